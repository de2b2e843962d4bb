//! Bookable times: which starts a host can offer for a talk, by one rule for showing and booking.

pub mod hours;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::talk::Way;
use crate::working_days::{DateRange, WorkCalendar, lies_in};

pub use hours::{Hours, HoursDraft, HoursFault, HoursField, Place};

/// Minutes kept free after every talk, for notes and a breath.
pub const BUFFER_MINUTES: u16 = 15;
/// Slots start at multiples of this many minutes from the start of a stretch of hours.
pub const STEP_MINUTES: u16 = 15;
/// Bookings claim cells of this many minutes; starts, lengths and the buffer are multiples of it.
pub const CELL_MINUTES: u16 = 5;
/// No search for slots looks at more days than this.
const SEARCH_LIMIT_DAYS: usize = 366;
/// The local hour at which the second half of a day begins.
const AFTERNOON_HOUR: u32 = 12;

/// A time that is taken: from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Busy {
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
}

impl Busy {
    /// What a booked talk takes: its minutes and the buffer after it.
    pub fn talk(start: DateTime<Utc>, minutes: u16) -> Self {
        Self { start, end: start + TimeDelta::minutes(i64::from(minutes) + i64::from(BUFFER_MINUTES)) }
    }
}

/// When one host can be booked, and what is taken already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostTimes {
    pub account: AccountId,
    pub hours: Vec<Hours>,
    /// The host's own closed days.
    pub closed: Vec<DateRange>,
    /// In any order, overlapping or not. Booked talks come in through [`Busy::talk`].
    pub busy: Vec<Busy>,
    /// How many talks are booked on a local date.
    pub talks_on: BTreeMap<NaiveDate, u32>,
    /// The greatest number of talks on one day.
    pub talks_a_day: u32,
    /// For a formal talk the days on which the training is valid; `None` where none is needed.
    pub trained: Option<Vec<DateRange>>,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Length of the talk, a multiple of five.
    pub minutes: u16,
    /// Local days ([`crate::route::talk_window`]).
    pub window: DateRange,
    /// By phone or video only, for somebody already gone. Hours in person are then offered by
    /// phone: a host who is in the building can be called.
    pub remote_only: bool,
    /// Nothing starts before this instant: now plus the least notice.
    pub not_before: DateTime<Utc>,
    /// What the leaver has booked already, through [`Busy::talk`].
    pub leaver_busy: Vec<Busy>,
}

/// A bookable time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Slot {
    pub host: AccountId,
    pub start: DateTime<Utc>,
    pub minutes: u16,
    pub way: Way,
    pub place: Option<Place>,
}

impl Slot {
    /// When the talk ends, the buffer not included.
    pub fn end(&self) -> DateTime<Utc> {
        self.start + TimeDelta::minutes(i64::from(self.minutes))
    }

    fn order(&self) -> (DateTime<Utc>, AccountId, Way, Option<&str>) {
        (self.start, self.host, self.way, self.place.as_ref().map(Place::as_str))
    }
}

/// Every slot that one host can offer, earliest first.
///
/// A slot lies wholly inside a stretch of hours, on a working day inside the window, on which the
/// host is not closed, is trained where needed, and has fewer talks than the daily maximum. The
/// talk and the buffer after it touch nothing that is taken, on either side of the table.
pub fn slots(host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Slot> {
    let days = days_wanted(wanted, calendar);
    let mut found = Vec::new();
    host_slots(host, wanted, calendar, &days, &mut found);
    found
}

/// The slots of several hosts together, earliest first; cheaper than [`merge`] over [`slots`].
pub fn slots_of_all(hosts: &[HostTimes], wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Slot> {
    let days = days_wanted(wanted, calendar);
    let mut found = Vec::new();
    for host in hosts {
        host_slots(host, wanted, calendar, &days, &mut found);
    }
    found.sort_by(|one, other| one.order().cmp(&other.order()));
    found
}

/// Several hosts' slots as one list, earliest first.
pub fn merge(lists: Vec<Vec<Slot>>) -> Vec<Slot> {
    let mut all: Vec<Slot> = lists.into_iter().flatten().collect();
    // A stable sort recognises the sorted runs and only merges them.
    all.sort_by(|one, other| one.order().cmp(&other.order()));
    all
}

/// Whether this slot is still on offer: the check at booking, by the rule that showed it.
pub fn is_offered(slot: &Slot, host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar) -> bool {
    let date = calendar.local_date(slot.start);
    let that_day = Wanted { window: wanted.window.intersection(DateRange::new(date, date)), ..wanted.clone() };
    slots(host, &that_day, calendar).contains(slot)
}

/// The five-minute cells since the epoch that a talk and its buffer claim, ascending. A start or a
/// length off the grid claims every cell it touches.
pub fn cells(start: DateTime<Utc>, minutes: u16) -> Vec<i64> {
    let cell = i64::from(CELL_MINUTES) * 60;
    let (first, end) = span(Busy::talk(start, minutes));
    (first.div_euclid(cell)..(end + cell - 1).div_euclid(cell)).collect()
}

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

/// A working day in the window.
struct Day {
    date: NaiveDate,
    /// Local midnight in seconds since the epoch, on a day without a change of the clocks.
    midnight: Option<i64>,
}

fn days_wanted(wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Day> {
    let first = wanted.window.first.max(calendar.local_date(wanted.not_before));
    first
        .iter_days()
        .take(SEARCH_LIMIT_DAYS)
        .take_while(|date| *date <= wanted.window.last)
        .filter(|date| calendar.is_working_day(*date))
        .map(|date| Day { date, midnight: calendar.even_day(date) })
        .collect()
}

fn host_slots(host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar, days: &[Day], found: &mut Vec<Slot>) {
    if wanted.minutes == 0 {
        return;
    }
    let closed = DateRange::merged(host.closed.clone());
    let trained = host.trained.clone().map(DateRange::merged);
    let taken = merged_busy(&host.busy, &wanted.leaver_busy);
    let mut week: [Vec<&Hours>; 7] = Default::default();
    for hours in &host.hours {
        week[hours.weekday().num_days_from_monday() as usize].push(hours);
    }
    let from = found.len();
    for day in days {
        let stretches = &week[day.date.weekday().num_days_from_monday() as usize];
        if stretches.is_empty()
            || lies_in(&closed, day.date)
            || trained.as_ref().is_some_and(|valid| !lies_in(valid, day.date))
            || host.talks_on.get(&day.date).is_some_and(|talks| *talks >= host.talks_a_day)
            || host.talks_a_day == 0
        {
            continue;
        }
        for hours in stretches.iter().filter(|hours| hours.are_valid_on(day.date)) {
            stretch_slots(host.account, hours, day, wanted, calendar, &taken, found);
        }
    }
    // Stretches come in any order and may overlap.
    let mut own = found.split_off(from);
    own.sort_by(|one, other| one.order().cmp(&other.order()));
    own.dedup();
    found.append(&mut own);
}

fn stretch_slots(
    host: AccountId,
    hours: &Hours,
    day: &Day,
    wanted: &Wanted,
    calendar: &WorkCalendar,
    taken: &[(i64, i64)],
    found: &mut Vec<Slot>,
) {
    let (way, place) = match hours.way() {
        Way::InPerson if wanted.remote_only => (Way::Phone, None),
        Way::InPerson => (Way::InPerson, hours.place()),
        remote => (remote, None),
    };
    let seconds = i64::from(wanted.minutes) * 60;
    let not_before = wanted.not_before;
    let mut next_taken: Option<usize> = None;
    for minute in (hours.start_minute()..hours.end_minute()).step_by(usize::from(STEP_MINUTES)) {
        if u32::from(minute) + u32::from(wanted.minutes) > u32::from(hours.end_minute()) {
            break;
        }
        let Some(start) = start_of(minute, hours, day, seconds, calendar) else { continue };
        let mut index = next_taken.unwrap_or_else(|| taken.partition_point(|(_, end)| *end <= start));
        while taken.get(index).is_some_and(|(_, end)| *end <= start) {
            index += 1;
        }
        next_taken = Some(index);
        let until = start + seconds + i64::from(BUFFER_MINUTES) * 60;
        if taken.get(index).is_some_and(|(busy_from, _)| *busy_from < until) {
            continue;
        }
        match DateTime::from_timestamp(start, 0) {
            Some(start) if start >= not_before => {
                found.push(Slot { host, start, minutes: wanted.minutes, way, place: place.cloned() });
            }
            _ => {}
        }
    }
}

/// The start in seconds since the epoch; `None` for a local time that does not exist, and for a
/// talk that a change of the clocks would carry past the end of the stretch.
fn start_of(minute: u16, hours: &Hours, day: &Day, seconds: i64, calendar: &WorkCalendar) -> Option<i64> {
    if let Some(midnight) = day.midnight {
        return Some(midnight + i64::from(minute) * 60);
    }
    let start = calendar.at(day.date, minute).ok()?;
    let last_minute = calendar.local(start + TimeDelta::seconds(seconds - 60));
    let fits = last_minute.date_naive() == day.date
        && last_minute.hour() * 60 + last_minute.minute() < u32::from(hours.end_minute());
    fits.then(|| start.timestamp())
}

/// Everything taken, in seconds, sorted and disjoint.
fn merged_busy(host: &[Busy], leaver: &[Busy]) -> Vec<(i64, i64)> {
    let mut spans: Vec<(i64, i64)> =
        host.iter().chain(leaver).map(|busy| span(*busy)).filter(|(start, end)| start < end).collect();
    spans.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::with_capacity(spans.len());
    for (start, end) in spans {
        match merged.last_mut() {
            Some(before) if start <= before.1 => before.1 = before.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// Whole seconds around a time; parts of a second count as the whole.
fn span(busy: Busy) -> (i64, i64) {
    (busy.start.timestamp(), busy.end.timestamp() + i64::from(busy.end.timestamp_subsec_nanos() > 0))
}
