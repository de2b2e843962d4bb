//! That this program wrote a form, for somebody whom it knew: without that nothing of a stranger's form waits.
//!
//! A field of every such form holds when it was written, sealed for the form and for whom it was. Whoever has such a
//! page was let in once; what anybody else posts is made up.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use server::secret::Secrets;

use crate::context::program;
use crate::fields::Fields;

/// The name of the hidden field. No item of a questionnaire has a hyphen in its name.
const MADE: &str = "made-here";

/// Hours for which a page that stands open counts as written here: a week, as other forms do.
const HOURS_MAX: i64 = 7 * 24;

/// The hidden field of this form. `whose`: the id of whoever it is written for.
pub fn made(form: &str, whose: &impl Display) -> AnyView {
    let program = program();
    let mark = mark(program.secrets(), form, &whose.to_string(), program.now());
    view! { <input type="hidden" name=MADE value=mark/> }.into_any()
}

/// Whether these fields came with a form that was written here, for them, and lately.
pub fn is_made(form: &str, whose: &impl Display, fields: &Fields) -> bool {
    let program = program();
    is_mark(program.secrets(), form, &whose.to_string(), fields.get(MADE), program.now())
}

fn place(form: &str, whose: &str) -> String {
    format!("forms/{form}/{whose}")
}

fn mark(secrets: &Secrets, form: &str, whose: &str, now: DateTime<Utc>) -> String {
    secrets.seal(&place(form, whose), &now.timestamp().to_string())
}

fn is_mark(secrets: &Secrets, form: &str, whose: &str, given: &str, now: DateTime<Utc>) -> bool {
    let at = secrets.unseal(&place(form, whose), given).and_then(|at| at.parse::<i64>().ok());
    at.is_some_and(|at| now.timestamp() - at <= HOURS_MAX * 3600)
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};
    use server::secret::Secrets;

    use super::{HOURS_MAX, is_mark, mark};

    #[test]
    fn a_form_counts_for_a_week_and_for_whom_it_was_written() {
        let (secrets, now) = (Secrets::random(), Utc::now());
        let made = mark(&secrets, "questions", "anna", now);
        assert!(is_mark(&secrets, "questions", "anna", &made, now));
        assert!(is_mark(&secrets, "questions", "anna", &made, now + TimeDelta::hours(HOURS_MAX)));
        assert!(!is_mark(&secrets, "questions", "anna", &made, now + TimeDelta::hours(HOURS_MAX + 1)));
        assert!(!is_mark(&secrets, "questions", "bert", &made, now));
        assert!(!is_mark(&secrets, "departure-new", "anna", &made, now));
        assert!(!is_mark(&Secrets::random(), "questions", "anna", &made, now));
        for other in ["", "AAAA", "1"] {
            assert!(!is_mark(&secrets, "questions", "anna", other, now), "{other}");
        }
    }
}
