//! Whoever is sealed is found by the beginning of a name all the same.

use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, EntityTrait, IntoActiveModel};
use server::departure::index::{Prepared, prepare};
use server::departure::register::{Registering, register};
use server::lists::worklist::{WorklistFilter, page};
use server::on_both_databases;
use server::store::entity::{name_word, search_index};
use server::store::seal::{INDEX_VERSION, begin, is_indexed, rotate};
use server::store::{Keyed, Store, StoreError};
use server::testing::World;

use super::at_rest::copy_of;
use super::upgraded::{MIGRATIONS, as_before};
use crate::scene::Scene;

/// Who is on HR's list for what was typed.
async fn found(world: &World, text: &str) -> Vec<String> {
    let filter = WorklistFilter { text: text.into(), ..WorklistFilter::default() };
    let seen = page(&world.program, &world.coordinator(), &filter, None).await.expect("the store");
    let mut names: Vec<String> = seen.rows.into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

const AICHA: &str = "Aïcha El Amrani";
const PAULA: &str = "Paula Oostmeijer";
const PETER: &str = "Peter-Paul Oosterhuis";

async fn three(world: &World) -> Scene<'_> {
    let scene = Scene::set(world).await;
    scene.leaver_with(AICHA, &[("private_email", "aicha@thuis.test")]).await;
    scene.leaver(PETER).await;
    scene.leaver(PAULA).await;
    scene
}

/// Beginnings of three letters and more, with accents and capitals or without; shorter words as a whole.
async fn are_found(world: &World) {
    let expected: [(&str, &[&str]); 13] = [
        ("amr", &[AICHA]),
        ("AMRANÍ", &[AICHA]),
        ("aïch", &[AICHA]),
        ("aicha el", &[AICHA]),
        ("el", &[AICHA]),
        ("am", &[]),
        ("amranis", &[]),
        ("oost", &[PAULA, PETER]),
        ("paul oost", &[PAULA, PETER]),
        ("ooste", &[PETER]),
        ("osterhuis", &[]),
        ("paul amrani", &[]),
        ("' or 1=1", &[]),
    ];
    for (text, names) in expected {
        assert_eq!(found(world, text).await, names, "{text}");
    }
}

on_both_databases! {
    async fn beginnings_of_names_find_somebody_after_the_key_was_changed(world: World) {
        three(&world).await;
        are_found(&world).await;
        let keys = world.store().read().keys().expect("keys").clone();
        rotate(world.store(), &keys, world.now(), |_| {}).await.expect("changed");
        are_found(&world).await;
    }

    async fn beginnings_of_names_find_somebody_after_an_upgrade(world: World) {
        let scene = three(&world).await;
        let before = world.all_sealed().await;
        let conn = Database::connect(world.database_url()).await.expect("it opens");
        Migrator::down(&conn, Some(MIGRATIONS)).await.expect("taken back");
        as_before(&conn, &before, |value| value.opened.clone()).await;
        conn.execute_unprepared("UPDATE departures SET address_key = private_email").await.expect("as it was");
        assert!(copy_of(&world).await.contains("aicha@thuis.test"), "in clear");
        Migrator::up(&conn, None).await.expect("and done again");
        let keys = world.store().read().keys().expect("keys").clone();
        let store = Store::connect(world.database_url()).await.expect("it opens");
        begin(&store, &keys, world.now()).await.expect("a key");
        let store = store.sealed_with(&keys);
        let prepared = prepare(&store, world.now(), |_| {}).await.expect("sealed and indexed");
        assert!(prepared.sealed.is_some_and(|sealed| sealed > 0) && prepared.indexed == Some(3), "{prepared:?}");
        assert_eq!(prepare(&store, world.now(), |_| {}).await.expect("nothing to do"), Prepared::default());
        are_found(&world).await;
        let team = scene.team.to_string();
        let typed = [
            (Field::Name, AICHA),
            (Field::PrivateEmail, "AICHA@thuis.test"),
            (Field::Language, "nl"),
            (Field::Unit, team.as_str()),
            (Field::Foreseen, "yes"),
            (Field::DepartureType, "voluntary"),
            (Field::LastDayWorked, "2026-04-24"),
            (Field::EndOfEmployment, "2026-04-30"),
        ];
        let typed = typed.map(|(field, text)| (field.code().to_owned(), text.to_owned()));
        let again = register(&world.program, &world.coordinator(), &typed).await.expect("the store");
        assert_eq!(again, Registering::Faults(vec![(Field::PrivateEmail, RegistrationFault::AlreadyRegistered)]));
        let copy = copy_of(&world).await;
        for word in ["aicha", "aïcha", "amrani", "oosterhuis", "oostmeijer", "thuis.test"] {
            assert!(!copy.contains(word), "{word} stands there in clear");
        }
    }

    async fn marks_of_an_earlier_version_or_another_key_are_made_anew(world: World) {
        three(&world).await;
        let keys = world.store().read().keys().expect("keys").clone();
        for (id, version) in [(keys.index().as_str(), INDEX_VERSION - 1), ("another key", INDEX_VERSION)] {
            let row = search_index::Model { id: id.to_owned(), version, made_at: world.now() };
            let row = &row;
            let spoilt = world.store().write(|tx| {
                Box::pin(async move {
                    search_index::Entity::delete_many().exec(tx).await?;
                    search_index::Entity::insert(row.clone().into_active_model()).exec_without_returning(tx).await?;
                    name_word::Entity::delete_many().exec(tx).await?;
                    Ok::<_, StoreError>(())
                })
            });
            spoilt.await.expect("the store");
            assert!(found(&world, "amr").await.is_empty() && !is_indexed(world.store()).await.expect("the store"));
            let prepared = prepare(world.store(), world.now(), |_| {}).await.expect("indexed");
            assert_eq!(prepared, Prepared { sealed: None, indexed: Some(3) });
            are_found(&world).await;
        }
    }
}
