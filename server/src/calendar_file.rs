//! Calendar files that go with confirmations, moves and cancellations (RFC 5545, RFC 5546).
//!
//! The wall time of the organisation's zone, with that zone's rules, because that is what Outlook
//! and people reckon with. ORGANIZER is the organisation's sender; host and leaver are ATTENDEEs.
//! An update and a cancellation carry the appointment's UID and a higher SEQUENCE; another host
//! means a cancellation and a new UID.
//!
//! Every line is escaped and quoted by `icalendar`. The components are put together here,
//! because that crate writes DTSTAMP and UID into VTIMEZONE and VALARM, where RFC 5545 has none.
//!
//! Deliberately absent: what the talk is about, and the leaver's personal link. Calendars are shared.

mod zone;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::Language;
use domain::person::EmailAddress;
use domain::talk::Way;
use icalendar::Property;
use wording::{Wording, key};

/// What the receiver's calendar is asked to do (RFC 5546, 3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Enter the appointment, or change the one with this UID.
    Request,
    /// Take it out.
    Cancel,
    /// A copy to enter by hand: nobody is asked for anything, so it names no attendees
    /// (RFC 5546, 3.2.1).
    Publish,
}

impl Method {
    /// As it stands in METHOD and in the mail part's `method` parameter, which must be equal
    /// (RFC 6047, 2.4).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Publish => "PUBLISH",
            Self::Cancel => "CANCEL",
        }
    }
}

/// A name and an address, of the organiser or of somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub name: String,
    pub address: EmailAddress,
}

/// One appointment, as one of its two people gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    pub method: Method,
    pub uid: String,
    pub sequence: u32,
    pub starts_at: DateTime<Utc>,
    pub minutes: u32,
    pub zone: Tz,
    pub way: Way,
    /// For talks in person.
    pub place: Option<String>,
    pub organiser: Party,
    pub attendees: Vec<Party>,
    /// The receiver's.
    pub language: Language,
    /// When it is written.
    pub stamp: DateTime<Utc>,
}

/// A calendar's UTC form (RFC 5545, 3.3.5, form 2).
const UTC_FORM: &str = "%Y%m%dT%H%M%SZ";
/// A calendar's local form (form 1, and 3 with TZID).
const LOCAL_FORM: &str = "%Y%m%dT%H%M%S";

impl CalendarFile {
    /// The file's text, with CRLF at the end of each line.
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", "-//Uitzwaai//Uitzwaai//EN");
        lines.add("CALSCALE", "GREGORIAN");
        lines.add("METHOD", self.method.name());
        zone::write(&mut lines, self.zone, self.starts_at);
        self.event(&mut lines);
        lines.add("END", "VCALENDAR");
        lines.0
    }

    fn event(&self, lines: &mut Lines) {
        let words = Wording::new(self.language);
        let ends_at = self.starts_at + TimeDelta::minutes(self.minutes.into());
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", &self.uid);
        lines.add("DTSTAMP", &self.stamp.format(UTC_FORM).to_string());
        lines.add("SEQUENCE", &self.sequence.to_string());
        self.local_time(lines, "DTSTART", self.starts_at);
        self.local_time(lines, "DTEND", ends_at);
        let summary = Property::new("SUMMARY", words.text(key::MAIL_CALENDAR_SUMMARY));
        lines.property(summary.add_language(self.language));
        let location = match (self.way, &self.place) {
            (Way::InPerson, Some(place)) => one_line(place),
            (way, _) => words.code("way", way.code()),
        };
        lines.add("LOCATION", &location);
        lines.property(cal_address("ORGANIZER", &self.organiser));
        for attendee in &self.attendees {
            let mut property = cal_address("ATTENDEE", attendee);
            // Both have agreed by booking: no answers are asked for, nobody would read them.
            property.add_parameter("CUTYPE", "INDIVIDUAL");
            property.add_parameter("ROLE", "REQ-PARTICIPANT");
            property.add_parameter("PARTSTAT", "ACCEPTED");
            property.add_parameter("RSVP", "FALSE");
            lines.property(property);
        }
        lines.add("CLASS", "PRIVATE");
        lines.add("TRANSP", if self.method == Method::Cancel { "TRANSPARENT" } else { "OPAQUE" });
        lines.add("STATUS", if self.method == Method::Cancel { "CANCELLED" } else { "CONFIRMED" });
        if self.method != Method::Cancel {
            lines.add("BEGIN", "VALARM");
            lines.add("ACTION", "DISPLAY");
            lines.add("DESCRIPTION", &words.text(key::MAIL_CALENDAR_SUMMARY));
            lines.add("TRIGGER", "-PT1H");
            lines.add("END", "VALARM");
        }
        lines.add("END", "VEVENT");
    }

    fn local_time(&self, lines: &mut Lines, name: &str, instant: DateTime<Utc>) {
        let local = instant.with_timezone(&self.zone).format(LOCAL_FORM).to_string();
        let mut property = Property::new(name, local);
        property.add_parameter("TZID", self.zone.name());
        lines.property(property);
    }
}

/// Adds LANGUAGE to a text.
trait InLanguage {
    fn add_language(self, language: Language) -> Property;
}

impl InLanguage for Property {
    fn add_language(mut self, language: Language) -> Property {
        self.add_parameter("LANGUAGE", language.tag());
        self
    }
}

fn cal_address(property: &str, party: &Party) -> Property {
    let mut property = Property::new(property, format!("mailto:{}", party.address));
    // A double quote cannot stand in a parameter (RFC 5545, 3.2); quotes around it are the crate's.
    property.add_parameter("CN", &one_line(&party.name).replace('"', "'"));
    property
}

/// White space and control characters fold into single spaces, so that no value starts a line of
/// its own.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Content lines, one after the other.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        self.property(Property::new(name, value));
    }

    fn property(&mut self, property: Property) {
        let line: Result<String, std::fmt::Error> = property.try_into();
        // reason: writing to a String does not fail.
        let line = line.expect("a String can be written to");
        // Folded again: the last piece the crate makes may be one octet too long.
        fold(&mut self.0, line.replace("\r\n ", "").trim_end_matches("\r\n"));
    }
}

/// The longest line, in octets without its end (RFC 5545, 3.1).
const LINE_MAX_OCTETS: usize = 75;

/// Writes a content line, folded between characters.
fn fold(out: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE_MAX_OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}
