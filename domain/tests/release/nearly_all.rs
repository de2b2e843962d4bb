//! What nearly all named of several units that stand together in a row.

use domain::departure::DepartureType::VoluntaryResignation;
use domain::reason::HanPushFactor;
use domain::release::Person;

use crate::board::{left, plan, planned, unit};
use crate::{release, shown};

const WORKLOAD: &str = r#"{"reasons":["B1"]}"#;
const SUPPORT: &str = r#"{"reasons":["D1"]}"#;
const BOTH: &str = r#"{"reasons":["B1","D1"]}"#;

fn said(team: u128, many: usize, answers: &str) -> Vec<Person> {
    (0..many).map(|_| left(team, VoluntaryResignation, answers)).collect()
}

fn said_nothing(team: u128, many: usize) -> Vec<Person> {
    said(team, many, "{}").into_iter().map(|person| Person { answered: None, ..person }).collect()
}

#[test]
fn what_nearly_all_of_two_teams_that_stand_together_named_is_hidden() {
    let plan = plan(vec![
        planned(10, None),
        planned(11, Some(10)),
        planned(12, Some(10)),
        planned(13, Some(10)),
        planned(20, None),
    ]);
    let together = format!("others:{}", unit(10));
    // Of the small team and the next one eleven of twelve named the workload. As long as fewer than four did not, heads,
    // who know how many left each team, would know that some of the small one did.
    for (silent, told) in [(0, None), (1, None), (2, Some(11)), (3, Some(11))] {
        let people = [
            said(11, 4, BOTH),
            said_nothing(11, 1),
            [said(12, 2, BOTH), said(12, 5, WORKLOAD), said(12, 1, SUPPORT)].concat(),
            said_nothing(12, silent),
            [said(13, 10, WORKLOAD), said(13, 10, SUPPORT)].concat(),
            [said(20, 15, WORKLOAD), said(20, 15, SUPPORT)].concat(),
        ];
        let content = release(plan.clone(), &people.concat());
        let left = u32::try_from(13 + silent).expect("few people");
        assert_eq!(shown(&content, "units", &together, "all"), Some(left));
        let workload = HanPushFactor::Workload.code();
        assert_eq!(shown(&content, "units-reasons", &together, workload), told, "{silent} more said nothing");
    }
}
