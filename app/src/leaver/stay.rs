//! Staying in touch by choice: a form for an address, and the page behind the link in every mail to it. The page belongs to
//! no departure: it needs the link and nothing else.

use domain::ids::DepartureId;
use leptos::prelude::*;
use server::access::{StaysInTouch, stays_in_touch};
use server::stay::{self, Own, Staying};
use wording::{Key, Wording, key};

use crate::components::{Field, Tick, at_controls, error_summary};
use crate::context::language::{keep_leavers, leavers_wording};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::leaver::{about, leaver_of};
use crate::page::page;
use crate::shell::{self, LeaverFrame};

crate::form_functions!(StayAsk, StayKeep, StayEnd);

/// The page on which the form stands.
const THANKS: &str = "/leaver/thanks";
/// The ids of the two controls of the form.
const ADDRESS: &str = "stay-address";
const SURE: &str = "stay-sure";

fn kept_as(departure: DepartureId) -> String {
    format!("stay:{departure}")
}

/// The form, and what is wrong with what was typed. The address stands empty: the one that is registered belongs to the
/// record.
pub(super) async fn fold(
    wording: Wording,
    departure: DepartureId,
) -> Result<(AnyView, Vec<(String, String)>), Elsewhere> {
    let typed = form::kept(&kept_as(departure)).await?.unwrap_or_default();
    if !typed.faults.is_empty() {
        form::forget(&kept_as(departure)).await?;
    }
    let address = Field::new(ADDRESS, wording.text(key::STAY_ADDRESS), typed.fields.get(ADDRESS))
        .kind("email")
        .autocomplete("email")
        .hint(wording.text(key::STAY_ADDRESS_HINT))
        .fault(typed.fault(ADDRESS));
    let sure = Tick {
        id: SURE.to_owned(),
        name: "sure",
        words: wording.text(key::STAY_SURE),
        small: None,
        is_ticked: false,
        fault: typed.fault(SURE).map(str::to_owned),
    };
    let view = view! {
        <details class="fold on-screen" id="stay" open=!typed.faults.is_empty()>
            <summary>{wording.text(key::STAY_TITLE)}</summary>
            <form novalidate=true method="post" action=StayAsk::PATH>
                {about(departure)}
                <p>{wording.text(key::STAY_LEAD)}</p>
                <p>{wording.text(key::STAY_APART)}</p>
                {address.view()}
                {sure.view()}
                <div class="actions"><button class="button quiet">{wording.text(key::STAY_BUTTON)}</button></div>
            </form>
        </details>
    };
    Ok((view.into_any(), typed.faults))
}

/// Mails the address that was typed.
#[server(prefix = "/_fn", endpoint = "stay-ask", input = Form)]
pub async fn stay_ask(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let wording = context::wording(Some(leaver.language()));
        let mut faults = Vec::new();
        if !fields.ticked("sure") {
            faults.push((SURE.to_owned(), wording.text(key::STAY_SURE_MISSING)));
        }
        if faults.is_empty() {
            match stay::ask(&context::program(), &leaver, fields.get(ADDRESS), wording.language()).await? {
                Staying::MailSent => form::say("good", wording.text(key::STAY_MAIL_SENT)).await?,
                Staying::TooMany => form::say("warn", wording.text(key::STAY_TOO_MANY)).await?,
                Staying::AddressMalformed => {
                    faults.push((ADDRESS.to_owned(), wording.text(key::STAY_ADDRESS_MALFORMED)));
                }
            }
        }
        if faults.is_empty() {
            return Ok(THANKS.to_owned());
        }
        form::keep(&kept_as(leaver.departure()), &Typed { fields, faults }).await?;
        Ok(format!("{THANKS}#errors"))
    })
    .await
}

/// The address of the page behind this token.
fn address(token: &str) -> String {
    format!("/stay/{token}")
}

/// `/stay/{token}`
pub(super) fn own() -> AnyView {
    page(|| async {
        let token = context::parameter("token").ok_or(Elsewhere::NotFound)?;
        let program = context::program();
        let stays = stays_in_touch(&program, &token).await?;
        let found = stay::own(&program, &stays).await?.ok_or(Elsewhere::NotFound)?;
        let wording = context::wording(Some(stays.language()));
        let missing = context::query_value("missing");
        Ok(show(wording, &token, &found, missing.as_deref(), form::said().await?))
    })
}

fn show(wording: Wording, token: &str, found: &Own, missing: Option<&str>, notice: Option<form::Notice>) -> AnyView {
    let organisation = &found.organisation;
    let named = |words: Key| wording.with(words, [("organisation", organisation.name.as_str().into())]);
    let title = named(key::STAY_OWN_TITLE);
    let until = wording.with(key::STAY_OWN_UNTIL, [("day", wording.date(found.until).into())]);
    let state = match found.confirmed_on {
        Some(day) => wording.with(key::STAY_OWN_SINCE, [("day", wording.date(day).into())]),
        None => wording.text(key::STAY_OWN_UNCONFIRMED),
    };
    let faults: Vec<_> = [&KEEP, &END]
        .into_iter()
        .filter(|choice| missing == Some(choice.name))
        .map(|choice| (choice.id(), wording.text(choice.missing)))
        .collect();
    let letter = LeaverFrame {
        wording,
        title: title.clone(),
        sender: organisation.name.clone(),
        trial: organisation.is_on_trial(),
        colophon: None,
        islands: false,
    };
    letter.around(view! {
        {notice.map(|notice| shell::said(&notice))}
        {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults))}
        <h1>{title}</h1>
        <p class="lead">{state}</p>
        <p>{wording.with(key::STAY_OWN_ADDRESS, [("address", found.address.clone().into())])} " " {until}</p>
        <p>{named(key::STAY_OWN_WHAT)}</p>
        {KEEP.form(wording, token, missing)}
        {END.form(wording, token, missing)}
    })
}

/// One of the two things they can do there. Each asks for a tick: machines press buttons.
struct Choice {
    name: &'static str,
    action: &'static str,
    sure: Key,
    missing: Key,
    button: Key,
    class: &'static str,
}

const KEEP: Choice = Choice {
    name: "keep",
    action: StayKeep::PATH,
    sure: key::STAY_KEEP_SURE,
    missing: key::STAY_KEEP_MISSING,
    button: key::STAY_KEEP_BUTTON,
    class: "button",
};

const END: Choice = Choice {
    name: "end",
    action: StayEnd::PATH,
    sure: key::STAY_END_SURE,
    missing: key::STAY_END_MISSING,
    button: key::STAY_END_BUTTON,
    class: "button quiet",
};

impl Choice {
    fn id(&self) -> String {
        format!("sure-{}", self.name)
    }

    fn form(&self, wording: Wording, token: &str, missing: Option<&str>) -> AnyView {
        let tick = Tick {
            id: self.id(),
            name: "sure",
            words: wording.text(self.sure),
            small: None,
            is_ticked: false,
            fault: (missing == Some(self.name)).then(|| wording.text(self.missing)),
        };
        view! {
            <form method="post" action=self.action>
                <input type="hidden" name="token" value=token.to_owned()/>
                {tick.view()}
                <div class="actions"><button class=self.class>{wording.text(self.button)}</button></div>
            </form>
        }
        .into_any()
    }
}

/// Whoever posted a form of that page, and the page.
async fn stays_of(fields: &Fields) -> Result<(StaysInTouch, String), Elsewhere> {
    let token = fields.get("token");
    let stays = stays_in_touch(&context::program(), token).await?;
    Ok((stays, address(token)))
}

/// They want to stay in touch, or go on with it.
#[server(prefix = "/_fn", endpoint = "stay-keep", input = Form)]
pub async fn stay_keep(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (stays, page) = stays_of(&fields).await?;
        if !fields.ticked("sure") {
            return Ok(format!("{page}?missing={}#errors", KEEP.name));
        }
        stay::keep(&context::program(), &stays).await?;
        form::say("good", context::wording(Some(stays.language())).text(key::STAY_KEPT)).await?;
        Ok(page)
    })
    .await
}

/// They stop. The page is gone with the address.
#[server(prefix = "/_fn", endpoint = "stay-end", input = Form)]
pub async fn stay_end(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (stays, page) = stays_of(&fields).await?;
        if !fields.ticked("sure") {
            return Ok(format!("{page}?missing={}#errors", END.name));
        }
        stay::end(&context::program(), &stays).await?;
        keep_leavers(stays.language());
        Ok(ENDED.to_owned())
    })
    .await
}

/// What is left to say to whoever stopped.
pub(super) const ENDED: &str = "/stay";

/// `/stay`
pub(super) fn ended() -> AnyView {
    page(|| async {
        let wording = leavers_wording();
        let title = wording.text(key::STAY_ENDED_TITLE);
        let trial = shell::trial::is_on_trial().await?;
        let letter =
            LeaverFrame { wording, title: title.clone(), sender: String::new(), trial, colophon: None, islands: false };
        Ok(letter.around(view! {
            <h1>{title}</h1>
            <p class="lead">{wording.text(key::STAY_ENDED)}</p>
        }))
    })
}
