//! Whatever somebody sends as a calendar: no panic, no hang, nothing beyond the limits.

use std::time::{Duration, Instant};

use chrono::{TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::feed::{OCCURRENCES_MAX, Window, busy_times, closed_days};
use proptest::prelude::*;

const SAMPLES: [&str; 4] = [
    include_str!("feed/outlook.ics"),
    include_str!("feed/google.ics"),
    include_str!("feed/apple.ics"),
    include_str!("feed/nextcloud.ics"),
];
/// Far above what any of these takes, far below what would be a hang.
const LONGEST: Duration = Duration::from_secs(20);

/// Reads the text both ways, and looks at what comes of it.
fn read(text: &str) -> Result<(), TestCaseError> {
    let now = Utc.with_ymd_and_hms(2026, 3, 3, 9, 0, 0).single().expect("an instant");
    let (window, began) = (Window::around(now), Instant::now());
    if let Ok(found) = busy_times(text, Amsterdam, window) {
        prop_assert!(found.len() <= OCCURRENCES_MAX);
        prop_assert!(found.iter().all(|busy| window.from <= busy.start && busy.start < busy.end));
        prop_assert!(found.iter().all(|busy| busy.end <= window.until));
        prop_assert!(found.windows(2).all(|pair| pair[0].end < pair[1].start), "in order, apart from each other");
    }
    if let Ok(days) = closed_days(text, Amsterdam, now.date_naive()) {
        prop_assert!(days.iter().all(|one| one.days.first <= one.days.last));
        prop_assert!(days.iter().all(|one| one.days.last - one.days.first <= TimeDelta::days(400)));
    }
    prop_assert!(began.elapsed() < LONGEST, "it took {:?}", began.elapsed());
    Ok(())
}

fn sample() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&SAMPLES[..])
}

/// A rule of parts that are right, odd or wrong.
fn rule() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        (any::<u32>()).prop_map(|count| format!("COUNT={count}")),
        (any::<u16>()).prop_map(|interval| format!("INTERVAL={interval}")),
        (0..10_000_u32, 0..20_u32, 0..40_u32).prop_map(|(y, m, d)| format!("UNTIL={y:04}{m:02}{d:02}T000000Z")),
        (
            proptest::sample::select(
                &["BYMONTH", "BYHOUR", "BYMINUTE", "BYSECOND", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"][..]
            ),
            proptest::collection::vec(-400..400_i32, 1..30)
        )
            .prop_map(|(name, list)| format!(
                "{name}={}",
                list.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
            )),
        proptest::collection::vec((-60..60_i32, proptest::sample::select(&["MO", "TU", "SU", "XX"][..])), 1..10)
            .prop_map(|list| format!(
                "BYDAY={}",
                list.iter().map(|(n, d)| format!("{n}{d}")).collect::<Vec<_>>().join(",")
            )),
        proptest::sample::select(&["WKST=SU", "WKST=WE", "RSCALE=HEBREW", "SKIP=FORWARD", "X=Y"][..])
            .prop_map(str::to_owned),
    ];
    let frequency =
        proptest::sample::select(&["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"][..]);
    (frequency, proptest::collection::vec(part, 0..6))
        .prop_map(|(frequency, parts)| format!("FREQ={frequency};{}", parts.join(";")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,2000}") {
        read(&text)?;
        read(&format!("BEGIN:VCALENDAR\n{text}"))?;
        read(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT"))?;
    }

    #[test]
    fn a_calendar_with_anything_changed_in_it_is_read_or_refused(
        text in sample(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<char>(), 0..3_u8), 1..20),
    ) {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, c, how) in changes {
            let at = at.index(chars.len());
            match how {
                0 => chars[at] = c,
                1 => { chars.insert(at, c); }
                _ => { chars.truncate(chars.len().max(40).min(at + 20)); }
            }
        }
        read(&chars.into_iter().collect::<String>())?;
    }

    #[test]
    fn lines_in_any_order_are_read_or_refused(
        text in sample(),
        order in proptest::collection::vec(any::<proptest::sample::Index>(), 1..200),
    ) {
        let lines: Vec<&str> = text.lines().collect();
        let shuffled: Vec<&str> = order.iter().map(|at| lines[at.index(lines.len())]).collect();
        read(&format!("BEGIN:VCALENDAR\r\n{}", shuffled.join("\r\n")))?;
    }

    #[test]
    fn any_rule_ends(rule in rule(), year in 1..9999_u16, days in 0..500_u32, zone in 0..3_u8) {
        let zone = [";TZID=Europe/Amsterdam", ";TZID=Nowhere", ""][usize::from(zone)];
        read(&format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART{zone}:{year:04}0131T233000\r\nDURATION:P{days}DT1H\r\n\
             RRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        ))?;
    }
}
