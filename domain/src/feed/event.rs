//! Events, and what is published of them as busy times (RFC 5545, 3.6.1 and 3.6.4).

use std::collections::{HashMap, HashSet};

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarFreeBusyType, ICalendarParameterName,
    ICalendarParameterValue, ICalendarPeriod, ICalendarProperty as Property, ICalendarStatus, ICalendarTransparency,
    ICalendarValue,
};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::recur::{Rule, Span, Steps};
use super::when::When;
use super::zones::{Zones, text_of};
use super::{DAYS_NAME_MAX_CHARS, FeedFault, NamedDays, OCCURRENCES_MAX, Window};
use crate::slot::Busy;
use crate::working_days::DateRange;

/// No event is taken for longer than this: surely a slip of the pen, or a trick.
const EVENT_DAYS_MAX: i64 = 400;

/// What was found so far.
pub(super) struct Reading {
    home: Tz,
    window: Window,
    steps: Steps,
    occurrences: usize,
    /// Busy times, in any order.
    pub found: Vec<Busy>,
    /// All-day events that were not cancelled, whether they block or not.
    pub whole_days: Vec<NamedDays>,
}

/// An event with what counts of it.
struct Event<'a> {
    component: &'a ICalendarComponent,
    start: When,
    /// Whole days for an all-day event.
    length: TimeDelta,
    blocks: bool,
    is_cancelled: bool,
}

/// One time of a series that differs from the others.
struct Override<'a> {
    event: Event<'a>,
    replaces: DateTime<Utc>,
    /// All later times move along (RANGE=THISANDFUTURE).
    and_later: bool,
}

impl Reading {
    pub(super) fn new(home: Tz, window: Window) -> Self {
        let (found, whole_days) = (Vec::new(), Vec::new());
        Self { home, window, steps: Steps::new(), occurrences: 0, found, whole_days }
    }

    /// Reads one calendar.
    pub(super) fn add(&mut self, calendar: &ICalendar) -> Result<(), FeedFault> {
        let zones = Zones::of(calendar, self.home, self.window, &mut self.steps)?;
        let mut series = Vec::new();
        let mut overrides: HashMap<&str, Vec<Override<'_>>> = HashMap::new();
        for component in &calendar.components {
            if component.component_type == Kind::VFreebusy {
                self.add_free_busy(component, &zones)?;
            }
            if component.component_type != Kind::VEvent {
                continue;
            }
            let Some(event) = Event::read(component, &zones) else { continue };
            let uid = text_of(component, &Property::Uid).unwrap_or_default();
            match replaced(component, &zones) {
                Some((replaces, and_later)) => {
                    overrides.entry(uid).or_default().push(Override { event, replaces, and_later });
                }
                None => series.push((uid, event)),
            }
        }
        for (uid, event) in &series {
            self.add_series(event, overrides.get(uid).map_or(&[], Vec::as_slice), &zones)?;
        }
        for one in overrides.values().flatten() {
            self.add_once(&one.event, one.event.start.local)?;
        }
        Ok(())
    }

    fn add_series(&mut self, event: &Event<'_>, overrides: &[Override<'_>], zones: &Zones) -> Result<(), FeedFault> {
        let start = &event.start;
        let mut times = vec![start.local];
        if let Some(rule) = Rule::of(event.component) {
            let margin = Days::new(2);
            let span = Span {
                from: (start.zone.local(self.window.from) - margin) - event.length.max(TimeDelta::zero()),
                until: start.zone.local(self.window.until) + margin,
            };
            let local = |instant| start.zone.local(instant);
            times.extend(rule.occurrences(start.local, span, &local, &mut self.steps)?);
        }
        let Dates { added, left_out } = Dates::read(event, zones);
        times.extend(added.keys());
        times.sort_unstable();
        times.dedup();
        let replaced: HashSet<DateTime<Utc>> = overrides.iter().map(|one| one.replaces).collect();
        let moving: Vec<&Override<'_>> = overrides.iter().filter(|one| one.and_later).collect();
        let cost = u32::try_from(moving.len() + 1).unwrap_or(u32::MAX);
        for local in times {
            self.steps.take(cost)?;
            let Some(instant) = start.zone.instant(local) else { continue };
            if replaced.contains(&instant) || left_out.has(instant, local.date()) {
                continue;
            }
            match moving.iter().filter(|one| one.replaces <= instant).max_by_key(|one| one.replaces) {
                // The whole of what follows was moved, or called off.
                Some(one) => {
                    let moved = one.event.start.instant().map(|to| to - one.replaces).unwrap_or_default();
                    self.add_once(&one.event, one.event.start.zone.local(instant + moved))?;
                }
                None => {
                    let length = added.get(&local).copied().flatten().unwrap_or(event.length);
                    self.add_time(event, local, length)?;
                }
            }
        }
        Ok(())
    }

    fn add_once(&mut self, event: &Event<'_>, local: NaiveDateTime) -> Result<(), FeedFault> {
        self.add_time(event, local, event.length)
    }

    fn add_time(&mut self, event: &Event<'_>, local: NaiveDateTime, length: TimeDelta) -> Result<(), FeedFault> {
        if event.is_cancelled || length <= TimeDelta::zero() {
            return Ok(());
        }
        let zone = &event.start.zone;
        let Some(start) = zone.instant(local) else { return Ok(()) };
        // Whole days end at midnight, whatever the clocks do in between; others after so many seconds.
        let end = match event.start.is_day {
            true => local.checked_add_signed(length).and_then(|end| zone.instant(end)),
            false => start.checked_add_signed(length),
        };
        let Some(end) = end else { return Ok(()) };
        if event.start.is_day {
            self.add_whole_days(event.component, local.date(), length);
        }
        if event.blocks { self.add_busy(Busy { start, end }) } else { Ok(()) }
    }

    fn add_whole_days(&mut self, component: &ICalendarComponent, first: NaiveDate, length: TimeDelta) {
        let last = first + TimeDelta::days(length.num_days() - 1);
        let ends = last.and_time(chrono::NaiveTime::MIN).and_utc();
        let begins = first.and_time(chrono::NaiveTime::MIN).and_utc();
        if ends < self.window.from || begins > self.window.until {
            return;
        }
        let name = text_of(component, &Property::Summary).unwrap_or_default();
        let words = name.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let name: String = words.collect::<Vec<_>>().join(" ").chars().take(DAYS_NAME_MAX_CHARS).collect();
        self.whole_days.push(NamedDays { days: DateRange::new(first, last), name });
    }

    fn add_busy(&mut self, busy: Busy) -> Result<(), FeedFault> {
        if busy.end <= self.window.from || busy.start >= self.window.until {
            return Ok(());
        }
        self.occurrences += 1;
        if self.occurrences > OCCURRENCES_MAX {
            return Err(FeedFault::TooMany);
        }
        self.found.push(busy);
        Ok(())
    }

    /// What a server publishes without the events themselves (RFC 5545, 3.6.4; RFC 4791, 7.10).
    fn add_free_busy(&mut self, component: &ICalendarComponent, zones: &Zones) -> Result<(), FeedFault> {
        for entry in component.entries.iter().filter(|entry| entry.name == Property::Freebusy) {
            let is_free = entry
                .parameters(&ICalendarParameterName::Fbtype)
                .any(|value| matches!(value, ICalendarParameterValue::Fbtype(ICalendarFreeBusyType::Free)));
            for value in entry.values.iter().filter(|_| !is_free) {
                self.steps.take(1)?;
                let ICalendarValue::Period(period) = value else { continue };
                let Some((start, length)) = read_period(period, entry, zones) else { continue };
                let Some(start) = start.instant() else { continue };
                if length > TimeDelta::zero() && length <= TimeDelta::days(EVENT_DAYS_MAX) {
                    self.add_busy(Busy { start, end: start + length })?;
                }
            }
        }
        Ok(())
    }
}

impl<'a> Event<'a> {
    fn read(component: &'a ICalendarComponent, zones: &Zones) -> Option<Self> {
        let entry = |name: &Property| component.entries.iter().find(|entry| entry.name == *name);
        let start = When::of(entry(&Property::Dtstart)?, zones)?;
        let length = length(component, &start, zones)?;
        let has = |value: &ICalendarValue| component.entries.iter().any(|entry| entry.values.first() == Some(value));
        let is_transparent = has(&ICalendarValue::Transparency(ICalendarTransparency::Transparent));
        let outlook = text_of(component, &Property::Other("X-MICROSOFT-CDO-BUSYSTATUS".to_owned()));
        let is_free = outlook.is_some_and(|status| {
            ["FREE", "WORKINGELSEWHERE"].iter().any(|free| status.trim().eq_ignore_ascii_case(free))
        });
        let is_cancelled = has(&ICalendarValue::Status(ICalendarStatus::Cancelled));
        Some(Self { component, start, length, blocks: !is_transparent && !is_free, is_cancelled })
    }
}

/// How long the first time is; nothing for what has no sensible length.
fn length(component: &ICalendarComponent, start: &When, zones: &Zones) -> Option<TimeDelta> {
    let entry = |name: &Property| component.entries.iter().find(|entry| entry.name == *name);
    let length = if let Some(end) = entry(&Property::Dtend).and_then(|entry| When::of(entry, zones)) {
        match start.is_day {
            true => end.local.date().and_time(chrono::NaiveTime::MIN) - start.local,
            false => end.instant()? - start.instant()?,
        }
    } else if let Some(ICalendarValue::Duration(length)) = entry(&Property::Duration).and_then(|e| e.values.first()) {
        length.to_time_delta()?
    } else if start.is_day {
        TimeDelta::days(1)
    } else {
        TimeDelta::zero()
    };
    // An all-day event that ends on the day it begins is written by programs that count the last day.
    let length = if start.is_day { TimeDelta::days(length.num_days().max(1)) } else { length };
    (length <= TimeDelta::days(EVENT_DAYS_MAX)).then_some(length)
}

/// Which time of a series a component replaces.
fn replaced(component: &ICalendarComponent, zones: &Zones) -> Option<(DateTime<Utc>, bool)> {
    let entry = component.entries.iter().find(|entry| entry.name == Property::RecurrenceId)?;
    let and_later = entry.parameters(&ICalendarParameterName::Range).next().is_some();
    Some((When::of(entry, zones)?.instant()?, and_later))
}

/// The dates of a series that are listed: added ones (with a length of their own, where they have
/// one), and ones that are left out.
struct Dates {
    added: HashMap<NaiveDateTime, Option<TimeDelta>>,
    left_out: LeftOut,
}

#[derive(Default)]
struct LeftOut {
    instants: HashSet<DateTime<Utc>>,
    /// An EXDATE that is a date leaves out whatever begins on it, as people who write one mean.
    days: HashSet<NaiveDate>,
}

impl LeftOut {
    fn has(&self, instant: DateTime<Utc>, day: NaiveDate) -> bool {
        self.instants.contains(&instant) || self.days.contains(&day)
    }
}

impl Dates {
    fn read(event: &Event<'_>, zones: &Zones) -> Self {
        let mut dates = Self { added: HashMap::new(), left_out: LeftOut::default() };
        for entry in &event.component.entries {
            let is_added = entry.name == Property::Rdate;
            if !is_added && entry.name != Property::Exdate {
                continue;
            }
            for value in &entry.values {
                let (when, length) = match value {
                    ICalendarValue::PartialDateTime(value) => (When::read(value, entry, zones), None),
                    ICalendarValue::Period(period) => read_period(period, entry, zones)
                        .map_or((None, None), |(when, length)| (Some(when), Some(length))),
                    _ => (None, None),
                };
                let Some((when, instant)) = when.and_then(|when| Some((when.clone(), when.instant()?))) else {
                    continue;
                };
                if is_added {
                    let length = length.filter(|length| *length <= TimeDelta::days(EVENT_DAYS_MAX));
                    dates.added.insert(event.start.zone.local(instant), length);
                } else if when.is_day {
                    dates.left_out.days.insert(when.local.date());
                } else {
                    dates.left_out.instants.insert(instant);
                }
            }
        }
        dates
    }
}

fn read_period(
    period: &ICalendarPeriod,
    entry: &calcard::icalendar::ICalendarEntry,
    zones: &Zones,
) -> Option<(When, TimeDelta)> {
    match period {
        ICalendarPeriod::Range { start, end } => {
            let (start, end) = (When::read(start, entry, zones)?, When::read(end, entry, zones)?);
            let length = end.instant()? - start.instant()?;
            Some((start, length))
        }
        ICalendarPeriod::Duration { start, duration } => {
            Some((When::read(start, entry, zones)?, duration.to_time_delta()?))
        }
    }
}
