//! Periods of figures: who left in which days is counted together.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::coded::coded;
use crate::disclosure::YEARS;
use crate::school::{COUNTED_AFTER_DAYS, Half};
use crate::working_days::DateRange;

/// Weeks between the end of a period and its first release that a board may choose.
pub const FREEZE_WEEKS: RangeInclusive<u32> = 1..=26;
/// The weeks where a board chose none.
pub const FREEZE_WEEKS_STANDARD: u32 = 4;

/// The fewest days of a period that a board cuts itself; shorter ones would be about single people.
const LEAST_DAYS: i64 = 28;
/// Longer periods hold people whose record is long gone.
const MOST_YEARS: u32 = 5;
/// Months after the end of a year in which it was put together with others, or never is: the last of the three is over for
/// a year by then.
pub const TOTALS_MONTHS: u8 = 36;
/// How many years are put together.
const YEARS_TOGETHER: i32 = 3;
/// The same in months.
const MONTHS_TOGETHER: u32 = 36;

coded! {
    /// How long a period is.
    pub enum PeriodKind {
        Quarter = "quarter",
        /// August to January, and February to July ([`Half`]).
        HalfYear = "half_year",
        /// 1 August to 31 July.
        SchoolYear = "school_year",
        CalendarYear = "calendar_year",
        /// Two days that the board chose.
        Own = "own",
        /// Three school years together, the first of which begins in a year that three divides.
        ThreeSchoolYears = "three_school_years",
        /// Three calendar years together, the first of which three divides.
        ThreeCalendarYears = "three_calendar_years",
    }
}

impl PeriodKind {
    /// The years that are put together in it; `None` where it is counted by itself, and so can be chosen.
    pub const fn years(self) -> Option<Self> {
        match self {
            Self::ThreeSchoolYears => Some(Self::SchoolYear),
            Self::ThreeCalendarYears => Some(Self::CalendarYear),
            Self::Quarter | Self::HalfYear | Self::SchoolYear | Self::CalendarYear | Self::Own => None,
        }
    }

    /// What three of it are together; `None` where they are not put together.
    pub const fn together(self) -> Option<Self> {
        match self {
            Self::SchoolYear => Some(Self::ThreeSchoolYears),
            Self::CalendarYear => Some(Self::ThreeCalendarYears),
            Self::Quarter | Self::HalfYear | Self::Own | Self::ThreeSchoolYears | Self::ThreeCalendarYears => None,
        }
    }
}

/// A period, in order of its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    days: DateRange,
    kind: PeriodKind,
}

impl Period {
    /// The one of a kind in which this day lies; `None` of [`PeriodKind::Own`], and beyond the calendar.
    pub fn of(kind: PeriodKind, day: NaiveDate) -> Option<Self> {
        let year = day.year();
        let (first, months) = match kind {
            PeriodKind::Quarter => (NaiveDate::from_ymd_opt(year, day.month0() / 3 * 3 + 1, 1)?, 3),
            PeriodKind::HalfYear => return Some(Self { days: Half::of(day)?.days(), kind }),
            PeriodKind::SchoolYear => {
                let year = if day.month() < 8 { year.checked_sub(1)? } else { year };
                (NaiveDate::from_ymd_opt(year, 8, 1)?, 12)
            }
            PeriodKind::CalendarYear => (NaiveDate::from_ymd_opt(year, 1, 1)?, 12),
            // They never overlap, so that of two of them no year follows.
            PeriodKind::ThreeSchoolYears | PeriodKind::ThreeCalendarYears => {
                let in_it = Self::of(kind.years()?, day)?.days.first;
                (in_it.with_year(in_it.year() - in_it.year().rem_euclid(YEARS_TOGETHER))?, MONTHS_TOGETHER)
            }
            PeriodKind::Own => return None,
        };
        let last = first.checked_add_months(Months::new(months))?.pred_opt()?;
        Some(Self { days: DateRange::new(first, last), kind })
    }

    /// From the first to the last day, both among them; `None` where that is fewer than 28 days or more than five years.
    pub fn own(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        let days = last.signed_duration_since(first).num_days() + 1;
        let end = first.checked_add_months(Months::new(12 * MOST_YEARS))?;
        (days >= LEAST_DAYS && last < end).then_some(Self { days: DateRange::new(first, last), kind: PeriodKind::Own })
    }

    /// The one of its kind before it; `None` of the board's own.
    pub fn before(self) -> Option<Self> {
        Self::of(self.kind, self.days.first.pred_opt()?)
    }

    /// The one of its kind after it; `None` of the board's own.
    pub fn next(self) -> Option<Self> {
        Self::of(self.kind, self.days.last.succ_opt()?)
    }

    /// The three years in which this year lies; `None` of what is no year.
    pub fn together(self) -> Option<Self> {
        Self::of(self.kind.together()?, self.days.first)
    }

    /// The years that are put together in it, the first one first; `None` of every other kind.
    pub fn years(self) -> Option<[Self; YEARS]> {
        let first = Self::of(self.kind.years()?, self.days.first)?;
        let second = first.next()?;
        Some([first, second, second.next()?])
    }

    /// As it stands in addresses and files: `2026-Q3`, `2026-H1` (February to July of that year) and `2026-H2` (from
    /// August of that year), `2025-2026`, `2026`, `2026-01-01--2026-03-31`; of three years the first and how many they
    /// are, `2025-2026-3` and `2025-3`.
    pub fn code(self) -> String {
        let DateRange { first, last } = self.days;
        let year = first.year();
        match self.kind {
            PeriodKind::Quarter => format!("{year:04}-Q{}", first.month0() / 3 + 1),
            PeriodKind::HalfYear => format!("{year:04}-H{}", if first.month() == 2 { 1 } else { 2 }),
            PeriodKind::SchoolYear => format!("{year:04}-{:04}", last.year()),
            PeriodKind::CalendarYear => format!("{year:04}"),
            PeriodKind::Own => format!("{first}--{last}"),
            PeriodKind::ThreeSchoolYears => format!("{year:04}-{:04}-{YEARS_TOGETHER}", year + 1),
            PeriodKind::ThreeCalendarYears => format!("{year:04}-{YEARS_TOGETHER}"),
        }
    }

    /// Reads a code; nothing else is accepted.
    pub fn parse(code: &str) -> Option<Self> {
        let first = |year: &str, month| NaiveDate::from_ymd_opt(year.parse().ok()?, month, 1);
        let found = if let Some((first, last)) = code.split_once("--") {
            Self::own(first.parse().ok()?, last.parse().ok()?)
        } else if let Some(first) = code.strip_suffix("-3") {
            Self::parse(first)?.together()
        } else if let Some((year, quarter)) = code.split_once("-Q") {
            let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            Self::of(PeriodKind::Quarter, first(year, quarter * 3 - 2)?)
        } else if let Some((year, half)) = code.split_once("-H") {
            let month = match half {
                "1" => 2,
                "2" => 8,
                _ => return None,
            };
            Self::of(PeriodKind::HalfYear, first(year, month)?)
        } else if let Some((year, _)) = code.split_once('-') {
            Self::of(PeriodKind::SchoolYear, first(year, 8)?)
        } else {
            Self::of(PeriodKind::CalendarYear, first(code, 1)?)
        }?;
        // Each period has one code: no sign, no zero before it, no second year of another school year.
        (found.code() == code).then_some(found)
    }

    pub const fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Its days, the first and the last among them.
    pub const fn days(self) -> DateRange {
        self.days
    }

    /// The day on which its first release is made, so many weeks after its end.
    pub fn freezes_on(self, weeks: u32) -> NaiveDate {
        self.days.last.checked_add_days(Days::new(7 * u64::from(weeks))).unwrap_or(NaiveDate::MAX)
    }

    /// The first day on which talks with whoever left in it are counted, as of a half-year ([`Half::counted_from`]): none
    /// of them can be held any more.
    pub fn talks_over_on(self) -> NaiveDate {
        self.days.last.checked_add_days(Days::new(COUNTED_AFTER_DAYS + 1)).unwrap_or(NaiveDate::MAX)
    }

    /// Whether it begins and ends where a half-year does ([`Half`]): of others heads read how many talks were held in some
    /// days of it and some beside it.
    pub fn is_of_half_years(self) -> bool {
        let half = |day| Half::of(day).map(Half::days);
        half(self.days.first).is_some_and(|days| days.first == self.days.first)
            && half(self.days.last).is_some_and(|days| days.last == self.days.last)
    }

    /// Whether somebody may have left in both: of such periods one is released or the other (docs/figures.md).
    pub fn overlaps(self, other: Self) -> bool {
        !self.days.intersection(other.days).is_empty()
    }
}
