//! The lines of a calendar that count: unfolded, everything else left out before it is read.
//!
//! The text is gone through once, component by component. Of each a glance is taken; what is over, lies
//! beyond the window, or was replaced by a newer version in the same file is dropped there and then, so that
//! the limits count what is kept: ten years of meetings cost nothing but the going through. So neither
//! descriptions nor attachments cost anything, and what an event is about, or who else takes part, never
//! gets further than this file.

use std::collections::HashMap;

use calcard::icalendar::ICalendar;
use calcard::{Entry, Parser};

use super::glance::{Glance, Identity, Version};
use super::{BYTES_MAX, COMPONENTS_MAX, FeedFault, LINES_MAX, Owner, VALUES_MAX, Window};
use crate::person::EmailAddress;

/// What a calendar is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    Busy,
    /// The names of holidays are kept.
    ClosedDays,
}

/// What is looked for, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought<'a> {
    pub purpose: For,
    pub window: Window,
    pub owner: &'a Owner,
}

/// Properties that say when something is, and whether it blocks.
const KEPT: [&str; 17] = [
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "UID",
    "TRANSP",
    "STATUS",
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "FREEBUSY",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "X-LIC-LOCATION",
    "X-MICROSOFT-CDO-TZID",
];

/// Properties that are looked at here, and go no further as they are: the version of an event, who is
/// invited (of whom the owner is kept), and what a calendar is called, which may be its owner's address.
const LOOKED_AT: [&str; 6] = ["BEGIN", "END", "SEQUENCE", "DTSTAMP", "ATTENDEE", "X-WR-CALNAME"];

/// The calendars in a text; several may follow each other.
pub(super) fn calendars(text: &str, sought: Sought<'_>) -> Result<Vec<ICalendar>, FeedFault> {
    if text.len() > BYTES_MAX {
        return Err(FeedFault::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first = text.lines().next().unwrap_or_default().trim_end();
    if !first.eq_ignore_ascii_case("BEGIN:VCALENDAR") {
        return Err(FeedFault::NotACalendar);
    }
    let kept = kept(text, sought)?;
    let mut parser = Parser::new(&kept);
    let mut found = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => found.push(calendar),
            Entry::Eof => return Ok(found),
            // A stray line between calendars.
            _ => {}
        }
    }
}

/// Unfolds (RFC 5545, 3.1) and keeps what counts.
fn kept(text: &str, sought: Sought<'_>) -> Result<String, FeedFault> {
    let mut scan = Scan::new(sought);
    let mut line = String::new();
    for piece in text.split(['\n', '\r']).filter(|piece| !piece.is_empty()) {
        if let Some(more) = piece.strip_prefix([' ', '\t']) {
            // What begins no line that counts is not put together either.
            if !line.is_empty() {
                line.push_str(more);
            }
        } else {
            scan.take(&line)?;
            line.clear();
            if scan.wants(name_of(piece)) {
                line.push_str(piece);
            }
        }
    }
    scan.take(&line)?;
    scan.finish()
}

/// How much there is of something.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    lines: usize,
    components: usize,
    values: usize,
}

impl Tally {
    fn of_line(line: &str) -> Self {
        let values = line.bytes().filter(|byte| *byte == b',').count();
        Self { lines: 1, components: 0, values }
    }

    const COMPONENT: Self = Self { lines: 2, components: 1, values: 0 };

    fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.components += other.components;
        self.values += other.values;
    }

    fn check(&self) -> Result<(), FeedFault> {
        let is_within = self.lines <= LINES_MAX && self.components <= COMPONENTS_MAX && self.values <= VALUES_MAX;
        if is_within { Ok(()) } else { Err(FeedFault::TooMany) }
    }
}

/// What kind of component it is, as far as that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Calendar,
    Event,
    FreeBusy,
    Zone,
    /// A part of another one, or one that says nothing of when somebody is busy: an alarm, a task.
    Other,
}

impl What {
    fn named(name: &str) -> Self {
        match name.trim().to_ascii_uppercase().as_str() {
            "VCALENDAR" => Self::Calendar,
            "VEVENT" => Self::Event,
            "VFREEBUSY" => Self::FreeBusy,
            "VTIMEZONE" => Self::Zone,
            _ => Self::Other,
        }
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Event => Some("VEVENT"),
            Self::FreeBusy => Some("VFREEBUSY"),
            Self::Zone => Some("VTIMEZONE"),
            Self::Calendar | Self::Other => None,
        }
    }
}

/// A component of a calendar.
struct Component {
    what: What,
    /// Its lines that count, without its own beginning and end.
    text: String,
    /// How many components are open: itself, and its parts.
    depth: usize,
    tally: Tally,
    glance: Glance,
}

impl Component {
    fn new(what: What) -> Self {
        Self { what, text: String::new(), depth: 1, tally: Tally::COMPONENT, glance: Glance::default() }
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push_str("\r\n");
        self.tally.add(Tally::of_line(line));
    }

    /// A part of it begins. Of zones the parts say what the zone is; of events they are alarms.
    fn begin(&mut self, line: &str) -> Result<(), FeedFault> {
        self.depth += 1;
        if self.what == What::Zone {
            self.push(line);
        }
        self.tally.components += 1;
        // Parts within parts need no end: whoever writes them does not decide how many there are.
        self.tally.check()
    }
}

/// Goes through the lines.
struct Scan<'a> {
    sought: Sought<'a>,
    /// What is kept of each calendar.
    calendars: Vec<Vec<Component>>,
    /// The address that the calendar of the moment is called after.
    called: Option<EmailAddress>,
    open: Option<Component>,
    total: Tally,
    /// The newest version of each event, those included of which nothing is kept.
    newest: HashMap<Identity, Version>,
}

impl<'a> Scan<'a> {
    fn new(sought: Sought<'a>) -> Self {
        let (calendars, newest) = (Vec::new(), HashMap::new());
        Self { sought, calendars, called: None, open: None, total: Tally::default(), newest }
    }

    /// Whether lines of this name are looked at.
    fn wants(&self, name: &str) -> bool {
        let is_name_of_days = self.sought.purpose == For::ClosedDays && name.eq_ignore_ascii_case("SUMMARY");
        is_name_of_days || KEPT.iter().chain(&LOOKED_AT).any(|one| one.eq_ignore_ascii_case(name))
    }

    /// Takes one line that is [wanted](Self::wants), or an empty one.
    fn take(&mut self, line: &str) -> Result<(), FeedFault> {
        let (head, value) = parted(line);
        let (name, params) = head.split_once(';').unwrap_or((head, ""));
        let name = name.to_ascii_uppercase();
        match (name.as_str(), &mut self.open) {
            ("", _) => Ok(()),
            ("BEGIN", _) => self.begin(line, value),
            ("END", _) => self.end(line, value),
            ("X-WR-CALNAME", None) => {
                self.called = EmailAddress::parse(value).ok();
                Ok(())
            }
            ("X-WR-CALNAME", Some(_)) => Ok(()),
            (_, None) => {
                self.total.add(Tally::of_line(line));
                self.total.check()
            }
            // What belongs to a part of an event is the part's.
            (_, Some(open)) if open.depth > 1 && open.what != What::Zone => Ok(()),
            ("ATTENDEE", Some(open)) => {
                let own = |address: &EmailAddress| {
                    self.sought.owner.addresses.contains(address) || self.called.as_ref() == Some(address)
                };
                if invited(params, value).any(|address| own(&address)) {
                    open.push(line);
                }
                Ok(())
            }
            (name, Some(open)) => {
                open.glance.at(name, params, value);
                if open.what != What::Other && !LOOKED_AT.contains(&name) {
                    open.push(line);
                }
                Ok(())
            }
        }
    }

    fn begin(&mut self, line: &str, value: &str) -> Result<(), FeedFault> {
        match (What::named(value), &mut self.open) {
            (What::Other, Some(open)) => open.begin(line),
            (What::Calendar, _) => {
                self.close()?;
                self.called = None;
                self.calendars.push(Vec::new());
                Ok(())
            }
            // Events do not lie within each other: the one before lost its end.
            (what, _) => {
                self.close()?;
                self.open = Some(Component::new(what));
                Ok(())
            }
        }
    }

    fn end(&mut self, line: &str, value: &str) -> Result<(), FeedFault> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.depth -= 1;
        if open.depth == 0 || What::named(value) == What::Calendar {
            return self.close();
        }
        if open.what == What::Zone {
            open.push(line);
        }
        Ok(())
    }

    /// The component that is open ends; it is kept if it may count.
    fn close(&mut self) -> Result<(), FeedFault> {
        let Some(component) = self.open.take().filter(|one| one.what != What::Other) else { return Ok(()) };
        if component.what == What::Event {
            let version = component.glance.version();
            if let Some(identity) = component.glance.identity() {
                let newest = self.newest.entry(identity.clone()).or_default();
                if *version > *newest {
                    *newest = version.clone();
                }
            }
            if component.glance.is_far(self.sought.window) {
                return Ok(());
            }
        }
        self.total.add(component.tally);
        if let Some(calendar) = self.calendars.last_mut() {
            calendar.push(component);
        }
        self.total.check()
    }

    /// What is kept, as text. Of two versions of an event that is the newer one; two that are equally new are
    /// both kept, since nobody can tell which of them is meant.
    fn finish(mut self) -> Result<String, FeedFault> {
        self.close()?;
        let is_newest = |component: &Component| {
            let newest = component.glance.identity().and_then(|identity| self.newest.get(identity));
            newest.is_none_or(|newest| component.glance.version() == newest)
        };
        let mut text = String::new();
        for calendar in &self.calendars {
            text.push_str("BEGIN:VCALENDAR\r\n");
            for component in calendar.iter().filter(|component| is_newest(component)) {
                let Some(name) = component.what.name() else { continue };
                for part in ["BEGIN:", name, "\r\n", component.text.as_str(), "END:", name, "\r\n"] {
                    text.push_str(part);
                }
            }
            text.push_str("END:VCALENDAR\r\n");
        }
        Ok(text)
    }
}

fn name_of(line: &str) -> &str {
    line.split([':', ';']).next().unwrap_or_default()
}

/// What stands before and behind the first colon outside of quotation marks.
fn parted(line: &str) -> (&str, &str) {
    let mut is_quoted = false;
    let colon = line.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b':' && !is_quoted
    });
    colon.map_or((line, ""), |at| (&line[..at], &line[at + 1..]))
}

/// The addresses of somebody who is invited: the one that stands for them, and the one in EMAIL where they
/// are known by another (RFC 7986, 6.2).
fn invited<'l>(params: &'l str, value: &'l str) -> impl Iterator<Item = EmailAddress> + 'l {
    let email = params.split(';').filter_map(|param| param.split_once('='));
    let email = email.filter(|(name, _)| name.trim().eq_ignore_ascii_case("EMAIL")).map(|(_, address)| address);
    std::iter::once(value).chain(email).filter_map(|address| EmailAddress::parse(address).ok())
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::{For, Sought, kept};
    use crate::feed::{Owner, Window};
    use crate::person::EmailAddress;

    fn kept_of(text: &str, purpose: For, owner: &Owner) -> String {
        let now = Utc.with_ymd_and_hms(2026, 3, 3, 9, 0, 0).single().expect("an instant");
        kept(text, Sought { purpose, window: Window::around(now), owner }).expect("within limits")
    }

    #[test]
    fn what_an_event_is_about_is_left_out_folded_or_not() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Gesprek met\r\n  Anna\r\nDTSTART:2026\r\n 0303T090000Z\r\n\
                    DESCRIPTION:begin\r\n\tDTEND:20260303T100000Z\r\nBEGIN:VALARM\r\nDURATION:PT5M\r\nEND:VALARM\r\n\
                    END:VEVENT\r\nEND:VCALENDAR\r\n";
        let busy = kept_of(text, For::Busy, &Owner::default());
        assert_eq!(
            busy,
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260303T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        let closed = kept_of(text, For::ClosedDays, &Owner::default());
        assert!(closed.contains("SUMMARY:Gesprek met Anna\r\n"), "{closed}");
    }

    #[test]
    fn of_those_who_are_invited_the_owner_is_kept_alone() {
        let text = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:anna@thuis.test\r\nBEGIN:VEVENT\r\nDTSTART:20260303T090000Z\r\n\
                    ATTENDEE;CN=\"Bert: baas\";PARTSTAT=ACCEPTED:mailto:bert@werk.test\r\n\
                    ATTENDEE;PARTSTAT=DECLINED:MAILTO:Anna@Werk.test\r\n\
                    ATTENDEE;EMAIL=anna@werk.test;PARTSTAT=DECLINED:urn:uuid:1\r\n\
                    ATTENDEE;PARTSTAT=DECLINED:mailto:anna@thuis.test\r\n\
                    ATTENDEE;PARTSTAT=DECLINED:mailto:joanna@werk.test\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let address = EmailAddress::parse("anna@werk.test").expect("an address");
        let known = kept_of(text, For::Busy, &Owner { addresses: vec![address], talks: Vec::new() });
        assert_eq!(known.matches("ATTENDEE").count(), 3, "{known}");
        assert!(!known.contains("bert") && !known.contains("joanna"), "{known}");
        let unknown = kept_of(text, For::Busy, &Owner::default());
        assert_eq!(unknown.matches("ATTENDEE").count(), 1, "a calendar that is called after its owner: {unknown}");
    }

    #[test]
    fn ends_that_are_missing_lose_no_event() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260303T090000Z\r\nBEGIN:VEVENT\r\n\
                    DTSTART:20260304T090000Z\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nBEGIN:VEVENT\r\n\
                    DTSTART:20260305T090000Z";
        let found = kept_of(text, For::Busy, &Owner::default());
        assert_eq!(found.matches("BEGIN:VEVENT\r\nDTSTART").count(), 3, "{found}");
        assert_eq!(found.matches("END:VEVENT").count(), 3, "{found}");
    }
}
