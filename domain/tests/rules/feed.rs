//! Calendars of other programs, in the styles in which they export: when is their owner busy?

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::feed::{
    BYTES_MAX, COMPONENTS_MAX, FeedFault, LINES_MAX, OwnTalk, Owner, Window, busy_times, busy_times_of, closed_days,
};
use domain::person::EmailAddress;
use domain::slot::Busy;

/// Tuesday 3 March 2026, 10:00 in Amsterdam.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 3, 9, 0, 0).single().expect("an instant")
}

/// Busy times within the window, in Amsterdam's time: `03-04 13:00–14:00`.
fn busy(text: &str) -> Vec<String> {
    busy_of(&Owner::default(), text)
}

/// The same in the calendar of somebody of whom this is known.
fn busy_of(owner: &Owner, text: &str) -> Vec<String> {
    let found = busy_times_of(owner, text, Amsterdam, Window::around(now())).expect("a calendar");
    let local = |instant: DateTime<Utc>, form: &str| instant.with_timezone(&Amsterdam).format(form).to_string();
    found
        .iter()
        .map(|busy| {
            let same_day = local(busy.start, "%m-%d") == local(busy.end, "%m-%d");
            let end = local(busy.end, if same_day { "%H:%M" } else { "%m-%d %H:%M" });
            format!("{}–{end}", local(busy.start, "%m-%d %H:%M"))
        })
        .collect()
}

/// A calendar of one event with these lines.
fn event(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}

#[test]
fn outlook_names_its_zones_in_its_own_way_and_says_what_is_free() {
    assert_eq!(
        busy(include_str!("feed/outlook.ics")),
        [
            "03-23 09:30–10:30",
            // Two whole days off; the birthday and the day at home do not block.
            "03-26 00:00–03-28 00:00",
            // Over the change of the clocks the wall time stays.
            "03-30 09:30–10:30",
            "03-30 11:00–11:30",
            // 6 April is an exception, 13 April was moved, 20 April is the last.
            "04-13 14:00–15:00",
            "04-20 09:30–10:30",
        ]
    );
}

#[test]
fn google_writes_other_zones_and_cancelled_times() {
    let found = busy(include_str!("feed/google.ics"));
    assert_eq!(
        found,
        [
            "03-02 15:00–15:30",
            "03-03 15:00–15:30",
            "03-04 13:00–14:00",
            "03-04 15:00–15:30",
            // Not on the 5th (exception) and the 6th (called off).
            "03-07 15:00–15:30",
            // New York's clocks change three weeks before Amsterdam's.
            "03-08 14:00–14:30",
            "03-09 14:00–14:30",
            "03-10 14:00–14:30",
            "03-11 14:00–14:30",
            "03-12 14:00–14:30",
            "03-13 14:00–14:30",
        ]
    );
}

#[test]
fn apple_counts_from_the_end_of_the_month_and_floats() {
    let found = busy(include_str!("feed/apple.ics"));
    assert_eq!(
        found[..7],
        [
            "03-05 14:00–15:30",
            "03-10 16:00–16:30",
            "03-12 16:00–16:30",
            "03-17 16:00–16:30",
            "03-19 16:00–16:15",
            "03-27 09:00–10:30",
            "04-24 09:00–10:30"
        ]
    );
    assert_eq!(found.last().map(String::as_str), Some("02-26 09:00–10:30"), "a year ahead and no further");
    assert_eq!(found.len(), 17);
}

#[test]
fn nextcloud_counts_weeks_and_publishes_free_and_busy() {
    assert_eq!(
        busy(include_str!("feed/nextcloud.ics")),
        [
            // Its first day is a Monday, which the rule does not name; that lies before the window. The
            // task blocks nothing.
            "03-03 08:00–09:00",
            "03-05 08:00–09:00",
            "03-16 11:00–12:00",
            "03-16 12:30–13:00",
            "03-16 15:00–16:00",
            "03-17 08:00–09:00",
            "03-19 08:00–09:00",
            "03-31 08:00–09:00",
        ]
    );
}

#[test]
fn what_overlaps_or_touches_is_one_busy_time() {
    let text = format!(
        "{}{}",
        event("DTSTART:20260304T090000Z\r\nDTEND:20260304T100000Z"),
        event("DTSTART:20260304T100000Z\r\nDTEND:20260304T103000Z")
    );
    assert_eq!(busy(&text), ["03-04 10:00–11:30"]);
}

#[test]
fn rules_recur_as_the_standard_says() {
    for (what, lines, expected) in [
        (
            "every other day, however long ago it began",
            "DTSTART;TZID=Europe/Amsterdam:20100101T070000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20260307",
            vec!["03-04 07:00–08:00", "03-06 07:00–08:00"],
        ),
        (
            "the second Tuesday",
            "DTSTART;TZID=Europe/Amsterdam:20260113T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=5",
            vec!["03-10 09:00–10:00", "04-14 09:00–10:00", "05-12 09:00–10:00"],
        ),
        (
            "the last working day of a quarter",
            "DTSTART;TZID=Europe/Amsterdam:20251231T090000\r\nDURATION:PT1H\r\n\
             RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20260701T000000Z",
            vec!["03-31 09:00–10:00", "06-30 09:00–10:00"],
        ),
        (
            "the 31st, where there is one",
            "DTSTART;TZID=Europe/Amsterdam:20260131T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY;UNTIL=20260601",
            vec!["03-31 09:00–10:00", "05-31 09:00–10:00"],
        ),
        (
            "the last day of a month",
            "DTSTART;TZID=Europe/Amsterdam:20260131T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4",
            vec!["03-31 09:00–10:00", "04-30 09:00–10:00"],
        ),
        (
            "a day of a week of the year",
            "DTSTART;TZID=Europe/Amsterdam:20250512T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
            vec!["05-11 09:00–10:00"],
        ),
        (
            "a day of the year, from its end",
            "DTSTART;TZID=Europe/Amsterdam:20251231T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=YEARLY;BYYEARDAY=-1",
            vec!["12-31 09:00–10:00"],
        ),
        (
            "twice a day, in weeks that begin on Sunday",
            "DTSTART;TZID=Europe/Amsterdam:20260301T090000\r\nDURATION:PT1H\r\n\
             RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,SA;BYHOUR=9,14;COUNT=6",
            vec!["03-07 09:00–10:00", "03-07 14:00–15:00", "03-15 09:00–10:00", "03-15 14:00–15:00"],
        ),
        (
            "every six hours",
            "DTSTART:20260303T120000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=HOURLY;INTERVAL=6;COUNT=3",
            vec!["03-03 13:00–13:30", "03-03 19:00–19:30", "03-04 01:00–01:30"],
        ),
        (
            "a night over midnight, begun before the window",
            "DTSTART;TZID=Europe/Amsterdam:20260301T220000\r\nDURATION:P1DT12H",
            vec!["03-02 10:00–03-03 10:00"],
        ),
        (
            "a time that the clocks skip, read as they were",
            "DTSTART;TZID=Europe/Amsterdam:20260329T023000\r\nDURATION:PT1H",
            vec!["03-29 03:30–04:30"],
        ),
        (
            "an all-day event that ends on its first day",
            "DTSTART;VALUE=DATE:20260304\r\nDTEND;VALUE=DATE:20260304",
            vec!["03-04 00:00–03-05 00:00"],
        ),
        (
            "all later times moved",
            "DTSTART:20260304T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\n\
             RECURRENCE-ID;RANGE=THISANDFUTURE:20260305T090000Z\r\nDTSTART:20260305T120000Z\r\nDURATION:PT30M",
            vec!["03-04 10:00–11:00", "03-05 13:00–13:30", "03-06 13:00–13:30"],
        ),
    ] {
        assert_eq!(busy(&event(lines)), expected, "{what}");
    }
}

#[test]
fn what_has_no_length_no_start_or_no_sense_blocks_nothing() {
    for lines in [
        "DTSTART:20260304T090000Z",
        "DTEND:20260304T090000Z",
        "DTSTART:20260304T090000Z\r\nDTEND:20260304T080000Z",
        "DTSTART:20260231T090000Z\r\nDURATION:PT1H",
        "DTSTART:20260304T090000Z\r\nDURATION:P5000D",
        "DTSTART:99990304T090000Z\r\nDURATION:PT1H",
    ] {
        assert_eq!(busy(&event(lines)), Vec::<String>::new(), "{lines}");
    }
}

#[test]
fn what_is_no_calendar_is_said_to_be_none() {
    let window = Window::around(now());
    for text in ["", "<!doctype html><title>Sign in</title>", "BEGIN:VCARD\r\nEND:VCARD", "\u{feff}  \n hello"] {
        assert_eq!(busy_times(text, Amsterdam, window), Err(FeedFault::NotACalendar), "{text}");
    }
    let empty = "\u{feff}\r\nbegin:vcalendar\r\nEND:VCALENDAR\r\n";
    assert_eq!(busy_times(empty, Amsterdam, window), Ok(Vec::new()));
}

#[test]
fn a_calendar_that_is_too_much_is_refused() {
    let window = Window::around(now());
    let fault = |text: &str| busy_times(text, Amsterdam, window);
    assert_eq!(fault(&format!("BEGIN:VCALENDAR\r\n{}", "x".repeat(BYTES_MAX))), Err(FeedFault::TooLarge));
    let secondly = event("DTSTART:20260303T090000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY");
    assert_eq!(fault(&secondly), Err(FeedFault::TooMany));
    let never = event("DTSTART:20260303T090000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30");
    assert_eq!(fault(&never), Err(FeedFault::TooMany), "it is not looked for without end");
    let rule = "DTSTART:00010101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=DAILY;COUNT=4000000000\r\n";
    let many = event(&format!("{rule}END:VEVENT\r\nBEGIN:VEVENT\r\n{rule}").repeat(20));
    assert_eq!(fault(&many), Err(FeedFault::TooMany), "the limit is on all events together");
    let lines = format!("BEGIN:VCALENDAR\r\n{}", "UID:1\r\n".repeat(300_000));
    assert_eq!(fault(&lines), Err(FeedFault::TooMany));
    let list = event(&format!("DTSTART:20260303T090000Z\r\nRDATE:{}", "1,".repeat(200_000)));
    assert_eq!(fault(&list), Err(FeedFault::TooMany));
    let nested = format!("BEGIN:VCALENDAR\r\n{}", "BEGIN:X\r\n".repeat(70_000));
    assert_eq!(fault(&nested), Err(FeedFault::TooMany));
}

#[test]
fn holidays_are_the_days_a_calendar_names_though_they_block_nothing() {
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Voorjaars\r\n vakantie  noord\r\n\
        DTSTART;VALUE=DATE:20260221\r\nDTEND;VALUE=DATE:20260302\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Meivakantie\r\nDTSTART;VALUE=DATE:20260425\r\nDTEND;VALUE=DATE:20260504\r\n\
        TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Studiedag\r\nDTSTART;VALUE=DATE:20260313\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:4\r\nSUMMARY:Afgelast\r\nDTSTART;VALUE=DATE:20260314\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:5\r\nSUMMARY:Ouderavond\r\nDTSTART:20260315T180000Z\r\nDURATION:PT2H\r\nEND:VEVENT\r\n\
        END:VCALENDAR\r\n";
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
    let found = closed_days(text, Amsterdam, day(3, 3)).expect("a calendar");
    let found: Vec<_> = found.iter().map(|one| (one.days.first, one.days.last, one.name.as_str())).collect();
    assert_eq!(found, [(day(3, 13), day(3, 13), "Studiedag"), (day(4, 25), day(5, 3), "Meivakantie")]);
}

/// Somebody whose address is known.
fn anna() -> Owner {
    Owner { addresses: vec![EmailAddress::parse("anna@school.test").expect("an address")], talks: Vec::new() }
}

#[test]
fn what_the_owner_declined_does_not_block() {
    let meeting = |attendees: &str| event(&format!("DTSTART:20260304T090000Z\r\nDURATION:PT1H\r\n{attendees}"));
    let (blocks, free) = (vec!["03-04 10:00–11:00".to_owned()], Vec::<String>::new());
    for (what, attendees, expected) in [
        ("declined", "ATTENDEE;CN=Anna;PARTSTAT=DECLINED;RSVP=TRUE:mailto:anna@school.test", &free),
        ("in capitals, folded", "ATTENDEE;PARTSTAT=DECL\r\n INED:MAILTO:Anna@School.test", &free),
        ("somebody else goes", "ATTENDEE;PARTSTAT=DELEGATED:mailto:anna@school.test", &free),
        ("by EMAIL", "ATTENDEE;PARTSTAT=DECLINED;EMAIL=anna@school.test:urn:uuid:5", &free),
        ("accepted", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@school.test", &blocks),
        ("perhaps", "ATTENDEE;PARTSTAT=TENTATIVE:mailto:anna@school.test", &blocks),
        ("no answer yet", "ATTENDEE:mailto:anna@school.test", &blocks),
        ("declined by another", "ATTENDEE;PARTSTAT=DECLINED:mailto:joanna@school.test", &blocks),
        (
            "the other one does not come",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:bert@school.test\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@school.test",
            &blocks,
        ),
    ] {
        assert_eq!(busy_of(&anna(), &meeting(attendees)), *expected, "{what}");
    }
    let declined = "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@school.test";
    assert_eq!(busy(&meeting(declined)), blocks, "nobody knows whose it is");
    let named = meeting(declined).replacen("VERSION:2.0", "VERSION:2.0\r\nX-WR-CALNAME:anna@school.test", 1);
    assert_eq!(busy(&named), free, "the calendar says whose it is");
    let once = event(&format!(
        "DTSTART:20260304T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\n\
         RECURRENCE-ID:20260305T090000Z\r\nDTSTART:20260305T090000Z\r\nDURATION:PT1H\r\n{declined}"
    ));
    assert_eq!(busy_of(&anna(), &once), ["03-04 10:00–11:00", "03-06 10:00–11:00"], "one time of a series");
}

#[test]
fn a_time_that_was_moved_is_matched_however_it_is_named() {
    let series = |start: &str, rule: &str, replaces: &str, moved: &str| {
        event(&format!("{start}\r\nRRULE:{rule}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\n{replaces}\r\n{moved}"))
    };
    let timed = "DTSTART;TZID=Europe/Amsterdam:20260304T090000\r\nDURATION:PT2H";
    let moved = "DTSTART;TZID=Europe/Amsterdam:20260311T140000\r\nDURATION:PT2H";
    for (what, text, expected) in [
        (
            "by its date",
            series(timed, "FREQ=WEEKLY;COUNT=3", "RECURRENCE-ID;VALUE=DATE:20260311", moved),
            vec!["03-04 09:00–11:00", "03-11 14:00–16:00", "03-18 09:00–11:00"],
        ),
        (
            "by an hour without zone, in a series of New York",
            series(
                "DTSTART;TZID=America/New_York:20260304T090000\r\nDURATION:PT1H",
                "FREQ=WEEKLY;COUNT=2",
                "RECURRENCE-ID:20260311T090000",
                moved,
            ),
            vec!["03-04 15:00–16:00", "03-11 14:00–16:00"],
        ),
        (
            "a whole day by its midnight",
            series(
                "DTSTART;VALUE=DATE:20260304",
                "FREQ=WEEKLY;COUNT=3",
                "RECURRENCE-ID;TZID=Europe/Amsterdam:20260311T000000",
                moved,
            ),
            vec!["03-04 00:00–03-05 00:00", "03-11 14:00–16:00", "03-18 00:00–03-19 00:00"],
        ),
        (
            "a whole day by its midnight in UTC",
            series("DTSTART;VALUE=DATE:20260304", "FREQ=WEEKLY;COUNT=2", "RECURRENCE-ID:20260310T230000Z", moved),
            vec!["03-04 00:00–03-05 00:00", "03-11 14:00–16:00"],
        ),
        (
            "by its date, with all later ones",
            series(timed, "FREQ=WEEKLY;COUNT=3", "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260311", moved),
            vec!["03-04 09:00–11:00", "03-11 14:00–16:00", "03-18 14:00–16:00"],
        ),
        (
            "out of the window",
            series(timed, "FREQ=WEEKLY;COUNT=2", "RECURRENCE-ID;VALUE=DATE:20260311", "DTSTART:20250101T090000Z"),
            vec!["03-04 09:00–11:00"],
        ),
        (
            "left out by an hour without zone",
            event(
                "DTSTART;TZID=America/New_York:20260304T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n\
                 EXDATE:20260311T090000",
            ),
            vec!["03-04 15:00–16:00"],
        ),
        (
            "a whole day that is left out by its midnight",
            event("DTSTART;VALUE=DATE:20260304\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nEXDATE:20260311T000000"),
            vec!["03-04 00:00–03-05 00:00"],
        ),
    ] {
        assert_eq!(busy(&text), expected, "{what}");
    }
}

#[test]
fn who_is_away_for_years_is_busy_for_all_of_the_window() {
    let whole_window = ["03-02 10:00–03-04 10:00"];
    for lines in [
        "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20270714\r\nX-MICROSOFT-CDO-BUSYSTATUS:OOF",
        "DTSTART;VALUE=DATE:20250101\r\nDTEND;VALUE=DATE:20280101",
        "DTSTART:20241130T080000Z\r\nDURATION:P1000D",
        "DTSTART:20210101T080000Z\r\nDTEND:20300101T080000Z",
        "DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20991231",
        "DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:99991231",
    ] {
        assert_eq!(busy(&event(lines)), whole_window, "{lines}");
    }
    let published = "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260101T000000Z/P500D\r\n\
        END:VFREEBUSY\r\nEND:VCALENDAR\r\n";
    assert_eq!(busy(published), whole_window);
}

#[test]
fn the_owners_own_talks_block_nothing_whatever_became_of_them() {
    let at = |time: &str| format!("2026-03-{time}:00Z").parse::<DateTime<Utc>>().expect("an instant");
    let talk = |uid: &str, stands: Option<(&str, &str)>| OwnTalk {
        uid: uid.to_owned(),
        stands: stands.map(|(start, end)| Busy { start: at(start), end: at(end) }),
    };
    let owner = Owner {
        addresses: Vec::new(),
        talks: vec![talk("moved@uitzwaai", Some(("05T09:00", "05T10:00"))), talk("cancelled@uitzwaai", None)],
    };
    // The moved one stands in the calendar at its old time still; the dentist is nobody's talk.
    let of = |uid: &str, start: &str| {
        format!("BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:202603{start}00Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n")
    };
    let text = format!(
        "BEGIN:VCALENDAR\r\n{}{}{}END:VCALENDAR\r\n",
        of("moved@uitzwaai", "04T0900"),
        of("cancelled@uitzwaai", "06T0900"),
        of("dentist", "09T0900"),
    );
    assert_eq!(busy_of(&owner, &text), ["03-09 10:00–11:00"]);
    assert_eq!(busy(&text).len(), 3, "in anybody else's calendar they block");
    // Published without the events: the talk is known by its time, and what lies beside it stays.
    let published = "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:20260305T083000Z/PT3H,20260306T090000Z/PT1H\r\n\
        END:VFREEBUSY\r\nEND:VCALENDAR\r\n";
    assert_eq!(
        busy_of(&owner, published),
        ["03-05 09:30–10:00", "03-05 11:00–12:30", "03-06 10:00–11:00"],
        "of a time without name nobody knows that it was called off"
    );
}

#[test]
fn a_long_past_costs_nobody_their_calendar() {
    let described = "DESCRIPTION:".to_owned() + &"Wat er besproken is. ".repeat(5);
    let past = (0..COMPONENTS_MAX + 5_000).fold(String::new(), |mut text, number| {
        let (year, month, day) = (2016 + number / 8_000, 1 + number % 12, 1 + number % 28);
        let when = format!("DTSTART:{year}{month:02}{day:02}T090000Z\r\nDTEND:{year}{month:02}{day:02}T100000Z");
        text.push_str(&format!("BEGIN:VEVENT\r\nUID:{number}\r\n{when}\r\n{described}\r\nEND:VEVENT\r\n"));
        text
    });
    let series = (0..4_000).fold(String::new(), |mut text, number| {
        let rule = "RRULE:FREQ=WEEKLY;COUNT=40;BYDAY=MO,TH\r\nDURATION:PT1H";
        text.push_str(&format!(
            "BEGIN:VEVENT\r\nUID:s{number}\r\nDTSTART:20170102T090000Z\r\n{rule}\r\nEND:VEVENT\r\n"
        ));
        text
    });
    let text = event(&format!("DTSTART:20260304T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n{past}{series}BEGIN:VEVENT"));
    assert!(text.len() > 12 * 1024 * 1024 && text.len() < BYTES_MAX, "{}", text.len());
    assert_eq!(busy(&text), ["03-04 10:00–11:00"]);
    // What is ahead counts as before.
    let ahead = past.replace("DTSTART:20", "RRULE:FREQ=YEARLY\r\nDTSTART:20");
    let many = busy_times(&event(&format!("END:VEVENT\r\n{ahead}BEGIN:VEVENT")), Amsterdam, Window::around(now()));
    assert_eq!(many, Err(FeedFault::TooMany));
    let lines = event(&format!("DTSTART:20260304T090000Z\r\n{}", "EXDATE:20260304T090000Z\r\n".repeat(LINES_MAX)));
    assert_eq!(busy_times(&lines, Amsterdam, Window::around(now())), Err(FeedFault::TooMany));
}

#[test]
fn of_two_versions_of_an_event_the_newer_one_counts() {
    let version = |lines: &str| format!("BEGIN:VEVENT\r\nUID:own-1\r\n{lines}\r\nDURATION:PT1H\r\nEND:VEVENT\r\n");
    let both = |one: &str, two: &str| {
        let (one, two) = (version(one), version(two));
        for text in
            [format!("{one}{two}"), format!("{two}{one}"), format!("{one}END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n{two}")]
        {
            let found = busy(&format!("BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n"));
            assert_eq!(found, ["03-05 10:00–11:00"], "{text}");
        }
    };
    both("SEQUENCE:1\r\nDTSTART:20260304T090000Z", "SEQUENCE:2\r\nDTSTART:20260305T090000Z");
    both("DTSTART:20260304T090000Z", "SEQUENCE:1\r\nDTSTART:20260305T090000Z");
    both(
        "DTSTAMP:20260101T080000Z\r\nDTSTART:20260304T090000Z",
        "DTSTAMP:20260102T080000Z\r\nDTSTART:20260305T090000Z",
    );
    both(
        "SEQUENCE:1\r\nDTSTAMP:20260102T080000Z\r\nDTSTART:20260304T090000Z",
        "SEQUENCE:2\r\nDTSTAMP:20260101T080000Z\r\nDTSTART:20260305T090000Z",
    );
    // A rule of which the newer version leaves a day out.
    both(
        "SEQUENCE:1\r\nDTSTART:20260304T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2",
        "SEQUENCE:2\r\nDTSTART:20260304T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:20260304T090000Z",
    );
    let found = |text: &str| busy(&format!("BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n"));
    let old = version("SEQUENCE:1\r\nDTSTART:20260304T090000Z");
    for gone in ["SEQUENCE:2\r\nSTATUS:CANCELLED\r\nDTSTART:20260304T090000Z", "SEQUENCE:2\r\nDTSTART:20240304T090000Z"]
    {
        assert_eq!(found(&format!("{old}{}", version(gone))), Vec::<String>::new(), "{gone}");
    }
    let series = version("SEQUENCE:3\r\nDTSTART:20260304T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2");
    let moved = |sequence: u8, hour: u8| {
        version(&format!("SEQUENCE:{sequence}\r\nRECURRENCE-ID:20260305T090000Z\r\nDTSTART:20260305T{hour}0000Z"))
    };
    assert_eq!(
        found(&format!("{series}{}{}", moved(1, 12), moved(2, 14))),
        ["03-04 10:00–11:00", "03-05 15:00–16:00"],
        "of a time of a series as well, beside the series itself"
    );
    let same = format!("{old}{}", version("SEQUENCE:1\r\nDTSTART:20260305T090000Z"));
    assert_eq!(found(&same).len(), 2, "of two that are equally new both count");
}

#[test]
fn all_rules_and_all_added_times_of_an_event_count() {
    for (what, lines, expected) in [
        (
            "two rules",
            "DTSTART:20260304T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nRRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2",
            vec!["03-04 10:00–11:00", "03-06 10:00–11:00", "03-11 10:00–11:00", "03-13 10:00–11:00"],
        ),
        (
            "periods with an end and with a length",
            "DTSTART;TZID=Europe/Amsterdam:20260304T090000\r\nDURATION:PT1H\r\n\
             RDATE;TZID=Europe/Amsterdam;VALUE=PERIOD:20260305T090000/20260305T120000,20260306T090000/PT30M\r\n\
             RDATE;VALUE=PERIOD:20260309T080000Z/PT2H",
            vec!["03-04 09:00–10:00", "03-05 09:00–12:00", "03-06 09:00–09:30", "03-09 09:00–11:00"],
        ),
        (
            "a period that begins with the event, and two that begin together",
            "DTSTART:20260304T090000Z\r\nDURATION:PT1H\r\n\
             RDATE;VALUE=PERIOD:20260304T090000Z/PT30M,20260305T090000Z/PT2H,20260305T090000Z/PT1H",
            vec!["03-04 10:00–11:00", "03-05 10:00–12:00"],
        ),
        (
            "a day that is added to a series with an hour",
            "DTSTART;TZID=Europe/Amsterdam:20260304T090000\r\nDURATION:PT1H\r\nRDATE;VALUE=DATE:20260306",
            vec!["03-04 09:00–10:00", "03-06 09:00–10:00"],
        ),
    ] {
        assert_eq!(busy(&event(lines)), expected, "{what}");
    }
}

#[test]
fn holidays_may_be_written_from_midnight_to_midnight() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
    for (what, lines, expected) in [
        (
            "in the board's zone",
            "DTSTART;TZID=Europe/Amsterdam:20260425T000000\r\nDTEND;TZID=Europe/Amsterdam:20260504T000000",
            Some((day(4, 25), day(5, 3))),
        ),
        ("without a zone", "DTSTART:20260425T000000\r\nDTEND:20260504T000000", Some((day(4, 25), day(5, 3)))),
        ("in UTC", "DTSTART:20260424T220000Z\r\nDTEND:20260503T220000Z", Some((day(4, 25), day(5, 3)))),
        (
            "over the change of the clocks",
            "DTSTART:20260327T230000Z\r\nDTEND:20260329T220000Z",
            Some((day(3, 28), day(3, 29))),
        ),
        ("the midnight of UTC", "DTSTART:20260425T000000Z\r\nDTEND:20260504T000000Z", Some((day(4, 25), day(5, 3)))),
        ("one day", "DTSTART:20260427T000000\r\nDURATION:P1D", Some((day(4, 27), day(4, 27)))),
        ("to the last minute", "DTSTART:20260425T000000\r\nDTEND:20260503T235900", Some((day(4, 25), day(5, 3)))),
        ("to the last second", "DTSTART:20260425T000000\r\nDTEND:20260503T235959", Some((day(4, 25), day(5, 3)))),
        ("a night", "DTSTART:20260425T000000\r\nDTEND:20260425T060000", None),
        ("an evening", "DTSTART:20260425T180000\r\nDTEND:20260426T000000", None),
        ("called off", "DTSTART:20260425T000000\r\nDTEND:20260504T000000\r\nSTATUS:CANCELLED", None),
    ] {
        let text = event(&format!("SUMMARY:Meivakantie\r\nTRANSP:TRANSPARENT\r\n{lines}"));
        let found = closed_days(&text, Amsterdam, day(3, 3)).expect("a calendar");
        let found: Vec<_> = found.iter().map(|one| (one.days.first, one.days.last)).collect();
        assert_eq!(found, Vec::from_iter(expected), "{what}");
    }
}
