//! A sealed text opens in its own place only, and only with the keys of its database.

use sea_orm::{ConnectionTrait, Database};
use server::on_both_databases;
use server::secret::Keyring;
use server::store::StoreError;
use server::store::seal::{NotBound, bind};
use server::testing::World;

use crate::retention::full;
use crate::scene::Scene;

async fn by_hand(world: &World, statement: &str) {
    let conn = Database::connect(world.database_url()).await.expect("it opens");
    conn.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

on_both_databases! {
    async fn a_text_that_was_moved_is_no_text_of_its_new_place(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = full(&world, &scene).await;
        let adviser = scene.as_adviser(scene.adviser, &leaver).await;
        let opened = || server::report::open(&world.program, &adviser);
        assert!(opened().await.is_ok());
        for statement in [
            "UPDATE report_additions SET words = (SELECT words FROM report_replies)",
            "UPDATE report_additions SET words = (SELECT content FROM reports)",
            "UPDATE report_additions SET words = 'in clear'",
            "UPDATE report_additions SET words = 'plain:in clear'",
        ] {
            by_hand(&world, statement).await;
            let refused = opened().await;
            assert!(
                matches!(refused, Err(StoreError::Corrupt { table: "report_additions", .. })),
                "{statement}: {refused:?}"
            );
        }
    }

    async fn the_same_column_of_another_row_is_another_place(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        let events: Vec<_> = world.all_sealed().await.into_iter().filter(|value| value.place.table == "events").collect();
        let [one, other] = [&events[0], &events[1]];
        let keys = server::store::Keyed::keys(world.store().read()).expect("a world has keys");
        let place = |row: &str| keys.open(server::secret::Place { table: "events", column: "detail", row }, &one.sealed).is_ok();
        assert!(place(&one.row.hyphenated().to_string()));
        assert!(!place(&other.row.hyphenated().to_string()));
    }

    async fn a_database_is_not_opened_without_its_own_keys(world: World) {
        let path = std::env::temp_dir().join(format!("uitzwaai-keys-{}", uuid::Uuid::now_v7()));
        let missing = bind(world.store(), &path, world.now()).await;
        assert!(matches!(missing, Err(NotBound::Missing(..))), "{missing:?}");
        assert!(!path.exists(), "no new one is made, which would open nothing");
        Keyring::random().copy_to(&path).expect("written");
        let other = bind(world.store(), &path, world.now()).await;
        let Err(error @ NotBound::Other(..)) = other else { panic!("{other:?}") };
        assert!(error.to_string().contains("does not hold the key"), "{error}");
        std::fs::remove_file(&path).expect("removed");
        server::store::Keyed::keys(world.store().read()).expect("keys").copy_to(&path).expect("written");
        assert!(bind(world.store(), &path, world.now()).await.is_ok());
        std::fs::remove_file(&path).expect("removed");
    }
}
