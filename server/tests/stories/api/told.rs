//! What the employer's own programs are told of where departures stand.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use chrono::TimeDelta;
use serde_json::Value;
use server::api::{WebhookFault, add_webhook, end_webhook, tell_due, tell_parked, webhooks};
use server::departure::cancel::cancel;
use server::form::Filled;
use server::secret::signature;
use server::testing::World;

use crate::departure::{coordinator, proof};
use crate::scene::Scene;

/// A program of the employer's that hears, and answers with this status.
#[derive(Clone)]
pub(super) struct Hearing {
    pub(super) address: String,
    inner: Shared,
}

/// What it answers with, and what it heard.
type Shared = Arc<Mutex<(u16, Vec<Heard>)>>;

/// What it was told.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    id: String,
    seconds: i64,
    signature: String,
    pub(super) body: String,
}

impl Hearing {
    pub(super) async fn start(status: u16) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/bericht", listener.local_addr().expect("an address"));
        let inner = Arc::new(Mutex::new((status, Vec::new())));
        let router = Router::new().fallback(hear).with_state(Arc::clone(&inner));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, inner }
    }

    fn now_answers(&self, status: u16) {
        self.inner.lock().expect("nobody panicked").0 = status;
    }

    /// What was told since this was asked last.
    pub(super) fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut self.inner.lock().expect("nobody panicked").1)
    }
}

async fn hear(State(inner): State<Shared>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let heard = Heard {
        id: text("webhook-id"),
        seconds: text("webhook-timestamp").parse().unwrap_or_default(),
        signature: text("webhook-signature"),
        body: String::from_utf8_lossy(&body).into_owned(),
    };
    let mut inner = inner.lock().expect("nobody panicked");
    inner.1.push(heard);
    StatusCode::from_u16(inner.0).expect("a status")
}

/// The address is told from now on; with what signs.
pub(super) async fn told(world: &World, address: &str) -> String {
    let added = add_webhook(&world.program, &world.administrator(), address).await.expect("the store");
    added.done().secret
}

pub(super) async fn tell(world: &World) -> usize {
    tell_due(&world.program).await.expect("the store")
}

server::on_both_databases! {
    async fn an_address_is_told_where_a_departure_stands_and_nothing_else(world: World) {
        let (scene, hearing) = (Scene::set(&world).await, Hearing::start(204).await);
        scene.leaver("Vroeg Weg").await;
        let secret = told(&world, &hearing.address).await;
        assert_eq!(tell(&world).await, 0, "nothing of what happened before");
        let leaver = scene.leaver("Iris Nieuw").await;
        assert!(tell(&world).await >= 1);
        let heard = hearing.heard();
        let first = &heard[0];
        let body: Value = serde_json::from_str(&first.body).expect("JSON");
        assert_eq!(body["type"], "departure.registered");
        assert_eq!(body["data"]["id"], leaver.id.to_string());
        let mut names: Vec<&String> = body["data"].as_object().expect("an object").keys().collect();
        names.sort_unstable();
        assert_eq!(names, ["external_id", "id", "stage"], "neither who nor why");
        let signed = signature(&secret, &first.id, first.seconds, &first.body);
        assert_eq!(signed.as_deref(), Some(first.signature.as_str()));
        assert_eq!(tell(&world).await, 0, "each once");
        let by = coordinator(&world).await;
        cancel(&world.program, &proof(&world, by, leaver.id).await).await.expect("the store");
        tell(&world).await;
        let last = hearing.heard().pop().expect("it was told");
        let body: Value = serde_json::from_str(&last.body).expect("JSON");
        assert_eq!(body["type"], "departure.closed");
        assert_eq!(body["data"]["stage"], "cancelled");
    }

    async fn what_is_not_accepted_is_told_again_for_three_days_and_then_stands_still(world: World) {
        let (scene, hearing) = (Scene::set(&world).await, Hearing::start(500).await);
        told(&world, &hearing.address).await;
        scene.leaver("Iris Nieuw").await;
        assert_eq!(tell(&world).await, 0);
        let ids = |heard: Vec<Heard>| heard.into_iter().map(|one| one.id).collect::<std::collections::BTreeSet<_>>();
        let first = ids(hearing.heard());
        for _ in 0..30 {
            world.advance(TimeDelta::hours(8));
            tell(&world).await;
        }
        assert_eq!(ids(hearing.heard()), first, "the same ones, known by their ids");
        let kept = webhooks(&world.program, &world.administrator()).await.expect("the store");
        assert_eq!((kept[0].waiting, kept[0].fault.as_deref()), (0, Some("500")));
        assert_eq!(kept[0].parked, u64::try_from(first.len()).expect("few"));
        hearing.now_answers(200);
        assert_eq!(tell(&world).await, 0, "it stands still");
        let again = tell_parked(&world.program, &world.administrator(), kept[0].id).await.expect("theirs");
        assert_eq!(again, kept[0].parked);
        assert_eq!(tell(&world).await, first.len());
        assert_eq!(ids(hearing.heard()), first);
    }

    async fn an_address_that_does_not_answer_holds_back_its_own_alone(world: World) {
        let scene = Scene::set(&world).await;
        let (away, there) = (Hearing::start(500).await, Hearing::start(200).await);
        told(&world, &away.address).await;
        told(&world, &there.address).await;
        for name in ["Iris Nieuw", "Vera Trek", "Anna Bakker"] {
            scene.leaver(name).await;
        }
        assert_eq!(tell(&world).await, 3);
        assert_eq!((away.heard().len(), there.heard().len()), (1, 3), "one try for all that wait");
        let kept = webhooks(&world.program, &world.administrator()).await.expect("the store");
        assert_eq!((kept[0].waiting, kept[0].fault.as_deref()), (3, Some("500")), "and none is lost");
        away.now_answers(200);
        assert_eq!(tell(&world).await, 0, "not at once");
        world.advance(TimeDelta::minutes(1));
        assert_eq!(tell(&world).await, 3);
    }

    async fn an_address_that_ended_is_told_nothing_any_more(world: World) {
        let (scene, hearing) = (Scene::set(&world).await, Hearing::start(200).await);
        told(&world, &hearing.address).await;
        scene.leaver("Iris Nieuw").await;
        let kept = webhooks(&world.program, &world.administrator()).await.expect("the store");
        end_webhook(&world.program, &world.administrator(), kept[0].id).await.expect("theirs");
        scene.leaver("Vera Trek").await;
        assert_eq!((tell(&world).await, hearing.heard().len()), (0, 0));
        end_webhook(&world.program, &world.administrator(), kept[0].id).await.expect_err("it is gone");
    }

    async fn only_an_address_of_its_own_is_taken(world: World) {
        for (typed, fault) in [
            (" ", WebhookFault::Missing),
            ("personeel.voorbeeld.test", WebhookFault::Malformed),
            ("ftp://personeel.voorbeeld.test/", WebhookFault::Malformed),
            ("https://ik:geheim@personeel.voorbeeld.test/", WebhookFault::Malformed),
        ] {
            let added = add_webhook(&world.program, &world.administrator(), typed).await.expect("the store");
            assert_eq!(added, Filled::Faulty(vec![fault]), "{typed}");
        }
    }
}
