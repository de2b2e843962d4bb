//! The starts in one stretch of hours.

use super::day::Day;
use super::rule::Rule;
use super::{STEP_MINUTES, Stretch};

/// The starts in one stretch of a day, ascending.
pub(super) struct StretchStarts<'s> {
    pub rule: &'s Rule<'s>,
    pub stretch: &'s Stretch,
    pub day: &'s Day,
    pub next: u16,
}

impl StretchStarts<'_> {
    /// Leaves out starts before this second. On a day on which the clocks change nothing is left out:
    /// each start is looked at there.
    pub fn skip_to(&mut self, second: i64) {
        if self.day.even {
            let steps =
                (second - self.day.begin - i64::from(self.next) * 60 - 1).div_euclid(i64::from(STEP_MINUTES) * 60) + 1;
            let left_out = u16::try_from(steps.max(0)).unwrap_or(u16::MAX);
            self.next = self.next.saturating_add(left_out.saturating_mul(STEP_MINUTES));
        }
    }
}

impl Iterator for StretchStarts<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let end = i64::from(self.stretch.end_minute()) * 60;
        while self.rule.length > 0 && i64::from(self.next) * 60 + self.rule.length <= end {
            let minute = self.next;
            self.next = self.next.saturating_add(STEP_MINUTES);
            if let Some(start) = self.rule.start_of(minute, self.stretch, self.day) {
                return Some(start);
            }
        }
        None
    }
}
