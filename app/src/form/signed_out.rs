//! A form whose writer's session ended while they typed: it waits in the same browser, and stands on its page again
//! once the same person has signed in. Whoever else signs in there is not shown it.
//!
//! Anybody on the network can post such a form. So it waits only where this program wrote it, for its writer; only
//! fields that it knows are kept, and few characters of them, in a session of nobody known: small, and gone after an
//! hour (`src/web/sessions.rs`).
//!
//! Deliberately absent: keeping it in the tab. It would work with scripts only, and a new tab would not have it.

use domain::ids::AccountId;
use leptos::prelude::*;
use server::access::SignedIn;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, WRITER};
use crate::form::made::{is_made, made};
use crate::form::{self, Typed};

/// The most characters that wait of one form, all its fields together.
const CHARACTERS_MAX: usize = 8_000;

/// The hidden fields of a form that outlives its writer's session.
pub fn written_by(form: &str, writer: AccountId) -> AnyView {
    view! { <input type="hidden" name=WRITER value=writer.to_string()/> {made(form, &writer)} }.into_any()
}

/// Whoever is signed in. Where nobody is any more, what they typed waits until they are, and they come back to the
/// form's page.
pub async fn signed_in(form: &str, fields: &Fields, known: &[&str], back: &str) -> Result<SignedIn, Elsewhere> {
    let asked = context::staff().await;
    if !matches!(asked, Err(Elsewhere::SignIn)) {
        return asked;
    }
    let writer = fields.get(WRITER).parse::<AccountId>().ok();
    let Some(writer) = writer.filter(|writer| is_made(form, writer, fields)) else { return asked };
    let typed = Typed { fields: fields.within(known, CHARACTERS_MAX), faults: Vec::new() };
    form::keep_for(Some(writer), form, &typed).await?;
    form::say("warn", context::wording(None).text(key::STAFF_SIGN_IN_KEPT)).await?;
    Err(form::sign_in_for(back))
}

/// Refuses what an island posts of a form that somebody else wrote in this browser, before another signed in there: to
/// them it is as if nobody had. A leaver's form, and one of an earlier version of the program, do not say whose they
/// are.
pub async fn refuse_others(fields: &Fields) -> Result<(), Elsewhere> {
    let writer = fields.get(WRITER);
    if writer.is_empty() {
        return Ok(());
    }
    let is_own = context::account().await?.is_some_and(|account| account.to_string() == writer);
    if is_own { Ok(()) } else { Err(Elsewhere::SignIn) }
}

#[cfg(test)]
mod tests {
    use super::CHARACTERS_MAX;
    use crate::fields::{FIELD_COSTS, Fields};

    #[test]
    fn what_waits_of_somebody_unknown_is_small_and_of_the_form() {
        let field = |name: &str, characters: usize| (name.to_owned(), "e".repeat(characters));
        let posted = Fields(vec![
            field("name", 40),
            field("anything", 10),
            field("unit", CHARACTERS_MAX),
            field("may_not_host", 7),
            field("may_not_host", 7),
        ]);
        let kept = posted.within(&["name", "unit", "may_not_host"], CHARACTERS_MAX);
        let names: Vec<&str> = kept.as_slice().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["name", "may_not_host", "may_not_host"]);
    }

    #[test]
    fn a_thousand_empty_fields_are_no_small_form() {
        let posted = Fields(vec![("unit".to_owned(), String::new()); 1_000]);
        let kept = posted.within(&["unit"], CHARACTERS_MAX);
        assert_eq!(kept.as_slice().len(), CHARACTERS_MAX / ("unit".len() + FIELD_COSTS));
    }
}
