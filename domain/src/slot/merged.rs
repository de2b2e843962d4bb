//! The moments of many hosts as one list: a leaver looks for a time, not through a list of people.
//!
//! A table with a cell for each minute and way of each day holds who offers it. A moment that an
//! earlier host has is not looked at again, nor are hours of which an earlier host left nothing, so hosts
//! who are free at much the same times cost little more than reading their hours.

use chrono::DateTime;

use super::day::{Day, days};
use super::rule::Rule;
use super::search::{Wants, free_starts};
use super::{HostTimes, Place, Slot, Stretch, Wanted};
use crate::ids::AccountId;
use crate::talk::Way;
use crate::working_days::WorkCalendar;

/// Minutes of the longest day, on which the clocks go back. No zone has been off by parts of a minute
/// since 1972.
const MINUTES_A_DAY: usize = 26 * 60;
const WAYS: usize = Way::ALL.len();
const CELLS_A_DAY: usize = MINUTES_A_DAY * WAYS;

/// So many stretches of a day are remembered of which nothing is left.
const DONE_A_DAY: usize = 16;

/// A stretch of hours of which nothing is left for later hosts: its first and last minute, its way, and the number of
/// the first offer of the host who took the rest.
type Done = (u16, u16, Way, u32);

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
    let mut done: Vec<Vec<Done>> = vec![Vec::new(); days.len()];
    let mut offers: Vec<Offer<'_>> = Vec::new();
    for host in hosts {
        let rule = Rule::of(host, wanted, calendar);
        let first = u32::try_from(offers.len() + 1).unwrap_or(u32::MAX);
        for ((day, cells), done) in days.iter().zip(cells.chunks_exact_mut(CELLS_A_DAY)).zip(&mut done) {
            free_starts(&rule, day, &mut OfHost { rule: &rule, day, cells, done, first });
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
    done: &'t mut Vec<Done>,
    /// The number of the host's first offer.
    first: u32,
}

impl OfHost<'_> {
    fn index(&self, start: i64, offer: u16) -> usize {
        let minute = usize::try_from((start - self.day.begin) / 60).unwrap_or(usize::MAX);
        let way = self.rule.offers.get(usize::from(offer)).map_or(0, |(way, _)| *way as usize);
        minute.saturating_mul(WAYS).saturating_add(way)
    }

    /// Which starts a stretch has on a day follows from its minutes alone.
    fn minutes_and_way(&self, stretch: &Stretch, offer: u16) -> Option<(u16, u16, Way)> {
        let (way, _) = self.rule.offers.get(usize::from(offer))?;
        Some((stretch.start_minute(), stretch.end_minute(), *way))
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

    fn is_done(&self, stretch: &Stretch, offer: u16) -> bool {
        // Not by this host: of two places at the same time the one that comes first is still to be found.
        let asked = self.minutes_and_way(stretch, offer);
        self.done.iter().any(|(start, end, way, by)| *by < self.first && asked == Some((*start, *end, *way)))
    }

    fn done(&mut self, stretch: &Stretch, offer: u16) {
        if let Some((start, end, way)) = self.minutes_and_way(stretch, offer).filter(|_| self.done.len() < DONE_A_DAY) {
            self.done.push((start, end, way, self.first));
        }
    }
}
