//! Which times of hosts are still free, so that invented appointments never collide.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::AccountId;
use domain::working_days::WorkCalendar;

/// Minutes after midnight at which talks begin; an hour and a half apart, which leaves room for the
/// longest talk and the quarter of an hour after it.
const STARTS: [u16; 4] = [9 * 60, 11 * 60, 13 * 60 + 30, 15 * 60];
/// Days looked at before giving up: more than any host fills.
const DAYS_MAX: u32 = 60;

/// What is taken.
#[derive(Debug, Default)]
pub(super) struct Diary {
    taken: HashSet<(AccountId, NaiveDate, u16)>,
}

impl Diary {
    /// The first free time of this host on or after that day.
    pub(super) fn first_free(
        &mut self,
        host: AccountId,
        from: NaiveDate,
        calendar: &WorkCalendar,
    ) -> Option<DateTime<Utc>> {
        let mut day = if calendar.is_working_day(from) { from } else { calendar.add_working_days(from, 1) };
        for _ in 0..DAYS_MAX {
            for minute in STARTS {
                if self.taken.insert((host, day, minute)) {
                    return calendar.at(day, minute).ok();
                }
            }
            day = calendar.add_working_days(day, 1);
        }
        None
    }

    /// Takes one of the usual times of a day; those of the hand-made appointments.
    pub(super) fn take(&mut self, host: AccountId, starts_at: DateTime<Utc>, calendar: &WorkCalendar) {
        use chrono::Timelike;
        let local = starts_at.with_timezone(&calendar.zone);
        let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(0);
        self.taken.insert((host, calendar.local_date(starts_at), minute));
    }
}
