//! The rules of working days, opening hours and local time.

use chrono::{Datelike, NaiveDate, TimeDelta, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Europe::Amsterdam;
use domain::working_days::{DateRange, WorkCalendar, dutch_public_holidays};
use proptest::prelude::*;

use crate::{day, instant};

fn range(first: &str, last: &str) -> DateRange {
    DateRange::new(day(first), day(last))
}

/// Christmas holidays 2026 of an invented board.
fn calendar() -> WorkCalendar {
    WorkCalendar::new(Amsterdam, vec![range("2026-12-19", "2027-01-03")])
}

#[test]
fn easter_and_what_hangs_on_it_fall_where_the_almanac_says() {
    for (year, sunday) in [
        (1961, "1961-04-02"),
        (2000, "2000-04-23"),
        (2008, "2008-03-23"),
        (2011, "2011-04-24"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        (2026, "2026-04-05"),
        (2027, "2027-03-28"),
        (2038, "2038-04-25"),
        (2049, "2049-04-18"),
        (2076, "2076-04-19"),
    ] {
        assert!(dutch_public_holidays(year).contains(&day(sunday)), "{sunday}");
    }
}

#[test]
fn the_public_holidays_of_2026_are_these() {
    let expected = [
        "2026-01-01",
        "2026-04-05",
        "2026-04-06",
        "2026-04-27",
        "2026-05-14",
        "2026-05-24",
        "2026-05-25",
        "2026-12-25",
        "2026-12-26",
    ];
    assert_eq!(dutch_public_holidays(2026), expected.map(day));
}

#[test]
fn liberation_day_is_free_in_lustrum_years_only() {
    assert!(dutch_public_holidays(2025).contains(&day("2025-05-05")));
    assert!(dutch_public_holidays(2030).contains(&day("2030-05-05")));
    assert!(!dutch_public_holidays(2026).contains(&day("2026-05-05")));
}

#[test]
fn kings_day_moves_to_saturday_when_it_is_a_sunday() {
    assert_eq!(day("2025-04-27").weekday(), Weekday::Sun);
    assert!(dutch_public_holidays(2025).contains(&day("2025-04-26")));
    assert!(!dutch_public_holidays(2025).contains(&day("2025-04-27")));
}

#[test]
fn good_friday_is_a_working_day() {
    assert!(calendar().is_working_day(day("2026-04-03")));
}

#[test]
fn two_holidays_on_one_day_are_listed_once() {
    // 5 May 2005 was Liberation Day and Ascension.
    let days = dutch_public_holidays(2005);
    assert_eq!(days.iter().filter(|day| **day == "2005-05-05".parse().expect("a date")).count(), 1);
}

#[test]
fn counting_leaves_out_weekends_and_holidays() {
    let calendar = calendar();
    assert_eq!(calendar.add_working_days(day("2026-12-04"), 1), day("2026-12-07"));
    assert_eq!(calendar.add_working_days(day("2026-12-18"), 1), day("2027-01-04"));
    assert_eq!(calendar.subtract_working_days(day("2027-01-04"), 1), day("2026-12-18"));
    assert_eq!(calendar.add_working_days(day("2026-12-20"), 0), day("2026-12-20"));
    assert_eq!(calendar.working_days_between(day("2026-12-04"), day("2026-12-07")), 1);
    assert_eq!(calendar.working_days_between(day("2026-12-07"), day("2026-12-07")), 0);
    assert_eq!(calendar.working_days_between(day("2026-12-18"), day("2027-01-04")), 1);
    assert_eq!(calendar.add_days_excluding_holidays(day("2026-12-17"), 3), day("2027-01-05"));
}

#[test]
fn it_is_open_from_eight_to_six_on_working_days_of_the_zone() {
    let calendar = calendar();
    // Winter: Amsterdam is one hour ahead of UTC.
    let open = instant("2026-12-04T07:00:00Z");
    assert_eq!(calendar.next_opening(open), open);
    assert_eq!(calendar.next_opening(instant("2026-12-04T06:59:59Z")), open);
    let last = instant("2026-12-04T16:59:59Z");
    assert_eq!(calendar.next_opening(last), last);
    assert_eq!(calendar.next_opening(instant("2026-12-04T17:00:00Z")), instant("2026-12-07T07:00:00Z"));
    assert_eq!(calendar.next_opening(instant("2026-12-18T20:00:00Z")), instant("2027-01-04T07:00:00Z"));
    // Summer: two hours.
    assert_eq!(calendar.next_opening(instant("2026-07-04T12:00:00Z")), instant("2026-07-06T06:00:00Z"));
}

#[test]
fn a_local_time_that_the_clocks_skip_is_refused() {
    let calendar = calendar();
    assert!(calendar.at(day("2026-03-29"), 2 * 60 + 30).is_err());
    assert_eq!(calendar.at(day("2026-03-29"), 3 * 60), Ok(instant("2026-03-29T01:00:00Z")));
    assert!(calendar.at(day("2026-03-28"), 24 * 60).is_err(), "no time of day");
}

#[test]
fn a_local_time_that_comes_twice_means_the_first() {
    assert_eq!(calendar().at(day("2026-10-25"), 2 * 60 + 30), Ok(instant("2026-10-25T00:30:00Z")));
}

#[test]
fn a_board_that_is_closed_for_ever_does_not_hang_the_program() {
    let closed = WorkCalendar::new(Amsterdam, vec![DateRange::new(NaiveDate::MIN, NaiveDate::MAX)]);
    closed.add_working_days(day("2026-12-04"), 5);
    closed.next_opening(instant("2026-12-04T17:00:00Z"));
    assert_eq!(closed.working_days_between(day("2026-12-04"), NaiveDate::MAX), 0);
    let open = WorkCalendar::new(Amsterdam, Vec::new());
    assert_eq!(open.add_working_days(NaiveDate::MAX, 5), NaiveDate::MAX);
    assert_eq!(open.subtract_working_days(NaiveDate::MIN, 5), NaiveDate::MIN);
    open.next_opening(Utc.timestamp_opt(8_000_000_000_000, 0).single().expect("an instant far away"));
}

#[test]
fn holidays_may_be_given_in_any_order_and_overlap() {
    let calendar = WorkCalendar::new(
        Amsterdam,
        vec![
            range("2026-05-01", "2026-05-03"),
            range("2026-02-10", "2026-02-01"),
            range("2026-04-25", "2026-05-02"),
            range("2026-05-04", "2026-05-05"),
        ],
    );
    assert_eq!(calendar.school_holidays(), [range("2026-04-25", "2026-05-05")]);
    assert!(calendar.is_school_holiday(day("2026-04-30")));
    assert!(!calendar.is_school_holiday(day("2026-02-05")), "an empty range holds no day");
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..20_000i64).prop_map(|days| day("1990-01-01") + TimeDelta::days(days))
}

fn any_calendar() -> impl Strategy<Value = WorkCalendar> {
    prop::collection::vec((any_day(), 0..60i64), 0..6).prop_map(|ranges| {
        let closed = ranges.into_iter().map(|(first, days)| DateRange::new(first, first + TimeDelta::days(days)));
        WorkCalendar::new(Amsterdam, closed.collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn going_on_and_counting_back_agree(calendar in any_calendar(), from in any_day(), n in 0u32..60) {
        let to = calendar.add_working_days(from, n);
        prop_assert_eq!(calendar.working_days_between(from, to), n);
        if n > 0 {
            prop_assert!(calendar.is_working_day(to));
        }
        if calendar.is_working_day(from) {
            prop_assert_eq!(calendar.subtract_working_days(to, n), from);
        }
    }

    #[test]
    fn a_working_day_is_neither_weekend_nor_holiday(calendar in any_calendar(), date in any_day()) {
        let free = matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
            || calendar.is_school_holiday(date)
            || dutch_public_holidays(date.year()).contains(&date);
        prop_assert_eq!(calendar.is_working_day(date), !free);
    }

    #[test]
    fn the_next_opening_is_open_and_nothing_before_it_is(
        calendar in any_calendar(),
        date in any_day(),
        second in 0u32..86_400,
    ) {
        let asked = date.and_hms_opt(0, 0, 0).expect("midnight").and_utc() + TimeDelta::seconds(i64::from(second));
        let opening = calendar.next_opening(asked);
        prop_assert!(opening >= asked);
        prop_assert!(calendar.is_open(opening));
        let mut between = asked;
        while between < opening {
            prop_assert!(!calendar.is_open(between));
            between += TimeDelta::minutes(47);
        }
        if opening > asked {
            prop_assert_eq!(calendar.local(opening).hour(), 8);
        }
    }

    #[test]
    fn local_time_and_instant_are_the_same_moment(date in any_day(), minute in 0u16..1440) {
        let calendar = calendar();
        if let Ok(instant) = calendar.at(date, minute) {
            let local = calendar.local(instant);
            prop_assert_eq!(local.date_naive(), date);
            prop_assert_eq!(local.hour() * 60 + local.minute(), u32::from(minute));
        }
    }

    #[test]
    fn days_in_holidays_do_not_count(calendar in any_calendar(), from in any_day(), days in 0u32..90) {
        let to = calendar.add_days_excluding_holidays(from, days);
        let counted = from.iter_days().skip(1).take_while(|date| *date <= to)
            .filter(|date| !calendar.is_school_holiday(*date)).count();
        prop_assert_eq!(counted as u32, days);
    }
}
