//! The zones a calendar speaks of: by name (IANA, Windows), or by rules it brings along.

use std::collections::HashMap;

use calcard::common::timezone::Tz as NamedZone;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarProperty as Property, ICalendarValue,
};
use chrono::{DateTime, Days, FixedOffset, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::recur::{Rule, Span, Steps};
use super::when::{date_time, local_values};
use super::{FeedFault, Window};

/// Hours that no change of the clocks exceeds.
const CHANGE_HOURS_MAX: i64 = 3;

/// Where a local time is meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Zone {
    Named(Tz),
    Fixed(FixedOffset),
    /// Rules of the calendar's own: each change of the clocks around the window, in order.
    Own(Vec<Change>),
}

/// From `onset`, on the clock as it was before, the clock is `to` ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    onset: NaiveDateTime,
    from: TimeDelta,
    to: TimeDelta,
}

impl Zone {
    /// The instant of a local time. One that does not exist is read by the clock as it was before the
    /// change (RFC 5545, 3.3.5); one that exists twice is the first.
    pub(super) fn instant(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        match self {
            Self::Named(zone) => named_instant(*zone, local),
            Self::Fixed(offset) => Some(offset.from_local_datetime(&local).single()?.to_utc()),
            Self::Own(changes) => Some(local.checked_sub_signed(own_offset(changes, local))?.and_utc()),
        }
    }

    /// The local time of an instant.
    pub(super) fn local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        match self {
            Self::Named(zone) => instant.with_timezone(zone).naive_local(),
            Self::Fixed(offset) => instant.with_timezone(offset).naive_local(),
            Self::Own(changes) => {
                let utc = instant.naive_utc();
                let before = changes.iter().rev().find(|change| change.onset - change.from <= utc);
                utc + before.map_or_else(|| first_offset(changes), |change| change.to)
            }
        }
    }
}

fn named_instant(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Utc>> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => Some(instant.to_utc()),
        LocalResult::None => {
            let back = TimeDelta::hours(CHANGE_HOURS_MAX);
            let before = zone.from_local_datetime(&local.checked_sub_signed(back)?).earliest()?;
            Some(before.to_utc() + back)
        }
    }
}

fn first_offset(changes: &[Change]) -> TimeDelta {
    changes.first().map_or(TimeDelta::zero(), |change| change.from)
}

fn own_offset(changes: &[Change], local: NaiveDateTime) -> TimeDelta {
    let Some(last) = changes.iter().rev().find(|change| change.onset <= local) else { return first_offset(changes) };
    // In the hour that is left out, the clock as it was.
    if local - last.onset < last.to - last.from { last.from } else { last.to }
}

/// The zones of one calendar by TZID.
pub(super) struct Zones {
    by_id: HashMap<String, Zone>,
    home: Tz,
}

impl Zones {
    /// Reads the calendar's own. `home` is for times without zone, and for names nobody knows.
    pub(super) fn of(calendar: &ICalendar, home: Tz, window: Window, steps: &mut Steps) -> Result<Self, FeedFault> {
        let mut by_id = HashMap::new();
        for component in calendar.components.iter().filter(|one| one.component_type == Kind::VTimezone) {
            let Some(id) = text_of(component, &Property::Tzid) else { continue };
            let zone = match component.timezone().and_then(|(_, zone)| known(zone)) {
                Some(zone) => Some(zone),
                None => own(calendar, component, window, steps)?,
            };
            if let Some(zone) = zone {
                by_id.insert(id.to_owned(), zone);
            }
        }
        Ok(Self { by_id, home })
    }

    pub(super) fn home(&self) -> Zone {
        Zone::Named(self.home)
    }

    /// The zone of a TZID.
    pub(super) fn named(&self, id: &str) -> Zone {
        self.called(id).unwrap_or_else(|| self.home())
    }

    /// The same; none where nobody knows the name.
    pub(super) fn called(&self, id: &str) -> Option<Zone> {
        self.by_id.get(id).cloned().or_else(|| id.parse::<NamedZone>().ok().and_then(known))
    }
}

fn known(zone: NamedZone) -> Option<Zone> {
    match zone {
        NamedZone::Tz(zone) => Some(Zone::Named(zone)),
        NamedZone::Fixed(offset) => Some(Zone::Fixed(offset)),
        NamedZone::Floating => None,
    }
}

/// The text of a property.
pub(super) fn text_of<'a>(component: &'a ICalendarComponent, name: &Property) -> Option<&'a str> {
    let entry = component.entries.iter().find(|entry| entry.name == *name)?;
    match entry.values.first()? {
        ICalendarValue::Text(text) => Some(text),
        _ => None,
    }
}

/// A zone by the rules in its STANDARD and DAYLIGHT parts (RFC 5545, 3.6.5).
fn own(
    calendar: &ICalendar,
    component: &ICalendarComponent,
    window: Window,
    steps: &mut Steps,
) -> Result<Option<Zone>, FeedFault> {
    // Two years before the window some change has been: after it the clock stood as at its beginning.
    let span = Span {
        from: (window.from - Days::new(2 * 366)).naive_utc(),
        until: (window.until + Days::new(366)).naive_utc(),
    };
    let mut changes = Vec::new();
    let parts = component.component_ids.iter().filter_map(|id| calendar.components.get(*id as usize));
    for part in parts.filter(|part| matches!(part.component_type, Kind::Standard | Kind::Daylight)) {
        let offset = |name| offset_of(part, name);
        let Some((from, to)) = offset(Property::Tzoffsetfrom).zip(offset(Property::Tzoffsetto)) else { continue };
        let Some(first) = local_values(part, &Property::Dtstart).first().copied() else { continue };
        let mut onsets = vec![first];
        onsets.extend(local_values(part, &Property::Rdate));
        for rule in Rule::all_of(part) {
            let until = |instant: DateTime<Utc>| instant.naive_utc() + from;
            onsets.extend(rule.occurrences(first, span, &until, steps)?);
        }
        changes.extend(onsets.into_iter().map(|onset| Change { onset, from, to }));
    }
    changes.sort_unstable();
    changes.dedup();
    Ok((!changes.is_empty()).then_some(Zone::Own(changes)))
}

fn offset_of(part: &ICalendarComponent, name: Property) -> Option<TimeDelta> {
    let entry = part.entries.iter().find(|entry| entry.name == name)?;
    let ICalendarValue::PartialDateTime(value) = entry.values.first()? else { return None };
    let hours = TimeDelta::hours(value.tz_hour?.into());
    let offset = hours + TimeDelta::minutes(value.tz_minute.unwrap_or(0).into());
    // No clock on earth is further from UTC.
    (offset <= TimeDelta::hours(15)).then_some(if value.tz_minus { -offset } else { offset })
}

/// A date and time as it is written, without zone.
pub(super) fn written(value: &ICalendarValue) -> Option<NaiveDateTime> {
    match value {
        ICalendarValue::PartialDateTime(value) => Some(date_time(value)?.0),
        _ => None,
    }
}
