//! Calendars of other programs, in the styles in which they export: when is their owner busy?

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::feed::{BYTES_MAX, FeedFault, Window, busy_times, closed_days};

/// Tuesday 3 March 2026, 10:00 in Amsterdam.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 3, 9, 0, 0).single().expect("an instant")
}

/// Busy times within the window, in Amsterdam's time: `03-04 13:00–14:00`.
fn busy(text: &str) -> Vec<String> {
    let found = busy_times(text, Amsterdam, Window::around(now())).expect("a calendar");
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
