//! Browser sessions as rows.

use chrono::TimeDelta;
use server::on_both_databases;
use server::session::{self, StoredSession};

on_both_databases! {
    async fn a_session_is_kept_until_it_ends(world: World) {
        let (store, now) = (world.store(), world.now());
        let mut kept = StoredSession { id: "a".into(), data: "{}".into(), expires_at: now + TimeDelta::hours(1) };
        assert!(session::create(store, &kept).await.expect("stored"));
        assert!(!session::create(store, &kept).await.expect("answered"), "an id is given out once");
        kept.data = r#"{"x":1}"#.into();
        session::save(store, &kept).await.expect("stored");
        assert_eq!(session::load(store, "a", now).await.expect("read"), Some(kept.clone()));
        assert_eq!(session::load(store, "b", now).await.expect("read"), None);
        assert_eq!(session::load(store, "a", kept.expires_at).await.expect("read"), None, "it has ended");
        session::delete(store, "a").await.expect("deleted");
        session::delete(store, "a").await.expect("deleting twice does nothing");
        assert_eq!(session::load(store, "a", now).await.expect("read"), None);
    }

    async fn sessions_that_ended_are_forgotten(world: World) {
        let (store, now) = (world.store(), world.now());
        for (id, hours) in [("a", 1), ("b", 3)] {
            let kept = StoredSession { id: id.into(), data: "{}".into(), expires_at: now + TimeDelta::hours(hours) };
            session::save(store, &kept).await.expect("stored");
        }
        let later = now + TimeDelta::hours(2);
        let gone = store.write(|tx| Box::pin(async move { session::purge(tx, later).await })).await;
        assert_eq!(gone.expect("the store works"), 1);
        assert!(session::load(store, "b", now).await.expect("read").is_some());
    }
}
