//! Limits that hold across instances, and what has none because it grows slowly.

use chrono::TimeDelta;
use server::limit::{self, Limited};
use server::on_both_databases;
use server::retention::columns::{Fate, TABLES};
use server::store::Store;

async fn hit(store: &Store, key: &str, now: chrono::DateTime<chrono::Utc>) -> Limited {
    store
        .write(|tx| Box::pin(async move { limit::hit(tx, key, 3, TimeDelta::hours(1), now).await }))
        .await
        .expect("the store works")
}

on_both_databases! {
    async fn the_fourth_of_three_is_refused_until_the_window_ends(world: World) {
        let start = world.now();
        for _ in 0..3 {
            assert_eq!(hit(world.store(), "a", world.now()).await, Limited::Allowed);
            world.advance(TimeDelta::minutes(10));
        }
        let until = start + TimeDelta::hours(1);
        assert_eq!(hit(world.store(), "a", world.now()).await, Limited::Exceeded { until });
        assert_eq!(hit(world.store(), "b", world.now()).await, Limited::Allowed, "another key counts for itself");
        assert_eq!(hit(world.store(), "a", until - TimeDelta::microseconds(1)).await, Limited::Exceeded { until });
        assert_eq!(hit(world.store(), "a", until).await, Limited::Allowed, "a new window");
        assert_eq!(hit(world.store(), "a", until).await, Limited::Allowed);
    }

    async fn of_forty_hits_at_once_exactly_three_are_allowed(world: World) {
        let now = world.now();
        let mut hits = tokio::task::JoinSet::new();
        for _ in 0..40 {
            let store = world.store().clone();
            hits.spawn(async move { hit(&store, "a", now).await });
        }
        let mut allowed = 0;
        while let Some(ended) = hits.join_next().await {
            allowed += u32::from(ended.expect("no hit panics") == Limited::Allowed);
        }
        assert_eq!(allowed, 3);
    }

    async fn old_windows_are_forgotten(world: World) {
        let now = world.now();
        hit(world.store(), "a", now).await;
        hit(world.store(), "b", now + TimeDelta::days(2)).await;
        let later = now + TimeDelta::days(3);
        let gone = world
            .store()
            .write(|tx| Box::pin(async move { limit::purge(tx, later).await }))
            .await
            .expect("the store works");
        assert_eq!(gone, 1);
    }
}

#[test]
fn a_key_does_not_tell_whose_it_is() {
    let secrets = server::secret::Secrets::random();
    let key = limit::key(&secrets, "sign_in", "anna@school.nl");
    assert!(key.starts_with("sign_in:") && !key.contains("anna"));
    assert_eq!(key, limit::key(&secrets, "sign_in", "anna@school.nl"));
    assert_ne!(key, limit::key(&secrets, "sign_in", "bert@school.nl"));
}

/// Of every table of which rows stay somebody has said by what it grows, and why that is little.
#[test]
fn every_table_of_which_rows_stay_says_by_what_it_grows() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/retention.md");
    let page = std::fs::read_to_string(page).expect("docs/retention.md");
    let (_, part) = page.split_once("## What only grows\n").expect("its heading");
    let part = part.split("\n## ").next().unwrap_or_default();
    let mut documented = Vec::new();
    for row in part.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [table, each, why] = cells[..] else { panic!("three columns: {row}") };
        assert!(!each.is_empty() && why.split(' ').count() > 2, "{row}");
        documented.push(table.trim_matches('`').to_owned());
    }
    let stays = |fate: &Fate| matches!(fate, Fate::Stays(_));
    let mut staying: Vec<String> = TABLES
        .iter()
        .filter(|table| table.columns.iter().any(|(fate, _)| stays(fate)))
        .map(|table| table.name.to_owned())
        .collect();
    documented.sort();
    staying.sort();
    assert_eq!(documented, staying, "docs/retention.md, \"What only grows\"");
}
