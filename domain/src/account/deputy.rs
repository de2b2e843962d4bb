//! Somebody has a role for a while in the place of whoever has it (docs/domain.md, "Who sees what").

use chrono::{Days, NaiveDate};

use super::Period;
use crate::coded::coded;
use crate::departure_form::dates::parse_date;

/// The longest time for which a deputy is named at once, in days. Longer than that it is no deputy.
pub const DEPUTY_DAYS_MAX: u64 = 366;

coded! {
    /// Why days do not make the period of a deputy.
    pub enum PeriodFault {
        FirstMissing = "first_missing",
        LastMissing = "last_missing",
        FirstImpossible = "first_impossible",
        LastImpossible = "last_impossible",
        /// What was done in the meantime was done without the role.
        FirstPassed = "first_passed",
        LastBeforeFirst = "last_before_first",
        TooLong = "too_long",
    }
}

/// Reads the first and the last day, both of which a deputy has: what begins without an end stays.
///
/// # Errors
/// What is wrong with the days; one fault for each field at most.
pub fn period_of(first: &str, last: &str, today: NaiveDate) -> Result<Period, Vec<PeriodFault>> {
    let day = |text: &str, missing, impossible| {
        parse_date(text).ok_or(if text.trim().is_empty() { missing } else { impossible })
    };
    let first = day(first, PeriodFault::FirstMissing, PeriodFault::FirstImpossible);
    let last = day(last, PeriodFault::LastMissing, PeriodFault::LastImpossible);
    let (first, last) = match (first, last) {
        (Ok(first), Ok(last)) => (first, last),
        (first, last) => return Err([first.err(), last.err()].into_iter().flatten().collect()),
    };
    let latest = first.checked_add_days(Days::new(DEPUTY_DAYS_MAX)).unwrap_or(NaiveDate::MAX);
    let fault = if first < today {
        PeriodFault::FirstPassed
    } else if last < first {
        PeriodFault::LastBeforeFirst
    } else if last >= latest {
        PeriodFault::TooLong
    } else {
        return Period::new(Some(first), Some(last)).ok_or_else(|| vec![PeriodFault::LastBeforeFirst]);
    };
    Err(vec![fault])
}
