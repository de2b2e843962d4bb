//! Bookable times under any circumstances, held against the rule said again, slowly.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Europe::Amsterdam;
use domain::ids::{AccountId, ExtraHoursId};
use domain::slot::{
    Buffers, Busy, BusyTimes, Claim, Closed, DayPart, ExtraHours, ExtraHoursDraft, HostSettings, HostTable, HostTimes,
    Hours, HoursDraft, OwnSettingsDraft, Seeker, Slot, Wanted, first_good, is_offered, merged_slots, slots, why_not,
};
use domain::talk::Way;
use domain::working_days::{DateRange, WorkCalendar};
use proptest::prelude::*;
use uuid::Uuid;

use crate::slot::{calendar, checked, draft, host};
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

fn any_talk() -> impl Strategy<Value = Claim> {
    (0i64..40 * 288, 1u16..15, any_buffers()).prop_map(|(cell, length, buffers)| {
        let start = instant("2026-03-10T00:00:00Z") + TimeDelta::minutes(cell * 5);
        Claim { start, minutes: length * 5, buffers }
    })
}

fn any_buffers() -> impl Strategy<Value = Buffers> {
    (0u16..6, 0u16..6).prop_map(|(before, after)| Buffers { before: before * 5, after: after * 5 })
}

fn any_closed() -> impl Strategy<Value = Closed> {
    (any_range(), prop::option::of((0u16..1400, 1u16..300))).prop_map(|(days, part)| {
        let part = part.and_then(|(start, length)| DayPart::new(start, (start + length).min(1440)));
        Closed { days, part }
    })
}

fn any_extra() -> impl Strategy<Value = ExtraHours> {
    (any_range(), 0u16..280, 1u16..60).prop_map(|(days, start, length)| {
        let (start_minute, end_minute) = (start * 5, (start + length).min(288) * 5);
        let draft =
            ExtraHoursDraft { date: days.first, start_minute, end_minute, way: Way::Video, place: String::new() };
        draft.check(ExtraHoursId::new(Uuid::nil())).expect("hours of the test")
    })
}

prop_compose! {
    fn any_settings()(
        buffers in any_buffers(),
        notice_hours in 0u16..100,
        horizon_days in prop::option::of(1u16..50),
        talks_a_day in 0u16..4,
    ) -> HostSettings {
        HostSettings { buffers, notice_hours, horizon_days, talks_a_day }
    }
}

prop_compose! {
    fn any_host()(
        settings in any_settings(),
        hours in prop::collection::vec(any_hours(), 0..5),
        extra in prop::collection::vec(any_extra(), 0..5),
        closed in prop::collection::vec(any_closed(), 0..3),
        talks in prop::collection::vec(any_talk(), 0..15),
        busy in prop::collection::vec(any_busy(), 0..15),
        trained in prop::option::of(prop::collection::vec(any_range(), 0..4)),
    ) -> HostTimes {
        HostTimes { settings, extra, closed, talks, busy: busy.into_iter().collect(), trained, ..host(1, hours) }
    }
}

prop_compose! {
    fn any_wanted()(
        minutes in prop::sample::select(&[5u16, 30, 45, 60]),
        window in any_range(),
        remote_only in any::<bool>(),
        now in 0i64..20_000,
        host_plans in any::<bool>(),
        leaver_talks in prop::collection::vec(any_talk(), 0..5),
    ) -> Wanted {
        let window = DateRange::new(window.first, window.last + TimeDelta::days(14));
        let now = instant("2026-03-09T00:00:00Z") + TimeDelta::minutes(now);
        let seeker = if host_plans { Seeker::Host } else { Seeker::Leaver };
        Wanted { minutes, window, remote_only, now, seeker, leaver_talks }
    }
}

/// The rule said again, slowly: every start of every stretch of every day, asked one by one.
fn starts_by_hand(host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar) -> BTreeSet<DateTime<Utc>> {
    let mut starts = BTreeSet::new();
    for date in wanted.window.first.iter_days().take_while(|date| *date <= wanted.window.last) {
        let weekly = host.hours.iter().filter(|hours| {
            hours.weekday() == date.weekday()
                && calendar.is_working_day(date)
                && hours.valid_from().is_none_or(|from| from <= date)
        });
        let extra = host.extra.iter().filter(|extra| extra.date() == date);
        for stretch in weekly.map(Hours::stretch).chain(extra.map(ExtraHours::stretch)) {
            for minute in (stretch.start_minute()..stretch.end_minute()).step_by(15) {
                let Ok(start) = calendar.at(date, minute) else { continue };
                let end = start + TimeDelta::minutes(i64::from(wanted.minutes));
                let last_minute = calendar.local(end - TimeDelta::minutes(1));
                let inside = last_minute.date_naive() == date
                    && last_minute.hour() * 60 + last_minute.minute() < u32::from(stretch.end_minute())
                    && minute + wanted.minutes <= stretch.end_minute();
                if inside && is_free(start, host, wanted, calendar) {
                    starts.insert(start);
                }
            }
        }
    }
    starts
}

fn is_free(start: DateTime<Utc>, host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar) -> bool {
    let date = calendar.local_date(start);
    let mine = Claim { start, minutes: wanted.minutes, buffers: host.settings.buffers };
    let local = |minutes: i64| {
        let local = calendar.local(start + TimeDelta::minutes(minutes));
        local.hour() * 60 + local.minute()
    };
    let shut = |closed: &Closed| {
        closed.days.contains(date)
            && closed.part.is_none_or(|part| {
                (0..i64::from(wanted.minutes))
                    .any(|minute| (part.start_minute()..part.end_minute()).contains(&(local(minute) as u16)))
            })
    };
    let today = calendar.local_date(wanted.now);
    let notice = TimeDelta::hours(i64::from(host.settings.notice_hours));
    let leaver = wanted.seeker == Seeker::Leaver;
    let talks_that_day = host.talks.iter().filter(|talk| calendar.local_date(talk.start) == date).count();
    !host.closed.iter().any(shut)
        && host.trained.as_ref().is_none_or(|valid| valid.iter().any(|range| range.contains(date)))
        && talks_that_day < usize::from(host.settings.talks_a_day)
        && start >= wanted.now
        && (!leaver || start >= wanted.now + notice)
        && (!leaver || host.settings.horizon_days.is_none_or(|days| (date - today).num_days() <= i64::from(days)))
        && host.talks.iter().chain(&wanted.leaver_talks).all(|talk| !talk.whole().overlaps(mine.whole()))
        && host.busy.iter().all(|busy| !busy.overlaps(mine.whole()))
}

/// Of each moment and way the first host in order who is free then, by the place that comes first.
fn together_by_hand(hosts: &[HostTimes], wanted: &Wanted, calendar: &WorkCalendar) -> Vec<Slot> {
    let mut apart: BTreeMap<(DateTime<Utc>, Way), Slot> = BTreeMap::new();
    for slot in hosts.iter().flat_map(|host| slots(host, wanted, calendar)) {
        apart.entry((slot.start, slot.way)).or_insert(slot);
    }
    apart.into_values().collect()
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
    fn busy_times_take_the_same_seconds_as_those_they_were_made_of(
        all in prop::collection::vec(any_busy(), 0..15),
        probes in prop::collection::vec(0i64..41 * 86_400, 50),
    ) {
        let busy: BusyTimes = all.iter().copied().collect();
        let edges = all.iter().flat_map(|one| [one.start, one.end]);
        let probes = probes.iter().map(|second| instant("2026-03-10T00:00:00Z") + TimeDelta::seconds(*second));
        for start in probes.chain(edges) {
            let second = Busy { start, end: start + TimeDelta::seconds(1) };
            let taken = all.iter().any(|one| one.overlaps(second));
            prop_assert_eq!(busy.iter().any(|one| one.overlaps(second)), taken, "{}", start);
        }
        prop_assert!(busy.len() <= all.len());
        let apart: Vec<Busy> = busy.iter().collect();
        prop_assert!(apart.windows(2).all(|two| two[0].end < two[1].start), "in order, and none touches the next");
    }

    #[test]
    fn a_table_that_is_kept_offers_what_the_settings_offer(
        host in any_host(),
        notice_hours in prop::option::of(0u32..100),
        talks_a_day in prop::option::of(1u32..4),
        all in prop::collection::vec(any_busy(), 0..15),
        wanted in any_wanted(),
    ) {
        let calendar = calendar();
        let draft = OwnSettingsDraft { notice_hours, talks_a_day, ..OwnSettingsDraft::default() };
        let settings = draft.check().expect("settings of the test");
        let as_set = HostTimes {
            settings: settings.over(2),
            busy: all.iter().copied().collect(),
            ..host.clone()
        };
        let read = |turned: bool| {
            let mut table = HostTable {
                settings: settings.clone(),
                hours: host.hours.clone(),
                extra: host.extra.clone(),
                closed: host.closed.clone(),
                busy: all.iter().copied().collect(),
                trained: Vec::new(),
            };
            if turned {
                table.closed.reverse();
                table.busy = all.iter().rev().copied().collect();
            }
            table.settled()
        };
        let table = read(false);
        prop_assert_eq!(&table, &read(true), "in whatever order it was read");
        let kept = table.times(host.account, host.trained.clone(), 2, host.talks.clone());
        prop_assert_eq!(slots(&kept, &wanted, &calendar), slots(&as_set, &wanted, &calendar));
        prop_assert!(table.bytes() >= size_of::<HostTable>());
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
    fn a_time_is_offered_exactly_when_nothing_is_said_against_it(
        host in any_host(),
        wanted in any_wanted(),
        holidays in prop::collection::vec(any_range(), 0..2),
        others in prop::collection::vec(-3_000i64..60_000, 20),
    ) {
        let calendar = WorkCalendar::new(Amsterdam, holidays);
        let offered: BTreeSet<DateTime<Utc>> =
            slots(&host, &wanted, &calendar).iter().map(|slot| slot.start).collect();
        let others = others.iter().map(|minutes| instant("2026-03-10T00:00:00Z") + TimeDelta::minutes(*minutes));
        // Right before and after what is offered, most reasons begin.
        let near = offered.iter().flat_map(|start| [-15, -5, 0, 5, 15].map(|minutes| *start + TimeDelta::minutes(minutes)));
        for start in near.chain(others) {
            let reasons = why_not(start, &host, &wanted, &calendar);
            prop_assert_eq!(reasons.is_empty(), offered.contains(&start), "{} {:?}", start, reasons);
        }
    }

    #[test]
    fn talks_that_overlap_share_a_cell_and_others_do_not(
        one in 0i64..100, one_length in 1u16..15, one_buffers in any_buffers(),
        other in 0i64..100, other_length in 1u16..15, other_buffers in any_buffers(),
    ) {
        let at = |cell: i64| instant("2026-12-04T08:00:00Z") + TimeDelta::minutes(cell * 5);
        let a = Claim { start: at(one), minutes: one_length * 5, buffers: one_buffers };
        let b = Claim { start: at(other), minutes: other_length * 5, buffers: other_buffers };
        let first: BTreeSet<i64> = a.cells().into_iter().collect();
        let second: BTreeSet<i64> = b.cells().into_iter().collect();
        prop_assert_eq!(first.is_disjoint(&second), !a.whole().overlaps(b.whole()));
    }

    #[test]
    fn hosts_with_the_same_hours_leave_nothing_out(
        hosts in prop::collection::vec(any_host(), 2..8),
        hours in prop::collection::vec(any_hours(), 1..4),
        wanted in any_wanted(),
    ) {
        let calendar = calendar();
        // Each stretch in another room as well, which comes first by its name.
        let elsewhere = hours.iter().map(|hours| checked(HoursDraft {
            weekday: hours.weekday(),
            start_minute: hours.start_minute(),
            end_minute: hours.end_minute(),
            way: hours.way(),
            place: "Room 0".into(),
            valid_from: hours.valid_from(),
            valid_until: None,
        }));
        let hours: Vec<Hours> = hours.iter().cloned().chain(elsewhere).collect();
        let hosts: Vec<HostTimes> = hosts.into_iter().enumerate().map(|(n, times)| HostTimes {
            account: AccountId::new(Uuid::from_u128(n as u128)),
            hours: hours.clone(),
            ..times
        }).collect();
        prop_assert_eq!(together_by_hand(&hosts, &wanted, &calendar), merged_slots(&hosts, &wanted, &calendar));
    }

    #[test]
    fn many_hosts_together_offer_each_moment_once(hosts in prop::collection::vec(any_host(), 0..4), wanted in any_wanted()) {
        let calendar = calendar();
        let hosts: Vec<HostTimes> = hosts.into_iter().enumerate()
            .map(|(n, times)| HostTimes { account: AccountId::new(Uuid::from_u128(n as u128)), ..times }).collect();
        let together = merged_slots(&hosts, &wanted, &calendar);
        prop_assert_eq!(&together_by_hand(&hosts, &wanted, &calendar), &together);
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
