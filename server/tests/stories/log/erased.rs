//! What is erased by its term, or because somebody asked, goes from the log too, and the chain stays whole.

use domain::log::{About, about};
use domain::retention::Ground;
use domain::time_line::EventKind;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use server::jobs::deliver::deliver_all;
use server::log::{Break, erase_of_departure, erase_words};
use server::on_both_databases;
use server::retention::erase_on_request;
use server::store::entity::{event, log_entry};
use server::store::{StoreError, TypedColumn};
use server::testing::World;

use super::{broken, by_hand, is_whole};
use crate::retention::{NAMES, WORD, erase, everything, full, go_to};
use crate::scene::Scene;

/// Somebody was registered, and their record was erased.
async fn erased(world: &World) {
    let scene = Scene::set(world).await;
    let vera = scene.invited("Vera Trek").await;
    let hr = world.coordinator_of(vera.id).await;
    erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
    deliver_all(&world.program).await.expect("the store");
    assert!(is_whole(world).await);
}

/// The first entry that lost its content, with what is left.
async fn emptied(world: &World) -> (log_entry::Model, event::Model) {
    let entries = log_entry::Entity::find().filter(log_entry::Column::Remains.is_not_null());
    let found = entries.find_also_related(event::Entity).one(world.store().read()).await.expect("the store");
    let (entry, event) = found.expect("something was erased");
    (entry, event.expect("what is left of it"))
}

on_both_databases! {
    async fn the_terms_erase_from_the_log_and_leave_its_chain_whole(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        for row in event::Entity::find().all(world.store().read()).await.expect("the store") {
            assert_eq!(row.departure_id.is_none(), about(*row.kind) == About::Board, "{}: who reads it", *row.kind);
        }
        for day in ["2026-07-24", "2027-05-01"] {
            go_to(&world, day);
            assert!(!erase(&world).await.is_empty(), "{day}");
            assert!(is_whole(&world).await, "{day}");
        }
        let left = everything(&world).await;
        for said in NAMES.into_iter().chain([WORD]) {
            assert!(!left.contains(said), "{said} is left");
        }
        let conn = world.store().read();
        let looks = event::Entity::find().filter(event::Column::Kind.is(EventKind::BreakGlassUsed)).all(conn).await;
        let looks = looks.expect("the store");
        assert_eq!(looks.len(), 1, "that it happened stays");
        assert_eq!((looks[0].departure_id, looks[0].actor_account, looks[0].detail.as_ref()), (None, None, None));
    }

    async fn words_go_and_the_line_stays_where_it_was(world: World) {
        let scene = Scene::set(&world).await;
        let noor = scene.leaver("Noor Jansen").await;
        let hr = world.coordinator_of(noor.id).await;
        scene.hand_in(&noor).await;
        server::departure::break_glass::break_glass(&world.program, &hr, "een klacht").await.expect("the store");
        let (id, now) = (noor.id, world.now());
        let erase = || world.store().write(|tx| Box::pin(async move {
            erase_words(tx, id, EventKind::BreakGlassUsed, now).await
        }));
        assert_eq!((erase().await.expect("erased"), erase().await.expect("nothing left to erase")), (1, 0));
        let (_, left) = emptied(&world).await;
        assert_eq!((left.departure_id, left.detail), (Some(noor.id.into()), None));
        assert_eq!(left.actor_account, Some(hr.account().into()));
        assert!(is_whole(&world).await);
    }

    async fn what_loses_its_words_and_then_the_rest_in_one_write_is_signed_as_it_is_left(world: World) {
        let scene = Scene::set(&world).await;
        let noor = scene.leaver("Noor Jansen").await;
        let hr = world.coordinator_of(noor.id).await;
        scene.hand_in(&noor).await;
        server::departure::break_glass::break_glass(&world.program, &hr, "een klacht").await.expect("the store");
        let (id, now) = (noor.id, world.now());
        let erased = world.store().write(|tx| Box::pin(async move {
            let words = erase_words(tx, id, EventKind::BreakGlassUsed, now).await?;
            let all = erase_of_departure(tx, id, now).await?;
            Ok::<_, StoreError>((words, all))
        })).await.expect("erased");
        assert!(erased.0 == 1 && erased.1 > 1, "{erased:?}");
        assert!(is_whole(&world).await);
    }

    async fn what_is_left_of_an_erased_entry_cannot_be_changed(world: World) {
        erased(&world).await;
        let (entry, left) = emptied(&world).await;
        let number = entry.number;
        for change in ["kind = 'edited'", "detail = '{}'", "actor = 'visitor'"] {
            let conn = by_hand(&world).await;
            let of_entry = format!("WHERE id = (SELECT event_id FROM log_entries WHERE number = {number})");
            conn.execute_unprepared(&format!("UPDATE events SET {change} {of_entry}")).await.expect(change);
            assert_eq!(broken(&world).await, Some(Break::Altered { number }), "{change}");
            left.clone().into_active_model().reset_all().update(&conn).await.expect("put back");
            assert!(is_whole(&world).await, "{change}");
        }
    }

    async fn nothing_is_erased_because_somebody_says_so(world: World) {
        erased(&world).await;
        let (emptied, _) = emptied(&world).await;
        let conn = by_hand(&world).await;
        let whole = log_entry::Entity::find().filter(log_entry::Column::Remains.is_null()).one(&conn).await;
        let number = whole.expect("the store").expect("not everything was erased").number;
        let forge = [
            format!("UPDATE events SET detail = 'x' WHERE id = (SELECT event_id FROM log_entries WHERE number = {number})"),
            format!("UPDATE log_entries SET erased_by = (SELECT erased_by FROM log_entries WHERE number = {0}), \
                     remains = (SELECT remains FROM log_entries WHERE number = {0}) WHERE number = {number}", emptied.number),
        ];
        for statement in forge {
            conn.execute_unprepared(&statement).await.expect("by hand");
        }
        assert_eq!(broken(&world).await, Some(Break::Altered { number }));
    }
}
