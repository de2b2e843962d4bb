//! Browsers before a program whose staff sign in at the story's provider.

use serde_json::Value;

use super::fake::{Fake, Signing};
use crate::running::{Answer, Running};
use crate::web::visitor::Visitor;

/// Where signing in at the provider begins, on the way to the talks of today.
pub const BEGIN: &str = "/staff/sign-in/provider?next=%2Fstaff%2Fday";

/// One browser.
pub fn visitor(running: &Running) -> Visitor<'_> {
    Visitor::new(running, "Firefox/1", "10.0.0.1")
}

/// What browsers do with a provider.
pub trait AtProvider {
    /// Goes to the provider and is signed in there; returns the address that they are sent back to.
    fn goes_to(&self, fake: &Fake, begin: &str, signing: Signing, claims: &Value) -> String;

    /// The whole way, as people go it.
    fn signs_in(&self, fake: &Fake, claims: &Value) -> Answer;

    /// Whether somebody is signed in in this browser.
    fn is_in(&self) -> bool;
}

impl AtProvider for Visitor<'_> {
    fn goes_to(&self, fake: &Fake, begin: &str, signing: Signing, claims: &Value) -> String {
        let begun = self.ask(begin, None);
        assert_eq!(begun.status, 303, "{}", begun.text);
        assert!(begun.location.starts_with(&format!("{}/authorize?", fake.issuer)), "{}", begun.location);
        let back = fake.sign_in(&begun.location, chrono::Utc::now().timestamp(), signing, claims);
        format!("/staff/sign-in/callback?code={}&state={}", back.code, back.state)
    }

    fn signs_in(&self, fake: &Fake, claims: &Value) -> Answer {
        let back = self.goes_to(fake, BEGIN, Signing::Right, claims);
        self.ask(&back, None)
    }

    fn is_in(&self) -> bool {
        !self.ask("/staff", None).location.starts_with("/staff/sign-in")
    }
}
