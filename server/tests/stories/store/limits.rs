//! Limits that hold across instances.

use chrono::TimeDelta;
use server::limit::{self, Limited};
use server::on_both_databases;
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
