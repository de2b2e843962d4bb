//! A browser that keeps its session's cookie, before a program whose staff sign in at the story's provider.

use serde_json::Value;

use super::fake::{Fake, Signing};
use crate::running::{Answer, Running};

/// One browser.
pub struct Visitor<'r> {
    running: &'r Running,
    pub cookie: String,
}

impl<'r> Visitor<'r> {
    pub fn new(running: &'r Running) -> Self {
        Self { running, cookie: String::new() }
    }

    /// A page, or a form that is posted; what the answer says of the session is kept.
    pub fn ask(&mut self, path: &str, form: Option<&str>) -> Answer {
        let asked = tokio::task::block_in_place(|| self.running.browse(path, &self.cookie, "10.0.0.1", form));
        let answer = asked.expect("an answer");
        let head = answer.text.split("\r\n\r\n").next().unwrap_or_default();
        for line in head.lines().filter(|line| line.to_lowercase().starts_with("set-cookie: session=")) {
            let value = line["set-cookie: ".len()..].split(';').next().unwrap_or_default();
            self.cookie = if value == "session=" { String::new() } else { value.to_owned() };
        }
        answer
    }

    /// Goes to the provider and is signed in there; returns the address that they are sent back to.
    pub fn goes_to(&mut self, fake: &Fake, begin: &str, signing: Signing, claims: &Value) -> String {
        let begun = self.ask(begin, None);
        assert_eq!(begun.status, 303, "{}", begun.text);
        assert!(begun.location.starts_with(&format!("{}/authorize?", fake.issuer)), "{}", begun.location);
        let back = fake.sign_in(&begun.location, chrono::Utc::now().timestamp(), signing, claims);
        format!("/staff/sign-in/callback?code={}&state={}", back.code, back.state)
    }

    /// The whole way, as people go it.
    pub fn signs_in(&mut self, fake: &Fake, claims: &Value) -> Answer {
        let back = self.goes_to(fake, "/staff/sign-in/provider?next=%2Fstaff%2Fday", Signing::Right, claims);
        self.ask(&back, None)
    }

    /// Whether somebody is signed in in this browser.
    pub fn is_in(&mut self) -> bool {
        !self.ask("/staff", None).location.starts_with("/staff/sign-in")
    }
}
