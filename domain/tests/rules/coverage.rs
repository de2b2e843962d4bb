//! Of how many a talk is planned or was held: declined is in the rest, and nobody is counted alone.

use domain::coverage::{Coverage, coverage};
use domain::ids::UnitId;
use domain::school::GROUP_MIN;
use proptest::prelude::*;
use uuid::Uuid;

fn team(number: u128) -> UnitId {
    UnitId::new(Uuid::from_u128(number))
}

#[test]
fn whoever_has_neither_a_time_nor_a_talk_is_the_rest_whatever_they_chose() {
    assert_eq!(Coverage { due: 9, planned: 2, held: 4 }.rest(), 3);
    assert_eq!(Coverage::default().rest(), 0);
}

#[test]
fn small_teams_stand_together() {
    let of = |due, held| Coverage { due, planned: 0, held };
    let groups = coverage(vec![(team(1), of(7, 6)), (team(2), of(2, 1)), (team(3), of(3, 0))]);
    let shown: Vec<_> = groups.iter().map(|group| (group.teams.clone(), group.count.due, group.count.held)).collect();
    assert_eq!(shown, [(vec![team(2), team(3)], 5, 1), (vec![team(1)], 7, 6)]);
    assert!(coverage(vec![(team(1), of(4, 4))]).is_empty(), "a school that is too small shows nothing");
}

proptest! {
    #[test]
    fn nobody_is_counted_alone_and_nothing_can_be_subtracted(
        sizes in prop::collection::vec((0_u32..12, 0_u32..12, 0_u32..12), 0..8),
    ) {
        let teams: Vec<(UnitId, Coverage)> = (1..)
            .zip(&sizes)
            .map(|(number, (due, planned, held))| {
                let held = *held.min(due);
                (team(number), Coverage { due: *due, planned: *planned.min(&(due - held)), held })
            })
            .collect();
        let all = teams.iter().fold(Coverage::default(), |sum, (_, count)| sum.and(*count));
        let groups = coverage(teams);
        for group in &groups {
            prop_assert!(group.count.due >= GROUP_MIN);
            prop_assert_eq!(group.count.planned + group.count.held + group.count.rest(), group.count.due);
        }
        let shown = groups.iter().fold(Coverage::default(), |sum, group| sum.and(group.count));
        prop_assert_eq!(shown, if all.due >= GROUP_MIN { all } else { Coverage::default() });
    }
}
