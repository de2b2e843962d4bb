//! A database in which an earlier version folded the names.

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::ids::DepartureId;
use domain::person::SEARCH_WORDS_VERSION;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect};
use server::departure::import::{Imported, import_file};
use server::departure::reindex::renew_words;
use server::lists::worklist::{WorklistFilter, page};
use server::store::entity::name_word;
use server::store::{StoreError, Typed};
use server::testing::World;

use crate::running::Running;
use crate::scene::Scene;

/// More than one batch.
const MANY: usize = 1_100;

/// Words as the version before made them: parted at every sign, an accent that stands apart among them.
async fn as_before(world: &World, names: &[(DepartureId, &[&str])]) {
    let board = world.board();
    let rows: Vec<name_word::Model> = names
        .iter()
        .flat_map(|(departure, words)| {
            words.iter().map(|word| name_word::Model {
                board_id: board.into(),
                start: word.chars().take(3).collect(),
                word: (*word).to_owned(),
                departure_id: (*departure).into(),
                version: None,
            })
        })
        .collect();
    let rows = &rows;
    world
        .store()
        .write(|tx| {
            Box::pin(async move {
                name_word::Entity::delete_many().exec(tx).await?;
                let rows = rows.iter().cloned().map(IntoActiveModel::into_active_model);
                name_word::Entity::insert_many(rows).exec_without_returning(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
        .expect("the store");
}

async fn found(world: &World, text: &str) -> Vec<String> {
    let filter = WorklistFilter { text: text.into(), ..WorklistFilter::default() };
    let page = page(&world.program, &world.coordinator(), &filter, None).await.expect("the store");
    page.rows.into_iter().map(|row| row.name).collect()
}

async fn versions(world: &World) -> BTreeSet<Option<i32>> {
    let found: Vec<Option<i32>> = name_word::Entity::find()
        .select_only()
        .column(name_word::Column::Version)
        .distinct()
        .into_tuple()
        .all(world.store().read())
        .await
        .expect("the store");
    found.into_iter().collect()
}

/// Two names that the version before did not find as they are typed.
async fn two_of_before(world: &World) {
    let scene = Scene::set(world).await;
    let sean = scene.leaver_with("Sean O’Proef", &[("private_email", "sean@thuis.test")]).await.id;
    let anna = scene.leaver_with("Anna van der Proef-Test", &[("private_email", "anna@thuis.test")]).await.id;
    as_before(world, &[(sean, &["sean", "o", "proef"]), (anna, &["anna", "van", "der", "proef", "test"])]).await;
    assert!(found(world, "OProef").await.is_empty() && found(world, "proeftest").await.is_empty());
}

server::on_both_databases! {
    async fn names_that_an_earlier_version_stored_are_found_after_the_upgrade(world: World) {
        two_of_before(&world).await;
        assert_eq!(renew_words(world.store()).await.expect("the store"), 2);
        assert_eq!(found(&world, "OProef").await, ["Sean O’Proef"]);
        assert_eq!(found(&world, "proeftest").await, ["Anna van der Proef-Test"]);
        assert_eq!(found(&world, "proef").await.len(), 2);
        assert_eq!(versions(&world).await, BTreeSet::from([Some(SEARCH_WORDS_VERSION)]));
        assert_eq!(renew_words(world.store()).await.expect("the store"), 0, "once is enough");
    }

    async fn the_program_makes_them_anew_when_it_starts(world: World) {
        two_of_before(&world).await;
        let running = Running::start(&world);
        assert_eq!(found(&world, "OProef").await, ["Sean O’Proef"]);
        assert_eq!(versions(&world).await, BTreeSet::from([Some(SEARCH_WORDS_VERSION)]));
        drop(running);
    }

    async fn a_whole_board_is_made_anew_by_batches_and_two_may_do_it_at_once(world: World) {
        Scene::set(&world).await;
        let mut list = "naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n".to_owned();
        for number in 0..MANY {
            let _ = writeln!(list, "Anna O’Proef;p{number}@thuis.test;Het Noorden;Onderbouw;voluntary;24-04-2026;30-06-2026");
        }
        let done = import_file(&world.program, &world.coordinator(), "lijst.csv", list.as_bytes()).await.expect("the store");
        assert!(matches!(done, Imported::Done { .. }), "{done:?}");
        let words = name_word::Entity::find().count(world.store().read()).await.expect("the store");
        let ids: BTreeSet<DepartureId> = name_word::Entity::find()
            .filter(name_word::Column::Word.eq("anna"))
            .all(world.store().read())
            .await
            .expect("the store")
            .into_iter()
            .map(|row| Typed::get(row.departure_id))
            .collect();
        assert_eq!(ids.len(), MANY);
        let before: Vec<(DepartureId, &[&str])> = ids.into_iter().map(|id| (id, &["anna", "o", "proef"][..])).collect();
        as_before(&world, &before).await;
        let (one, other) = tokio::join!(renew_words(world.store()), renew_words(world.store()));
        // What one had read as old the other may have made anew: once more changes nothing.
        assert!(one.expect("the store") + other.expect("the store") >= u64::try_from(MANY).expect("few"));
        assert_eq!(name_word::Entity::find().count(world.store().read()).await.expect("the store"), words);
        assert_eq!(versions(&world).await, BTreeSet::from([Some(SEARCH_WORDS_VERSION)]));
    }
}
