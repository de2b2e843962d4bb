//! `/api/v1/departures`: what a personnel system is not told, and what it cannot do over a leaver's head.

use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use domain::ids::DepartureId;
use domain::retention::Ground;
use domain::rights::{RequestWords, Right};
use domain::talk::TalkChoice;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use server::jobs::{deliver, purge};
use server::retention::erase_on_request;
use server::rights::ask;
use server::store::entity::{gone_number, response};
use server::talk::choose;

use super::{ALL, DEPARTURES, System, leaver};
use crate::api::token;
use crate::running::Running;
use crate::scene::{Leaver, Scene};

/// Longer than this the last mail, and what follows it, never take.
const ERASED_LIMIT: Duration = Duration::from_secs(30);

impl System<'_> {
    /// Registers somebody under this number; the leaver, and the address of the departure.
    async fn registers(&self, scene: &Scene<'_>, number: &str, name: &str) -> (Leaver, String) {
        let (status, made) = self.ask("POST", DEPARTURES, Some(number), Some(&leaver(scene, number, name)));
        assert_eq!(status, 201, "{made}");
        let id: DepartureId = made["id"].as_str().expect("an id").parse().expect("an id");
        (Leaver { id, proof: scene.proof(id, false).await }, format!("{DEPARTURES}/{id}"))
    }

    /// Status, and the code of the problem.
    fn refused(&self, method: &str, path: &str, key: Option<&str>, body: Option<&Value>) -> (u16, String) {
        let (status, said) = self.ask(method, path, key, body);
        let kind = said["type"].as_str().unwrap_or_default();
        (status, kind.trim_start_matches("urn:uitzwaai:problem:").to_owned())
    }
}

fn problem(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

server::on_both_databases! {
    async fn a_course_that_is_over_is_not_cancelled_and_is_read_like_any_other(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let token = token(&world, &ALL).await;
        let running = Running::start(&world);
        let system = System { running: &running, token };
        let (declines, one) = system.registers(&scene, "P-1", "Iris Nieuw").await;
        let before = system.ask("GET", &one, None, None);
        scene.hand_in(&declines).await;
        choose(&world.program, &scene.proof(declines.id, true).await, TalkChoice::None, false).await.expect("the store");
        scene.post().await;
        assert_eq!(system.ask("GET", &one, None, None), before, "stage and moment are as they were");
        let day = leaver(&scene, "P-1", "Iris Nieuw")["last_day_worked"].clone();
        let (status, said) = system.ask("PATCH", &one, None, Some(&json!({ "last_day_worked": day })));
        assert_eq!(status, 200, "sent again every night, it says nothing: {said}");
        assert_eq!(system.ask("GET", &one, None, None), before);
        let later = json!({ "end_of_employment": (Utc::now().date_naive() + TimeDelta::days(90)).to_string() });
        assert_eq!(system.refused("PATCH", &one, None, Some(&later)), problem(409, "over"));
        assert_eq!(system.refused("POST", &format!("{one}/cancel"), None, None), problem(409, "over"));
        let answers = response::Entity::find().all(world.store().read()).await.expect("the store");
        assert_eq!(answers.len(), 1, "what was said stands");
    }

    async fn a_number_is_known_to_whoever_gave_it_and_an_address_to_nobody(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let token = token(&world, &ALL).await;
        let running = Running::start(&world);
        let system = System { running: &running, token };
        let (restricts, one) = system.registers(&scene, "P-1", "Iris Nieuw").await;
        let proof = scene.proof(restricts.id, true).await;
        let words = RequestWords::parse("Laat het rusten.").expect("short enough");
        ask(&world.program, &proof, Right::Restrict, &words).await.expect("the store");
        assert_eq!(system.ask("GET", &one, None, None).0, 404);
        let (status, taken) = system.ask("POST", DEPARTURES, Some("k2"), Some(&leaver(&scene, "P-1", "Iris Nieuw")));
        assert_eq!((status, &taken["departure_id"]), (409, &json!(restricts.id.to_string())), "restricted or not");
        let mut again = leaver(&scene, "P-1", "Iris Nieuw");
        again["external_id"] = json!("P-2");
        let (status, wrong) = system.ask("POST", DEPARTURES, Some("k3"), Some(&again));
        assert_eq!(status, 422);
        let errors = json!([{ "field": "name", "code": "already_registered" }]);
        assert_eq!(wrong["errors"], errors, "that there is one, not by which address");
        assert_eq!(wrong.get("departure_id"), None);
        let other = (Utc::now().date_naive() + TimeDelta::days(70)).to_string();
        again["last_day_worked"] = json!(other);
        again["end_of_employment"] = json!(other);
        let (status, made) = system.ask("POST", DEPARTURES, Some("k4"), Some(&again));
        assert_eq!(status, 201, "{made}");
        let day = leaver(&scene, "P-1", "Iris Nieuw")["last_day_worked"].clone();
        let days = json!({ "last_day_worked": day, "end_of_employment": other });
        let path = format!("{DEPARTURES}/{}", made["id"].as_str().expect("an id"));
        assert_eq!(system.ask("PATCH", &path, None, Some(&days)).1["errors"], errors, "nor when a day is changed");
    }

    async fn whoever_was_erased_is_not_registered_anew(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let token = token(&world, &ALL).await;
        let running = Running::start(&world);
        let system = System { running: &running, token };
        let (goes, one) = system.registers(&scene, "P-1", "Iris Nieuw").await;
        let hr = world.coordinator_of(goes.id).await;
        erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        let gone = || leaver(&scene, "P-1", "Iris Nieuw");
        for key in ["k2", "k3"] {
            assert_eq!(system.ask("GET", &one, None, None).0, 404, "not even that it ended");
            let none = json!([]);
            let page = system.ask("GET", &format!("{DEPARTURES}?external_id=P-1"), None, None).1;
            assert_eq!(page["departures"], none);
            assert_eq!(system.refused("POST", &format!("{one}/cancel"), None, None), problem(404, "not_found"));
            assert_eq!(system.refused("POST", DEPARTURES, Some(key), Some(&gone())), problem(409, "number_gone"));
            // While the last mail waits, and after it left.
            deliver::deliver_all(&world.program).await.expect("the store");
        }
        // The last mail may be in the hands of the program that runs.
        let begun = Instant::now();
        let kept = loop {
            let kept = gone_number::Entity::find().all(world.store().read()).await.expect("the store");
            if !kept.is_empty() || begun.elapsed() > ERASED_LIMIT {
                break kept;
            }
            tokio::task::yield_now().await;
        };
        assert!(kept.len() == 1 && !format!("{kept:?}").contains("P-1"), "{kept:?}");
        world.advance(TimeDelta::days(732));
        purge::once(&world.program).await.expect("the store");
        assert!(gone_number::Entity::find().all(world.store().read()).await.expect("the store").is_empty());
    }
}
