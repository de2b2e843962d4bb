//! Whoever changes the database by hand is found out, at the entry where they did it.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use server::log::{Break, Verdict, verify};
use server::on_both_databases;
use server::secret::Secrets;
use server::store::Typed;
use server::store::entity::{event, log_entry};
use server::testing::World;

use super::{broken, by_hand, is_whole, verdict};

/// The number of an entry in the middle of the log of [`told`].
const MIDDLE: i64 = 3;

/// Something happened: some entries, and how many.
async fn told(world: &World) -> i64 {
    for name in ["Noor Jansen", "Vera Trek", "Cas Blij"] {
        world.leaver(name).register().await;
    }
    let Verdict::Whole { entries, .. } = verdict(world).await else { panic!("untouched, it is whole") };
    assert!(entries > MIDDLE + 1, "{entries}");
    entries
}

async fn run(world: &World, statements: &[&str]) {
    let conn = by_hand(world).await;
    for statement in statements {
        conn.execute_unprepared(statement).await.expect(statement);
    }
}

on_both_databases! {
    async fn a_changed_event_is_named(world: World) {
        told(&world).await;
        let of_middle = format!("WHERE id = (SELECT event_id FROM log_entries WHERE number = {MIDDLE})");
        let before = event_of(&world, MIDDLE).await;
        for change in ["kind = 'edited'", "detail = '{}'", "actor = 'program'", "actor_account = NULL", "kind = 'no such'"] {
            run(&world, &[&format!("UPDATE events SET {change} {of_middle}")]).await;
            assert_eq!(broken(&world).await, Some(Break::Altered { number: MIDDLE }), "{change}");
            before.clone().into_active_model().reset_all().update(&by_hand(&world).await).await.expect("put back");
            assert!(is_whole(&world).await, "{change}");
        }
    }

    async fn an_event_that_was_given_another_time_is_named(world: World) {
        told(&world).await;
        let mut row = event_of(&world, MIDDLE).await.into_active_model();
        row.at = sea_orm::Set(world.now() - chrono::TimeDelta::hours(1));
        row.update(&by_hand(&world).await).await.expect("changed");
        assert_eq!(broken(&world).await, Some(Break::Altered { number: MIDDLE }));
    }

    async fn an_event_that_was_deleted_is_named(world: World) {
        told(&world).await;
        run(&world, &[&format!("DELETE FROM events WHERE id = (SELECT event_id FROM log_entries WHERE number = {MIDDLE})")]).await;
        assert_eq!(broken(&world).await, Some(Break::Gone { number: MIDDLE }));
    }

    async fn a_deleted_event_is_not_erased_because_its_entry_says_so(world: World) {
        told(&world).await;
        let other = event_of(&world, MIDDLE + 1).await.id;
        run(&world, &[&format!("DELETE FROM events WHERE id = (SELECT event_id FROM log_entries WHERE number = {MIDDLE})")]).await;
        let entry = log_entry::Entity::find_by_id((world.board().into(), MIDDLE)).one(world.store().read()).await;
        let mut entry = entry.expect("the store").expect("it stays").into_active_model();
        entry.erased_by = sea_orm::Set(Some(other));
        entry.update(&by_hand(&world).await).await.expect("forged");
        assert_eq!(broken(&world).await, Some(Break::Gone { number: MIDDLE }));
    }

    async fn an_entry_that_was_deleted_is_named(world: World) {
        told(&world).await;
        run(&world, &[&format!("DELETE FROM log_entries WHERE number = {MIDDLE}")]).await;
        assert_eq!(broken(&world).await, Some(Break::Missing { number: MIDDLE }));
    }

    async fn a_gap_cannot_be_closed(world: World) {
        let last = told(&world).await;
        let gone = last - 1;
        run(&world, &[
            &format!("DELETE FROM log_entries WHERE number = {gone}"),
            &format!("UPDATE log_entries SET number = {gone} WHERE number = {last}"),
            &format!("UPDATE log_heads SET number = {gone}"),
        ]).await;
        assert_eq!(broken(&world).await, Some(Break::Unchained { number: gone }));
    }

    async fn two_entries_that_were_swapped_are_named(world: World) {
        told(&world).await;
        run(&world, &[
            &format!("UPDATE log_entries SET number = 1000 WHERE number = {MIDDLE}"),
            &format!("UPDATE log_entries SET number = {MIDDLE} WHERE number = {}", MIDDLE + 1),
            &format!("UPDATE log_entries SET number = {} WHERE number = 1000", MIDDLE + 1),
        ]).await;
        assert_eq!(broken(&world).await, Some(Break::Unchained { number: MIDDLE }));
    }

    async fn two_events_that_were_swapped_are_named(world: World) {
        told(&world).await;
        let (one, other) = (event_of(&world, MIDDLE).await, event_of(&world, MIDDLE + 1).await);
        let conn = by_hand(&world).await;
        let (one, other) = (event::Model { id: other.id, ..one }, event::Model { id: one.id, ..other });
        for row in [one, other] {
            row.into_active_model().reset_all().update(&conn).await.expect("swapped");
        }
        assert_eq!(broken(&world).await, Some(Break::Altered { number: MIDDLE }));
    }

    async fn an_event_that_was_put_beside_the_log_is_named(world: World) {
        told(&world).await;
        let forged = event::Model { id: Typed::fresh(), ..event_of(&world, MIDDLE).await };
        let id = *forged.id;
        forged.into_active_model().insert(&by_hand(&world).await).await.expect("inserted");
        let Some(Break::Beside { event, .. }) = broken(&world).await else { panic!("it is in no entry") };
        assert_eq!(event, id);
    }

    async fn an_entry_that_was_put_at_the_end_is_named(world: World) {
        let last = told(&world).await;
        let forged = event::Model { id: Typed::fresh(), ..event_of(&world, MIDDLE).await };
        let entry = log_entry::Entity::find_by_id((world.board().into(), last)).one(world.store().read()).await;
        let entry = entry.expect("the store").expect("the last one");
        let entry = log_entry::Model { number: last + 1, event_id: Some(forged.id), ..entry };
        let conn = by_hand(&world).await;
        forged.into_active_model().insert(&conn).await.expect("inserted");
        entry.into_active_model().insert(&conn).await.expect("inserted");
        assert_eq!(broken(&world).await, Some(Break::Unchained { number: last + 1 }));
        run(&world, &[&format!("UPDATE log_heads SET number = {}", last + 1)]).await;
        assert_eq!(broken(&world).await, Some(Break::Unchained { number: last + 1 }), "with the head moved there too");
    }

    async fn an_end_that_was_cut_off_is_named(world: World) {
        let last = told(&world).await;
        run(&world, &[&format!("DELETE FROM log_entries WHERE number = {last}")]).await;
        assert_eq!(broken(&world).await, Some(Break::CutOff { number: last - 1 }));
    }

    async fn an_end_that_was_cut_off_without_a_trace_is_seen_by_whoever_noted_it(world: World) {
        let last = told(&world).await;
        let Verdict::Whole { hash, .. } = verdict(&world).await else { panic!("untouched, it is whole") };
        let store = world.store();
        assert!(server::log::holds(store, last, &hash).await.expect("the store"));
        run(&world, &[
            &format!("DELETE FROM events WHERE id = (SELECT event_id FROM log_entries WHERE number = {last})"),
            &format!("DELETE FROM log_entries WHERE number = {last}"),
            &format!("UPDATE log_heads SET number = {0}, hash = (SELECT hash FROM log_entries WHERE number = {0})", last - 1),
        ]).await;
        assert!(is_whole(&world).await, "a chain alone cannot tell where it ended");
        assert!(!server::log::holds(store, last, &hash).await.expect("the store"));
        assert!(!server::log::holds(store, last - 1, &hash).await.expect("the store"));
    }

    async fn a_log_without_its_head_is_broken(world: World) {
        told(&world).await;
        run(&world, &["DELETE FROM log_heads"]).await;
        assert_eq!(broken(&world).await, Some(Break::CutOff { number: 0 }));
    }

    async fn whoever_has_the_database_alone_cannot_write_it_anew(world: World) {
        told(&world).await;
        let others = Secrets::from_bytes(vec![8; 48]).expect("long enough");
        let verdicts = verify(world.store(), &others).await.expect("the store");
        assert_eq!(verdicts[0].1, Verdict::Broken(Break::Unchained { number: 1 }), "another key makes another chain");
    }
}

/// The event of the entry with this number.
async fn event_of(world: &World, number: i64) -> event::Model {
    let conn = world.store().read();
    let found = log_entry::Entity::find_by_id((world.board().into(), number)).find_also_related(event::Entity);
    found.one(conn).await.expect("the store").and_then(|(_, event)| event).expect("an entry with its event")
}
