//! Bookable times under any circumstances, held against the rule said again, slowly.

use std::collections::BTreeSet;
use std::time::Instant;

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Europe::Amsterdam;
use domain::ids::AccountId;
use domain::slot::{
    BUFFER_MINUTES, Busy, HostTimes, Hours, HoursDraft, Slot, Wanted, cells, first_good, is_offered, merge, slots,
    slots_of_all,
};
use domain::talk::Way;
use domain::working_days::{DateRange, WorkCalendar};
use proptest::prelude::*;
use uuid::Uuid;

use crate::slot::{calendar, checked, draft, host, wanted};
use crate::{day, instant};

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
