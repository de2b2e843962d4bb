//! The bytes of the database.

use std::collections::BTreeSet;

use domain::rights::{RequestWords, Right};
use sea_orm::{ConnectionTrait, Statement};
use server::on_both_databases;
use server::testing::World;

use crate::departure::fields;
use crate::retention::{WORD, full, schema};
use crate::scene::Scene;

/// Everything that a copy of the database holds: the files of SQLite, the rows of PostgreSQL as `pg_dump` writes them.
async fn copy_of(world: &World) -> String {
    if let Some(path) = world.database_url().strip_prefix("sqlite:") {
        let mut bytes = Vec::new();
        for end in ["", "-wal"] {
            bytes.extend(std::fs::read(format!("{path}{end}")).unwrap_or_default());
        }
        return String::from_utf8_lossy(&bytes).to_lowercase();
    }
    let (conn, mut copy) = (world.store().read(), String::new());
    for (table, _) in schema(world).await {
        let sql = format!("select row_to_json(t)::text as it from \"{table}\" t");
        let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql)).await.expect("read");
        for row in rows {
            copy.push_str(&row.try_get::<String>("", "it").expect("a text"));
        }
    }
    copy.to_lowercase()
}

on_both_databases! {
    async fn a_copy_of_the_database_holds_nothing_of_what_was_written(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = full(&world, &scene).await;
        let with_code = scene.proof(leaver.id, true).await;
        let words = RequestWords::parse(WORD).expect("some words");
        server::rights::ask(&world.program, &with_code, Right::Object, &words).await.expect("the store");
        let other = scene.leaver("Noor Jansen").await;
        server::questionnaire::save_screen(
            &world.program,
            &other.proof,
            "ahead",
            &fields(&[("tip", WORD)]),
            server::questionnaire::Onward::Next,
        )
        .await
        .expect("the store");
        let all = world.all_sealed().await;
        let holding: BTreeSet<(&str, &str)> = all
            .iter()
            .filter(|value| value.opened.to_lowercase().contains(WORD))
            .map(|value| (value.place.table, value.place.column))
            .collect();
        for (table, column) in [
            ("drafts", "answers"),
            ("events", "detail"),
            ("outbox", "payload"),
            ("report_additions", "words"),
            ("report_replies", "words"),
            ("reports", "content"),
            ("responses", "answers"),
            ("rights_requests", "words"),
            ("tasks", "owner_name"),
            ("tasks", "what"),
        ] {
            assert!(holding.contains(&(table, column)), "{table}.{column} holds the word when it is opened");
        }
        let copy = copy_of(&world).await;
        assert!(copy.contains("voluntary"), "it is a copy of the database");
        assert!(!copy.contains(WORD), "the word stands there in clear");
    }
}
