//! One week of the times of a talk, as a page shows it: a long window is turned over like a diary.

use chrono::{Datelike, Days, NaiveDate};

use super::times::{DayOffer, OfferedSlot, TalkOffer};

/// The days of a week on which there are talks: Monday to Friday.
pub const DAYS_A_WEEK: u64 = 5;

/// The times of one week, and where the others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekOffer {
    /// The first times of all, whatever week is shown.
    pub first: Vec<OfferedSlot>,
    /// The Monday of this week.
    pub monday: NaiveDate,
    /// The days that have times.
    pub days: Vec<DayOffer>,
    /// The Monday of the weeks beside it that can be turned to.
    pub before: Option<NaiveDate>,
    pub after: Option<NaiveDate>,
}

impl TalkOffer {
    /// The week of that day, or the nearest one with times. `None` where there are no times at all.
    pub fn week(&self, asked: Option<NaiveDate>) -> Option<WeekOffer> {
        let mut mondays: Vec<NaiveDate> = self.days.iter().map(|day| monday(day.date)).collect();
        mondays.dedup();
        let asked = asked.map(monday);
        let index = asked.and_then(|asked| mondays.iter().position(|monday| *monday >= asked));
        let index = index.unwrap_or(if asked.is_some() { mondays.len().saturating_sub(1) } else { 0 });
        let shown = *mondays.get(index)?;
        Some(WeekOffer {
            first: self.first.clone(),
            monday: shown,
            before: index.checked_sub(1).and_then(|before| mondays.get(before)).copied(),
            after: mondays.get(index + 1).copied(),
            days: self.days.iter().filter(|day| monday(day.date) == shown).cloned().collect(),
        })
    }

    /// The week of that day as a calendar has it, also one without times between two that have some; the first one with
    /// times where none is asked for. `None` where there are no times at all.
    pub fn calendar_week(&self, asked: Option<NaiveDate>) -> Option<WeekOffer> {
        let (first, last) = (monday(self.days.first()?.date), monday(self.days.last()?.date));
        let shown = asked.map_or(first, monday).clamp(first, last);
        Some(WeekOffer {
            first: self.first.clone(),
            monday: shown,
            before: (shown > first).then(|| shown - Days::new(7)),
            after: (shown < last).then(|| shown + Days::new(7)),
            days: self.days.iter().filter(|day| monday(day.date) == shown).cloned().collect(),
        })
    }
}

/// The Monday of that day's week.
fn monday(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.weekday().num_days_from_monday()))
}
