//! The employer's own number finds a person whatever the name: two departures of a board have none in common.

use std::collections::HashSet;

use super::judge::{LineVerdict, Registered, Verdict};
use crate::api::ExternalId;
use crate::departure::RegistrationFault;
use crate::departure_form::{Accepted, Field};

/// Whose a number is already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberOf {
    /// A departure that stands, within reach of whoever brings in the list.
    Standing(Registered),
    /// One that was cancelled, which keeps it.
    Cancelled,
}

/// Sets apart whose number is known, and refuses a number that is taken or stands further up in the same list.
pub fn with_numbers(verdicts: Vec<LineVerdict>, known: &dyn Fn(&ExternalId) -> Option<NumberOf>) -> Vec<LineVerdict> {
    let mut seen = HashSet::new();
    let mut apart = |verdict: Verdict| match verdict {
        Verdict::Make(accepted) => of(accepted, None, known, &mut seen),
        Verdict::OtherDay(accepted, registered) => of(accepted, Some(registered), known, &mut seen),
        other @ (Verdict::Double | Verdict::Refused(_)) => other,
    };
    verdicts.into_iter().map(|line| LineVerdict { verdict: apart(line.verdict), ..line }).collect()
}

/// `by_name` is who was recognised otherwise, with another last day worked.
fn of(
    mut accepted: Box<Accepted>,
    by_name: Option<Registered>,
    known: &dyn Fn(&ExternalId) -> Option<NumberOf>,
    seen: &mut HashSet<String>,
) -> Verdict {
    let as_before = |accepted: Box<Accepted>| match by_name {
        Some(registered) => Verdict::OtherDay(accepted, registered),
        None => Verdict::Make(accepted),
    };
    let Some(number) = accepted.registration.external_id.clone() else { return as_before(accepted) };
    let taken = || Verdict::Refused(vec![(Field::ExternalId, RegistrationFault::NumberTaken)]);
    if !seen.insert(number.as_str().to_owned()) {
        return taken();
    }
    match known(&number) {
        None => as_before(accepted),
        Some(NumberOf::Cancelled) => taken(),
        Some(NumberOf::Standing(registered)) if registered.last_day_worked == accepted.registration.last_day_worked => {
            Verdict::Double
        }
        Some(NumberOf::Standing(registered)) => {
            // It stays theirs: a new job is registered without.
            accepted.registration.external_id = None;
            Verdict::OtherDay(accepted, registered)
        }
    }
}
