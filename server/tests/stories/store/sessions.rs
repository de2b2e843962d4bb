//! Browser sessions as rows.

use chrono::TimeDelta;
use sea_orm::EntityTrait;
use server::on_both_databases;
use server::session::{self, StoredSession};
use server::store::entity::session::Entity;

on_both_databases! {
    async fn a_session_is_kept_until_it_ends(world: World) {
        let (store, now) = (world.store(), world.now());
        let mut kept = StoredSession { id: "a".into(), staff: None, data: "{}".into(), expires_at: now + TimeDelta::hours(1) };
        assert!(session::create(store, &kept).await.expect("stored"));
        assert!(!session::create(store, &kept).await.expect("answered"), "an id is given out once");
        kept.data = r#"{"x":1}"#.into();
        session::save(store, &kept).await.expect("stored");
        assert_eq!(session::load(store, "a", now).await.expect("read"), Some(kept.clone()));
        assert_eq!(session::load(store, "b", now).await.expect("read"), None);
        assert_eq!(session::load(store, "a", kept.expires_at).await.expect("read"), None, "it has ended");
        session::delete(store, "a").await.expect("deleted");
        session::delete(store, "a").await.expect("deleting twice does nothing");
        session::save(store, &kept).await.expect("saving what has ended does nothing");
        assert_eq!(session::load(store, "a", now).await.expect("read"), None);
    }

    async fn a_copy_of_the_database_signs_nobody_in(world: World) {
        let (store, now) = (world.store(), world.now());
        let kept = StoredSession { id: "of-the-cookie".into(), staff: None, data: "{}".into(), expires_at: now + TimeDelta::hours(1) };
        assert!(session::create(store, &kept).await.expect("stored"));
        let rows = Entity::find().all(store.read()).await.expect("the store");
        assert_eq!(rows.len(), 1);
        assert!(!format!("{:?}", rows[0]).contains("of-the-cookie"), "the row has what the cookie has");
        assert_eq!(session::load(store, &rows[0].id, now).await.expect("read"), None, "what the row has opens something");
    }

    async fn sessions_that_ended_are_forgotten(world: World) {
        let (store, now) = (world.store(), world.now());
        for (id, hours) in [("a", 1), ("b", 3)] {
            let kept = StoredSession { id: id.into(), staff: None, data: "{}".into(), expires_at: now + TimeDelta::hours(hours) };
            assert!(session::create(store, &kept).await.expect("stored"));
        }
        let later = now + TimeDelta::hours(2);
        let gone = store.write(|tx| Box::pin(async move { session::purge(tx, later).await })).await;
        assert_eq!(gone.expect("the store works"), 1);
        assert!(session::load(store, "b", now).await.expect("read").is_some());
    }
}
