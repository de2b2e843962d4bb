//! From which day to which day a talk can be planned.

use chrono::NaiveDate;

use crate::working_days::{DateRange, WorkCalendar};

/// A talk can be planned until six weeks after the last day worked (or what replaces it), in days
/// of which school holidays do not count.
pub const TALK_WINDOW_DAYS: u32 = 42;

/// Whether somebody had left already when HR registered them: then talks are by phone or video, mails
/// speak of the past, and the window counts from registration.
pub fn already_gone(last_day_worked: NaiveDate, registered_on: NaiveDate) -> bool {
    last_day_worked < registered_on
}

/// The days on which a talk can be planned (docs/domain.md, "Dates").
///
/// It begins today, or on the not-before day when that is later, so that a talk before the last day
/// worked comes first of itself. It runs to six weeks after the last day worked or after the
/// not-before day, whichever is later; for somebody already gone, after the day of registration.
/// Empty when that is past. A condition that HR has not confirmed yet has no day: don't ask then.
pub fn talk_window(
    last_day_worked: NaiveDate,
    not_before: Option<NaiveDate>,
    registered_on: NaiveDate,
    today: NaiveDate,
    calendar: &WorkCalendar,
) -> DateRange {
    let counts_from = if already_gone(last_day_worked, registered_on) { registered_on } else { last_day_worked };
    let counts_from = not_before.map_or(counts_from, |day| counts_from.max(day));
    DateRange {
        first: not_before.map_or(today, |day| today.max(day)),
        last: calendar.add_days_excluding_holidays(counts_from, TALK_WINDOW_DAYS),
    }
}
