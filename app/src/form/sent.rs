//! A form whose sender is not known any more waits in the same browser, whichever form it is, and stands filled in
//! again on its page once the same person may see that. Nothing is carried out without another press.
//!
//! On a page of the staff's it stands at the one address to which signing in leads back, which names it (`?waits=`).
//! Opened otherwise the page is as it is stored, with a line that leads there: what somebody means to fill in next is
//! something else. A leaver's forms are about one departure, and stand on their page until they are sent.
//!
//! Every form of ours that somebody fills in says, sealed, who was shown it and where ([`on_page`]). What does not say
//! so was made up elsewhere and leaves nothing behind. It waits for an hour at most, sealed, in the session: a small
//! one where nobody is known (`src/web/sessions.rs`). On the page it fills only what the form itself asks for, and
//! only the form that is about the same thing; whoever else signs in, or opens a link, in that browser is not shown it.
//! Codes, words and passwords are typed anew.

mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Utc};
use domain::Language;
use domain::ids::AccountId;
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};
use server::program::Program;
use server::secret::{Secrets, random_bytes};
use tower_sessions::Session;

use crate::context::{self, Elsewhere, STAFF, StaffSession, program};
use crate::fields::Fields;
use crate::form::markup;
use crate::form::sent::words::Words;
use crate::sealed;

/// Days for which a page that stands open counts as written here.
const DAYS_MAX: i64 = 7;
/// Minutes for which a form waits.
const WAITS_MINUTES: i64 = 60;
/// The most that waits in one browser, in bytes of all forms together. Sealed, it fits a session of nobody known.
const BYTES_MAX: usize = 32_000;
/// A form with nothing but a code in it: once that is gone, nothing is left to wait.
const CODE: &str = "code";
/// What is typed anew.
const SECRET: [&str; 4] = [CODE, "password", "own-word", "own-word-again"];
/// Asks for the page as it is stored.
const PLAIN: &str = "filled=no";
/// Before the name of the form that stands again at an address.
const NAMED: &str = "waits=";
/// The session's name for what waits.
const NAME: &str = "sent";

const STAFFS: &str = "staff:";
const LEAVERS: &str = "leaver:";

/// What a form says of itself: who was shown it, on which page, when (seconds since the epoch), in which language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    whose: String,
    page: String,
    at: i64,
    /// Absent in a page of an earlier version of the program.
    #[serde(default)]
    language: Option<Language>,
}

impl Mark {
    fn seal(&self, secrets: &Secrets) -> Option<String> {
        Some(secrets.seal("forms/sent", &serde_json::to_string(self).ok()?))
    }

    fn open(secrets: &Secrets, text: &str, now: DateTime<Utc>) -> Option<Self> {
        let mark: Self = serde_json::from_str(&secrets.unseal("forms/sent", text)?).ok()?;
        (now.timestamp() - mark.at <= DAYS_MAX * 24 * 3600).then_some(mark)
    }
}

/// A form as it was posted; the web layer puts it around the server function.
#[derive(Clone, Debug)]
pub struct Sent {
    action: String,
    fields: Fields,
    mark: String,
    /// The sending whose form this one was filled in from.
    back: String,
    waits: Arc<AtomicBool>,
}

impl Sent {
    /// Reads the body of a form that is posted to this address. Comes with the body for the server function, which
    /// knows nothing of marks.
    pub fn read(action: &str, body: &str) -> (Self, String) {
        let is_own = |pair: &str| [markup::FROM, markup::BACK].contains(&pair.split('=').next().unwrap_or_default());
        let rest: Vec<&str> = body.split('&').filter(|pair| !is_own(pair)).collect();
        let rest = rest.join("&");
        let all = Fields::decode(body);
        let sent = Self {
            action: action.to_owned(),
            fields: Fields::decode(&rest),
            mark: all.get(markup::FROM).to_owned(),
            back: all.get(markup::BACK).to_owned(),
            waits: Arc::default(),
        };
        (sent, rest)
    }

    fn made_for(&self) -> Option<Mark> {
        let program = program();
        Mark::open(program.secrets(), &self.mark, program.now())
    }

    /// Where and what to post once more, where this program wrote the form and nothing in it is typed anew each time.
    pub fn once_more(&self) -> Option<(String, Vec<(String, String)>)> {
        self.made_for()?;
        if SECRET.iter().any(|name| !self.fields.get(name).is_empty()) {
            return None;
        }
        let own = [(markup::FROM, &self.mark), (markup::BACK, &self.back)];
        let own = own.into_iter().filter(|(_, value)| !value.is_empty());
        let own = own.map(|(name, value)| (name.to_owned(), value.clone()));
        Some((self.action.clone(), self.fields.as_slice().iter().cloned().chain(own).collect()))
    }
}

/// A form that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    name: String,
    whose: String,
    action: String,
    page: String,
    at: i64,
    fields: Fields,
}

impl Waiting {
    fn is_leavers(&self) -> bool {
        self.whose.starts_with(LEAVERS)
    }

    /// Where it stands again.
    fn address(&self) -> String {
        if self.is_leavers() {
            return self.page.clone();
        }
        let sign = if self.page.contains('?') { '&' } else { '?' };
        format!("{}{sign}{NAMED}{}", self.page, self.name)
    }
}

/// Whose forms are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Staff,
    Leaver,
}

impl Room {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Staff => STAFFS,
            Self::Leaver => LEAVERS,
        }
    }
}

/// The language of the page on which the form stood that is posted now, where this program wrote it lately.
pub fn language() -> Option<Language> {
    use_context::<Sent>()?.made_for()?.language
}

/// Keeps what is posted now until whoever was shown that form is known again; the address where it stands again.
/// Nothing where this program did not write it for somebody of that room, or where it is too much.
///
/// # Errors
/// `Unavailable` where the session cannot be used.
pub async fn wait(room: Room) -> Result<Option<String>, Elsewhere> {
    let Some(sent) = use_context::<Sent>() else { return Ok(None) };
    let Some(mark) = sent.made_for().filter(|mark| mark.whose.starts_with(room.prefix())) else { return Ok(None) };
    if !sent.fields.get(CODE).is_empty() {
        return Ok(None);
    }
    let fields = sent.fields.as_slice().iter().filter(|(name, _)| !SECRET.contains(&name.as_str()));
    let waiting = Waiting {
        name: random_bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect(),
        whose: mark.whose,
        action: sent.action.clone(),
        page: mark.page,
        at: program().now().timestamp(),
        fields: Fields(fields.cloned().collect()),
    };
    let address = waiting.address();
    let before = sealed::look::<Vec<Waiting>>(NAME).await?.unwrap_or_default();
    let Some(after) = with(before, waiting, &sent.back) else { return Ok(None) };
    sealed::put(NAME, &after).await?;
    sent.waits.store(true, Ordering::Relaxed);
    Ok(Some(address))
}

/// The one more; what has waited for long enough goes, and the oldest make room. Nothing where it is too much by itself.
fn with(mut all: Vec<Waiting>, one: Waiting, instead_of: &str) -> Option<Vec<Waiting>> {
    let since = since(one.at);
    let is_same = |other: &Waiting| {
        other.whose == one.whose && other.action == one.action && other.page == one.page && other.fields == one.fields
    };
    all.retain(|other| other.at >= since && other.name != instead_of && !is_same(other));
    all.push(one);
    while all.len() > 1 && bytes(&all) > BYTES_MAX {
        all.remove(0);
    }
    (bytes(&all) <= BYTES_MAX).then_some(all)
}

/// What was sent before this moment waits no more; both in seconds since the epoch.
const fn since(now: i64) -> i64 {
    now - WAITS_MINUTES * 60
}

fn bytes(all: &[Waiting]) -> usize {
    // reason: what cannot be written down is too much
    serde_json::to_string(all).map_or(usize::MAX, |text| text.len())
}

/// The form was taken: what it was filled in from waits no more.
pub async fn done() -> Result<(), Elsewhere> {
    let Some(sent) = use_context::<Sent>() else { return Ok(()) };
    if sent.back.is_empty() || sent.waits.load(Ordering::Relaxed) {
        return Ok(());
    }
    let mut all = sealed::look::<Vec<Waiting>>(NAME).await?.unwrap_or_default();
    let before = all.len();
    all.retain(|one| one.name != sent.back);
    if all.len() == before { Ok(()) } else { put(&all).await }
}

async fn put(all: &[Waiting]) -> Result<(), Elsewhere> {
    if all.is_empty() { sealed::forget(NAME).await } else { sealed::put(NAME, &all).await }
}

/// Somebody signs in: what others sent in this browser waits no more, nor what has waited for long enough.
///
/// # Errors
/// `Unavailable` where the session cannot be used.
pub async fn only_of(account: AccountId) -> Result<(), Elsewhere> {
    let Some(all) = sealed::look::<Vec<Waiting>>(NAME).await? else { return Ok(()) };
    put(&of(all, &staffs(account), since(program().now().timestamp()))).await
}

fn of(mut all: Vec<Waiting>, whose: &str, since: i64) -> Vec<Waiting> {
    all.retain(|one| one.whose == whose && one.at >= since);
    all
}

fn staffs(account: AccountId) -> String {
    format!("{STAFFS}{account}")
}

/// Whether what is posted stood on a page of another account's than the one that is signed in now: somebody else signed
/// in in this browser while it stood open.
///
/// # Errors
/// `Unavailable` where the session cannot be used.
pub async fn is_of_another() -> Result<bool, Elsewhere> {
    let mark = use_context::<Sent>().and_then(|sent| sent.made_for());
    let Some(mark) = mark.filter(|mark| mark.whose.starts_with(STAFFS)) else { return Ok(false) };
    Ok(context::account().await?.is_some_and(|account| staffs(account) != mark.whose))
}

/// The page on which a form of this leaver's waits in this browser, the newest of them.
pub async fn leavers_page(program: &Program, session: &Session, departure: &str) -> Option<String> {
    let whose = format!("{LEAVERS}{departure}");
    let waiting = waiting(program, session).await;
    waiting.into_iter().rev().find(|one| one.whose == whose).map(|one| one.page)
}

/// What waits of this leaver's that was posted to that address from that page, the newest of it: for a page that is
/// made of what was chosen. Nothing where the page is asked for as it is stored.
pub async fn leavers_choice(departure: &str, action: &str, path: &str) -> Option<Fields> {
    if context::query().iter().any(|(name, value)| format!("{name}={value}") == PLAIN) {
        return None;
    }
    let whose = format!("{LEAVERS}{departure}");
    let all = waiting(&program(), &context::session()?).await;
    let here = |one: &Waiting| one.whose == whose && one.action == action && one.page.split('?').next() == Some(path);
    all.into_iter().rev().find(here).map(|one| one.fields)
}

/// Whether anything waits in this browser.
pub async fn is_any(program: &Program, session: &Session) -> bool {
    !waiting(program, session).await.is_empty()
}

/// What waits and is not too old, the oldest first. Where the session cannot be read the page says so itself.
async fn waiting(program: &Program, session: &Session) -> Vec<Waiting> {
    let found = sealed::look_in::<Vec<Waiting>>(program, session, NAME).await;
    let since = since(program.now().timestamp());
    found.ok().flatten().unwrap_or_default().into_iter().filter(|one| one.at >= since).collect()
}

/// A page of one of the rooms before it is sent: what waits for whoever is shown it stands in its forms again, and
/// each form says from where it is posted. `asked`: its path and query.
pub async fn on_page(program: &Program, session: Option<&Session>, asked: &str, mut page: String) -> String {
    let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
    let Some(session) = session else { return page };
    let whose = if path.starts_with("/leaver") {
        markup::departure(&page).map(|departure| format!("{LEAVERS}{departure}"))
    } else {
        let staff = session.get::<StaffSession>(STAFF).await.ok().flatten();
        staff.map(|staff| staffs(staff.account))
    };
    let Some(whose) = whose else { return page };
    let is_plain = query.split('&').any(|pair| pair == PLAIN);
    let all = if is_plain { Vec::new() } else { waiting(program, session).await };
    let here = |one: &&Waiting| one.whose == whose && one.page.split('?').next() == Some(path);
    let is_named = |one: &Waiting| query.split('&').any(|pair| pair.strip_prefix(NAMED) == Some(one.name.as_str()));
    let (again, elsewhere): (Vec<&Waiting>, Vec<&Waiting>) =
        all.iter().rev().filter(here).partition(|one| one.is_leavers() || is_named(one));
    let words = Words::of(&page, path);
    // The newest first: each form is filled in once.
    for one in again {
        page = words.shown(&page, one);
    }
    if !elsewhere.is_empty() {
        page = markup::said_first(&page, &words.elsewhere(&elsewhere));
    }
    let is_ours = |pair: &str| pair == PLAIN || pair.starts_with(NAMED);
    let others = query.split('&').filter(|pair| !pair.is_empty() && !is_ours(pair));
    let others = others.collect::<Vec<_>>().join("&");
    let from = if others.is_empty() { path.to_owned() } else { format!("{path}?{others}") };
    let language = Some(words.wording.language());
    let mark = Mark { whose, page: from, at: program.now().timestamp(), language };
    match mark.seal(program.secrets()) {
        Some(mark) => markup::marked(&page, &mark),
        None => page,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};
    use server::secret::Secrets;

    use super::{BYTES_MAX, DAYS_MAX, Mark, Sent, WAITS_MINUTES, Waiting, of, since, with};
    use crate::fields::Fields;

    fn waiting(name: &str, words: &str) -> Waiting {
        Waiting {
            name: name.to_owned(),
            whose: "staff:a".to_owned(),
            action: "/_fn/a".to_owned(),
            page: "/staff/a".to_owned(),
            at: 1,
            fields: Fields(vec![("words".to_owned(), words.to_owned())]),
        }
    }

    #[test]
    fn a_mark_counts_for_days_and_is_of_this_program() {
        let (secrets, now) = (Secrets::random(), Utc::now());
        let mark =
            Mark { whose: "staff:a".to_owned(), page: "/staff/a".to_owned(), at: now.timestamp(), language: None };
        let sealed = mark.seal(&secrets).expect("it is written");
        assert_eq!(Mark::open(&secrets, &sealed, now + TimeDelta::days(DAYS_MAX)), Some(mark));
        assert_eq!(Mark::open(&secrets, &sealed, now + TimeDelta::days(DAYS_MAX + 1)), None);
        assert_eq!(Mark::open(&Secrets::random(), &sealed, now), None);
        assert_eq!(Mark::open(&secrets, "AAAA", now), None);
    }

    #[test]
    fn a_server_function_reads_nothing_of_marks() {
        let (sent, rest) = Sent::read("/_fn/a", "sent-from=x&a=1&b=+%26&sent-back=cd&c");
        assert_eq!(rest, "a=1&b=+%26&c");
        assert_eq!((sent.mark.as_str(), sent.back.as_str(), sent.fields.get("b")), ("x", "cd", " &"));
        assert_eq!(Sent::read("/_fn/a", "a=1").1, "a=1");
        assert_eq!(Sent::read("/_fn/a", "").1, "");
    }

    #[test]
    fn several_forms_wait_and_the_oldest_make_room() {
        let half = "e".repeat(BYTES_MAX / 2 - 500);
        let two = with(vec![waiting("1", &half)], waiting("2", "b"), "").expect("there is room");
        assert_eq!(two.len(), 2);
        let names = |all: Vec<Waiting>| all.into_iter().map(|one| one.name).collect::<Vec<_>>();
        let full = with(vec![waiting("1", &half), waiting("2", &format!("{half}b"))], waiting("3", &half[1..]), "");
        assert_eq!(names(full.expect("there is room")), ["2", "3"]);
        assert_eq!(names(with(two, waiting("3", "c"), "2").expect("there is room")), ["1", "3"], "typed on");
        assert_eq!(with(Vec::new(), waiting("1", &"e".repeat(BYTES_MAX)), ""), None);
    }

    #[test]
    fn the_address_where_a_form_stands_again_names_it_but_for_a_leavers() {
        let one = waiting("ab", "b");
        assert_eq!(one.address(), "/staff/a?waits=ab");
        assert_eq!(Waiting { page: "/staff/a?b=1".to_owned(), ..one.clone() }.address(), "/staff/a?b=1&waits=ab");
        assert_eq!(
            Waiting { whose: "leaver:a".to_owned(), page: "/leaver/a".to_owned(), ..one }.address(),
            "/leaver/a"
        );
    }

    #[test]
    fn nothing_waits_longer_than_an_hour_nor_in_the_session_of_somebody_else() {
        let at = |name: &str, whose: &str, at: i64| Waiting { whose: whose.to_owned(), at, ..waiting(name, name) };
        let names = |all: Vec<Waiting>| all.into_iter().map(|one| one.name).collect::<Vec<_>>();
        let hour = WAITS_MINUTES * 60;
        let all = || vec![at("1", "staff:a", 0), at("2", "staff:a", 1), at("3", "staff:b", 1), at("4", "leaver:a", 1)];
        let after = with(all(), at("5", "staff:a", hour + 1), "").expect("there is room");
        assert_eq!(names(after), ["2", "3", "4", "5"], "the first is gone from the session itself");
        assert_eq!(names(of(all(), "staff:a", since(hour + 1))), ["2"]);
        assert!(of(all(), "staff:c", since(1)).is_empty());
    }
}
