//! Of whoever objected or has the data restricted, that they left is counted, and neither what they said nor whether they
//! talked, nor by which group of people.

use domain::departure::FunctionGroup;
use domain::release::JobState;
use domain::rights::{RequestWords, Right};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::on_both_databases;
use server::release::plan;
use server::rights::ask;
use server::store::entity::{departure, response, talk};
use server::store::{StoreError, Typed, TypedColumn};

use super::meanwhile::make_halting;
use super::{left, make, members, releases};
use crate::retention::go_to;
use crate::scene::{Scene, day};

on_both_databases! {
    async fn nothing_is_counted_of_what_they_said(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 10).await;
        for (leaver, right) in leavers.iter().zip([Right::Object, Right::Restrict]) {
            let proof = scene.proof(leaver.id, true).await;
            ask(&world.program, &proof, right, &RequestWords::default()).await.expect("the store");
        }
        for right in [Right::Rectify, Right::Erase] {
            let (proof, why) = (scene.proof(leavers[3].id, true).await, RequestWords::parse("Mijn adres."));
            ask(&world.program, &proof, right, &why.expect("short enough")).await.expect("the store");
        }
        let silent = leavers[2].id;
        let write = world.store().write(|tx| Box::pin(async move {
            response::Entity::delete_many().filter(response::Column::DepartureId.is(silent)).exec(tx).await?;
            departure::Entity::update_many()
                .col_expr(departure::Column::FunctionGroup, Typed::expr(FunctionGroup::Teaching))
                .filter(departure::Column::Id.is_not(silent))
                .exec(tx)
                .await?;
            talk::Entity::update_many()
                .col_expr(talk::Column::HeldOn, Expr::value(day(4, 20)))
                .filter(talk::Column::DepartureId.is_not(silent))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        }));
        write.await.expect("the store");
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let members = members(&world).await;
        let codes = |at: usize| {
            let of = members.iter().find(|row| row.departure_id == leavers[at].id).expect("they were counted");
            of.codes(world.store().read()).expect("codes").to_text()
        };
        assert_eq!([codes(0), codes(1)], [codes(2), codes(2)], "as somebody without answers, facts and talks");
        for counted in ["function_group=teaching", "formal=1", "answered=1"] {
            assert!(codes(3).contains(counted), "of the others it is counted: {}", codes(3));
        }
    }

    async fn an_objection_meanwhile_is_counted_at_the_next_reading(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 10).await;
        let proof = scene.proof(leavers[0].id, true).await;
        go_to(&world, "2026-09-01");
        plan(&world.program).await.expect("the store");
        let mut has_objected = false;
        let making = make_halting(&world, async || {
            // The row of the release is there: everybody was read, and nobody is stored yet.
            if !has_objected && !releases(&world).await.is_empty() {
                assert!(members(&world).await.is_empty(), "they are read, and stored next");
                ask(&world.program, &proof, Right::Object, &RequestWords::default()).await.expect("the store");
                has_objected = true;
            }
        });
        assert_eq!(making.await, Some(JobState::Done), "nothing begins anew");
        assert!(has_objected);
        let members = members(&world).await;
        assert_eq!(members.len(), 10);
        for member in members {
            let codes = member.codes(world.store().read()).expect("codes").to_text();
            let is_silent = member.departure_id == leavers[0].id;
            assert_eq!(!codes.contains("answered=1"), is_silent, "{codes}");
        }
    }

    async fn whoever_stays_or_is_being_erased_is_not_counted(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 8).await;
        let hr = world.coordinator_of(leavers[0].id).await;
        server::departure::cancel::cancel(&world.program, &hr).await.expect("the store");
        let hr = world.coordinator_of(leavers[1].id).await;
        let ground = domain::retention::Ground::Asked;
        server::retention::erase_on_request(&world.program, &hr, ground).await.expect("the store");
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        assert_eq!(members(&world).await.len(), 6);
    }
}
