//! When the owner of a point hears of its day.

use std::fmt;

use chrono::{Days, Months, NaiveDate};

/// How many days before its day the owner hears of it.
const DAYS_BEFORE: u64 = 7;
/// The most months that are counted after it: longer than any day that a form takes lies back.
const MONTHS_MAX: u32 = 12 * 400;

/// One of the mails to the owner. Each goes once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    WeekBefore,
    OnTheDay,
    /// So many months after it; at least one.
    Late {
        months: u32,
    },
}

impl Reminder {
    /// The latest that has come by today; `None` while the day is more than a week ahead. Only that one goes: nobody
    /// gets those that a program missed which did not run.
    pub fn come(due: NaiveDate, today: NaiveDate) -> Option<Self> {
        if today >= due {
            let after = |months: u32| due.checked_add_months(Months::new(months)).is_some_and(|day| day <= today);
            let months = (1..=MONTHS_MAX).take_while(|months| after(*months)).last();
            return Some(months.map_or(Self::OnTheDay, |months| Self::Late { months }));
        }
        let announced = due.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(due);
        (today >= announced).then_some(Self::WeekBefore)
    }
}

impl fmt::Display for Reminder {
    /// As keys of mails hold it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WeekBefore => f.write_str("week"),
            Self::OnTheDay => f.write_str("day"),
            Self::Late { months } => write!(f, "late-{months}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Reminder;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn the_owner_hears_a_week_before_on_the_day_and_each_month_after_it() {
        let due = day(2027, 1, 31);
        for (today, come) in [
            (day(2027, 1, 23), None),
            (day(2027, 1, 24), Some(Reminder::WeekBefore)),
            (day(2027, 1, 30), Some(Reminder::WeekBefore)),
            (day(2027, 1, 31), Some(Reminder::OnTheDay)),
            (day(2027, 2, 27), Some(Reminder::OnTheDay)),
            (day(2027, 2, 28), Some(Reminder::Late { months: 1 })),
            (day(2027, 3, 30), Some(Reminder::Late { months: 1 })),
            (day(2027, 3, 31), Some(Reminder::Late { months: 2 })),
            (day(2028, 1, 31), Some(Reminder::Late { months: 12 })),
        ] {
            assert_eq!(Reminder::come(due, today), come, "{today}");
        }
    }

    #[test]
    fn each_has_a_key_of_its_own() {
        let all =
            [Reminder::WeekBefore, Reminder::OnTheDay, Reminder::Late { months: 1 }, Reminder::Late { months: 2 }];
        assert_eq!(all.map(|one| one.to_string()), ["week", "day", "late-1", "late-2"]);
    }
}
