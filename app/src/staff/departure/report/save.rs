//! Saving the report, and closing it.

use domain::report::FieldFault;
use leptos::prelude::*;
use server::report::{Finalising, Saved, finalise, save};
use wording::{Wording, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::signed_out::refuse_others;
use crate::form::{self, Typed};
use crate::islands::answers::ReportKept;
use crate::staff::departure::proofs::{Acting, acting};
use crate::staff::departure::report::kept::{closed, form_name, keep_both, page_of, words};
use crate::staff::room::record_address;

fn at_fields(wording: Wording, faults: &[FieldFault]) -> Vec<(String, String)> {
    faults.iter().map(|fault| (fault.field.clone(), words(wording, fault.kind))).collect()
}

crate::form_functions!(ReportSave);

/// Keeps everything that was typed, and closes the report when that was asked for.
#[server(prefix = "/_fn", endpoint = "report-save", input = Form)]
pub async fn report_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let adviser = acting.record.adviser()?;
        let revision = acting.fields.get("revision").parse().map_err(|_| Elsewhere::NotFound)?;
        let wants_final = acting.fields.get("then") == "final";
        if wants_final && acting.fields.ticked("sure") {
            let outcome = finalise(&acting.program, &adviser, acting.fields.as_slice(), revision).await?;
            return finalised(&acting, outcome).await;
        }
        match save(&acting.program, &adviser, acting.fields.as_slice(), revision).await? {
            Saved::Kept { revision, faults } => {
                let mut faults = at_fields(acting.wording, &faults);
                if wants_final {
                    faults.push(("sure".to_owned(), acting.wording.text(key::STAFF_FAULT_NOT_SURE)));
                }
                kept(&acting, revision, faults).await
            }
            Saved::ChangedMeanwhile { .. } => keep_both(&acting, Vec::new()).await,
            Saved::AlreadyFinal => closed(&acting).await,
        }
    })
    .await
}

/// The island's way to the same use case: nothing is redirected, the island says how it went.
pub async fn keep_report(fields: Fields) -> Result<ReportKept, ServerFnError> {
    let kept = async {
        refuse_others(&fields).await?;
        let acting = acting(fields).await?;
        let adviser = acting.record.adviser()?;
        let revision = acting.fields.get("revision").parse().map_err(|_| Elsewhere::NotFound)?;
        let kept = match save(&acting.program, &adviser, acting.fields.as_slice(), revision).await? {
            Saved::Kept { revision, .. } => ReportKept::Saved { revision },
            Saved::ChangedMeanwhile { .. } => ReportKept::Elsewhere,
            Saved::AlreadyFinal => ReportKept::Final,
        };
        // What came back with faults is older than this; opening the page again shows what is saved.
        if matches!(kept, ReportKept::Saved { .. }) {
            form::forget(&form_name(acting.id)).await?;
        }
        Ok::<_, Elsewhere>(kept)
    };
    match kept.await {
        Ok(kept) => Ok(kept),
        Err(Elsewhere::SignIn) => Ok(ReportKept::SignedOut),
        Err(_) => Err(ServerFnError::new("the report could not be kept")),
    }
}

/// Saved: back to the form, with faults beside their boxes.
async fn kept(acting: &Acting, revision: i32, faults: Vec<(String, String)>) -> Result<String, Elsewhere> {
    if faults.is_empty() {
        form::forget(&form_name(acting.id)).await?;
    } else {
        let mut fields = acting.fields.clone();
        fields.0.retain(|(name, _)| name != "revision");
        fields.0.push(("revision".to_owned(), revision.to_string()));
        form::keep(&form_name(acting.id), &Typed { fields, faults }).await?;
    }
    form::say("good", acting.wording.text(key::STAFF_REPORT_SAVED)).await?;
    Ok(page_of(acting))
}

async fn finalised(acting: &Acting, outcome: Finalising) -> Result<String, Elsewhere> {
    match outcome {
        Finalising::Final { told, .. } => {
            let words = if told { key::REPORT_CLOSED_TOLD } else { key::REPORT_CLOSED_UNTOLD };
            form::forget(&form_name(acting.id)).await?;
            form::say("good", acting.wording.text(words)).await?;
            Ok(record_address(acting.id))
        }
        Finalising::AlreadyFinal { .. } => closed(acting).await,
        Finalising::Faults(faults) => {
            let mut fields = acting.fields.clone();
            // It was saved as it is; the page reads the revision it has now.
            fields.0.push(("stale".to_owned(), "yes".to_owned()));
            let faults = at_fields(acting.wording, &faults);
            form::keep(&form_name(acting.id), &Typed { fields, faults }).await?;
            Ok(page_of(acting))
        }
        Finalising::ChangedMeanwhile { .. } => keep_both(acting, Vec::new()).await,
        Finalising::NotHeldYet => {
            form::forget(&form_name(acting.id)).await?;
            form::say("warn", acting.wording.text(key::STAFF_REPORT_NOT_HELD)).await?;
            Ok(page_of(acting))
        }
    }
}
