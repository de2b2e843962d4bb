//! A form whose writer's session ended while they typed: it waits in the same browser, and stands on its page again
//! once the same person has signed in. Whoever else signs in there is not shown it.
//!
//! Anybody on the network can post such a form. So only fields that it knows are kept, and few characters of them, in a
//! session of nobody known: small, and gone after an hour (`src/web/sessions.rs`).
//!
//! Deliberately absent: keeping it in the tab. It would work with scripts only, and a new tab would not have it.

use domain::ids::AccountId;
use server::access::SignedIn;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::Fields;
use crate::form::{self, Typed};

/// The hidden field that says for whom the form was written.
pub const WRITER: &str = "writer";

/// The most characters that wait of one form, all its fields together.
const CHARACTERS_MAX: usize = 8_000;

/// Whoever is signed in. Where nobody is any more, what they typed waits until they are, and they come back to the
/// form's page.
pub async fn signed_in(form: &str, fields: &Fields, known: &[&str], back: &str) -> Result<SignedIn, Elsewhere> {
    let asked = context::staff().await;
    if !matches!(asked, Err(Elsewhere::SignIn)) {
        return asked;
    }
    if let Ok(writer) = fields.get(WRITER).parse::<AccountId>() {
        let typed = Typed { fields: fields.within(known, CHARACTERS_MAX), faults: Vec::new() };
        form::keep_for(Some(writer), form, &typed).await?;
        form::say("warn", context::wording(None).text(key::STAFF_SIGN_IN_KEPT)).await?;
    }
    Err(form::sign_in_for(back))
}

#[cfg(test)]
mod tests {
    use super::CHARACTERS_MAX;
    use crate::fields::Fields;

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
}
