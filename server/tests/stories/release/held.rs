//! Of whoever objected or has the data restricted, that they left is counted, and nothing that they said.

use domain::rights::{RequestWords, Right};
use sea_orm::{EntityTrait, QueryFilter};
use server::on_both_databases;
use server::rights::ask;
use server::store::entity::response;
use server::store::{StoreError, TypedColumn};

use super::{left, make, members};
use crate::retention::go_to;
use crate::scene::Scene;

on_both_databases! {
    async fn nothing_is_counted_of_what_they_said(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 6).await;
        for (leaver, right) in leavers.iter().zip([Right::Object, Right::Restrict]) {
            let proof = scene.proof(leaver.id, true).await;
            ask(&world.program, &proof, right, &RequestWords::default()).await.expect("the store");
        }
        let silent = leavers[2].id;
        let write = world.store().write(|tx| Box::pin(async move {
            response::Entity::delete_many().filter(response::Column::DepartureId.is(silent)).exec(tx).await?;
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
        assert_eq!([codes(0), codes(1)], [codes(2), codes(2)], "as somebody who never answered");
        assert_ne!(codes(3), codes(2), "what the others said is counted");
    }

    async fn whoever_stays_or_is_being_erased_is_not_counted(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 6).await;
        let hr = world.coordinator_of(leavers[0].id).await;
        server::departure::cancel::cancel(&world.program, &hr).await.expect("the store");
        let hr = world.coordinator_of(leavers[1].id).await;
        let ground = domain::retention::Ground::Asked;
        server::retention::erase_on_request(&world.program, &hr, ground).await.expect("the store");
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        assert_eq!(members(&world).await.len(), 4);
    }
}
