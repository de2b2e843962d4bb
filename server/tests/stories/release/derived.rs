//! What follows from a release is found once, and is what would be found again.

use domain::release::Derived;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use server::on_both_databases;
use server::release::{findings, one};
use server::store::StoreError;
use server::store::entity::release;

use super::{left, make, officer, releases};
use crate::retention::go_to;
use crate::scene::Scene;

on_both_databases! {
    async fn what_follows_is_kept_with_the_release_and_is_what_would_be_found_again(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let conn = world.store().read();
        let made = releases(&world).await.remove(0);
        let content = made.content(conn).expect("it can be read");
        let anew = Derived::of(&content, None);
        assert_eq!(made.derived(conn).expect("it can be read"), Some(anew.clone()), "to the last figure");

        // Of a release that was made before anything was kept it is found at the first reading.
        let id = made.id;
        world.store().write(|tx| Box::pin(async move {
            let forgotten = release::ActiveModel { derived: Set(None), ..Default::default() };
            release::Entity::update_many().set(forgotten).filter(release::Column::Id.eq(id)).exec(tx).await?;
            Ok::<_, StoreError>(())
        })).await.expect("the store");
        let (_, reader) = officer(&world).await;
        let row = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made");
        let read = findings(&world.program, &reader, &row).await.expect("the store");
        assert_eq!(read, anew.clone().read_in(&content));
        let kept = releases(&world).await.remove(0).derived(conn).expect("it can be read");
        assert_eq!(kept, Some(anew));
    }
}
