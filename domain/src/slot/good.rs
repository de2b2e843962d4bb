//! Which of many bookable times come first, and which starts of a day a person would choose.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta, Timelike};

use super::Slot;
use crate::coded::coded;
use crate::talk::Way;
use crate::working_days::WorkCalendar;

/// The local minute after midnight at which the second half of a day begins.
const AFTERNOON_MINUTE: u16 = 12 * 60;
/// Starts a person would choose lie in different stretches of so many minutes.
const CHOSEN_EVERY_MINUTES: u16 = 30;
/// Another day or another part of the day is worth waiting for so many days, counted from the soonest moment.
const NEAR_DAYS: i64 = 14;

coded! {
    /// The two parts of a working day, by when a talk starts.
    pub enum PartOfDay {
        Morning = "morning",
        Afternoon = "afternoon",
    }
}

impl PartOfDay {
    /// The part in which this local minute after midnight lies; the afternoon begins at noon and lasts to midnight.
    pub const fn of(minute_of_day: u16) -> Self {
        if minute_of_day < AFTERNOON_MINUTE { Self::Morning } else { Self::Afternoon }
    }
}

type HalfDay = (NaiveDate, PartOfDay);
/// The index of a moment, and when it is.
type Chosen = (usize, HalfDay);
/// Whether that half-day differs from all that are chosen, in the one way or the other.
type IsAnother = fn(&[Chosen], HalfDay) -> bool;

fn is_another_day(chosen: &[Chosen], (date, _): HalfDay) -> bool {
    chosen.iter().all(|(_, (other, _))| *other != date)
}

fn is_another_part(chosen: &[Chosen], (_, part): HalfDay) -> bool {
    chosen.iter().all(|(_, (_, other))| *other != part)
}

/// The first `n` good moments, earliest first: the soonest; one on another day; one in another part of the day, or on
/// a third day where both parts are there already, all within two weeks of the soonest. What is still missing comes
/// from the next half-days, and then from other hosts in the same ones: at most one moment per half-day and host.
/// `slots` must be sorted.
pub fn first_good<'a>(slots: &'a [Slot], n: usize, calendar: &WorkCalendar) -> Vec<&'a Slot> {
    let half_day = |slot: &Slot| {
        let local = calendar.local(slot.start);
        // reason: at most 23 × 60
        (local.date_naive(), PartOfDay::of(u16::try_from(local.hour() * 60).unwrap_or_default()))
    };
    let mut chosen: Vec<Chosen> = Vec::new();
    let until = slots.first().map(|slot| slot.start + TimeDelta::days(NEAR_DAYS));
    let near = slots.partition_point(|slot| until.is_some_and(|until| slot.start <= until));
    let wishes: [&[IsAnother]; 3] = [&[is_another_day], &[is_another_day], &[is_another_part, is_another_day]];
    for wish in wishes.into_iter().take(n) {
        let next = wish.iter().find_map(|is_another| {
            let mut halves = slots[..near].iter().map(half_day).enumerate();
            halves.find(|(_, half)| is_another(&chosen, *half))
        });
        chosen.extend(next);
    }
    let mut last_half = None;
    for (index, slot) in slots.iter().enumerate() {
        if chosen.len() >= n {
            break;
        }
        let half = half_day(slot);
        if last_half != Some(half) {
            last_half = Some(half);
            if chosen.iter().all(|(_, other)| *other != half) {
                chosen.push((index, half));
            }
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

/// Which of the starts of one day a person would choose: of each half hour the first, for each way of talking. Where
/// hours begin on the half hour, those are the half hours themselves. `starts` are local minutes after midnight, in
/// order; the answer has one entry for each.
pub fn chosen_starts(starts: &[(u16, Way)]) -> Vec<bool> {
    let mut seen = BTreeSet::new();
    starts.iter().map(|(minute, way)| seen.insert((minute / CHOSEN_EVERY_MINUTES, *way))).collect()
}
