//! `GET /leaver/data`: what was handed in opens for as long as a code counts.

use chrono::{TimeDelta, Utc};
use server::on_both_databases;

use super::typed;
use crate::addresses::REQUEST_CODE;
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;

on_both_databases! {
    async fn a_code_that_was_typed_counts_for_half_an_hour(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Deelt").await;
        scene.hand_in(&leaver).await;
        let running = Running::start(&world);
        let cookie = cookie(&scene, &leaver).await;
        let opens = async |ago| {
            let cookies = format!("leaver={cookie}; session={}", typed(&world, leaver.id, ago).await);
            let page = tokio::task::block_in_place(|| running.browse("/leaver/data", &cookies, "10.0.0.1", None));
            {
                let page = page.expect("an answer");
                assert_eq!(page.status, 200);
                !page.body().contains(REQUEST_CODE) && page.body().contains("Te hoge werkdruk")
            }
        };
        assert!(opens(TimeDelta::minutes(29)).await);
        assert!(!opens(TimeDelta::minutes(31)).await, "whoever uses the computer next");
    }
}
