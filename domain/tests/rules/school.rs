//! What a school head reads of talks that were due: never a count of somebody alone.

use chrono::{Datelike, Days, NaiveDate};
use domain::ids::UnitId;
use domain::school::{COUNTED_AFTER_DAYS, GROUP_MIN, Group, Half, TeamCount, groups};
use proptest::prelude::*;
use uuid::Uuid;

use super::day;

fn team(number: u128, due: u32, held: u32) -> TeamCount {
    TeamCount { team: UnitId::new(Uuid::from_u128(number)), due, held }
}

/// Teams by number, with how many left and of how many a talk was held.
fn shown(teams: &[TeamCount]) -> Vec<(Vec<u128>, u32, u32)> {
    let number = |team: &UnitId| team.uuid().as_u128();
    groups(teams.to_vec())
        .iter()
        .map(|Group { teams, due, held }| (teams.iter().map(number).collect(), *due, *held))
        .collect()
}

#[test]
fn a_team_that_is_large_enough_stands_alone_and_small_ones_together() {
    let teams = [team(1, 7, 6), team(2, 2, 1), team(3, 3, 3), team(4, 0, 0)];
    assert_eq!(shown(&teams), [(vec![2, 3], 5, 4), (vec![1], 7, 6)]);
}

#[test]
fn a_small_team_alone_takes_the_smallest_other_one_with_it() {
    let teams = [team(1, 9, 8), team(2, 1, 0), team(3, 6, 5)];
    assert_eq!(shown(&teams), [(vec![2, 3], 7, 5), (vec![1], 9, 8)]);
}

#[test]
fn a_school_that_is_too_small_is_not_counted() {
    assert_eq!(shown(&[team(1, 2, 2), team(2, 2, 0)]), []);
    assert_eq!(shown(&[]), []);
}

#[test]
fn a_half_year_is_counted_when_its_last_talk_can_be_over() {
    let counted = |on: &str| Half::counted(day(on)).map(|half| (half.days().first, half.days().last));
    let spring = Some((day("2026-02-01"), day("2026-07-31")));
    let autumn = Some((day("2025-08-01"), day("2026-01-31")));
    assert_eq!(counted("2026-10-23"), autumn, "not yet");
    assert_eq!(counted("2026-10-24"), spring);
    assert_eq!(counted("2026-07-01"), autumn);
}

prop_compose! {
    fn any_day()(ahead in 0_u64..2_000) -> NaiveDate {
        day("2024-01-01").checked_add_days(Days::new(ahead)).expect("near")
    }
}

proptest! {
    #[test]
    fn nobody_is_counted_alone_and_no_team_twice(
        sizes in prop::collection::vec((0_u32..12, 0_u32..12), 0..8),
    ) {
        let teams: Vec<TeamCount> =
            (1..).zip(&sizes).map(|(number, (due, held))| team(number, *due, *held.min(due))).collect();
        let found = groups(teams.clone());
        let mut named: Vec<UnitId> = found.iter().flat_map(|group| group.teams.clone()).collect();
        named.sort_unstable();
        let count = named.len();
        named.dedup();
        prop_assert_eq!(count, named.len(), "no team twice");
        for group in &found {
            prop_assert!(group.due >= GROUP_MIN && group.held <= group.due);
            let of_group = |count: fn(&TeamCount) -> u32| -> u32 {
                teams.iter().filter(|team| group.teams.contains(&team.team)).map(count).sum()
            };
            prop_assert_eq!((group.due, group.held), (of_group(|team| team.due), of_group(|team| team.held)));
        }
        // All that is missing is a whole school: nothing can be subtracted from anything.
        let all: u32 = teams.iter().map(|team| team.due).sum();
        let counted: u32 = found.iter().map(|group| group.due).sum();
        prop_assert_eq!(counted, if all >= GROUP_MIN { all } else { 0 });
    }

    #[test]
    fn which_teams_stand_together_says_nothing_of_what_anybody_did(
        sizes in prop::collection::vec((0_u32..12, 0_u32..12, 0_u32..12), 0..8),
    ) {
        let with = |held: fn(&(u32, u32, u32)) -> u32| {
            let teams = (1..).zip(&sizes).map(|(number, size)| team(number, size.0, held(size).min(size.0)));
            let found = groups(teams.collect());
            found.into_iter().map(|group| (group.teams, group.due)).collect::<Vec<_>>()
        };
        prop_assert_eq!(with(|size| size.1), with(|size| size.2));
    }

    #[test]
    fn every_day_lies_in_one_half_and_halves_follow_each_other(on in any_day()) {
        let half = Half::of(on).expect("near");
        let days = half.days();
        prop_assert!(days.contains(on) && [2, 8].contains(&days.first.month()) && days.first.day() == 1);
        let before = half.before().expect("near").days();
        prop_assert_eq!(before.last.succ_opt(), Some(days.first));
        let counted = Half::counted(on).expect("near").days();
        let closed = counted.last.checked_add_days(Days::new(COUNTED_AFTER_DAYS)).expect("near");
        prop_assert!(closed < on);
    }
}
