//! What HR does with a departure: each a form on the record, some also a button on the board.

use domain::ids::AccountId;
use domain::waiting::WaitingStep;
use leptos::prelude::*;
use server::access::CoordinatorOf;
use server::departure::address::{Correcting, correct};
use server::departure::condition::{Confirming, confirm};
use server::departure::hosts::{Excluding, exclude, include};
use server::departure::link::{Resending, revoke};
use server::departure::pause::{Resuming, resume};
use server::departure::waiting::ask;
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::departure::by_hr::waiting;
use crate::staff::departure::proofs::{Acting, acting};
use crate::staff::departure::registration::faults;

impl Acting {
    /// What stands empty has to be ticked first; then the faults to show.
    pub fn not_sure(&self, fold: &str) -> Option<Vec<(String, String)>> {
        (!self.fields.ticked("sure"))
            .then(|| vec![(format!("sure-{fold}"), self.wording.text(key::STAFF_FAULT_NOT_SURE))])
    }

    async fn good(&self, words: wording::Key) -> Result<String, Elsewhere> {
        self.done("good", self.wording.text(words)).await
    }

    async fn warn(&self, words: wording::Key) -> Result<String, Elsewhere> {
        self.done("warn", self.wording.text(words)).await
    }
}

crate::form_functions!(
    DepartureConfirm,
    DepartureAddress,
    DepartureResend,
    DepartureRevoke,
    DeparturePause,
    DepartureResume,
    DepartureExcludeHost,
    DepartureIncludeHost,
    DepartureCancel,
);

#[server(prefix = "/_fn", endpoint = "departure-confirm", input = Form)]
pub async fn departure_confirm(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        if let Some(faults) = acting.not_sure("confirm") {
            return acting.wrong("confirm", faults).await;
        }
        match confirm(&acting.program, &coordinator).await? {
            Confirming::Confirmed => acting.good(key::STAFF_CONFIRMED).await,
            Confirming::NothingToConfirm => acting.warn(key::STAFF_NOTHING_TO_CONFIRM).await,
            Confirming::Over => acting.warn(key::STAFF_OVER).await,
        }
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "departure-address", input = Form)]
pub async fn departure_address(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        acting.fresh("address").await?;
        match correct(&acting.program, &coordinator, acting.fields.as_slice()).await? {
            Correcting::Corrected => acting.good(key::STAFF_ADDRESS_DONE).await,
            Correcting::Faults(found) => acting.wrong("address", faults::at_fields(acting.wording, &found)).await,
            Correcting::Over => acting.warn(key::STAFF_OVER).await,
        }
    })
    .await
}

async fn sent(acting: &Acting, outcome: Resending) -> Result<String, Elsewhere> {
    match outcome {
        Resending::Sent => acting.good(key::STAFF_LINK_SENT).await,
        Resending::Revoked => acting.good(key::STAFF_LINK_REVOKED).await,
        Resending::NoAddress => acting.warn(key::STAFF_LINK_NO_ADDRESS).await,
        Resending::NotNow => acting.warn(key::STAFF_LINK_NOT_NOW).await,
    }
}

/// Has a step wait its minute.
async fn asks(acting: &Acting, coordinator: &CoordinatorOf, step: WaitingStep) -> Result<String, Elsewhere> {
    let asking = ask(&acting.program, coordinator, step, acting.fields.as_slice()).await?;
    waiting::told(acting, step, asking).await
}

#[server(prefix = "/_fn", endpoint = "departure-resend", input = Form)]
pub async fn departure_resend(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        asks(&acting, &coordinator, WaitingStep::Resend).await
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "departure-revoke", input = Form)]
pub async fn departure_revoke(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        if let Some(faults) = acting.not_sure("revoke") {
            return acting.wrong("revoke", faults).await;
        }
        let outcome = revoke(&acting.program, &coordinator, acting.fields.ticked("send_new")).await?;
        sent(&acting, outcome).await
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "departure-pause", input = Form)]
pub async fn departure_pause(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        asks(&acting, &coordinator, WaitingStep::Pause).await
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "departure-resume", input = Form)]
pub async fn departure_resume(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        match resume(&acting.program, &coordinator).await? {
            Resuming::Resumed => acting.good(key::STAFF_RESUMED).await,
            Resuming::NotPaused => acting.warn(key::STAFF_NOT_PAUSED).await,
            Resuming::Over => acting.warn(key::STAFF_OVER).await,
        }
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "departure-exclude-host", input = Form)]
pub async fn departure_exclude_host(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let unknown = || vec![("account".to_owned(), acting.wording.text(key::STAFF_FAULT_CHOOSE))];
        let Ok(account) = acting.fields.get("account").parse::<AccountId>() else {
            return acting.wrong("hosts", unknown()).await;
        };
        match exclude(&acting.program, &coordinator, account).await? {
            Excluding::Excluded | Excluding::Already => acting.good(key::STAFF_SAVED).await,
            Excluding::UnknownAccount => acting.wrong("hosts", unknown()).await,
        }
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "departure-include-host", input = Form)]
pub async fn departure_include_host(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let account: AccountId = acting.fields.get("account").parse().map_err(|_| Elsewhere::NotFound)?;
        include(&acting.program, &coordinator, account).await?;
        acting.good(key::STAFF_SAVED).await
    })
    .await
}

/// The person stays: everything stops, and what was answered is erased.
#[server(prefix = "/_fn", endpoint = "departure-cancel", input = Form)]
pub async fn departure_cancel(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        if let Some(faults) = acting.not_sure("cancel") {
            return acting.wrong("cancel", faults).await;
        }
        asks(&acting, &coordinator, WaitingStep::Cancel).await
    })
    .await
}
