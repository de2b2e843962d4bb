//! The rules of bookable times.

use chrono::{Datelike, TimeDelta, Timelike, Weekday};
use chrono_tz::Europe::Amsterdam;
use domain::ids::{AccountId, HoursId};
use domain::slot::{
    Buffers, BusyTimes, Claim, Closed, HostSettings, HostTimes, Hours, HoursDraft, HoursFault, HoursField, PartOfDay,
    Seeker, Slot, Wanted, chosen_starts, first_good, is_offered, merged_slots, slots,
};
use domain::talk::Way;
use domain::working_days::{DateRange, WorkCalendar};
use uuid::Uuid;

use crate::{day, instant};

pub fn calendar() -> WorkCalendar {
    WorkCalendar::new(Amsterdam, vec![DateRange::new(day("2026-12-19"), day("2027-01-03"))])
}

/// Fridays, 9:00 to 11:00, in person.
pub fn draft() -> HoursDraft {
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

pub fn checked(draft: HoursDraft) -> Hours {
    draft.check(HoursId::new(Uuid::nil())).expect("hours of the test")
}

pub fn host(n: u128, hours: Vec<Hours>) -> HostTimes {
    HostTimes {
        account: AccountId::new(Uuid::from_u128(n)),
        settings: HostSettings::standard(3),
        hours,
        extra: Vec::new(),
        closed: Vec::new(),
        talks: Vec::new(),
        busy: BusyTimes::default(),
        trained: None,
    }
}

/// A booked talk with the buffers of a host who set nothing.
pub fn talk(start: &str, minutes: u16) -> Claim {
    Claim { start: instant(start), minutes, buffers: HostSettings::standard(3).buffers }
}

/// An hour on Friday 4 December 2026 or a week later.
pub fn wanted() -> Wanted {
    Wanted {
        minutes: 60,
        window: DateRange::new(day("2026-12-01"), day("2026-12-13")),
        remote_only: false,
        now: instant("2026-11-29T12:00:00Z"),
        seeker: Seeker::Leaver,
        leaver_talks: Vec::new(),
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
    friday.talks = vec![talk("2026-12-04T09:00:00Z", 30)];
    let half_hour = Wanted { minutes: 30, window: DateRange::new(day("2026-12-04"), day("2026-12-04")), ..wanted() };
    assert_eq!(found(&friday, &half_hour), ["4 9:00", "4 9:15", "4 10:45", "4 11:00", "4 11:15", "4 11:30"]);
}

#[test]
fn what_the_leaver_has_booked_is_taken_as_well() {
    let friday = host(1, vec![checked(draft())]);
    let leaver_talks = vec![talk("2026-12-04T07:30:00Z", 60)];
    let one_day = DateRange::new(day("2026-12-04"), day("2026-12-04"));
    assert_eq!(found(&friday, &Wanted { leaver_talks, window: one_day, ..wanted() }), ["4 9:45", "4 10:00"]);
}

#[test]
fn nothing_is_offered_on_closed_days_or_beyond_the_daily_maximum() {
    let mut friday = host(1, vec![checked(draft())]);
    friday.closed = vec![Closed::whole(DateRange::new(day("2026-12-03"), day("2026-12-04")))];
    assert!(found(&friday, &wanted()).iter().all(|start| start.starts_with("11 ")));
    friday.closed.clear();
    friday.talks = ["13:00", "15:00", "17:00"].map(|time| talk(&format!("2026-12-11T{time}:00Z"), 30)).to_vec();
    assert!(found(&friday, &wanted()).iter().all(|start| start.starts_with("4 ")));
    friday.settings.talks_a_day = 0;
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
    let soon = Wanted { now: instant("2026-12-03T08:20:00Z"), ..wanted() };
    assert_eq!(found(&friday, &soon)[0], "4 9:30");
    let host = Wanted { now: instant("2026-12-04T08:20:00Z"), seeker: Seeker::Host, ..wanted() };
    assert_eq!(found(&friday, &host)[0], "4 9:30", "their own notice does not bind them");
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
    let around = Wanted { window, now: instant("2026-10-01T00:00:00Z"), ..wanted() };
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
        now: instant("2022-01-01T00:00:00Z"),
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
    friday.talks = vec![offered[2].claim(friday.settings.buffers)];
    assert!(!is_offered(&offered[2], &friday, &wanted(), &calendar()));
    let moved = Slot { start: offered[0].start + TimeDelta::minutes(5), ..offered[0].clone() };
    assert!(!is_offered(&moved, &friday, &wanted(), &calendar()), "off the grid of starts");
    let elsewhere = Slot { way: Way::Video, ..offered[0].clone() };
    assert!(!is_offered(&elsewhere, &friday, &wanted(), &calendar()));
}

#[test]
fn a_talk_claims_its_minutes_and_the_buffer_as_cells() {
    let claim =
        |start: &str, minutes, before| Claim { start: instant(start), minutes, buffers: Buffers { before, after: 15 } };
    let start = instant("2026-12-04T08:00:00Z");
    let claimed = claim("2026-12-04T08:00:00Z", 60, 0).cells();
    assert_eq!(claimed.len(), 15);
    assert_eq!(claimed[0], start.timestamp() / 300);
    assert!(claimed.windows(2).all(|pair| pair[0] + 1 == pair[1]));
    let next = claim("2026-12-04T09:15:00Z", 45, 0).cells();
    assert_eq!(next[0], claimed[14] + 1, "the next talk may follow at once");
    let careful = claim("2026-12-04T09:25:00Z", 45, 10).cells();
    assert_eq!(careful[0], claimed[14] + 1, "both buffers fit between two talks");
    assert_eq!(claim("2026-12-04T08:02:00Z", 60, 0).cells().len(), 16, "off the grid, every cell it touches");
    assert_eq!(claim("1969-12-31T23:50:00Z", 5, 0).cells()[0], -2);
}

#[test]
fn the_first_good_moments_are_spread() {
    // The second adviser begins five minutes later, so that both have moments of their own.
    let every_day = |n: u16| {
        let whole_day = |weekday| HoursDraft { weekday, start_minute: 535 + 5 * n, end_minute: 17 * 60, ..draft() };
        host(n.into(), vec![checked(whole_day(Weekday::Thu)), checked(whole_day(Weekday::Fri))])
    };
    let all = merged_slots(&[every_day(1), every_day(2)], &wanted(), &calendar());
    let first = |n| first_good(&all, n, &calendar()).into_iter().cloned().collect::<Vec<_>>();
    assert_eq!(starts(&first(3)), ["3 9:00", "3 12:00", "4 9:00"]);
    assert_eq!(starts(&first(99)).len(), 16, "four days, two halves, two hosts");
    let friday = host(1, vec![checked(draft())]);
    let other = host(2, vec![checked(HoursDraft { start_minute: 545, ..draft() })]);
    let few = merged_slots(&[friday, other], &wanted(), &calendar());
    assert_eq!(
        starts(&first_good(&few, 3, &calendar()).into_iter().cloned().collect::<Vec<_>>()),
        ["4 9:00", "4 9:05", "11 9:00"]
    );
}

#[test]
fn of_three_moments_one_is_on_another_day_and_one_in_another_part_of_the_day() {
    let first = |hours: &[(Weekday, u16, u16)]| {
        let hours = hours.iter().map(|(weekday, from, until)| {
            checked(HoursDraft { weekday: *weekday, start_minute: from * 60, end_minute: until * 60, ..draft() })
        });
        let all = merged_slots(&[host(1, hours.collect())], &wanted(), &calendar());
        starts(&first_good(&all, 3, &calendar()).into_iter().cloned().collect::<Vec<_>>())
    };
    // Two mornings, and a third one with its afternoon: the afternoon, although it is later.
    let late = [(Weekday::Thu, 9, 11), (Weekday::Fri, 9, 11), (Weekday::Mon, 9, 15)];
    assert_eq!(first(&late), ["3 9:00", "4 9:00", "7 12:00"]);
    // Both parts are there already: a third day.
    let both = [(Weekday::Thu, 13, 15), (Weekday::Fri, 9, 15), (Weekday::Mon, 9, 15)];
    assert_eq!(first(&both), ["3 13:00", "4 9:00", "7 9:00"]);
    // Nothing but mornings: three days.
    assert_eq!(first(&[(Weekday::Thu, 9, 11), (Weekday::Fri, 9, 11)]), ["3 9:00", "4 9:00", "10 9:00"]);
}

#[test]
fn a_person_would_choose_a_start_every_half_hour_for_each_way() {
    let phone = |minute| (minute, Way::Phone);
    let quarters: Vec<_> = (0..6).map(|n| phone(540 + 15 * n)).collect();
    assert_eq!(chosen_starts(&quarters), [true, false, true, false, true, false]);
    assert_eq!(
        chosen_starts(&[phone(545), phone(560), phone(575)]),
        [true, false, true],
        "off the half hour: the first"
    );
    assert_eq!(
        chosen_starts(&[phone(540), (540, Way::Video), phone(555)]),
        [true, true, false],
        "each way has its own"
    );
    assert_eq!(chosen_starts(&[]), [false; 0]);
    assert_eq!([719, 720].map(PartOfDay::of), [PartOfDay::Morning, PartOfDay::Afternoon]);
}

#[test]
fn a_moment_that_several_have_is_offered_by_the_one_who_would_be_asked_first() {
    let friday = |n| host(n, vec![checked(draft())]);
    let who = |hosts: &[HostTimes]| {
        let mut who: Vec<_> = merged_slots(hosts, &wanted(), &calendar()).iter().map(|slot| slot.host).collect();
        who.dedup();
        who
    };
    assert_eq!(who(&[friday(2), friday(1)]), [friday(2).account]);
    let by_phone = host(1, vec![checked(HoursDraft { way: Way::Phone, ..draft() })]);
    let both = merged_slots(&[friday(2), by_phone], &wanted(), &calendar());
    let ways: Vec<Way> = both.iter().take(2).map(|slot| slot.way).collect();
    assert_eq!(ways, [Way::InPerson, Way::Phone], "by phone is another moment");
}

#[test]
fn faults_in_hours_come_back_at_their_fields() {
    let faults = |draft: HoursDraft| draft.check(HoursId::new(Uuid::nil())).expect_err("a fault");
    let odd = HoursDraft { start_minute: 541, end_minute: 1445, place: " ".into(), ..draft() };
    assert_eq!(
        faults(odd),
        [
            (HoursField::Start, HoursFault::NotMultipleOfFive),
            (HoursField::End, HoursFault::BeyondMidnight),
            (HoursField::Place, HoursFault::PlaceMissing),
        ]
    );
    assert_eq!(faults(HoursDraft { end_minute: 540, ..draft() }), [(HoursField::End, HoursFault::EndNotAfterStart)]);
    assert_eq!(
        faults(HoursDraft { place: "x".repeat(121), ..draft() }),
        [(HoursField::Place, HoursFault::PlaceTooLong)]
    );
    let turned = HoursDraft { valid_from: Some(day("2026-12-05")), valid_until: Some(day("2026-12-04")), ..draft() };
    assert_eq!(faults(turned), [(HoursField::ValidUntil, HoursFault::UntilBeforeFrom)]);
    assert!(HoursDraft { way: Way::Phone, place: String::new(), ..draft() }.check(HoursId::new(Uuid::nil())).is_ok());
}
