//! Which of many bookable times come first.

use chrono::{NaiveDate, Timelike};

use super::Slot;
use crate::working_days::WorkCalendar;

/// The local hour at which the second half of a day begins.
const AFTERNOON_HOUR: u32 = 12;

/// The first `n` good moments, earliest first: at most one per half-day and host, and no two in the
/// same half-day as long as there are enough others. `slots` must be sorted.
pub fn first_good<'a>(slots: &'a [Slot], n: usize, calendar: &WorkCalendar) -> Vec<&'a Slot> {
    let half_day = |slot: &Slot| {
        let local = calendar.local(slot.start);
        (local.date_naive(), local.hour() >= AFTERNOON_HOUR)
    };
    let mut chosen: Vec<(usize, (NaiveDate, bool))> = Vec::new();
    let mut last_half = None;
    for (index, slot) in slots.iter().enumerate() {
        if chosen.len() >= n {
            break;
        }
        let half = half_day(slot);
        if last_half != Some(half) {
            last_half = Some(half);
            chosen.push((index, half));
        }
    }
    // Few half-days are left: other hosts in the same ones fill up.
    for (index, slot) in slots.iter().enumerate() {
        if chosen.len() >= n {
            break;
        }
        let half = half_day(slot);
        if !chosen.iter().any(|(other, other_half)| *other_half == half && slots[*other].host == slot.host) {
            chosen.push((index, half));
        }
    }
    chosen.sort_unstable();
    chosen.into_iter().map(|(index, _)| &slots[index]).collect()
}
