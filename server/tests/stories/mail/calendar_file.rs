//! Calendar files, read back by an independent reader (`ical`).

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use domain::Language;
use domain::person::EmailAddress;
use domain::talk::Way;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use ical::property::Property;
use proptest::prelude::*;
use server::calendar_file::{CalendarFile, Method, Party, file_name};
use wording::Wording;

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn party(name: &str, address: &str) -> Party {
    Party { name: name.into(), address: EmailAddress::parse(address).expect("an address") }
}

pub fn file() -> CalendarFile {
    CalendarFile {
        method: Method::Request,
        uid: "0198-1@voorbeeld.test".into(),
        sequence: 0,
        starts_at: instant("2026-04-07T12:00:00Z"),
        minutes: 60,
        zone: chrono_tz::Europe::Amsterdam,
        way: Way::InPerson,
        place: Some("locatie Groenewoud; kamer 12, eerste verdieping".into()),
        organiser: party("Stichting Voorbeeld", "afscheid@voorbeeld.test"),
        attendees: vec![party("Fatima el Idrissi", "fatima@voorbeeld.test"), party("Boer, Anna de", "anna@thuis.test")],
        host: Some("Fatima el Idrissi".into()),
        change_at: Some("https://uitzwaai.test/leaver/talk".into()),
        asked: vec![EmailAddress::parse("fatima@voorbeeld.test").expect("an address")],
        words: Wording::new(Language::Nl),
        changed_at: instant("2026-03-03T08:59:30Z"),
        stamp: instant("2026-03-03T09:00:00Z"),
    }
}

fn read(text: &str) -> IcalCalendar {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("a calendar").expect("it can be read");
    assert!(calendars.next().is_none());
    calendar
}

fn event(calendar: &IcalCalendar) -> &IcalEvent {
    assert_eq!(calendar.events.len(), 1);
    &calendar.events[0]
}

fn find<'a>(properties: &'a [Property], name: &str) -> &'a Property {
    let mut found = properties.iter().filter(|property| property.name == name);
    let first = found.next().unwrap_or_else(|| panic!("{name} is there"));
    assert!(found.next().is_none(), "{name} stands once");
    first
}

fn value<'a>(properties: &'a [Property], name: &str) -> &'a str {
    find(properties, name).value.as_deref().unwrap_or_default()
}

fn param<'a>(property: &'a Property, name: &str) -> Option<&'a str> {
    let (_, values) = property.params.iter().flatten().find(|(key, _)| key == name)?;
    values.first().map(String::as_str)
}

#[test]
fn an_invitation_says_when_where_and_who() {
    let text = file().text();
    insta::assert_snapshot!("invitation_file", text.replace("\r\n", "\n"));
    let calendar = read(&text);
    assert_eq!(value(&calendar.properties, "METHOD"), "REQUEST");
    let event = event(&calendar);
    assert_eq!(value(&event.properties, "UID"), "0198-1@voorbeeld.test");
    assert_eq!(value(&event.properties, "SEQUENCE"), "0");
    assert_eq!(value(&event.properties, "SUMMARY"), "Afscheidsgesprek");
    assert_eq!(value(&event.properties, "DTSTAMP"), "20260303T090000Z");
    let start = find(&event.properties, "DTSTART");
    assert_eq!((start.value.as_deref(), param(start, "TZID")), (Some("20260407T140000"), Some("Europe/Amsterdam")));
    assert_eq!(value(&event.properties, "DTEND"), "20260407T150000");
    assert_eq!(value(&event.properties, "LOCATION"), r"locatie Groenewoud\; kamer 12\, eerste verdieping");
    assert_eq!(value(&event.properties, "ORGANIZER"), "mailto:afscheid@voorbeeld.test");
    let attendees: Vec<&Property> = event.properties.iter().filter(|property| property.name == "ATTENDEE").collect();
    assert_eq!(attendees.len(), 2);
    assert_eq!(attendees[1].value.as_deref(), Some("mailto:anna@thuis.test"));
    assert_eq!(event.alarms.len(), 1);
    assert_eq!(value(&event.alarms[0].properties, "TRIGGER"), "-PT1H");
}

#[test]
fn a_move_carries_the_same_uid_and_a_higher_sequence() {
    let before = file();
    let mut after = file();
    after.sequence = 1;
    after.starts_at += TimeDelta::days(1);
    let (before, after) = (read(&before.text()), read(&after.text()));
    assert_eq!(value(&event(&before).properties, "UID"), value(&event(&after).properties, "UID"));
    assert_eq!(value(&event(&after).properties, "SEQUENCE"), "1");
    assert_eq!(value(&event(&after).properties, "DTSTART"), "20260408T140000");
}

#[test]
fn a_cancellation_takes_the_appointment_out() {
    let mut file = file();
    file.method = Method::Cancel;
    file.sequence = 2;
    let calendar = read(&file.text());
    assert_eq!(value(&calendar.properties, "METHOD"), "CANCEL");
    let event = event(&calendar);
    assert_eq!(value(&event.properties, "STATUS"), "CANCELLED");
    assert_eq!(value(&event.properties, "SEQUENCE"), "2");
    assert_eq!(value(&event.properties, "UID"), "0198-1@voorbeeld.test");
    assert!(event.alarms.is_empty());
    assert_eq!(event.properties.iter().filter(|property| property.name == "ATTENDEE").count(), 2);
}

#[test]
fn the_receivers_language_is_spoken() {
    let mut file = file();
    file.words = Wording::new(Language::En);
    file.way = Way::Video;
    file.place = None;
    let calendar = read(&file.text());
    assert_eq!(value(&event(&calendar).properties, "SUMMARY"), "Farewell talk");
    assert!(!value(&event(&calendar).properties, "LOCATION").is_empty());
}

#[test]
fn it_says_with_whom_where_and_how_it_is_changed_in_the_receivers_language() {
    let note = |file: &CalendarFile| {
        let calendar = read(&file.text());
        let found = event(&calendar).properties.iter().find(|property| property.name == "DESCRIPTION");
        found.and_then(|property| property.value.as_deref()).map(unescaped)
    };
    let mut file = file();
    let place = "locatie Groenewoud; kamer 12, eerste verdieping";
    let change = "verzetten of afzeggen: https://uitzwaai.test/leaver/talk";
    assert_eq!(note(&file), Some(format!("Met Fatima el Idrissi – {place} – {change}")));
    file.words = Wording::new(Language::En);
    file.way = Way::Video;
    file.place = Some("https://bellen.voorbeeld.test/kamer".into());
    let call = "https://bellen.voorbeeld.test/kamer – to move or cancel: https://uitzwaai.test/leaver/talk";
    assert!(note(&file).is_some_and(|note| note.starts_with("With Fatima el Idrissi – ") && note.ends_with(call)));
    file.method = Method::Cancel;
    assert_eq!(note(&file), None, "called off, there is nothing to change");
    assert_eq!([0, 1].map(|index| file_name(Language::Nl, index)), ["afspraak.ics", "afspraak-2.ics"]);
    assert_eq!(file_name(Language::En, 0), "appointment.ics");
}

#[test]
fn the_address_of_a_video_call_stands_where_people_look_for_the_place() {
    let mut file = file();
    file.way = Way::Video;
    file.place = Some("https://bellen.voorbeeld.test/kamer?a=1,2;3".into());
    let calendar = read(&file.text());
    let location = unescaped(value(&event(&calendar).properties, "LOCATION"));
    assert_eq!(location, "Via beeldbellen: https://bellen.voorbeeld.test/kamer?a=1,2;3");
}

#[test]
fn winter_time_is_an_hour_earlier_than_summer_time() {
    let mut file = file();
    file.starts_at = instant("2026-12-08T13:00:00Z");
    assert_eq!(value(&event(&read(&file.text())).properties, "DTSTART"), "20261208T140000");
}

/// What a reader makes of a VTIMEZONE: the offset of the observance that began last before a local
/// time. Only what we write: yearly rules of one weekday of one month, or single changes.
fn offset_by_rules(text: &str, local: NaiveDateTime) -> i32 {
    let mut best: Option<(NaiveDateTime, i32)> = None;
    let zone =
        text.split("BEGIN:VTIMEZONE").nth(1).and_then(|rest| rest.split("END:VTIMEZONE").next()).expect("a zone");
    for part in zone.split("BEGIN:").skip(1) {
        let line = |name: &str| part.lines().find_map(|line| line.trim_end().strip_prefix(name));
        let start = line("DTSTART:").expect("a start");
        let start = NaiveDateTime::parse_from_str(start, "%Y%m%dT%H%M%S").expect("a local time");
        let to = line("TZOFFSETTO:").expect("an offset");
        let sign = if to.starts_with('-') { -1 } else { 1 };
        let seconds =
            sign * (to[1..3].parse::<i32>().expect("hours") * 3600 + to[3..5].parse::<i32>().expect("minutes") * 60);
        let onsets = match line("RRULE:") {
            None => vec![start],
            Some(rule) => onsets(rule, start),
        };
        for onset in onsets.into_iter().filter(|onset| *onset <= local) {
            if best.is_none_or(|(other, _)| onset >= other) {
                best = Some((onset, seconds));
            }
        }
    }
    best.expect("a change before the appointment").1
}

fn onsets(rule: &str, start: NaiveDateTime) -> Vec<NaiveDateTime> {
    use chrono::Datelike;
    let part = |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)).expect("a part of the rule");
    let month: u32 = part("BYMONTH=").parse().expect("a month");
    let (nth, day) = part("BYDAY=").split_at(part("BYDAY=").len() - 2);
    let nth: i32 = nth.parse().expect("a number");
    let day = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|name| *name == day).expect("a day");
    (start.year()..start.year() + 4)
        .map(|year| {
            let days: Vec<_> = (1..=31)
                .filter_map(|of_month| chrono::NaiveDate::from_ymd_opt(year, month, of_month))
                .filter(|date| date.weekday().num_days_from_monday() as usize == day)
                .collect();
            let index = if nth < 0 { days.len() - 1 } else { nth as usize - 1 };
            days[index].and_time(start.time())
        })
        .collect()
}

#[test]
fn the_zones_rules_give_the_zones_offset_in_every_zone_there_is() {
    use chrono::Offset;
    for zone in chrono_tz::TZ_VARIANTS {
        for starts_at in ["2026-01-15T11:00:00Z", "2026-07-15T11:00:00Z", "2027-04-07T12:00:00Z"] {
            let mut file = file();
            file.zone = zone;
            file.starts_at = instant(starts_at);
            let local = file.starts_at.with_timezone(&zone).naive_local();
            let offset = zone.offset_from_utc_datetime(&file.starts_at.naive_utc()).fix().local_minus_utc();
            assert_eq!(offset_by_rules(&file.text(), local), offset, "{zone} {starts_at}");
        }
    }
}

#[test]
fn amsterdam_is_written_as_the_unions_rule() {
    let text = file().text();
    assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"), "{text}");
    assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"), "{text}");
    let mut new_york = file();
    new_york.zone = Tz::America__New_York;
    assert!(new_york.text().contains("BYMONTH=3;BYDAY=2SU\r\n"));
    let mut tokyo = file();
    tokyo.zone = Tz::Asia__Tokyo;
    assert!(!tokyo.text().contains("RRULE"));
}

proptest! {
    #[test]
    fn no_name_or_place_breaks_a_file(name in "\\PC{0,60}[\\r\\n\";:,\\\\]{0,4}\\PC{0,40}", place in "\\PC{0,120}") {
        let mut file = file();
        file.organiser.name.clone_from(&name);
        file.attendees[0].name = format!("{name}\r\nBEGIN:VEVENT");
        file.place = Some(place);
        let text = file.text();
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "folded: {line}");
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let unfolded = text.replace("\r\n ", "");
        prop_assert_eq!(unfolded.lines().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
        prop_assert_eq!(unfolded.lines().filter(|line| line.starts_with("ATTENDEE")).count(), 2);
        prop_assert_eq!(read(&text).events.len(), 1);
    }
}

#[test]
fn whoever_did_not_pick_the_time_is_asked_and_nobody_at_a_cancellation() {
    let answers = |file: &CalendarFile| -> Vec<(String, String)> {
        let calendar = read(&file.text());
        let attendees = event(&calendar).properties.iter().filter(|property| property.name == "ATTENDEE");
        attendees
            .map(|attendee| {
                assert_eq!(param(attendee, "CUTYPE"), Some("INDIVIDUAL"));
                assert_eq!(param(attendee, "ROLE"), Some("REQ-PARTICIPANT"));
                let text = |name: &str| param(attendee, name).unwrap_or_default().to_owned();
                (text("PARTSTAT"), text("RSVP"))
            })
            .collect()
    };
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    let mut file = file();
    assert_eq!(answers(&file), [pair("NEEDS-ACTION", "TRUE"), pair("ACCEPTED", "FALSE")]);
    file.method = Method::Cancel;
    assert_eq!(answers(&file), [pair("ACCEPTED", "FALSE"), pair("ACCEPTED", "FALSE")]);
}

#[test]
fn a_file_says_when_the_appointment_last_changed() {
    let calendar = read(&file().text());
    assert_eq!(value(&event(&calendar).properties, "LAST-MODIFIED"), "20260303T085930Z");
}

#[test]
fn an_appointment_across_a_change_of_the_clocks_keeps_its_length() {
    // Talks at night, in no organisation's hours; but a file must not lie about them. Half past two
    // comes twice in autumn, so only UTC can say from which until which.
    for (starts_at, start, end) in [
        ("2026-10-25T00:30:00Z", "20261025T003000Z", "20261025T013000Z"),
        ("2026-10-24T23:30:00Z", "20261025T013000", "20261025T023000"),
        ("2026-03-29T00:30:00Z", "20260329T013000", "20260329T033000"),
    ] {
        let mut file = file();
        file.starts_at = instant(starts_at);
        let calendar = read(&file.text());
        assert_eq!(value(&event(&calendar).properties, "DTSTART"), start);
        assert_eq!(value(&event(&calendar).properties, "DTEND"), end);
    }
}

/// A text as a reader gets it (RFC 5545, 3.3.11).
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 'N')) => out.push('\n'),
            ('\\', Some(other)) => out.push(other),
            (other, _) => out.push(other),
        }
    }
    out
}

proptest! {
    /// Commas, semicolons, backslashes, new lines, accents and emoji come back as they went.
    #[test]
    fn a_place_is_read_back_as_it_was_written(
        place in "([a-zé ,;:\\\\\"\\r\\n]|\\PC|👋🏽|👩‍🏫|ﬁ|é|中){1,90}"
    ) {
        let words: Vec<&str> =
            place.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
        prop_assume!(!words.is_empty());
        let mut file = file();
        // The reader loses a colon at the very beginning of a value.
        file.place = Some(format!("kamer {place}"));
        let text = file.text();
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "folded: {line}");
        }
        let calendar = read(&text);
        let expected = format!("kamer {}", words.join(" "));
        prop_assert_eq!(unescaped(value(&event(&calendar).properties, "LOCATION")), expected);
    }
}
