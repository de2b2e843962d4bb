//! Everything that is written down is chained, whoever writes beside whom, and what is erased breaks nothing.

use domain::time_line::EventKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::log::{Break, Verdict, erase_of_departure};
use server::on_both_databases;
use server::store::entity::{departure, event, log_entry};
use server::store::{StoreError, TypedColumn};

use super::{broken, by_hand, is_whole, verdict};

on_both_databases! {
    async fn every_event_is_an_entry(world: World) {
        for name in ["Noor Jansen", "Vera Trek"] {
            world.leaver(name).register().await;
        }
        let events = event::Entity::find().count(world.store().read()).await.expect("the store");
        let Verdict::Whole { entries, hash } = verdict(&world).await else { panic!("it is whole") };
        assert_eq!(u64::try_from(entries), Ok(events));
        assert_eq!(hash.len(), 64);
    }

    async fn who_writes_at_once_makes_one_chain(world: World) {
        let names = ["Noor Jansen", "Vera Trek", "Cas Blij", "Mia Mol", "Tom Tak", "Eva Elf", "Bo Berg", "Jan Jas"];
        let school = world.school("De Brug").await;
        let team = world.team(school, "Onderbouw").await;
        let registering = names.map(|name| world.leaver(name).of(team).register());
        futures_util::future::join_all(registering).await;
        let Verdict::Whole { entries, .. } = verdict(&world).await else { panic!("it is whole") };
        assert!(entries >= i64::try_from(names.len()).expect("a few"));
    }

    async fn what_is_erased_leaves_the_chain_whole(world: World) {
        let noor = world.leaver("Noor Jansen").register().await;
        world.leaver("Vera Trek").register().await;
        let conn = world.store().read();
        let of_noor = || event::Entity::find().filter(event::Column::DepartureId.is(noor)).count(conn);
        let events = of_noor().await.expect("the store");
        assert!(events > 0);
        let before = event::Entity::find().all(conn).await.expect("the store");
        let now = world.now();
        let erased = world.store().write(|tx| Box::pin(async move {
            let erased = erase_of_departure(tx, noor, now).await?;
            departure::Entity::delete_by_id(noor).exec(tx).await?;
            Ok::<_, StoreError>(erased)
        })).await.expect("erased");
        assert_eq!((erased, of_noor().await.expect("the store")), (events, 0));
        assert!(is_whole(&world).await);
        let emptied = log_entry::Entity::find().filter(log_entry::Column::Remains.is_not_null());
        assert_eq!(emptied.count(conn).await.expect("the store"), events, "their entries stay");
        let after = event::Entity::find().all(conn).await.expect("the store");
        assert_eq!(after.len(), before.len() + 1, "that something happened stays, and one more says that it was erased");
        let is_there = |was: &event::Model| after.iter().any(|row| row.id == was.id);
        assert!(before.iter().all(|was| is_there(was) != (was.departure_id == Some(noor.into()))), "their ids go too");
        let said = event::Entity::find().filter(event::Column::Kind.is(EventKind::LogErased)).count(conn).await;
        assert_eq!(said.expect("the store"), 1);
        world.leaver("Cas Blij").register().await;
        assert!(is_whole(&world).await, "and it goes on");
    }

    async fn a_departure_that_was_only_deleted_breaks_the_chain(world: World) {
        let noor = world.leaver("Noor Jansen").register().await;
        let first = log_entry::Entity::find().find_also_related(event::Entity).all(world.store().read()).await;
        let first = first.expect("the store").into_iter().find_map(|(entry, event)| {
            (event?.departure_id == Some(noor.into())).then_some(entry.number)
        });
        world.store().write(|tx| Box::pin(async move {
            departure::Entity::delete_by_id(noor).exec(tx).await?;
            Ok::<_, StoreError>(())
        })).await.expect("deleted");
        assert_eq!(broken(&world).await, first.map(|number| Break::Gone { number }));
    }

    async fn what_happened_before_entries_were_chained_is_taken_in(world: World) {
        world.leaver("Noor Jansen").register().await;
        let conn = world.store().read();
        let before = event::Entity::find().count(conn).await.expect("the store");
        let earlier = by_hand(&world).await;
        for table in ["log_entries", "log_heads"] {
            earlier.execute_unprepared(&format!("DELETE FROM {table}")).await.expect("as it was before");
        }
        assert_eq!(verdict(&world).await, Verdict::NotBegun { events: before });
        world.leaver("Vera Trek").register().await;
        let after = event::Entity::find().count(conn).await.expect("the store");
        let Verdict::Whole { entries, .. } = verdict(&world).await else { panic!("it is whole") };
        assert_eq!(u64::try_from(entries), Ok(after));
        let begun = event::Entity::find().filter(event::Column::Kind.is(EventKind::LogBegun)).all(conn).await;
        let begun = begun.expect("the store");
        assert_eq!(begun.len(), 1, "which says so");
        let said = begun[0].said(conn).expect("it opens");
        assert_eq!(said.as_deref(), Some(format!("{{\"earlier\":{before}}}").as_str()));
    }

    async fn a_store_without_the_key_writes_no_event(world: World) {
        let noor = world.leaver("Noor Jansen").register().await;
        let keyless = server::store::Store::connect(world.database_url()).await.expect("it opens");
        let now = world.now();
        let written = keyless.write(|tx| Box::pin(async move { erase_of_departure(tx, noor, now).await })).await;
        assert!(matches!(written, Err(StoreError::NoLogKey)), "{written:?}");
        assert!(is_whole(&world).await, "nothing was written");
    }
}
