//! One week of the times of a talk, as a page shows it: a long window is turned over like a diary.

use chrono::{Datelike, Days, NaiveDate};
use domain::ids::AccountId;

use super::offer::{DayOffer, FIRST_MOMENTS, OfferedSlot, TalkOffer};

/// The times of one week, and where the others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekOffer {
    /// The first times of all, whatever week is shown.
    pub first: Vec<OfferedSlot>,
    /// The Monday of this week.
    pub monday: NaiveDate,
    /// The days that have times; a time that several hosts have stands once, with the host who would
    /// be asked first.
    pub days: Vec<DayOffer>,
    /// The Monday of the nearest weeks with times.
    pub before: Option<NaiveDate>,
    pub after: Option<NaiveDate>,
}

impl TalkOffer {
    /// The week of that day, or the nearest one with times; of one host, or of all together. `None`
    /// where there are no times at all.
    pub fn week(&self, asked: Option<NaiveDate>, host: Option<AccountId>) -> Option<WeekOffer> {
        let days: Vec<DayOffer> = self.days.iter().filter_map(|day| self.once(day, host)).collect();
        let mut mondays: Vec<NaiveDate> = days.iter().map(|day| monday(day.date)).collect();
        mondays.dedup();
        let asked = asked.map(monday);
        let index = asked.and_then(|asked| mondays.iter().position(|monday| *monday >= asked));
        let index = index.unwrap_or(if asked.is_some() { mondays.len().saturating_sub(1) } else { 0 });
        let shown = *mondays.get(index)?;
        Some(WeekOffer {
            first: self.first_of(&days, host),
            monday: shown,
            before: index.checked_sub(1).and_then(|before| mondays.get(before)).copied(),
            after: mondays.get(index + 1).copied(),
            days: days.into_iter().filter(|day| monday(day.date) == shown).collect(),
        })
    }

    /// A day's times without doubles; `None` when nothing is left.
    fn once(&self, day: &DayOffer, host: Option<AccountId>) -> Option<DayOffer> {
        let rank = |slot: &OfferedSlot| self.hosts.iter().position(|name| name.account == slot.key.host);
        let mut slots: Vec<&OfferedSlot> =
            day.slots.iter().filter(|slot| host.is_none_or(|host| slot.key.host == host)).collect();
        slots.sort_by_key(|slot| (slot.start, slot.way, rank(slot)));
        slots.dedup_by_key(|slot| (slot.start, slot.way));
        (!slots.is_empty()).then(|| DayOffer { date: day.date, slots: slots.into_iter().cloned().collect() })
    }

    /// The good moments; of one host the first one of each of the first days.
    fn first_of(&self, days: &[DayOffer], host: Option<AccountId>) -> Vec<OfferedSlot> {
        if host.is_none() {
            return self.first.clone();
        }
        days.iter().filter_map(|day| day.slots.first()).take(FIRST_MOMENTS).cloned().collect()
    }
}

/// The Monday of that day's week.
fn monday(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.weekday().num_days_from_monday()))
}
