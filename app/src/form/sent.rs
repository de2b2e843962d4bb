//! A form whose sender is not known any more waits in the same browser, whichever form it is, and stands filled in
//! again on its page once the same person may see that. Nothing is carried out without another press.
//!
//! Every form of ours that somebody fills in says, sealed, who was shown it and where ([`on_page`]). What does not say
//! so was made up elsewhere and leaves nothing behind. It waits for an hour at most, sealed, in the session: a small
//! one where nobody is known (`src/web/sessions.rs`). On the page it fills only what the form itself asks for, and
//! only the form that is about the same thing; whoever else signs in, or opens a link, in that browser is not shown it.
//! Codes, words and passwords are typed anew.

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
use wording::{Key, Wording, key};

use crate::context::{self, Elsewhere, STAFF, StaffSession, program};
use crate::fields::Fields;
use crate::form::markup;
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

/// Keeps what is posted now until whoever was shown that form is known again; the page where it stood. Nothing where
/// this program did not write it for somebody of that room, or where it is too much.
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
        page: mark.page.clone(),
        at: program().now().timestamp(),
        fields: Fields(fields.cloned().collect()),
    };
    let before = sealed::look::<Vec<Waiting>>(NAME).await?.unwrap_or_default();
    let Some(after) = with(before, waiting, &sent.back) else { return Ok(None) };
    sealed::put(NAME, &after).await?;
    sent.waits.store(true, Ordering::Relaxed);
    Ok(Some(mark.page))
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
    let words = Words::of(&page, path);
    // The newest first: each form is filled in once.
    for one in all.iter().rev().filter(here) {
        page = words.shown(&page, one);
    }
    let others = query.split('&').filter(|pair| !pair.is_empty() && *pair != PLAIN);
    let others = others.collect::<Vec<_>>().join("&");
    let from = if others.is_empty() { path.to_owned() } else { format!("{path}?{others}") };
    let language = Some(words.wording.language());
    let mark = Mark { whose, page: from, at: program.now().timestamp(), language };
    match mark.seal(program.secrets()) {
        Some(mark) => markup::marked(&page, &mark),
        None => page,
    }
}

/// What is said of a form that stands there again.
struct Words<'p> {
    wording: Wording,
    path: &'p str,
}

impl<'p> Words<'p> {
    /// In the language of the page.
    fn of(page: &str, path: &'p str) -> Self {
        let language = page.split_once("<html lang=\"").and_then(|(_, rest)| rest.split('"').next());
        Self { wording: Wording::new(language.and_then(Language::parse).unwrap_or_default()), path }
    }

    /// The page with that form filled in; where the form does not stand there any more, with its words. A leaver's
    /// form may stand behind a code that was not typed yet: of that nothing is shown before.
    fn shown(&self, page: &str, one: &Waiting) -> String {
        let stored = markup::link(&format!("{}?{PLAIN}", self.path), &self.wording.text(key::PAGE_SENT_BACK_PLAIN));
        let said = |text: Key, more: &str| {
            format!(
                "<div class=\"notice warn\" role=\"status\"><p>{} {stored}</p>{more}</div>",
                markup::text(&self.wording.text(text))
            )
        };
        let back = said(key::PAGE_SENT_BACK, "");
        let typed = markup::Typed { action: &one.action, name: &one.name, fields: &one.fields, said: &back };
        markup::filled(page, &typed).unwrap_or_else(|| {
            if one.whose.starts_with(LEAVERS) {
                return page.to_owned();
            }
            let texts = one.fields.as_slice().iter().map(|(_, value)| value.trim()).filter(|value| value.contains(' '));
            let texts: String = texts.map(|value| format!("<p>{}</p>", markup::text(value))).collect();
            if texts.is_empty() {
                return page.to_owned();
            }
            markup::said_first(page, &said(key::PAGE_SENT_GONE, &texts))
        })
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
