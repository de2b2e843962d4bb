//! The free starts of one host, day by day.

use chrono::DateTime;

use super::day::{Day, days};
use super::rule::Rule;
use super::{HostTimes, Slot, Stretch, Wanted};
use crate::working_days::WorkCalendar;

/// What is done with the free starts of a host's day. Whoever has no use for a start says so before
/// it is looked at, which costs most.
pub(super) trait Wants {
    /// Whether it matters if this second is free. `offer` is the number of its way and place in
    /// [`Rule::offers`].
    fn wants(&self, start: i64, offer: u16) -> bool;
    /// It is free. Comes in any order, and more than once where stretches of hours overlap.
    fn take(&mut self, start: i64, offer: u16);
    /// Whether no start of this stretch matters any more.
    fn is_done(&self, _: &Stretch, _: u16) -> bool {
        false
    }
    /// Every start of this stretch is free, or did not matter.
    fn done(&mut self, _: &Stretch, _: u16) {}
}

/// Every slot that one host can offer, earliest first; at the same time by way and place.
///
/// A slot lies wholly inside a stretch of hours: weekly hours on a working day, or extra hours on
/// their date. The day lies inside the window and the host's horizon, on which they are trained where
/// needed and has fewer talks than their daily maximum. It starts no sooner than their notice, and no
/// minute of it is closed. The talk with its buffers touches neither another talk with its own
/// buffers, on either side of the table, nor anything in their own calendar.
pub fn slots(host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Slot> {
    let rule = Rule::of(host, wanted, calendar);
    let mut of_day = All(Vec::new());
    let mut found = Vec::new();
    for day in days(wanted, calendar) {
        free_starts(&rule, &day, &mut of_day);
        of_day.0.sort_unstable();
        of_day.0.dedup();
        found.extend(of_day.0.drain(..).filter_map(|(start, offer)| {
            let (way, place) = *rule.offers.get(usize::from(offer))?;
            let start = DateTime::from_timestamp(start, 0)?;
            Some(Slot { host: host.account, start, minutes: wanted.minutes, way, place: place.cloned() })
        }));
    }
    found
}

/// Each of them.
struct All(Vec<(i64, u16)>);

impl Wants for All {
    fn wants(&self, _: i64, _: u16) -> bool {
        true
    }

    fn take(&mut self, start: i64, offer: u16) {
        self.0.push((start, offer));
    }
}

/// The free starts of one host on one day, as far as they are wanted.
pub(super) fn free_starts(rule: &Rule<'_>, day: &Day, wants: &mut impl Wants) {
    if !rule.of_day(day).is_empty() {
        return;
    }
    for (offer, mut starts) in rule.starts(day) {
        let stretch = starts.stretch;
        if wants.is_done(stretch, offer) {
            continue;
        }
        let (mut seen, mut all) = (None, true);
        while let Some(start) = starts.next() {
            if !wants.wants(start, offer) {
                continue;
            }
            let seen = seen.get_or_insert_with(|| rule.seek(start));
            if rule.at(start, seen).is_empty() {
                wants.take(start, offer);
            } else {
                all = false;
                if let Some(free) = rule.taken_until(start, *seen) {
                    starts.skip_to(free);
                }
            }
        }
        if all {
            wants.done(stretch, offer);
        }
    }
}
