//! The slots of many hosts, in order. Days are looked at once for all of them, and a slot is only
//! made once it is known to be one: what is sorted are numbers.

use chrono::DateTime;

use super::rule::{Day, Rule, days};
use super::{HostTimes, Slot, Wanted};
use crate::working_days::WorkCalendar;

/// Bits of a key for the host's number and for that of way and place.
const HOST_BITS: u32 = 24;
const OFFER_BITS: u32 = 16;

/// The slots of several hosts together, earliest first; at the same time by host, then by way and
/// place. What one host offers stands in [`super::slots`].
pub fn slots_of_all(hosts: &[HostTimes], wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Slot> {
    let days = days(wanted, calendar);
    let mut rules: Vec<Rule<'_>> = hosts.iter().map(|host| Rule::of(host, wanted, calendar)).collect();
    rules.sort_by_key(|rule| rule.host.account);
    let (mut keys, mut found) = (Vec::new(), Vec::new());
    for day in &days {
        keys.clear();
        for (number, rule) in rules.iter().enumerate() {
            host_day(rule, number as u64, day, &mut keys);
        }
        keys.sort_unstable();
        // Stretches of the same place may overlap.
        keys.dedup();
        found.extend(keys.iter().filter_map(|key| slot(*key, &rules, day, wanted)));
    }
    found
}

/// The free starts of one host on one day: seconds since the day began, host, way and place, in one
/// number that sorts in this order.
fn host_day(rule: &Rule<'_>, host: u64, day: &Day, keys: &mut Vec<u64>) {
    if !rule.of_day(day).is_empty() {
        return;
    }
    for (offer, starts) in rule.starts(day) {
        let mut seen = None;
        for start in starts {
            let seen = seen.get_or_insert_with(|| rule.seek(start));
            if rule.at(start, seen).is_empty() {
                let since = (start - day.begin).unsigned_abs();
                keys.push(since << (HOST_BITS + OFFER_BITS) | host << OFFER_BITS | u64::from(offer));
            }
        }
    }
}

fn slot(key: u64, rules: &[Rule<'_>], day: &Day, wanted: &Wanted) -> Option<Slot> {
    let since = i64::try_from(key >> (HOST_BITS + OFFER_BITS)).ok()?;
    let rule = rules.get((key >> OFFER_BITS) as usize & ((1 << HOST_BITS) - 1))?;
    let (way, place) = *rule.offers.get(key as usize & ((1 << OFFER_BITS) - 1))?;
    Some(Slot {
        host: rule.host.account,
        start: DateTime::from_timestamp(day.begin + since, 0)?,
        minutes: wanted.minutes,
        way,
        place: place.cloned(),
    })
}
