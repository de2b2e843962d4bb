//! Events, and what is published of them as busy times (RFC 5545, 3.6.1 and 3.6.4).

use std::collections::{HashMap, HashSet};

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarEntry, ICalendarFreeBusyType,
    ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationStatus as Partstat, ICalendarPeriod,
    ICalendarProperty as Property, ICalendarStatus, ICalendarTransparency, ICalendarValue,
};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use super::recur::{Rule, Span, Steps};
use super::when::When;
use super::zones::{Zone, Zones, text_of};
use super::{DAYS_NAME_MAX_CHARS, FeedFault, NamedDays, OCCURRENCES_MAX, Owner, Window};
use crate::slot::Busy;
use crate::working_days::DateRange;

/// No time of a series, and nothing that says how long rather than until when, is taken for longer than this:
/// surely a slip of the pen, or a trick. People are away for years, and "until further notice" is written as some
/// day far ahead.
const EVENT_DAYS_MAX: i64 = 3660;
/// No closed days of a board are taken for longer than this.
const CLOSED_DAYS_MAX: i64 = 400;

/// What was found so far.
pub(super) struct Reading<'o> {
    home: Tz,
    window: Window,
    owner: &'o Owner,
    steps: Steps,
    occurrences: usize,
    /// Busy times, in any order.
    pub found: Vec<Busy>,
    /// Events of whole days that were not cancelled, whether they block or not.
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
    /// The time that it stands for, as it is written.
    replaces: When,
    /// All later times move along (RANGE=THISANDFUTURE).
    and_later: bool,
}

impl Override<'_> {
    /// When the time begins, or would have begun, that it replaces in this series.
    fn instant(&self, series: &When) -> Option<DateTime<Utc>> {
        match (self.replaces.is_day, self.replaces.floats) {
            (true, _) => series.zone.instant(self.replaces.local.date().and_time(series.local.time())),
            (false, true) => series.zone.instant(self.replaces.local),
            (false, false) => self.replaces.instant(),
        }
    }
}

impl<'o> Reading<'o> {
    pub(super) fn new(home: Tz, window: Window, owner: &'o Owner) -> Self {
        let (found, whole_days) = (Vec::new(), Vec::new());
        Self { home, window, owner, steps: Steps::new(), occurrences: 0, found, whole_days }
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
            if self.owner.has_talk(uid.trim()) {
                continue;
            }
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
        let mut times = vec![(start.local, event.length)];
        for rule in Rule::all_of(event.component) {
            let margin = Days::new(2);
            let span = Span {
                from: (start.zone.local(self.window.from) - margin) - event.length.max(TimeDelta::zero()),
                until: start.zone.local(self.window.until) + margin,
            };
            let local = |instant| start.zone.local(instant);
            let found = rule.occurrences(start.local, span, &local, &mut self.steps)?;
            times.extend(found.into_iter().map(|local| (local, event.length)));
        }
        let Dates { added, left_out } = Dates::read(event, zones);
        times.extend(added);
        times.sort_unstable();
        times.dedup();
        let mut replaced = Times::default();
        for one in overrides {
            replaced.add(&one.replaces, start);
        }
        let moves = overrides.iter().filter(|one| one.and_later);
        let moving: Vec<_> = moves.filter_map(|one| Some((one.instant(start)?, one))).collect();
        let cost = u32::try_from(moving.len() + 1).unwrap_or(u32::MAX);
        for (local, length) in times {
            self.steps.take(cost)?;
            let Some(instant) = start.zone.instant(local) else { continue };
            if replaced.has(instant, local) || left_out.has(instant, local) {
                continue;
            }
            match moving.iter().filter(|(from, _)| *from <= instant).max_by_key(|(from, _)| *from) {
                // The whole of what follows was moved, or called off.
                Some((from, one)) => {
                    let moved = one.event.start.instant().map(|to| to - *from).unwrap_or_default();
                    self.add_once(&one.event, one.event.start.zone.local(instant + moved))?;
                }
                None => self.add_time(event, local, length)?,
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
        let home = Zone::Named(self.home);
        let days = match event.start.is_day {
            true => whole_days(local, local + length),
            false => whole_days(zone.local(start), zone.local(end))
                .or_else(|| whole_days(home.local(start), home.local(end))),
        };
        if let Some(days) = days {
            self.add_whole_days(event.component, days);
        }
        if event.blocks { self.add_busy(Busy { start, end }) } else { Ok(()) }
    }

    fn add_whole_days(&mut self, component: &ICalendarComponent, days: DateRange) {
        let DateRange { first, last } = days;
        if last - first > TimeDelta::days(CLOSED_DAYS_MAX) {
            return;
        }
        let ends = last.and_time(chrono::NaiveTime::MIN).and_utc();
        let begins = first.and_time(chrono::NaiveTime::MIN).and_utc();
        if ends < self.window.from || begins > self.window.until {
            return;
        }
        let name = text_of(component, &Property::Summary).unwrap_or_default();
        let words = name.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let name: String = words.collect::<Vec<_>>().join(" ").chars().take(DAYS_NAME_MAX_CHARS).collect();
        self.whole_days.push(NamedDays { days, name });
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
                self.steps.take(u32::try_from(self.owner.talks.len() + 1).unwrap_or(u32::MAX))?;
                let ICalendarValue::Period(period) = value else { continue };
                let Some((start, length)) = read_period(period, entry, zones) else { continue };
                let Some(start) = start.instant() else { continue };
                if length > TimeDelta::zero() && length <= TimeDelta::days(EVENT_DAYS_MAX) {
                    for busy in self.owner.without_talks(Busy { start, end: start + length }) {
                        self.add_busy(busy)?;
                    }
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
        let blocks = !is_transparent && !is_free && !is_declined(component);
        Some(Self { component, start, length, blocks, is_cancelled })
    }
}

/// Whether the owner said that they do not come, or sent somebody else, under every address that was invited:
/// of those who are invited only the owner is known here.
fn is_declined(component: &ICalendarComponent) -> bool {
    let mut own = component.entries.iter().filter(|entry| entry.name == Property::Attendee).peekable();
    let stays_away = |entry: &ICalendarEntry| {
        entry
            .parameters(&ICalendarParameterName::Partstat)
            .any(|value| matches!(value, ICalendarParameterValue::Partstat(Partstat::Declined | Partstat::Delegated)))
    };
    own.peek().is_some() && own.all(stays_away)
}

/// The days from the midnight of `start` to that of `end`; an end in the last minute of a day is meant as its
/// midnight. `None` for what begins or ends at another hour.
fn whole_days(start: NaiveDateTime, end: NaiveDateTime) -> Option<DateRange> {
    let is_midnight = start.time() == NaiveTime::MIN;
    let after = match (end.time().hour(), end.time().minute()) {
        (0, 0) => end.date(),
        (23, 59) => end.date().succ_opt()?,
        _ => return None,
    };
    let days = DateRange::new(start.date(), after.pred_opt()?);
    (is_midnight && !days.is_empty()).then_some(days)
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
    let is_until = entry(&Property::Dtend).is_some() && entry(&Property::Rrule).is_none();
    (is_until || length <= TimeDelta::days(EVENT_DAYS_MAX)).then_some(length)
}

/// Which time of a series a component replaces.
fn replaced(component: &ICalendarComponent, zones: &Zones) -> Option<(When, bool)> {
    let entry = component.entries.iter().find(|entry| entry.name == Property::RecurrenceId)?;
    let and_later = entry.parameters(&ICalendarParameterName::Range).next().is_some();
    Some((When::of(entry, zones)?, and_later))
}

/// The dates of a series that are listed: added ones (with a length of their own, where they have
/// one), and ones that are left out.
struct Dates {
    added: Vec<(NaiveDateTime, TimeDelta)>,
    left_out: Times,
}

/// Times of a series that are named one by one. What is written in another form than the series itself is
/// meant as people who write it mean it.
#[derive(Default)]
struct Times {
    instants: HashSet<DateTime<Utc>>,
    /// A date is whatever begins on it.
    days: HashSet<NaiveDate>,
    /// A time without zone is one of the series' own zone.
    locals: HashSet<NaiveDateTime>,
}

impl Times {
    fn add(&mut self, when: &When, series: &When) {
        let instant = when.instant();
        if when.is_day {
            self.days.insert(when.local.date());
        } else if series.is_day {
            // Midnight as it is written, else as the series' zone has it.
            let local = match when.local.time() == NaiveTime::MIN {
                true => Some(when.local),
                false => instant.map(|instant| series.zone.local(instant)),
            };
            self.days.extend(local.map(|local| local.date()));
        } else if when.floats {
            self.locals.insert(when.local);
        } else {
            self.instants.extend(instant);
        }
    }

    fn has(&self, instant: DateTime<Utc>, local: NaiveDateTime) -> bool {
        self.instants.contains(&instant) || self.days.contains(&local.date()) || self.locals.contains(&local)
    }
}

impl Dates {
    fn read(event: &Event<'_>, zones: &Zones) -> Self {
        let mut dates = Self { added: Vec::new(), left_out: Times::default() };
        for entry in &event.component.entries {
            let is_added = entry.name == Property::Rdate;
            if !is_added && entry.name != Property::Exdate {
                continue;
            }
            for value in &entry.values {
                let read = match value {
                    ICalendarValue::PartialDateTime(value) => When::read(value, entry, zones).map(|when| (when, None)),
                    ICalendarValue::Period(period) => {
                        read_period(period, entry, zones).map(|(when, length)| (when, Some(length)))
                    }
                    _ => None,
                };
                match read {
                    Some((when, length)) if is_added => dates.add(&when, length, event),
                    Some((when, _)) => dates.left_out.add(&when, &event.start),
                    None => {}
                }
            }
        }
        dates
    }

    /// Adds a time, as long as its period says. One that begins with another counts beside it.
    fn add(&mut self, when: &When, length: Option<TimeDelta>, event: &Event<'_>) {
        let series = &event.start;
        let local = match (when.is_day, when.floats) {
            // A day of a series that has an hour is meant at that hour.
            (true, _) => Some(when.local.date().and_time(series.local.time())),
            (false, true) => Some(when.local),
            (false, false) => when.instant().map(|instant| series.zone.local(instant)),
        };
        let Some(local) = local else { return };
        let length = length.filter(|length| *length <= TimeDelta::days(EVENT_DAYS_MAX));
        self.added.push((local, length.unwrap_or(event.length)));
    }
}

fn read_period(period: &ICalendarPeriod, entry: &ICalendarEntry, zones: &Zones) -> Option<(When, TimeDelta)> {
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
