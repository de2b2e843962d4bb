//! The rules of bookable times.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Europe::Amsterdam;
use domain::ids::{AccountId, HoursId};
use domain::slot::{
    BUFFER_MINUTES, Busy, HostTimes, Hours, HoursDraft, HoursFault, HoursField, Slot, Wanted, cells, first_good,
    is_offered, merge, slots, slots_of_all,
};
use domain::talk::Way;
use domain::working_days::{DateRange, WorkCalendar};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant of the test")
}

fn calendar() -> WorkCalendar {
    WorkCalendar::new(Amsterdam, vec![DateRange::new(day("2026-12-19"), day("2027-01-03"))])
}

/// Fridays, 9:00 to 11:00, in person.
fn draft() -> HoursDraft {
    HoursDraft {
        weekday: Weekday::Fri,
        start_minute: 9 * 60,
        end_minute: 11 * 60,
        way: Way::InPerson,
        place: "Room 1".into(),
        valid_from: None,
        valid_until: None,
    }
}

fn checked(draft: HoursDraft) -> Hours {
    draft.check(HoursId::new(Uuid::nil())).expect("hours of the test")
}

fn host(n: u128, hours: Vec<Hours>) -> HostTimes {
    HostTimes {
        account: AccountId::new(Uuid::from_u128(n)),
        hours,
        closed: Vec::new(),
        busy: Vec::new(),
        talks_on: BTreeMap::new(),
        talks_a_day: 3,
        trained: None,
    }
}

/// An hour on Friday 4 December 2026 or a week later.
fn wanted() -> Wanted {
    Wanted {
        minutes: 60,
        window: DateRange::new(day("2026-12-01"), day("2026-12-13")),
        remote_only: false,
        not_before: instant("2026-11-30T12:00:00Z"),
        leaver_busy: Vec::new(),
    }
}

/// Local starts as "4 9:15".
fn starts(slots: &[Slot]) -> Vec<String> {
    slots
        .iter()
        .map(|slot| {
            let local = calendar().local(slot.start);
            format!("{} {}:{:02}", local.day(), local.hour(), local.minute())
        })
        .collect()
}

fn found(host: &HostTimes, wanted: &Wanted) -> Vec<String> {
    starts(&slots(host, wanted, &calendar()))
}

#[test]
fn an_hour_fits_five_times_into_two() {
    let friday = host(1, vec![checked(draft())]);
    let one_week = Wanted { window: DateRange::new(day("2026-12-01"), day("2026-12-06")), ..wanted() };
    assert_eq!(found(&friday, &one_week), ["4 9:00", "4 9:15", "4 9:30", "4 9:45", "4 10:00"]);
    let offered = slots(&friday, &one_week, &calendar());
    assert_eq!(offered[0].start, instant("2026-12-04T08:00:00Z"));
    assert_eq!(offered[0].end(), instant("2026-12-04T09:00:00Z"));
    assert_eq!(offered[0].place.as_ref().map(|place| place.as_str()), Some("Room 1"));
}

#[test]
fn a_booked_talk_takes_its_buffer_too_and_so_does_the_new_one() {
    let mut friday = host(1, vec![checked(HoursDraft { end_minute: 12 * 60, ..draft() })]);
    // 10:00 to 10:30 local, free again at 10:45.
    friday.busy = vec![Busy::talk(instant("2026-12-04T09:00:00Z"), 30)];
    let half_hour = Wanted { minutes: 30, window: DateRange::new(day("2026-12-04"), day("2026-12-04")), ..wanted() };
    assert_eq!(found(&friday, &half_hour), ["4 9:00", "4 9:15", "4 10:45", "4 11:00", "4 11:15", "4 11:30"]);
}

#[test]
fn what_the_leaver_has_booked_is_taken_as_well() {
    let friday = host(1, vec![checked(draft())]);
    let leaver_busy = vec![Busy::talk(instant("2026-12-04T07:30:00Z"), 60)];
    let one_day = DateRange::new(day("2026-12-04"), day("2026-12-04"));
    assert_eq!(found(&friday, &Wanted { leaver_busy, window: one_day, ..wanted() }), ["4 9:45", "4 10:00"]);
}

#[test]
fn nothing_is_offered_on_closed_days_or_beyond_the_daily_maximum() {
    let mut friday = host(1, vec![checked(draft())]);
    friday.closed = vec![DateRange::new(day("2026-12-03"), day("2026-12-04"))];
    assert!(found(&friday, &wanted()).iter().all(|start| start.starts_with("11 ")));
    friday.closed.clear();
    friday.talks_on.insert(day("2026-12-11"), 3);
    assert!(found(&friday, &wanted()).iter().all(|start| start.starts_with("4 ")));
    friday.talks_a_day = 0;
    assert!(found(&friday, &wanted()).is_empty());
}

#[test]
fn nothing_is_offered_in_school_holidays() {
    let friday = host(1, vec![checked(draft())]);
    let holidays = Wanted { window: DateRange::new(day("2026-12-14"), day("2027-01-03")), ..wanted() };
    assert!(found(&friday, &holidays).iter().all(|start| start.starts_with("18 ")));
}

#[test]
fn a_formal_talk_is_offered_only_while_the_training_is_valid() {
    let mut friday = host(1, vec![checked(draft())]);
    friday.trained = Some(vec![DateRange::new(day("2026-12-05"), day("2026-12-31"))]);
    assert!(found(&friday, &wanted()).iter().all(|start| start.starts_with("11 ")));
    friday.trained = Some(Vec::new());
    assert!(found(&friday, &wanted()).is_empty());
}

#[test]
fn nothing_starts_before_the_least_notice() {
    let friday = host(1, vec![checked(draft())]);
    let soon = Wanted { not_before: instant("2026-12-04T08:20:00Z"), ..wanted() };
    assert_eq!(found(&friday, &soon)[0], "4 9:30");
}

#[test]
fn hours_count_only_while_they_are_valid() {
    let valid_from = Some(day("2026-12-05"));
    let friday = host(1, vec![checked(HoursDraft { valid_from, ..draft() })]);
    assert!(found(&friday, &wanted()).iter().all(|start| start.starts_with("11 ")));
}

#[test]
fn somebody_already_gone_is_called_by_a_host_who_is_in_the_building() {
    let friday = host(1, vec![checked(draft())]);
    let remote = Wanted { remote_only: true, ..wanted() };
    for slot in slots(&friday, &remote, &calendar()) {
        assert_eq!((slot.way, slot.place), (Way::Phone, None));
    }
}

#[test]
fn the_local_hour_stays_when_the_clocks_change() {
    let friday = host(1, vec![checked(draft())]);
    let window = DateRange::new(day("2026-10-23"), day("2026-10-30"));
    let around = Wanted { window, not_before: instant("2026-10-01T00:00:00Z"), ..wanted() };
    let offered = slots(&friday, &around, &calendar());
    assert_eq!(offered[0].start, instant("2026-10-23T07:00:00Z"));
    assert_eq!(offered[5].start, instant("2026-10-30T08:00:00Z"));
}

#[test]
fn a_local_time_that_does_not_exist_is_no_slot() {
    // In Jordan the clocks went forward at midnight of a Friday, which is a working day here.
    let amman = WorkCalendar::new(chrono_tz::Asia::Amman, Vec::new());
    let friday = day("2022-02-25");
    let night = HoursDraft { start_minute: 0, end_minute: 180, weekday: friday.weekday(), ..draft() };
    let night = host(1, vec![checked(night)]);
    let that_day = Wanted {
        minutes: 30,
        window: DateRange::new(friday, friday),
        not_before: instant("2022-01-01T00:00:00Z"),
        ..wanted()
    };
    let offered = slots(&night, &that_day, &amman);
    assert!(amman.at(friday, 30).is_err(), "00:30 is skipped");
    let first = amman.local(offered[0].start);
    assert_eq!((first.hour(), first.minute()), (1, 0));
    assert_eq!(offered.len(), 7);
}

#[test]
fn a_slot_taken_meanwhile_is_no_longer_offered() {
    let mut friday = host(1, vec![checked(draft())]);
    let offered = slots(&friday, &wanted(), &calendar());
    assert!(offered.iter().all(|slot| is_offered(slot, &friday, &wanted(), &calendar())));
    friday.busy = vec![Busy::talk(offered[2].start, 60)];
    assert!(!is_offered(&offered[2], &friday, &wanted(), &calendar()));
    let moved = Slot { start: offered[0].start + TimeDelta::minutes(5), ..offered[0].clone() };
    assert!(!is_offered(&moved, &friday, &wanted(), &calendar()), "off the grid of starts");
    let elsewhere = Slot { way: Way::Video, ..offered[0].clone() };
    assert!(!is_offered(&elsewhere, &friday, &wanted(), &calendar()));
}

#[test]
fn a_talk_claims_its_minutes_and_the_buffer_as_cells() {
    let start = instant("2026-12-04T08:00:00Z");
    let claimed = cells(start, 60);
    assert_eq!(claimed.len(), 15);
    assert_eq!(claimed[0], start.timestamp() / 300);
    assert!(claimed.windows(2).all(|pair| pair[0] + 1 == pair[1]));
    let next = cells(start + TimeDelta::minutes(60 + i64::from(BUFFER_MINUTES)), 45);
    assert_eq!(next[0], claimed[14] + 1, "the next talk may follow at once");
    assert_eq!(cells(instant("2026-12-04T08:02:00Z"), 60).len(), 16, "off the grid, every cell it touches");
    assert_eq!(cells(instant("1969-12-31T23:50:00Z"), 5)[0], -2);
}

#[test]
fn the_first_good_moments_are_spread() {
    let every_day = |n| {
        let whole_day = |weekday| HoursDraft { weekday, end_minute: 17 * 60, ..draft() };
        host(n, vec![checked(whole_day(Weekday::Thu)), checked(whole_day(Weekday::Fri))])
    };
    let all = slots_of_all(&[every_day(1), every_day(2)], &wanted(), &calendar());
    let first = |n| first_good(&all, n, &calendar()).into_iter().cloned().collect::<Vec<_>>();
    assert_eq!(starts(&first(3)), ["3 9:00", "3 12:00", "4 9:00"]);
    assert_eq!(starts(&first(99)).len(), 16, "four days, two halves, two hosts");
    let friday = host(1, vec![checked(draft())]);
    let other = host(2, vec![checked(draft())]);
    let few = slots_of_all(&[friday, other], &wanted(), &calendar());
    assert_eq!(starts(&first_good(&few, 3, &calendar()).into_iter().cloned().collect::<Vec<_>>()), [
        "4 9:00", "4 9:00", "11 9:00"
    ]);
}

#[test]
fn faults_in_hours_come_back_at_their_fields() {
    let faults = |draft: HoursDraft| draft.check(HoursId::new(Uuid::nil())).expect_err("a fault");
    let odd = HoursDraft { start_minute: 541, end_minute: 1445, place: " ".into(), ..draft() };
    assert_eq!(faults(odd), [
        (HoursField::Start, HoursFault::NotMultipleOfFive),
        (HoursField::End, HoursFault::BeyondMidnight),
        (HoursField::Place, HoursFault::PlaceMissing),
    ]);
    assert_eq!(faults(HoursDraft { end_minute: 540, ..draft() }), [(HoursField::End, HoursFault::EndNotAfterStart)]);
    assert_eq!(faults(HoursDraft { place: "x".repeat(121), ..draft() }), [(HoursField::Place, HoursFault::PlaceTooLong)]);
    let turned = HoursDraft { valid_from: Some(day("2026-12-05")), valid_until: Some(day("2026-12-04")), ..draft() };
    assert_eq!(faults(turned), [(HoursField::ValidUntil, HoursFault::UntilBeforeFrom)]);
    assert!(HoursDraft { way: Way::Phone, place: String::new(), ..draft() }.check(HoursId::new(Uuid::nil())).is_ok());
}

fn any_hours() -> impl Strategy<Value = Hours> {
    let weekday = prop::sample::select(&[Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Fri, Weekday::Sat]);
    let way = prop::sample::select(Way::ALL);
    (weekday, 0u16..280, 1u16..60, way, prop::option::of(0i64..30)).prop_map(|(weekday, start, length, way, from)| {
        checked(HoursDraft {
            weekday,
            start_minute: start * 5,
            end_minute: (start + length).min(288) * 5,
            way,
            valid_from: from.map(|days| day("2026-03-10") + TimeDelta::days(days)),
            ..draft()
        })
    })
}

fn any_range() -> impl Strategy<Value = DateRange> {
    (0i64..40, 0i64..10).prop_map(|(from, days)| {
        let first = day("2026-03-10") + TimeDelta::days(from);
        DateRange::new(first, first + TimeDelta::days(days))
    })
}

fn any_busy() -> impl Strategy<Value = Busy> {
    (0i64..40 * 288, 1i64..100).prop_map(|(cell, length)| {
        let start = instant("2026-03-10T00:00:00Z") + TimeDelta::minutes(cell * 5);
        Busy { start, end: start + TimeDelta::minutes(length * 3) }
    })
}

prop_compose! {
    fn any_host()(
        hours in prop::collection::vec(any_hours(), 0..5),
        closed in prop::collection::vec(any_range(), 0..2),
        busy in prop::collection::vec(any_busy(), 0..25),
        trained in prop::option::of(prop::collection::vec(any_range(), 0..4)),
        full in prop::option::of(0i64..40),
    ) -> HostTimes {
        let talks_on = full.map(|days| (day("2026-03-10") + TimeDelta::days(days), 3));
        HostTimes { closed, busy, trained, talks_on: talks_on.into_iter().collect(), ..host(1, hours) }
    }
}

prop_compose! {
    fn any_wanted()(
        minutes in prop::sample::select(&[5u16, 30, 45, 60]),
        window in any_range(),
        remote_only in any::<bool>(),
        notice in 0i64..20_000,
        leaver_busy in prop::collection::vec(any_busy(), 0..5),
    ) -> Wanted {
        let window = DateRange::new(window.first, window.last + TimeDelta::days(14));
        let not_before = instant("2026-03-09T00:00:00Z") + TimeDelta::minutes(notice);
        Wanted { minutes, window, remote_only, not_before, leaver_busy }
    }
}

/// The rule said again, slowly: every start of every stretch of every day, asked one by one.
fn starts_by_hand(host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar) -> BTreeSet<DateTime<Utc>> {
    let mut starts = BTreeSet::new();
    for date in wanted.window.first.iter_days().take_while(|date| *date <= wanted.window.last) {
        for hours in host.hours.iter().filter(|hours| hours.weekday() == date.weekday()) {
            for minute in (hours.start_minute()..hours.end_minute()).step_by(15) {
                let Ok(start) = calendar.at(date, minute) else { continue };
                let until = start + TimeDelta::minutes(i64::from(wanted.minutes + BUFFER_MINUTES));
                let taken = host.busy.iter().chain(&wanted.leaver_busy);
                let fits = minute + wanted.minutes <= hours.end_minute()
                    && calendar.is_working_day(date)
                    && !host.closed.iter().any(|range| range.contains(date))
                    && host.trained.as_ref().is_none_or(|valid| valid.iter().any(|range| range.contains(date)))
                    && host.talks_on.get(&date).copied().unwrap_or(0) < host.talks_a_day
                    && hours.valid_from().is_none_or(|from| from <= date)
                    && start >= wanted.not_before
                    && taken.into_iter().all(|busy| busy.end <= start || until <= busy.start);
                if fits {
                    starts.insert(start);
                }
            }
        }
    }
    starts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn exactly_the_free_starts_are_offered(
        host in any_host(),
        wanted in any_wanted(),
        holidays in prop::collection::vec(any_range(), 0..2),
    ) {
        // The window of these cases holds the change to summer time.
        let calendar = WorkCalendar::new(Amsterdam, holidays);
        let offered = slots(&host, &wanted, &calendar);
        let starts: BTreeSet<DateTime<Utc>> = offered.iter().map(|slot| slot.start).collect();
        prop_assert_eq!(starts, starts_by_hand(&host, &wanted, &calendar));
        prop_assert!(offered.is_sorted_by_key(|slot| slot.start));
        for slot in &offered {
            prop_assert!(is_offered(slot, &host, &wanted, &calendar));
            prop_assert!(!wanted.remote_only || slot.way != Way::InPerson);
            prop_assert_eq!(slot.way == Way::InPerson, slot.place.is_some());
        }
    }

    #[test]
    fn what_is_not_offered_is_refused_at_booking(host in any_host(), wanted in any_wanted(), minutes in 0i64..60_000) {
        let calendar = WorkCalendar::new(Amsterdam, Vec::new());
        let start = instant("2026-03-10T00:00:00Z") + TimeDelta::minutes(minutes);
        let slot = Slot { host: host.account, start, minutes: wanted.minutes, way: Way::Phone, place: None };
        let offered = slots(&host, &wanted, &calendar).contains(&slot);
        prop_assert_eq!(is_offered(&slot, &host, &wanted, &calendar), offered);
    }

    #[test]
    fn talks_that_overlap_share_a_cell_and_others_do_not(
        one in 0i64..100, one_length in 1u16..15, other in 0i64..100, other_length in 1u16..15,
    ) {
        let at = |cell: i64| instant("2026-12-04T08:00:00Z") + TimeDelta::minutes(cell * 5);
        let first: BTreeSet<i64> = cells(at(one), one_length * 5).into_iter().collect();
        let second: BTreeSet<i64> = cells(at(other), other_length * 5).into_iter().collect();
        let (a, b) = (Busy::talk(at(one), one_length * 5), Busy::talk(at(other), other_length * 5));
        prop_assert_eq!(first.is_disjoint(&second), a.end <= b.start || b.end <= a.start);
    }

    #[test]
    fn many_hosts_together_offer_what_each_offers(hosts in prop::collection::vec(any_host(), 0..4), wanted in any_wanted()) {
        let calendar = calendar();
        let hosts: Vec<HostTimes> = hosts.into_iter().enumerate()
            .map(|(n, times)| HostTimes { account: AccountId::new(Uuid::from_u128(n as u128)), ..times }).collect();
        let apart = merge(hosts.iter().map(|host| slots(host, &wanted, &calendar)).collect());
        let together = slots_of_all(&hosts, &wanted, &calendar);
        prop_assert_eq!(&apart, &together);
        let good = first_good(&together, 3, &calendar);
        prop_assert!(good.len() <= 3);
        prop_assert!(good.is_sorted_by_key(|slot| slot.start));
        prop_assert_eq!(good.first().copied(), together.first(), "earlier comes first");
        let halves: BTreeSet<_> = good.iter().map(|slot| {
            let local = calendar.local(slot.start);
            (slot.host, local.date_naive(), local.hour() >= 12)
        }).collect();
        prop_assert_eq!(halves.len(), good.len());
    }
}

/// A figure to look at, not a limit to fail on: `cargo test --release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn how_long_a_thousand_hosts_take_for_eight_weeks() {
    let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let hosts: Vec<HostTimes> = (0..1000)
        .map(|n| {
            let hours = week.map(|weekday| checked(HoursDraft { weekday, ..draft() })).to_vec();
            let busy = (0..40).map(|k| Busy::talk(instant("2026-10-01T08:00:00Z") + TimeDelta::hours(31 * k), 60));
            HostTimes { busy: busy.collect(), ..host(n, hours) }
        })
        .collect();
    let window = DateRange::new(day("2026-10-01"), day("2026-11-26"));
    let wanted = Wanted { window, not_before: instant("2026-09-30T00:00:00Z"), ..wanted() };
    for _ in 0..5 {
        let begin = Instant::now();
        let each: usize = hosts.iter().map(|host| slots(host, &wanted, &calendar()).len()).sum();
        let apart = begin.elapsed();
        let begin = Instant::now();
        let together = slots_of_all(&hosts, &wanted, &calendar()).len();
        println!("{each} slots one by one in {apart:?}; {together} sorted together in {:?}", begin.elapsed());
    }
}
