//! Several appointments in one calendar, for programs that subscribe to it (RFC 5545, 3.4).

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{CalendarFile, Lines, Method, zone};

/// One appointment of a collection.
pub struct Entry {
    /// The line people see.
    pub summary: String,
    /// What is to be said beside it; nothing of what the talk is about.
    pub note: Option<String>,
    pub file: CalendarFile,
}

/// Appointments of one host.
pub struct Collection {
    /// What the calendar is called.
    pub name: String,
    pub zone: Tz,
    /// The zone's rules are written as they are around this instant.
    pub around: DateTime<Utc>,
    pub entries: Vec<Entry>,
}

impl Collection {
    /// The calendar's text, with CRLF at the end of each line.
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", "-//Uitzwaai//Uitzwaai//EN");
        lines.add("CALSCALE", "GREGORIAN");
        lines.add("METHOD", Method::Publish.name());
        lines.add("X-WR-CALNAME", &self.name);
        // How often to look again: RFC 7986, 5.7, and the older name that Outlook knows.
        lines.property(refresh());
        lines.add("X-PUBLISHED-TTL", "PT1H");
        zone::write(&mut lines, self.zone, self.around);
        for entry in &self.entries {
            entry.file.event_about(&mut lines, &entry.summary, entry.note.as_deref());
        }
        lines.add("END", "VCALENDAR");
        lines.0
    }
}

fn refresh() -> icalendar::Property {
    let mut property = icalendar::Property::new("REFRESH-INTERVAL", "PT1H");
    property.add_parameter("VALUE", "DURATION");
    property
}
