//! How many talked: as heads read it of a half-year, from the same day on, and never before.

use domain::release::FigureField;
use domain::school::Group;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::on_both_databases;
use server::release::one;
use server::store::entity::{school_count, talk};
use server::store::{StoreError, TypedColumn};
use server::testing::World;

use super::{left, make, officer, set};
use crate::retention::go_to;
use crate::scene::{Leaver, Scene, day};

/// With these people a talk was held.
async fn talked(world: &World, leavers: &[Leaver]) {
    let ids: Vec<_> = leavers.iter().map(|leaver| leaver.id).collect();
    let ids = &ids;
    let write = world.store().write(|tx| {
        Box::pin(async move {
            talk::Entity::update_many()
                .col_expr(talk::Column::HeldOn, Expr::value(day(4, 20)))
                .filter(talk::Column::DepartureId.any_of(ids.iter().copied()))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

on_both_databases! {
    async fn a_half_year_says_by_team_what_heads_read(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 12).await;
        talked(&world, &leavers[..6]).await;
        let (keeper, reader) = officer(&world).await;
        set(&world, &keeper, &[(FigureField::Weeks, "13")]).await;
        go_to(&world, "2026-10-31");
        assert_eq!(make(&world).await, 1);
        let made = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made").content;
        let said: Vec<_> = made.coverage.iter().map(|kept| (kept.units.clone(), kept.due, kept.held)).collect();
        assert_eq!(said, [(vec![], Some(12), Some(6)), (vec![scene.team], Some(12), Some(6))]);
        let counted = school_count::Entity::find().all(world.store().read()).await.expect("the store");
        let groups: Vec<Group> = counted.iter().flat_map(|row| row.groups().expect("groups")).collect();
        assert_eq!(groups, [Group { teams: vec![scene.team], due: 12, held: 6 }], "the very count of the heads");
    }

    async fn while_talks_can_be_held_nobody_reads_how_many_were(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 12).await;
        talked(&world, &leavers[..6]).await;
        let (_, reader) = officer(&world).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let made = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made").content;
        assert!(made.coverage.is_empty() && made.shows_something());
        let talks = made.figure("talk").expect("talks are a list");
        assert!((1..talks.rows().codes.len()).all(|row| talks.count(row, 0, talks.who()).is_none()));
    }
}
