//! The lines of a calendar that count: unfolded, everything else left out before it is read.
//!
//! So neither descriptions nor attachments cost anything, and what an event is about never gets
//! further than this file.

use calcard::icalendar::ICalendar;
use calcard::{Entry, Parser};

use super::{BYTES_MAX, COMPONENTS_MAX, FeedFault, LINES_MAX, VALUES_MAX};

/// What a calendar is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    Busy,
    /// The names of holidays are kept.
    ClosedDays,
}

/// Properties that say when something is, and whether it blocks.
const KEPT: [&str; 19] = [
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
    "BEGIN",
    "END",
];

/// The calendars in a text; several may follow each other.
pub(super) fn calendars(text: &str, purpose: For) -> Result<Vec<ICalendar>, FeedFault> {
    if text.len() > BYTES_MAX {
        return Err(FeedFault::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first = text.lines().next().unwrap_or_default().trim_end();
    if !first.eq_ignore_ascii_case("BEGIN:VCALENDAR") {
        return Err(FeedFault::NotACalendar);
    }
    let kept = kept(text, purpose)?;
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

/// Unfolds (RFC 5545, 3.1) and keeps the lines that count.
fn kept(text: &str, purpose: For) -> Result<String, FeedFault> {
    let mut kept = String::new();
    let (mut lines, mut components, mut values) = (0, 0, 0);
    let mut is_kept = false;
    for line in text.split(['\n', '\r']).filter(|line| !line.is_empty()) {
        if let Some(more) = line.strip_prefix([' ', '\t']) {
            if is_kept {
                kept.push_str(more);
                values += commas(more);
            }
        } else {
            let name = line.split([':', ';']).next().unwrap_or_default();
            is_kept = KEPT.iter().any(|one| one.eq_ignore_ascii_case(name))
                || (purpose == For::ClosedDays && name.eq_ignore_ascii_case("SUMMARY"));
            if is_kept {
                kept.push_str(if kept.is_empty() { "" } else { "\r\n" });
                kept.push_str(line);
                lines += 1;
                components += usize::from(name.eq_ignore_ascii_case("BEGIN"));
                values += commas(line);
            }
        }
        if lines > LINES_MAX || components > COMPONENTS_MAX || values > VALUES_MAX {
            return Err(FeedFault::TooMany);
        }
    }
    kept.push_str("\r\n");
    Ok(kept)
}

fn commas(line: &str) -> usize {
    line.bytes().filter(|byte| *byte == b',').count()
}

#[cfg(test)]
mod tests {
    use super::{For, kept};

    #[test]
    fn what_an_event_is_about_is_left_out_folded_or_not() {
        let text = "BEGIN:VEVENT\r\nSUMMARY:Gesprek met\r\n  Anna\r\nDTSTART:2026\r\n 0303T090000Z\r\n\
                    DESCRIPTION:begin\r\n\tDTEND:20260303T100000Z\r\nEND:VEVENT\r\n";
        let busy = kept(text, For::Busy).expect("within limits");
        assert_eq!(busy, "BEGIN:VEVENT\r\nDTSTART:20260303T090000Z\r\nEND:VEVENT\r\n");
        let closed = kept(text, For::ClosedDays).expect("within limits");
        assert!(closed.contains("SUMMARY:Gesprek met Anna\r\n"), "{closed}");
    }
}
