//! From when until when a role counts: the one rule of it.

use chrono::NaiveDate;

use crate::coded::coded;
use crate::working_days::DateRange;

/// From a first day up to and including a last one, in the board's zone; without either it is open on that side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

coded! {
    /// Where a day stands beside a period.
    pub enum When {
        /// It has yet to begin, and gives nothing.
        Coming = "coming",
        Now = "now",
        /// It has ended, and gives nothing any more.
        Over = "over",
    }
}

impl Period {
    /// Without a first and a last day.
    pub const ALWAYS: Self = Self { first: None, last: None };

    /// `None` where the last day lies before the first: nothing counts on no day.
    pub fn new(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Option<Self> {
        let is_empty = matches!((first, last), (Some(first), Some(last)) if last < first);
        (!is_empty).then_some(Self { first, last })
    }

    /// The first day on which it counts, where it has one.
    pub const fn first(self) -> Option<NaiveDate> {
        self.first
    }

    /// The last day on which it counts, where it has one.
    pub const fn last(self) -> Option<NaiveDate> {
        self.last
    }

    /// Where this day stands.
    pub fn when(self, day: NaiveDate) -> When {
        if self.first.is_some_and(|first| day < first) {
            When::Coming
        } else if self.last.is_some_and(|last| last < day) {
            When::Over
        } else {
            When::Now
        }
    }

    /// Whether it counts on this day.
    pub fn counts(self, day: NaiveDate) -> bool {
        self.when(day) == When::Now
    }

    /// The days that lie in both; `None` where there are none.
    pub fn and(self, other: Self) -> Option<Self> {
        let first = self.first.into_iter().chain(other.first).max();
        let last = self.last.into_iter().chain(other.last).min();
        Self::new(first, last)
    }

    /// Whether each of its days is one of the other's.
    pub fn lies_in(self, other: Self) -> bool {
        self.and(other) == Some(self)
    }

    /// Those of these days on which it counts; perhaps none.
    pub fn of(self, days: DateRange) -> DateRange {
        DateRange {
            first: self.first.map_or(days.first, |first| days.first.max(first)),
            last: self.last.map_or(days.last, |last| days.last.min(last)),
        }
    }
}
