//! Whoever is sealed is found by the beginning of a name all the same.

use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::{TimeDelta, Utc};
use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use domain::ids::DepartureId;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, EntityTrait, IntoActiveModel};
use server::departure::import::{Imported, import_file};
use server::departure::index::{Prepared, prepare};
use server::departure::register::{Registering, register};
use server::lists::worklist::{WorklistFilter, page};
use server::on_both_databases;
use server::secret::KeyId;
use server::store::entity::{name_word, search_index};
use server::store::seal::{INDEX_VERSION, Mark, begin, is_indexed, rotate};
use server::store::{Keyed, Store, StoreError};
use server::testing::World;

use super::at_rest::copy_of;
use super::upgraded::{MIGRATIONS, as_before};
use crate::running::Running;
use crate::scene::Scene;

/// More than one batch.
const MANY: usize = 1_100;

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
const SEAN: &str = "Sean O’Proef";
const ZITA: &str = "Zita van der Proef-Test";

/// Weeks ahead on the world's clock.
fn last_day(world: &World) -> String {
    (world.today() + TimeDelta::days(50)).to_string()
}

async fn five(world: &World) -> Scene<'_> {
    let scene = Scene::set(world).await;
    let day = last_day(world);
    let days = [("last_day_worked", day.as_str()), ("end_of_employment", day.as_str())];
    for (name, address) in [
        (AICHA, Some("aicha@thuis.test")),
        (PETER, None),
        (PAULA, None),
        (SEAN, Some("sean@thuis.test")),
        (ZITA, Some("zita@thuis.test")),
    ] {
        let address = address.map(|address| ("private_email", address));
        scene.leaver_with(name, &days.into_iter().chain(address).collect::<Vec<_>>()).await;
    }
    scene
}

/// Beginnings of three letters and more, with accents and capitals or without; shorter words as a whole; words that
/// belong together as one, too.
async fn are_found(world: &World) {
    let expected: [(&str, &[&str]); 18] = [
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
        ("OProef", &[SEAN]),
        ("o proef", &[SEAN]),
        ("proeftest", &[ZITA]),
        ("vanderproef", &[ZITA]),
        ("proef", &[SEAN, ZITA]),
        ("' or 1=1", &[]),
    ];
    for (text, names) in expected {
        assert_eq!(found(world, text).await, names, "{text}");
    }
}

/// As if these marks had been made by other rules or with another key: nobody is found by them.
async fn spoil(world: &World, id: &str, version: i32) {
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
    assert!(found(world, "amr").await.is_empty() && !is_indexed(world.store()).await.expect("the store"));
}

fn own_key(world: &World) -> KeyId {
    world.store().read().keys().expect("keys").index()
}

/// All marks, and whose they are.
async fn marks(world: &World) -> BTreeSet<(Mark, DepartureId)> {
    let rows = name_word::Entity::find().all(world.store().read()).await.expect("the store");
    rows.into_iter().map(|row| (*row.mark, *row.departure_id)).collect()
}

on_both_databases! {
    async fn beginnings_of_names_find_somebody_after_the_key_was_changed(world: World) {
        five(&world).await;
        are_found(&world).await;
        let keys = world.store().read().keys().expect("keys").clone();
        rotate(world.store(), &keys, world.now(), |_| {}).await.expect("changed");
        are_found(&world).await;
    }

    async fn beginnings_of_names_find_somebody_after_an_upgrade(world: World) {
        let scene = five(&world).await;
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
        assert!(prepared.sealed.is_some_and(|sealed| sealed > 0) && prepared.indexed == Some(5), "{prepared:?}");
        assert_eq!(prepare(&store, world.now(), |_| {}).await.expect("nothing to do"), Prepared::default());
        are_found(&world).await;
        let (team, day) = (scene.team.to_string(), last_day(&world));
        let typed = [
            (Field::Name, AICHA),
            (Field::PrivateEmail, "AICHA@thuis.test"),
            (Field::Language, "nl"),
            (Field::Unit, team.as_str()),
            (Field::Foreseen, "yes"),
            (Field::DepartureType, "voluntary"),
            (Field::LastDayWorked, day.as_str()),
            (Field::EndOfEmployment, day.as_str()),
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
        five(&world).await;
        let keys = world.store().read().keys().expect("keys").clone();
        for (id, version) in [(keys.index().as_str(), INDEX_VERSION - 1), ("another key", INDEX_VERSION)] {
            spoil(&world, id, version).await;
            let prepared = prepare(world.store(), world.now(), |_| {}).await.expect("indexed");
            assert_eq!(prepared, Prepared { sealed: None, indexed: Some(5) });
            are_found(&world).await;
        }
    }

    async fn the_program_makes_them_anew_when_it_starts(world: World) {
        // The program has a clock of its own: names whose time is over would be erased while they are looked for.
        world.clock.set(Utc::now());
        five(&world).await;
        spoil(&world, own_key(&world).as_str(), INDEX_VERSION - 1).await;
        let running = Running::start(&world);
        assert!(is_indexed(world.store()).await.expect("the store"));
        are_found(&world).await;
        drop(running);
    }

    async fn a_whole_board_is_marked_anew_by_batches_and_two_may_do_it_at_once(world: World) {
        Scene::set(&world).await;
        let mut list = "naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n".to_owned();
        for number in 0..MANY {
            let _ = writeln!(list, "{SEAN};p{number}@thuis.test;Het Noorden;Onderbouw;voluntary;24-04-2026;30-06-2026");
        }
        let done = import_file(&world.program, &world.coordinator(), "lijst.csv", list.as_bytes()).await.expect("the store");
        assert!(matches!(done, Imported::Done { .. }), "{done:?}");
        let before = marks(&world).await;
        assert!(before.len() > MANY);
        spoil(&world, own_key(&world).as_str(), INDEX_VERSION - 1).await;
        let (store, now) = (world.store(), world.now());
        let (one, other) = tokio::join!(prepare(store, now, |_| {}), prepare(store, now, |_| {}));
        let how_many = |prepared: Result<Prepared, StoreError>| prepared.expect("indexed").indexed.unwrap_or_default();
        // What one has done the other may find done, or do once more.
        assert!(how_many(one) + how_many(other) >= u64::try_from(MANY).expect("few"));
        assert_eq!(marks(&world).await, before);
        assert!(is_indexed(world.store()).await.expect("the store"));
    }
}
