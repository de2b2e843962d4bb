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
//! The leaver's own says with whom, where, and on which page it is moved or called off. That page opens for whoever
//! opened their personal link in that browser; the link itself is not in the file.
//!
//! Deliberately absent: what the talk is about, the leaver's personal link, and the host's telephone number. Calendars
//! are shared; the address of a video call, which has to be at hand when it begins, is said to be seen.

mod collection;
mod zone;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use domain::Language;
use domain::person::EmailAddress;
use domain::talk::Way;
use icalendar::Property;
use wording::{Wording, key};

use crate::address::on_the_wire;

pub use collection::{Collection, Entry};

/// The page on which leavers move their talk or call it off; it opens in a browser that opened their personal link.
pub fn change_page(base_url: &str) -> String {
    format!("{base_url}/leaver/talk")
}

/// What a file is called, in its receiver's language; of several in one mail each has its number, from 0.
pub fn file_name(language: Language, index: usize) -> String {
    let name = Wording::new(language).text(key::MAIL_CALENDAR_FILE);
    if index == 0 { format!("{name}.ics") } else { format!("{name}-{}.ics", index + 1) }
}

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
    /// For talks in person; of one by video its address.
    pub place: Option<String>,
    pub organiser: Party,
    pub attendees: Vec<Party>,
    /// With whom the talk is, for the words beside the appointment; without it there are none.
    pub host: Option<String>,
    /// The page on which the receiver moves it or calls it off.
    pub change_at: Option<String>,
    /// Those of the attendees who have not agreed yet: their calendars ask them.
    pub asked: Vec<EmailAddress>,
    /// In the receiver's language, calling the talk what their board does.
    pub words: Wording,
    /// When the appointment itself was made, moved or called off.
    pub changed_at: DateTime<Utc>,
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
        let note = self.note();
        self.event_about(lines, &self.words.text(key::MAIL_CALENDAR_SUMMARY), note.as_deref());
    }

    /// With whom, where, and how it is changed; nothing where it is called off.
    fn note(&self) -> Option<String> {
        let host = self.host.as_ref().filter(|_| self.method != Method::Cancel)?;
        let words = self.words;
        let change = self.change_at.as_ref();
        let parts = [
            Some(words.with(key::MAIL_CALENDAR_WITH, [("host", host.as_str().into())])),
            Some(self.location()),
            change.map(|page| words.with(key::MAIL_CALENDAR_CHANGE, [("page", page.as_str().into())])),
        ];
        // One line, and nothing behind an address that could be taken for a part of it.
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" – "))
    }

    /// The place, or how they talk; of a call by video with its address.
    fn location(&self) -> String {
        let way = || self.words.code("way", self.way.code());
        match (self.way, &self.place) {
            (Way::InPerson, Some(place)) => one_line(place),
            (Way::Phone | Way::Video, Some(address)) => format!("{}: {}", way(), one_line(address)),
            (Way::InPerson | Way::Phone | Way::Video, None) => way(),
        }
    }

    /// The event, with this line to see in a calendar, and a note beside it where there is one.
    fn event_about(&self, lines: &mut Lines, about: &str, note: Option<&str>) {
        let (words, language) = (self.words, self.words.language());
        let ends_at = self.starts_at + TimeDelta::minutes(self.minutes.into());
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", &self.uid);
        lines.add("DTSTAMP", &self.stamp.format(UTC_FORM).to_string());
        lines.add("LAST-MODIFIED", &self.changed_at.format(UTC_FORM).to_string());
        lines.add("SEQUENCE", &self.sequence.to_string());
        for (name, instant) in [("DTSTART", self.starts_at), ("DTEND", ends_at)] {
            if [self.starts_at, ends_at].iter().any(|one| self.is_second(*one)) {
                lines.add(name, &instant.format(UTC_FORM).to_string());
            } else {
                self.local_time(lines, name, instant);
            }
        }
        let summary = Property::new("SUMMARY", one_line(about));
        lines.property(summary.add_language(language));
        if let Some(note) = note {
            lines.property(Property::new("DESCRIPTION", one_line(note)).add_language(language));
        }
        lines.add("LOCATION", &self.location());
        lines.property(cal_address("ORGANIZER", &self.organiser));
        for attendee in &self.attendees {
            let mut property = cal_address("ATTENDEE", attendee);
            // Whoever picked the time has agreed by picking it; a cancellation asks nobody.
            let is_asked = self.method == Method::Request && self.asked.contains(&attendee.address);
            property.add_parameter("CUTYPE", "INDIVIDUAL");
            property.add_parameter("ROLE", "REQ-PARTICIPANT");
            property.add_parameter("PARTSTAT", if is_asked { "NEEDS-ACTION" } else { "ACCEPTED" });
            property.add_parameter("RSVP", if is_asked { "TRUE" } else { "FALSE" });
            lines.property(property);
        }
        lines.add("CLASS", "PRIVATE");
        lines.add("TRANSP", if self.method == Method::Cancel { "TRANSPARENT" } else { "OPAQUE" });
        lines.add("STATUS", if self.method == Method::Cancel { "CANCELLED" } else { "CONFIRMED" });
        if self.method != Method::Cancel {
            lines.add("BEGIN", "VALARM");
            lines.add("ACTION", "DISPLAY");
            let description = Property::new("DESCRIPTION", words.text(key::MAIL_CALENDAR_SUMMARY));
            lines.property(description.add_language(language));
            lines.add("TRIGGER", "-PT1H");
            lines.add("END", "VALARM");
        }
        lines.add("END", "VEVENT");
    }

    /// A local time that comes twice means the first (RFC 5545, 3.3.5); of the second only UTC can speak.
    fn is_second(&self, instant: DateTime<Utc>) -> bool {
        let local = instant.with_timezone(&self.zone).naive_local();
        self.zone.from_local_datetime(&local).earliest().is_some_and(|first| first.to_utc() != instant)
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
    let address = on_the_wire(&party.address).unwrap_or_else(|| party.address.to_string());
    let mut property = Property::new(property, format!("mailto:{address}"));
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

/// Writes a content line, folded between characters, and where it can be between two that are no
/// spaces: some readers take all white space around a fold for the fold's.
fn fold(out: &mut String, line: &str) {
    let mut octets = 0;
    let mut before = ' ';
    // The last such place on this line, and how many octets stood before it.
    let mut good: Option<(usize, usize)> = None;
    for c in line.chars() {
        let is_good = c != ' ' && before != ' ';
        if is_good {
            good = Some((out.len(), octets));
        }
        if octets + c.len_utf8() > LINE_MAX_OCTETS {
            let near = good.take().filter(|(_, stood)| *stood > LINE_MAX_OCTETS / 2);
            let (at, stood) = near.unwrap_or((out.len(), octets));
            out.insert_str(at, "\r\n ");
            octets = 1 + octets - stood;
        }
        out.push(c);
        octets += c.len_utf8();
        before = c;
    }
    out.push_str("\r\n");
}
