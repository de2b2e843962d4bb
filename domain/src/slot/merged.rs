//! The moments of many hosts as one list: a leaver looks for a time, not through a list of people.
//!
//! A table with a cell for each minute and way of each day holds who offers it. A moment that an
//! earlier host has is not looked at again, so hosts who are free at much the same times cost little
//! more than reading their hours.

use chrono::DateTime;

use super::day::{Day, days};
use super::rule::Rule;
use super::search::{Wants, free_starts};
use super::{HostTimes, Place, Slot, Wanted};
use crate::ids::AccountId;
use crate::talk::Way;
use crate::working_days::WorkCalendar;

/// Minutes of the longest day, on which the clocks go back. No zone has been off by parts of a minute
/// since 1972.
const MINUTES_A_DAY: usize = 26 * 60;
const WAYS: usize = Way::ALL.len();
const CELLS_A_DAY: usize = MINUTES_A_DAY * WAYS;

/// A host with one way and place.
struct Offer<'a> {
    host: AccountId,
    way: Way,
    place: Option<&'a Place>,
}

/// The moments at which any of these hosts is free ([`super::slots`]), each once a way, earliest first
/// and then by way. Of several hosts who are free then, the first in `hosts` has it: they stand in the
/// order in which they would be asked.
pub fn merged_slots(hosts: &[HostTimes], wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Slot> {
    let days = days(wanted, calendar);
    // The number of an offer, from one; none is zero.
    let mut cells = vec![0_u32; days.len() * CELLS_A_DAY];
    let mut offers: Vec<Offer<'_>> = Vec::new();
    for host in hosts {
        let rule = Rule::of(host, wanted, calendar);
        let first = u32::try_from(offers.len() + 1).unwrap_or(u32::MAX);
        for (day, cells) in days.iter().zip(cells.chunks_exact_mut(CELLS_A_DAY)) {
            free_starts(&rule, day, &mut OfHost { rule: &rule, day, cells, first });
        }
        offers.extend(rule.offers.into_iter().map(|(way, place)| Offer { host: host.account, way, place }));
    }
    let mut found = Vec::new();
    for (day, cells) in days.iter().zip(cells.chunks_exact(CELLS_A_DAY)) {
        for (index, number) in cells.iter().enumerate().filter(|(_, number)| **number > 0) {
            let start = DateTime::from_timestamp(day.begin + (index / WAYS * 60) as i64, 0);
            let (Some(start), Some(offer)) = (start, offers.get(*number as usize - 1)) else { continue };
            let place = offer.place.cloned();
            found.push(Slot { host: offer.host, start, minutes: wanted.minutes, way: offer.way, place });
        }
    }
    found
}

/// One host's day in the table.
struct OfHost<'t> {
    rule: &'t Rule<'t>,
    day: &'t Day,
    cells: &'t mut [u32],
    /// The number of the host's first offer.
    first: u32,
}

impl OfHost<'_> {
    fn index(&self, start: i64, offer: u16) -> usize {
        let minute = usize::try_from((start - self.day.begin) / 60).unwrap_or(usize::MAX);
        let way = self.rule.offers.get(usize::from(offer)).map_or(0, |(way, _)| *way as usize);
        minute.saturating_mul(WAYS).saturating_add(way)
    }
}

impl Wants for OfHost<'_> {
    fn wants(&self, start: i64, offer: u16) -> bool {
        // Not what an earlier host has, nor what this one has by a place that comes first.
        let cell = self.cells.get(self.index(start, offer));
        cell.is_some_and(|cell| *cell == 0 || *cell > self.first + u32::from(offer))
    }

    fn take(&mut self, start: i64, offer: u16) {
        let index = self.index(start, offer);
        if let Some(cell) = self.cells.get_mut(index) {
            *cell = self.first + u32::from(offer);
        }
    }
}
