//! What reaches deep asks to have signed in less than ten minutes ago: docs/permissions.md, "Signed in just now".
//! Whoever signed in before that is asked to do so again, and goes on where they were, with everything they typed.
//! That nothing else asks for it shows the walk, where everybody signed in eleven minutes ago.

use std::collections::BTreeSet;

use sea_orm::EntityTrait;
use serde_json::json;
use server::store::entity::account;
use server::testing::World;

use super::asking::{AGAIN_MAX, Asking};
use super::form;
use super::people::{ASKERS, Asker, Turn, Way};
use super::place::Place;
use super::requests::{self, Does, How, Request};
use super::snapshot::Snapshot;
use super::table::Matrix;
use crate::addresses::{SIGN_IN_AGAIN, SIGN_IN_CODE};
use crate::provider::fake::{Fake, Signing};
use crate::provider::visitor::{AtProvider, visitor};
use crate::running::Running;
use crate::web::visitor::{Visitor, code_after, mails_to, without_posting};

/// Where the page stands that asks to sign in again; the page to go back to follows.
const AGAIN: &str = "/staff/sign-in/again?next=";
/// What the page says to which they come back.
const DONE: &str = "Je bent opnieuw ingelogd. Er is nog niets gebeurd";
/// A tick that says "I am sure" is never set by the program.
const SURE: &str = "sure";
/// What the mailed code itself writes.
const OF_THE_CODE: [&str; 2] = ["codes", "outbox"];

/// How people show once more who they are.
pub enum By {
    Code,
    Provider(Fake),
}

impl By {
    fn settings(&self) -> Vec<(&str, &str)> {
        match self {
            Self::Code => Vec::new(),
            Self::Provider(fake) => fake.environment().into(),
        }
    }

    /// Goes the way that the page offers; returns where that leads at last.
    fn signs_in(&self, browser: &Visitor<'_>, email: &str, next: &str) -> String {
        let page = browser.ask(&format!("{AGAIN}{next}"), None);
        let offers_code = page.body().contains(SIGN_IN_AGAIN);
        match self {
            Self::Code => {
                assert!(offers_code && !page.body().contains("/staff/sign-in/provider"), "a code is the only way");
                let before = mails_to(browser.running, email).len();
                browser.ask(SIGN_IN_AGAIN, Some(&format!("next={next}")));
                let code = code_after(browser.running, email, before);
                browser.ask(SIGN_IN_CODE, Some(&format!("code={code}"))).location
            }
            Self::Provider(fake) => {
                assert!(!offers_code, "the provider is the only way");
                let begin = format!("/staff/sign-in/provider?next={next}&again=yes");
                assert!(page.body().contains(&begin.replace('&', "&amp;")), "{}", page.body());
                let claims = json!({ "sub": email, "email": email });
                let back = browser.goes_to(fake, &begin, Signing::Right, &claims);
                browser.ask(&back, None).location
            }
        }
    }
}

/// Asks for every row of the table; what is otherwise than it says, in sentences.
pub async fn walk(world: &World, by: &By) -> Vec<String> {
    let place = Place::set(world).await;
    let running = Running::start_with(world, &by.settings());
    let matrix = Matrix::read();
    let mut deep = Deep { world, by, asking: Asking::new(running, place, BTreeSet::new()) };
    let mut now = Snapshot::take(world).await;
    let mut wrong = Vec::new();
    for request in requests::all() {
        let key = request.key();
        let Some(page) = matrix.fresh.get(&key) else { continue };
        let opens = &matrix.audience(&key).opens;
        let mut of_staff = ASKERS.iter().filter(|asker| asker.turn == Turn::Nothing && opens.contains(asker.code));
        let asker = of_staff.find(|asker| matches!(asker.way, Way::Account(_)));
        let asker = asker.unwrap_or_else(|| panic!("{key}: nobody of the staff may ask for it"));
        if let Err(what) = deep.asks(&request, asker, page, &mut now).await {
            wrong.push(format!("{key}: {what}"));
        }
        now.restore().await;
    }
    wrong
}

struct Deep<'w> {
    world: &'w World,
    by: &'w By,
    asking: Asking,
}

impl Deep<'_> {
    /// Asks, signs in again, looks at the page that follows, and asks once more.
    async fn asks(&mut self, request: &Request, asker: &Asker, page: &str, now: &mut Snapshot) -> Result<(), String> {
        let Way::Account(name) = asker.way else { return Err("is asked by somebody without an account".to_owned()) };
        self.asking.find_form(request, asker)?;
        now.restore().await;
        let mut answer = self.asking.ask(request, asker);
        let mut changed = now.changed().await;
        for _ in 0..AGAIN_MAX {
            if changed.is_empty() {
                break;
            }
            // The program's own timers may have been at work: once more, in quiet.
            self.asking.quiet(now).await;
            now.restore().await;
            answer = self.asking.ask(request, asker);
            changed = now.changed().await;
        }
        let Some(next) = answer.location.strip_prefix(AGAIN) else {
            return Err(format!("does not ask to sign in again ({} {})", answer.status, answer.location));
        };
        if !changed.is_empty() {
            return Err(format!("changes {} before anybody signed in again", changed.join(", ")));
        }
        let was = self.asking.place.account(name);
        let led = self.signs_in(name, next).await;
        let done = self.goes_on(request, asker, page, &led).await;
        self.asking.place.browses_with(name, was.trim_start_matches("session="));
        done
    }

    /// Signs in again in the browser of this account, which has another session from then on.
    async fn signs_in(&mut self, name: &str, next: &str) -> String {
        let id = self.asking.place.values[name].parse::<domain::ids::AccountId>().expect("an id");
        let row = account::Entity::find_by_id(id).one(self.world.store().read()).await.expect("the store");
        let email = row.expect("it stands").email;
        let was = self.asking.place.account(name);
        let browser = visitor(&self.asking.running).having("session", was.trim_start_matches("session="));
        let led = self.by.signs_in(&browser, &email, next);
        let session = browser.cookie("session").expect("somebody is signed in");
        assert_ne!(format!("session={session}"), was, "with a session of another id");
        self.asking.place.browses_with(name, &session);
        led
    }

    async fn goes_on(&mut self, request: &Request, asker: &Asker, page: &str, led: &str) -> Result<(), String> {
        // What was typed is named in the address.
        if !fits(page, &without_posting(led)) {
            return Err(format!("leads back to {led}, and not to {page}"));
        }
        let path = led.split('#').next().unwrap_or_default();
        let shown = self.asking.page(path, request, asker);
        if shown.status != 200 || !shown.body().contains(DONE) {
            return Err(format!("{path} does not say that they signed in again ({})", shown.status));
        }
        let lost = self.lost(request, shown.body());
        if !lost.is_empty() {
            return Err(format!("{path} has lost {}", lost.join(", ")));
        }
        let mut before = Snapshot::take(self.world).await;
        let answer = self.asking.ask(request, asker);
        let changed = before.changed().await;
        let is_done = match request.does {
            Does::Shows => answer.status == 200,
            Does::Writes => changed.iter().any(|table| !OF_THE_CODE.contains(&table.as_str())),
            Does::Remembers | Does::Tells | Does::LeadsOn | Does::ShowsToBearer | Does::Always | Does::Takes => false,
        };
        let is_done =
            is_done && !answer.location.starts_with("/staff/sign-in") && !answer.location.ends_with("#errors");
        let said = self.asking.said(&answer, request, asker).join(" / ");
        if is_done { Ok(()) } else { Err(format!("is not done by whoever signed in again ({} {said})", answer.status)) }
    }

    /// What was posted and does not stand in its form any more.
    fn lost(&self, request: &Request, page: &str) -> Vec<String> {
        let posted = self.asking.posted(request);
        let having: Vec<&str> = match request.how {
            // Of several forms with one address, the one that was posted.
            How::Fields(_) => posted.iter().map(|(_, value)| value.as_str()).collect(),
            _ => Vec::new(),
        };
        if posted.is_empty() {
            return Vec::new();
        }
        let Some(stands) = form::filled(page, &request.path(), &having) else { return vec!["the form".to_owned()] };
        // Which page wrote the form says that page anew each time.
        let is_lost = |field: &(String, String)| {
            ![SURE, "sent-from"].contains(&field.0.as_str()) && !field.1.is_empty() && !stands.contains(field)
        };
        posted.into_iter().filter(is_lost).map(|(name, value)| format!("{name}={value}")).collect()
    }
}

/// Whether an address is one of this page, whose parameters stand in braces.
fn fits(page: &str, address: &str) -> bool {
    let (page, address): (Vec<&str>, Vec<&str>) = (page.split('/').collect(), address.split('/').collect());
    let fits_one = |one: &str, other: &str| match one.split_once('}') {
        Some((_, after)) => other.len() > after.len() && other.ends_with(after),
        None => one == other,
    };
    page.len() == address.len() && page.iter().zip(&address).all(|(one, other)| fits_one(one, other))
}
