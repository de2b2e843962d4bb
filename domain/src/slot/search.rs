//! The slots of many hosts, in order. Days are looked at once for all of them; one host's times are
//! read through before the next one's, while they are at hand; and a slot is only made once it is
//! known to be one: what is put in order are numbers.

use chrono::{DateTime, Utc};

use super::rule::{Day, Rule, days};
use super::{CELL_MINUTES, HostTimes, Place, Slot, Wanted};
use crate::ids::AccountId;
use crate::talk::Way;
use crate::working_days::WorkCalendar;

/// Bits of a key for the offer, and for the seconds since the day began; above them the day.
const OFFER_BITS: u32 = 38;
const SECOND_BITS: u32 = 17;
/// Cells of the longest day, on which the clocks go back.
const CELLS_A_DAY: usize = 26 * 60 / CELL_MINUTES as usize;

/// A host with one way and place.
struct Offer<'a> {
    host: AccountId,
    way: Way,
    place: Option<&'a Place>,
}

/// The slots of several hosts together, earliest first; at the same time by host, then by way and
/// place. What one host offers stands in [`super::slots`].
pub fn slots_of_all(hosts: &[HostTimes], wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Slot> {
    let days = days(wanted, calendar);
    let mut order: Vec<&HostTimes> = hosts.iter().collect();
    order.sort_by_key(|host| host.account);
    let (mut keys, mut offers) = (Vec::new(), Vec::new());
    for host in order {
        let rule = Rule::of(host, wanted, calendar);
        for (number, day) in days.iter().enumerate() {
            host_day(&rule, offers.len(), number, day, &mut keys);
        }
        offers.extend(rule.offers.into_iter().map(|(way, place)| Offer { host: host.account, way, place }));
    }
    made(&in_order(keys, days.len()), &offers, &days, wanted.minutes)
}

/// The free starts of one host on one day: day, seconds since it began, and offer, in one number that
/// sorts in this order. In a host's day they ascend, each once.
fn host_day(rule: &Rule<'_>, first_offer: usize, number: usize, day: &Day, keys: &mut Vec<u64>) {
    if !rule.of_day(day).is_empty() {
        return;
    }
    let from = keys.len();
    let mut ascends = true;
    for (offer, mut starts) in rule.starts(day) {
        let mut seen = None;
        let offer = (first_offer + usize::from(offer)) as u64;
        while let Some(start) = starts.next() {
            let seen = seen.get_or_insert_with(|| rule.seek(start));
            if rule.at(start, seen).is_empty() {
                let since = (start - day.begin).unsigned_abs();
                let key = (number as u64) << (SECOND_BITS + OFFER_BITS) | since << OFFER_BITS | offer;
                ascends &= keys[from..].last().is_none_or(|last| *last < key);
                keys.push(key);
            } else if let Some(free) = rule.taken_until(start, *seen) {
                starts.skip_to(free);
            }
        }
    }
    if !ascends {
        // Stretches come in any order, and those of the same place may overlap.
        let mut own = keys.split_off(from);
        own.sort_unstable();
        own.dedup();
        keys.append(&mut own);
    }
}

/// Puts keys in order that come host by host: by day and cell in one walk, which leaves hosts in
/// their order. Costs a walk over the keys, where comparing costs some twenty.
fn in_order(keys: Vec<u64>, days: usize) -> Vec<u64> {
    let cell = |key: u64| {
        let since = (key >> OFFER_BITS) & ((1 << SECOND_BITS) - 1);
        (key >> (SECOND_BITS + OFFER_BITS)) as usize * CELLS_A_DAY
            + (since as usize / (60 * usize::from(CELL_MINUTES))).min(CELLS_A_DAY - 1)
    };
    let mut next = vec![0_usize; days * CELLS_A_DAY + 1];
    for key in &keys {
        next[cell(*key) + 1] += 1;
    }
    for index in 1..next.len() {
        next[index] += next[index - 1];
    }
    let mut ordered = vec![0; keys.len()];
    for key in keys {
        let place = &mut next[cell(key)];
        ordered[*place] = key;
        *place += 1;
    }
    // Only a zone whose clocks change by less than a cell leads here.
    if !ordered.is_sorted() {
        ordered.sort_unstable();
    }
    ordered
}

fn made(keys: &[u64], offers: &[Offer<'_>], days: &[Day], minutes: u16) -> Vec<Slot> {
    let mut found = Vec::with_capacity(keys.len());
    // Many hosts are free at the same time: it is worked out once.
    let mut last: Option<(u64, DateTime<Utc>)> = None;
    for key in keys {
        let moment = key >> OFFER_BITS;
        let start = match last {
            Some((same, start)) if same == moment => start,
            _ => {
                let day = days.get((moment >> SECOND_BITS) as usize);
                let since = (moment & ((1 << SECOND_BITS) - 1)) as i64;
                let Some(start) = day.and_then(|day| DateTime::from_timestamp(day.begin + since, 0)) else { continue };
                last = Some((moment, start));
                start
            }
        };
        let Some(offer) = offers.get((key & ((1 << OFFER_BITS) - 1)) as usize) else { continue };
        found.push(Slot { host: offer.host, start, minutes, way: offer.way, place: offer.place.cloned() });
    }
    found
}
