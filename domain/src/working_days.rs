//! Which days count: working days, school holidays, opening hours and local time.

use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveTime, TimeZone, Timelike, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// Mails the program starts by itself go from this minute of the local day (8:00) …
pub const OPENS_AT_MINUTE: u16 = 8 * 60;
/// … until just before this one (18:00).
pub const CLOSES_AT_MINUTE: u16 = 18 * 60;
/// Minutes in a local day.
pub const DAY_MINUTES: u16 = 24 * 60;

/// No search for a day looks further than this many days (about ten years). It is only reached by
/// a board that is closed for years, which is a slip of the pen in its holidays.
const SEARCH_LIMIT_DAYS: u32 = 3_660;

/// Days from `first` up to and including `last`; empty when `last` lies before `first`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateRange {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl DateRange {
    pub const fn new(first: NaiveDate, last: NaiveDate) -> Self {
        Self { first, last }
    }

    /// Whether no day lies in it.
    pub fn is_empty(&self) -> bool {
        self.last < self.first
    }

    pub fn contains(&self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }

    /// The days that lie in both; perhaps none.
    pub fn intersection(&self, other: Self) -> Self {
        Self { first: self.first.max(other.first), last: self.last.min(other.last) }
    }

    /// Sorted, without empty ranges, and with touching or overlapping ones made into one.
    pub fn merged(mut ranges: Vec<Self>) -> Vec<Self> {
        ranges.retain(|range| !range.is_empty());
        ranges.sort_unstable();
        let mut merged: Vec<Self> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match merged.last_mut() {
                Some(before) if range.first <= before.last.succ_opt().unwrap_or(NaiveDate::MAX) => {
                    before.last = before.last.max(range.last);
                }
                _ => merged.push(range),
            }
        }
        merged
    }
}

/// Whether a date lies in one of these ranges, which must be sorted and disjoint
/// ([`DateRange::merged`]).
pub(crate) fn lies_in(merged: &[DateRange], date: NaiveDate) -> bool {
    let after = merged.partition_point(|range| range.first <= date);
    after > 0 && merged[after - 1].contains(date)
}

/// A local time that the clocks skip in spring, or that is no time of day at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the local time {minute_of_day} minutes after midnight does not exist on {date}")]
pub struct NoSuchLocalTime {
    pub date: NaiveDate,
    pub minute_of_day: u16,
}

/// The public holidays on which people in the Netherlands are off, in order: New Year, Easter
/// Sunday and Monday, King's Day (27 April, or the 26th when that is a Sunday), Liberation Day in
/// lustrum years (2025, 2030, …), Ascension, Whit Sunday and Monday, and both days of Christmas.
///
/// Deliberately absent: Good Friday, which is no official day off, and 5 May in the other years.
/// A board where those are free adds them to its own holidays.
pub fn dutch_public_holidays(year: i32) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = public_holidays(year).into_iter().flatten().collect();
    days.sort_unstable();
    // In a few years Ascension and King's Day or Liberation Day are the same day.
    days.dedup();
    days
}

fn public_holidays(year: i32) -> [Option<NaiveDate>; 10] {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let easter = easter_sunday(year);
    let after_easter = |days| easter.and_then(|sunday| sunday.checked_add_days(Days::new(days)));
    let kings_day = fixed(4, 27).and_then(|day| if day.weekday() == Weekday::Sun { day.pred_opt() } else { Some(day) });
    [
        fixed(1, 1),
        easter,
        after_easter(1),
        kings_day,
        if year % 5 == 0 { fixed(5, 5) } else { None },
        after_easter(39),
        after_easter(49),
        after_easter(50),
        fixed(12, 25),
        fixed(12, 26),
    ]
}

/// Easter Sunday of the Gregorian calendar, by the method that Meeus gives (Astronomical
/// Algorithms, chapter 8).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let lunar_year = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (century_leaps, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_shift = (century + 8).div_euclid(25);
    let moon_correction = (century - moon_shift + 1).div_euclid(3);
    let epact = (19 * lunar_year + century - century_leaps - moon_correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century_rest + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let late = (lunar_year + 11 * epact + 22 * to_sunday) / 451;
    let from_march = epact + to_sunday - 7 * late + 114;
    let (month, day) = (from_march / 31, from_march % 31 + 1);
    NaiveDate::from_ymd_opt(year, month.try_into().ok()?, day.try_into().ok()?)
}

/// The days and hours of one board: its zone, the Dutch public holidays and its school holidays.
///
/// Working days are Monday to Friday without public holidays and without the board's school
/// holidays (docs/domain.md, "Dates").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkCalendar {
    pub zone: chrono_tz::Tz,
    closed: Vec<DateRange>,
}

impl WorkCalendar {
    /// A board's calendar; its school holidays may come in any order and may overlap.
    pub fn new(zone: chrono_tz::Tz, closed: Vec<DateRange>) -> Self {
        Self { zone, closed: DateRange::merged(closed) }
    }

    /// The board's school holidays, sorted and disjoint.
    pub fn school_holidays(&self) -> &[DateRange] {
        &self.closed
    }

    pub fn is_school_holiday(&self, date: NaiveDate) -> bool {
        lies_in(&self.closed, date)
    }

    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
            && !self.is_school_holiday(date)
            && !public_holidays(date.year()).contains(&Some(date))
    }

    /// The `n`th working day after `date`; `date` itself when `n` is 0. At most ten years on.
    pub fn add_working_days(&self, date: NaiveDate, n: u32) -> NaiveDate {
        step_to_nth(date, n, NaiveDate::succ_opt, |day| self.is_working_day(day))
    }

    /// The `n`th working day before `date`; `date` itself when `n` is 0. At most ten years back.
    pub fn subtract_working_days(&self, date: NaiveDate, n: u32) -> NaiveDate {
        step_to_nth(date, n, NaiveDate::pred_opt, |day| self.is_working_day(day))
    }

    /// How many working days lie after `from` up to and including `to`: 0 when `to` is not later.
    /// Monday to the Tuesday after it is 1, Friday to the next Monday is 1. Counts ten years at
    /// most.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let mut count = 0;
        let mut day = from;
        for _ in 0..SEARCH_LIMIT_DAYS {
            match day.succ_opt() {
                Some(next) if next <= to => day = next,
                _ => break,
            }
            count += u32::from(self.is_working_day(day));
        }
        count
    }

    /// The date `days` calendar days after `date`, where days in school holidays do not count:
    /// the result is never in a holiday, unless `days` is 0. At most ten years on.
    pub fn add_days_excluding_holidays(&self, date: NaiveDate, days: u32) -> NaiveDate {
        step_to_nth(date, days, NaiveDate::succ_opt, |day| !self.is_school_holiday(day))
    }

    /// The local date of an instant.
    pub fn local_date(&self, instant: DateTime<Utc>) -> NaiveDate {
        self.local(instant).date_naive()
    }

    /// An instant in the board's zone.
    pub fn local(&self, instant: DateTime<Utc>) -> DateTime<chrono_tz::Tz> {
        instant.with_timezone(&self.zone)
    }

    /// The instant of a local time, in minutes since midnight (0 to 1439). Refused where the clocks
    /// skip it in spring; where it comes twice in autumn the first is meant (docs/domain.md, "Dates").
    pub fn at(&self, date: NaiveDate, minute_of_day: u16) -> Result<DateTime<Utc>, NoSuchLocalTime> {
        let missing = NoSuchLocalTime { date, minute_of_day };
        let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute_of_day) * 60, 0).ok_or(missing)?;
        match self.zone.from_local_datetime(&date.and_time(time)) {
            LocalResult::Single(local) | LocalResult::Ambiguous(local, _) => Ok(local.with_timezone(&Utc)),
            LocalResult::None => Err(missing),
        }
    }

    /// Whether the program may send by itself: 8:00 to 18:00 on a working day.
    pub fn is_open(&self, instant: DateTime<Utc>) -> bool {
        let local = self.local(instant);
        let minute = local.hour() * 60 + local.minute();
        (u32::from(OPENS_AT_MINUTE)..u32::from(CLOSES_AT_MINUTE)).contains(&minute)
            && self.is_working_day(local.date_naive())
    }

    /// The instant itself when open, else 8:00 on the first working day that still has to open.
    pub fn next_opening(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        if self.is_open(instant) {
            return instant;
        }
        let local = self.local(instant);
        let mut date = local.date_naive();
        let before_opening = local.hour() * 60 + local.minute() < u32::from(OPENS_AT_MINUTE);
        if !(before_opening && self.is_working_day(date)) {
            date = self.add_working_days(date, 1);
        }
        for _ in 0..7 {
            if let Ok(opening) = self.at(date, OPENS_AT_MINUTE) {
                return opening;
            }
            date = self.add_working_days(date, 1);
        }
        // No zone skips 8:00 for a week; only the far end of the calendar leads here.
        instant
    }

    /// The first opening of that day, or after it.
    pub fn first_opening_of(&self, date: NaiveDate) -> DateTime<Utc> {
        let morning = self.at(date, OPENS_AT_MINUTE).unwrap_or_else(|_| date.and_time(NaiveTime::MIN).and_utc());
        self.next_opening(morning)
    }

    /// What a day looks like to a clock: midnight as seconds since the epoch when the whole day has
    /// one offset, so that its times are plain sums; `None` on a day on which the clocks change.
    pub(crate) fn even_day(&self, date: NaiveDate) -> Option<i64> {
        let first = self.at(date, 0).ok()?.timestamp();
        let last = self.at(date, DAY_MINUTES - 1).ok()?.timestamp();
        (last - first == i64::from(DAY_MINUTES - 1) * 60).then_some(first)
    }
}

/// Steps from `date` until `n` days counted, or the limit or the end of the calendar is reached.
fn step_to_nth(
    date: NaiveDate,
    n: u32,
    step: impl Fn(&NaiveDate) -> Option<NaiveDate>,
    counts: impl Fn(NaiveDate) -> bool,
) -> NaiveDate {
    let mut day = date;
    let mut left = n;
    for _ in 0..SEARCH_LIMIT_DAYS {
        if left == 0 {
            break;
        }
        let Some(next) = step(&day) else { break };
        day = next;
        left -= u32::from(counts(day));
    }
    day
}
