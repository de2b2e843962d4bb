//! Which days of a period a rule means (RFC 5545, 3.3.10: the table of BYxxx parts).

use calcard::icalendar::{ICalendarFrequency as Frequency, ICalendarRecurrenceRule};
use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{sorted, weekday};

/// The parts of a rule that speak of days.
pub(super) struct Filter {
    months: Vec<u32>,
    weeks: Vec<i32>,
    days_of_year: Vec<i32>,
    days_of_month: Vec<i32>,
    /// Weekday (0 is Monday) and which of the month or the year; 0 is every one.
    weekdays: Vec<(u32, i32)>,
    week_start: Weekday,
}

impl Filter {
    pub(super) fn read(rule: &ICalendarRecurrenceRule, week_start: Weekday) -> Self {
        let within = |value: i32, max: i32| value != 0 && value.abs() <= max;
        let weekdays = rule
            .byday
            .iter()
            .map(|day| (weekday(&day.weekday).num_days_from_monday(), i32::from(day.ordwk.unwrap_or(0))));
        Self {
            months: sorted(rule.bymonth.iter().map(|month| u32::from(month.month())).filter(|m| (1..=12).contains(m))),
            weeks: sorted(rule.byweekno.iter().map(|week| i32::from(*week)).filter(|week| within(*week, 53))),
            days_of_year: sorted(rule.byyearday.iter().map(|day| i32::from(*day)).filter(|day| within(*day, 366))),
            days_of_month: sorted(rule.bymonthday.iter().map(|day| i32::from(*day)).filter(|day| within(*day, 31))),
            weekdays: sorted(weekdays.filter(|(_, which)| which.abs() <= 53)),
            week_start,
        }
    }

    /// Whether the rule means this day. What the rule leaves open is as the first day was.
    pub(super) fn has(&self, day: NaiveDate, first: NaiveDate, frequency: Frequency) -> bool {
        let allowed = |list: &[i32], from_front: i32, length: i32| {
            list.is_empty() || has(list, from_front) || has(list, from_front - length - 1)
        };
        let day_of_month = i32::try_from(day.day()).unwrap_or(0);
        let day_of_year = i32::try_from(day.ordinal()).unwrap_or(0);
        let month_length = i32::from(day.num_days_in_month());
        if !self.months.is_empty() && self.months.binary_search(&day.month()).is_err() {
            return false;
        }
        if !allowed(&self.days_of_month, day_of_month, month_length)
            || !allowed(&self.days_of_year, day_of_year, year_length(day))
        {
            return false;
        }
        if !self.weeks.is_empty() {
            let (week, weeks) = self.week_of(day);
            if !allowed(&self.weeks, week, weeks) {
                return false;
            }
        }
        self.has_weekday(day, frequency) && self.as_first(day, first, frequency)
    }

    fn has_weekday(&self, day: NaiveDate, frequency: Frequency) -> bool {
        if self.weekdays.is_empty() {
            return true;
        }
        let weekday = day.weekday().num_days_from_monday();
        let which = |index: u32, length: u32| {
            let front = i32::try_from(index / 7 + 1).unwrap_or(0);
            let back = i32::try_from((length - 1 - index) / 7 + 1).unwrap_or(0);
            (front, -back)
        };
        // "The second Tuesday": of the month, or in a year without months of the year.
        let of_year = frequency == Frequency::Yearly && self.months.is_empty();
        let (front, back) = match of_year {
            true => which(day.ordinal0(), u32::try_from(year_length(day)).unwrap_or(366)),
            false => which(day.day0(), day.num_days_in_month().into()),
        };
        let counts = matches!(frequency, Frequency::Yearly | Frequency::Monthly) && self.weeks.is_empty();
        let listed = |which: i32| self.weekdays.binary_search(&(weekday, which)).is_ok();
        if counts {
            listed(0) || listed(front) || listed(back)
        } else {
            self.weekdays.iter().any(|(listed, _)| *listed == weekday)
        }
    }

    /// What no part says: the day of the week, of the month, or the month.
    fn as_first(&self, day: NaiveDate, first: NaiveDate, frequency: Frequency) -> bool {
        let no_days = self.days_of_month.is_empty() && self.days_of_year.is_empty() && self.weekdays.is_empty();
        if !no_days {
            return true;
        }
        match frequency {
            Frequency::Yearly if !self.weeks.is_empty() => day.weekday() == first.weekday(),
            Frequency::Yearly if !self.months.is_empty() => day.day() == first.day(),
            Frequency::Yearly => (day.month(), day.day()) == (first.month(), first.day()),
            Frequency::Monthly => day.day() == first.day(),
            Frequency::Weekly => day.weekday() == first.weekday(),
            _ => true,
        }
    }

    /// The number of a day's week, and how many weeks its year has: the first week is the one with at
    /// least four days in the year (ISO 8601, with the rule's own first day of the week).
    fn week_of(&self, day: NaiveDate) -> (i32, i32) {
        let fourth = |day: NaiveDate| {
            let into = u64::from(day.weekday().days_since(self.week_start));
            (day - Days::new(into)) + Days::new(3)
        };
        let middle = fourth(day);
        let week = i32::try_from(middle.ordinal0() / 7 + 1).unwrap_or(0);
        // The 28th of December minus or plus three days lies in the last week of any year.
        let last = NaiveDate::from_ymd_opt(middle.year(), 12, 28)
            .map_or(week, |day| i32::try_from(fourth(day).ordinal0() / 7 + 1).unwrap_or(week));
        (week, last)
    }
}

fn year_length(day: NaiveDate) -> i32 {
    if day.leap_year() { 366 } else { 365 }
}

fn has(list: &[i32], value: i32) -> bool {
    list.binary_search(&value).is_ok()
}
