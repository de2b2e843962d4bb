//! What is projected of a departure, recomputed from its facts.

use domain::course::{Owner, Stage, Status, status};
use domain::ids::BoardId;
use server::course;
use server::store::entity::departure;
use server::testing::World;

/// Fails where a column of these rows says something else than the facts do now.
pub async fn are_what_the_facts_say(world: &World, board: BoardId, rows: &[departure::Model]) {
    let (conn, now) = (world.store().read(), world.now());
    let calendar = course::calendar(conn, board).await.expect("the store");
    for row in rows {
        let name = world.name(row);
        let loaded = course::load(conn, row.id.into(), calendar.local_date(now)).await.expect("the store");
        let loaded = loaded.expect("it is there");
        let Status { stage, due, owner, talk_by, leader, next } = status(&loaded.facts, &calendar, now);
        assert_eq!(row.stage, stage, "{name}");
        assert_eq!(row.due_at, due, "{name}");
        assert_eq!(row.owner, owner, "{name}");
        assert_eq!(row.talk_by, Some(talk_by), "{name}");
        assert_eq!(row.leader_status, leader, "{name}");
        assert_eq!(row.special, loaded.facts.departure_type.profile().is_special_course, "{name}");
        assert_eq!(row.is_open, !matches!(stage, Stage::Closed | Stage::Cancelled | Stage::Stopped), "{name}");
        assert_eq!(row.owner_account.is_some(), owner == Owner::Host, "{name}");
        for talk in &loaded.talks {
            let is_open = row.is_open && talk.held_on.is_none() && talk.dropped_at.is_none();
            assert_eq!(talk.is_open, is_open, "a talk of {name}");
        }
        if let Some((due, step)) = next {
            assert!(row.next_at.is_some_and(|at| at <= due), "{name}: {step:?}");
        }
    }
}
