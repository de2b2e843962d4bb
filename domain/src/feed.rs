//! Calendars of other programs (RFC 5545), read down to what counts here: when somebody is busy, and
//! which days a board is closed. What an event is about is not even looked at.
//!
//! `calcard` reads the lines; which of them are read, how they recur and in which zone is decided
//! here, because everything has a limit: whoever writes a calendar decides neither how long it takes
//! nor how much memory. The bytes that are gone through have a limit of their own; all others are on what
//! is left of them for the window, so that a long past costs nobody their calendar.

mod dav;
mod event;
mod glance;
mod lines;
mod owner;
mod recur;
mod start;
mod when;
mod zones;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::coded::coded;
use crate::slot::Busy;
use crate::working_days::DateRange;

pub use dav::{Resource, calendars_in, resources_in};
pub use owner::{OwnTalk, Owner};
pub(crate) use start::start_of;

/// The largest calendar that is gone through, in bytes: ten years of a full calendar with its descriptions, and
/// as much again.
pub const BYTES_MAX: usize = 20 * 1024 * 1024;
/// The greatest number of lines that are kept (times, rules, zones), after unfolding.
pub const LINES_MAX: usize = 250_000;
/// The greatest number of components that are kept: events and zones, with their parts.
pub const COMPONENTS_MAX: usize = 60_000;
/// The greatest number of values in lists of dates that are kept.
pub const VALUES_MAX: usize = 100_000;
/// The greatest number of occurrences within the window, of all events together.
pub const OCCURRENCES_MAX: usize = 20_000;
/// How many days and times may be looked at to find them: the limit on time, without a clock.
pub const STEPS_MAX: u32 = 2_000_000;
/// Busy times are kept from this many days before now …
pub const DAYS_BACK: u64 = 1;
/// … to this many after it.
pub const DAYS_AHEAD: u64 = 366;
/// School holidays are published further ahead than anybody plans talks.
pub const HOLIDAY_DAYS_AHEAD: u64 = 3 * 366;
/// The greatest number of closed days or stretches of them that one calendar gives.
pub const CLOSED_MAX: usize = 400;
/// The longest name of such days, in characters; what is longer is cut.
pub const DAYS_NAME_MAX_CHARS: usize = 120;

coded! {
    /// Why a calendar cannot be used.
    pub enum FeedFault {
        /// It does not begin as a calendar does: a sign-in page, a picture, nothing at all.
        NotACalendar = "not_a_calendar",
        /// More than [`BYTES_MAX`].
        TooLarge = "too_large",
        /// More lines, events or occurrences than the limits above.
        TooMany = "too_many",
    }
}

coded! {
    /// Where a calendar comes from.
    pub enum Kind {
        /// An `.ics` address, read again and again.
        Address = "address",
        /// A CalDAV collection (RFC 4791), with name and password.
        Dav = "caldav",
        /// A file that was uploaded: read once.
        File = "file",
    }
}

coded! {
    /// Why a calendar could not be read. The code is stored with the feed; people read a sentence.
    pub enum Trouble {
        /// No address at all, a scheme nobody knows, or a name and password within it.
        AddressInvalid = "address_invalid",
        /// Without TLS, where the setting does not allow it.
        Insecure = "insecure",
        /// In a network that may not be reached from here.
        AddressRefused = "address_refused",
        /// The name does not exist.
        Unknown = "unknown",
        /// Nobody answers, or not safely.
        Unreachable = "unreachable",
        Timeout = "timeout",
        /// Name and password are wrong or missing (401).
        SignInNeeded = "sign_in_needed",
        /// Whoever signed in may not read this (403).
        Forbidden = "forbidden",
        /// The server sends on to another one, which gets no password that was typed for the first.
        OtherHost = "other_host",
        /// There is a CalDAV server, or a page, but no calendar of theirs was found from that address.
        NoCalendars = "no_calendars",
        /// There is nothing there (any more).
        Gone = "gone",
        /// Any other answer.
        ServerError = "server_error",
        TooManyRedirects = "too_many_redirects",
        /// Compressed, though that was not asked for.
        Compressed = "compressed",
        TooLarge = "too_large",
        NotACalendar = "not_a_calendar",
        TooMany = "too_many",
        /// Address and password were sealed with another secret.
        Sealed = "sealed",
    }
}

impl From<FeedFault> for Trouble {
    fn from(fault: FeedFault) -> Self {
        match fault {
            FeedFault::NotACalendar => Self::NotACalendar,
            FeedFault::TooLarge => Self::TooLarge,
            FeedFault::TooMany => Self::TooMany,
        }
    }
}

/// The instants between which something counts; the second is not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

impl Window {
    /// [`DAYS_BACK`] before `now` to [`DAYS_AHEAD`] after it.
    pub fn around(now: DateTime<Utc>) -> Self {
        Self { from: now - Days::new(DAYS_BACK), until: now + Days::new(DAYS_AHEAD) }
    }
}

/// Days on which a board is closed, as its calendar names them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedDays {
    pub days: DateRange,
    /// One line; empty where the calendar gives none.
    pub name: String,
}

/// When a calendar says that its owner is busy: within the window, in order, overlaps put together.
///
/// What does not block (RFC 5545, 3.8.2.7, 3.8.1.11 and 3.2.12): transparent and cancelled events, what
/// Outlook marks free or "working elsewhere", what the owner declined, and the owner's own talks, which the
/// program knows by itself. Tentative ones do block. Times without zone are read in `zone`, the organisation's.
pub fn busy_times_of(owner: &Owner, text: &str, zone: Tz, window: Window) -> Result<Vec<Busy>, FeedFault> {
    let mut reading = event::Reading::new(zone, window, owner);
    for calendar in lines::calendars(text, lines::Sought { purpose: lines::For::Busy, window, owner })? {
        reading.add(&calendar)?;
    }
    Ok(merged(reading.found, window))
}

/// The same where nothing is known of the owner but what the calendar says.
pub fn busy_times(text: &str, zone: Tz, window: Window) -> Result<Vec<Busy>, FeedFault> {
    busy_times_of(&Owner::default(), text, zone, window)
}

/// The closed days of a calendar of holidays: its events of whole days that end today or later, in order. A
/// day is whole when it is written as a date, or from midnight to midnight. That they are transparent says
/// nothing here, because calendars of holidays mostly are.
pub fn closed_days(text: &str, zone: Tz, today: NaiveDate) -> Result<Vec<NamedDays>, FeedFault> {
    let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc();
    let window = Window {
        // A day on either side for zones; what is over is left out below.
        from: midnight(today) - TimeDelta::days(1),
        until: midnight(today) + Days::new(HOLIDAY_DAYS_AHEAD),
    };
    // Holidays are nobody's.
    let owner = &Owner::default();
    let mut reading = event::Reading::new(zone, window, owner);
    for calendar in lines::calendars(text, lines::Sought { purpose: lines::For::ClosedDays, window, owner })? {
        reading.add(&calendar)?;
    }
    let mut days = reading.whole_days;
    days.retain(|named| named.days.last >= today);
    days.sort();
    days.dedup();
    if days.len() > CLOSED_MAX { Err(FeedFault::TooMany) } else { Ok(days) }
}

/// In order, within the window, overlapping and touching ones as one.
fn merged(mut found: Vec<Busy>, window: Window) -> Vec<Busy> {
    found.sort_unstable();
    let mut all: Vec<Busy> = Vec::new();
    for busy in found {
        let busy = Busy { start: busy.start.max(window.from), end: busy.end.min(window.until) };
        if busy.start >= busy.end {
            continue;
        }
        match all.last_mut() {
            Some(last) if busy.start <= last.end => last.end = last.end.max(busy.end),
            _ => all.push(busy),
        }
    }
    all
}
