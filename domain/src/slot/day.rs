//! The days of a search, looked at once for all hosts.

use chrono::{Days, NaiveDate};

use super::Wanted;
use crate::working_days::{DAY_MINUTES, DateRange, WorkCalendar};

/// No search for slots looks at more days than this.
const SEARCH_LIMIT_DAYS: u64 = 366;

/// A local day, looked at once for all hosts.
pub(super) struct Day {
    pub date: NaiveDate,
    /// The first second of the day.
    pub begin: i64,
    /// No change of the clocks: local times are `begin` and a plain sum.
    pub even: bool,
    /// Whether weekly hours count.
    pub working: bool,
}

impl Day {
    pub fn of(date: NaiveDate, calendar: &WorkCalendar) -> Self {
        let even = calendar.even_day(date);
        Self {
            date,
            begin: even.unwrap_or_else(|| first_from(date, 0, calendar)),
            even: even.is_some(),
            working: calendar.is_working_day(date),
        }
    }
}

/// The days that can have slots, in order. One look for all hosts.
pub(super) fn days(wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Day> {
    let DateRange { first, last } = searched(wanted, calendar);
    first.iter_days().take_while(|date| *date <= last).map(|date| Day::of(date, calendar)).collect()
}

/// The window, from today on and not without end.
pub(super) fn searched(wanted: &Wanted, calendar: &WorkCalendar) -> DateRange {
    let first = wanted.window.first.max(calendar.local_date(wanted.now));
    let limit = first.checked_add_days(Days::new(SEARCH_LIMIT_DAYS - 1)).unwrap_or(NaiveDate::MAX);
    DateRange::new(first, wanted.window.last.min(limit))
}

/// The first second at or after a local minute; the clocks may skip it.
pub(super) fn first_from(date: NaiveDate, minute: u16, calendar: &WorkCalendar) -> i64 {
    let there = (minute..DAY_MINUTES).step_by(5).find_map(|minute| calendar.at(date, minute).ok());
    let start = there.or_else(|| calendar.at(date.succ_opt()?, 0).ok());
    start.map_or_else(|| date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp(), |start| start.timestamp())
}
