//! `uitzwaai backup`: a copy of the database while it is in use.

use chrono::Utc;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::on_both_databases;
use server::store::Store;
use server::store::entity::departure;

use crate::running::Running;
use crate::scene::Scene;

on_both_databases! {
    async fn a_copy_has_everything_and_is_a_database_of_its_own(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        scene.leaver("Loes Bewaard").await;
        let running = Running::start(&world);
        let copy = running.folder().join("copy.db");
        let back_up = || running.call(&["backup", "copy.db"], &[], b"").status.success();
        if !world.store().is_sqlite() {
            assert!(!back_up(), "PostgreSQL has its own tool");
            assert!(!copy.exists());
            return;
        }
        assert!(back_up());
        assert!(!back_up(), "an older copy is not written over");
        scene.leaver("Na Derhand").await;
        let kept = Store::connect(&format!("sqlite:{}", copy.display())).await.expect("it opens");
        assert!(kept.pending_migrations().await.expect("it answers").is_empty());
        assert_eq!(departure::Entity::find().count(kept.read()).await.expect("it answers"), 1);
        kept.close().await.expect("closes");
    }
}
