//! `POST /api/v1/back-channel-logout`: the provider ends sessions.

use chrono::Utc;
use domain::account::Role;
use serde_json::{Value, json};
use server::on_both_databases;
use server::testing::World;

use crate::provider::fake::{Fake, Signing};
use crate::provider::visitor::{AtProvider, visitor};
use crate::running::{Answer, Running};

const ADDRESS: &str = "/api/v1/back-channel-logout";

async fn set(world: &World) -> (Fake, Running) {
    world.advance(Utc::now() - world.now());
    for name in ["Anna", "Bo"] {
        let email = format!("{}@voorbeeld.test", name.to_lowercase());
        world.account(name).email(&email).role(Role::HrAdviser).make().await;
    }
    let fake = Fake::start().await;
    let running = Running::start_with(world, &fake.environment());
    (fake, running)
}

/// As a provider posts it: from no browser.
fn tell(running: &Running, body: &str) -> Answer {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let told = tokio::task::block_in_place(|| running.request("POST", ADDRESS, &headers, body.as_bytes()));
    told.expect("an answer")
}

fn bo(sid: &str) -> Value {
    json!({ "sub": "bo", "email": "bo@voorbeeld.test", "sid": sid })
}

on_both_databases! {
    async fn the_sessions_of_whoever_signed_out_there_end_here(world: World) {
        let (fake, running) = set(&world).await;
        let now = || Utc::now().timestamp();
        let at_work = visitor(&running);
        let at_home = visitor(&running);
        let other = visitor(&running);
        at_work.signs_in(&fake, &json!({ "sid": "work" }));
        at_home.signs_in(&fake, &json!({ "sid": "home" }));
        other.signs_in(&fake, &bo("bo"));
        assert!(at_work.is_in() && at_home.is_in() && other.is_in());

        let foreign = fake.logout_token(now(), Signing::Right, &json!({ "sub": "bo", "sid": "work" }));
        assert_eq!(tell(&running, &format!("logout_token={foreign}")).status, 200);
        assert!(at_work.is_in(), "that session is no other person's");

        let token = fake.logout_token(now(), Signing::Right, &json!({ "sid": "work" }));
        let told = tell(&running, &format!("logout_token={token}"));
        assert_eq!(told.status, 200);
        assert!(told.text.to_lowercase().contains("cache-control: no-store"));
        assert!(!at_work.is_in() && at_home.is_in() && other.is_in());
        assert_eq!(tell(&running, &format!("logout_token={token}")).status, 400, "it counts once");

        let only_session = fake.logout_token(now(), Signing::Right, &json!({ "sub": null, "sid": "bo" }));
        assert_eq!(tell(&running, &format!("logout_token={only_session}")).status, 200);
        assert!(!other.is_in() && at_home.is_in());

        let everywhere = fake.logout_token(now(), Signing::Right, &json!({ "sid": null }));
        assert_eq!(tell(&running, &format!("logout_token={everywhere}")).status, 200);
        assert!(!at_home.is_in());
    }

    async fn whoever_is_not_the_provider_ends_nothing(world: World) {
        let (fake, running) = set(&world).await;
        let anna = visitor(&running);
        anna.signs_in(&fake, &json!({}));
        let now = Utc::now().timestamp();
        for signing in [Signing::None, Signing::WrongKey, Signing::SharedSecret, Signing::Changed] {
            let token = fake.logout_token(now, signing, &json!({}));
            assert_eq!(tell(&running, &format!("logout_token={token}")).status, 400, "{signing:?}");
        }
        assert!(tell(&running, "").status >= 400);
        assert_eq!(tell(&running, &format!("logout_token={}", "x".repeat(20_000))).status, 413);
        assert!(anna.is_in());
        drop(running);
        let without = Running::start(&world);
        let token = fake.logout_token(now, Signing::Right, &json!({}));
        assert_eq!(tell(&without, &format!("logout_token={token}")).status, 404, "where there is no provider");
    }
}
