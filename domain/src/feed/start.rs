//! When an event begins that comes alone, by the zones that its calendar brings along.

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty as Property, ICalendarValue};
use chrono::{DateTime, Days, Utc};
use chrono_tz::Tz;

use super::Window;
use super::recur::Steps;
use super::when::date_time;
use super::zones::{Zone, Zones};

/// The instant; none for a whole day, for a time without zone, and in a zone that nobody knows: it would be guessed.
pub(crate) fn start_of(calendar: &ICalendar, event: &ICalendarComponent) -> Option<DateTime<Utc>> {
    let entry = event.entries.iter().find(|entry| entry.name == Property::Dtstart)?;
    let ICalendarValue::PartialDateTime(value) = entry.values.first()? else { return None };
    value.hour?;
    let (local, offset) = date_time(value)?;
    if let Some(offset) = offset {
        return Zone::Fixed(offset).instant(local);
    }
    let about = local.and_utc();
    let window = Window { from: about - Days::new(1), until: about + Days::new(1) };
    let zones = Zones::of(calendar, Tz::UTC, window, &mut Steps::new()).ok()?;
    zones.called(entry.tz_id()?)?.instant(local)
}
