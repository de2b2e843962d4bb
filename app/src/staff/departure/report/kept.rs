//! What was written in a report's form and came back: under which name it waits, what is said of it, and where
//! the browser goes.

use domain::ids::DepartureId;
use domain::report::{FieldFaultKind, Report};
use server::report::open;
use wording::{Wording, key};

use crate::context::Elsewhere;
use crate::fields::Fields;
use crate::form::{self, Typed};
use crate::staff::departure::proofs::Acting;
use crate::staff::departure::report::closed::form_name as addition_form;
use crate::staff::room::record_address;

/// The key under which the form keeps what was typed.
pub fn form_name(id: DepartureId) -> String {
    format!("report:{id}")
}

/// What is wrong with a box, in words.
pub fn words(wording: Wording, kind: FieldFaultKind) -> String {
    match kind {
        FieldFaultKind::TooMany { max } => wording.with(key::STAFF_FAULT_TOO_MANY, [("max", max.into())]),
        FieldFaultKind::NotOneOfTheReasons => wording.text(key::STAFF_FAULT_NOT_ONE_OF_THE_REASONS),
        FieldFaultKind::TooLong { max, is } => {
            wording.with(key::STAFF_FAULT_TOO_LONG, [("over", (is - max.min(is)).into()), ("max", max.into())])
        }
        FieldFaultKind::UnknownChoice => wording.text(key::STAFF_FAULT_CHOOSE),
        FieldFaultKind::UnknownPerson => wording.text(key::REPORT_OWNER_UNKNOWN),
        FieldFaultKind::NotADate => wording.text(key::STAFF_FAULT_DATE_IMPOSSIBLE),
        FieldFaultKind::Missing => wording.text(key::STAFF_FAULT_MISSING),
    }
}

/// The report was closed meanwhile, in another tab. What was written here and is not in it waits in the form for an
/// addition; nothing is added before its button is pressed.
pub async fn closed(acting: &Acting) -> Result<String, Elsewhere> {
    form::forget(&form_name(acting.id)).await?;
    let adviser = acting.record.adviser()?;
    let last = open(&acting.program, &adviser).await?.report;
    let mine = Report::read(acting.fields.as_slice()).0;
    if mine == last {
        form::say("good", acting.wording.text(key::STAFF_REPORT_CLOSED)).await?;
        return Ok(record_address(acting.id));
    }
    let rest = Fields(vec![("addition".to_owned(), mine.words_not_in(&last).join("\n\n"))]);
    form::keep(&addition_form(acting.id), &Typed { fields: rest, faults: Vec::new() }).await?;
    form::say("warn", acting.wording.text(key::REPORT_CLOSED_ELSEWHERE)).await?;
    Ok(format!("{}#add-title", page_of(acting)))
}

/// The page where the report is written.
pub fn page_of(acting: &Acting) -> String {
    format!("{}/report", record_address(acting.id))
}

/// Keeps what was written here, for the page that shows both versions.
pub async fn keep_both(acting: &Acting, faults: Vec<(String, String)>) -> Result<String, Elsewhere> {
    let mut fields = acting.fields.clone();
    fields.0.retain(|(name, _)| name != "changed");
    fields.0.push(("changed".to_owned(), "yes".to_owned()));
    form::keep(&form_name(acting.id), &Typed { fields, faults }).await?;
    Ok(page_of(acting))
}
