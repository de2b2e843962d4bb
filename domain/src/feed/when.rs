//! Dates and times as a calendar writes them (RFC 5545, 3.3.4 and 3.3.5).

use calcard::common::PartialDateTime;
use calcard::icalendar::{ICalendarComponent, ICalendarEntry, ICalendarProperty as Property, ICalendarValue};
use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};

use super::zones::{Zone, Zones, written};

/// A moment: a whole day, or a local time in its zone.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct When {
    /// Midnight for a whole day.
    pub local: NaiveDateTime,
    pub is_day: bool,
    /// It names no zone of its own: beside an event it is meant in that one's.
    pub floats: bool,
    pub zone: Zone,
}

impl When {
    /// Reads the first value of an entry.
    pub(super) fn of(entry: &ICalendarEntry, zones: &Zones) -> Option<Self> {
        match entry.values.first()? {
            ICalendarValue::PartialDateTime(value) => Self::read(value, entry, zones),
            _ => None,
        }
    }

    /// Reads one value of an entry, whose TZID counts where the value itself names no zone.
    pub(super) fn read(value: &PartialDateTime, entry: &ICalendarEntry, zones: &Zones) -> Option<Self> {
        let (local, offset) = date_time(value)?;
        let named = entry.tz_id();
        let zone = match offset {
            Some(offset) => Zone::Fixed(offset),
            None => named.map_or_else(|| zones.home(), |id| zones.named(id)),
        };
        Some(Self { local, is_day: value.hour.is_none(), floats: offset.is_none() && named.is_none(), zone })
    }

    pub(super) fn instant(&self) -> Option<DateTime<Utc>> {
        self.zone.instant(self.local)
    }
}

/// No year beyond this is reckoned with, so that nothing overflows: whoever writes 9999 means that there is no end.
const YEAR_MAX: u16 = 9000;

/// Local time, and the offset where the value names one (`Z` is zero). None for what is no date; what lies too far
/// off is in the last year that is reckoned with.
pub(super) fn date_time(value: &PartialDateTime) -> Option<(NaiveDateTime, Option<FixedOffset>)> {
    let (year, second) = (value.year?.min(YEAR_MAX), value.second.map(|second| second.min(59)));
    let read = PartialDateTime { year: Some(year), second, ..value.clone() }.to_date_time()?;
    (year > 0).then_some((read.date_time, read.offset))
}

/// The values of a property as written, without zone.
pub(super) fn local_values(component: &ICalendarComponent, name: &Property) -> Vec<NaiveDateTime> {
    let entries = component.entries.iter().filter(|entry| entry.name == *name);
    entries.flat_map(|entry| &entry.values).filter_map(written).collect()
}
