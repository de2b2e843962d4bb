//! `/api/v1/departures` and what stands beside it, as a personnel system asks the running program.

mod withheld;

use chrono::{TimeDelta, Utc};
use domain::api::ApiScope;
use domain::ids::DepartureId;
use domain::time_line::ActorKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use server::mail::MailKind;
use server::store::TypedColumn;
use server::store::entity::{departure, event};
use server::testing::World;

use crate::api::token;
use crate::running::{Answer, Running};
use crate::scene::Scene;

const DEPARTURES: &str = "/api/v1/departures";

/// A program with a token.
struct System<'r> {
    running: &'r Running,
    token: String,
}

impl System<'_> {
    fn ask(&self, method: &str, path: &str, key: Option<&str>, body: Option<&Value>) -> (u16, Value) {
        let body = body.map(Value::to_string).unwrap_or_default();
        let answer = self.send(method, path, key, "application/json", body.as_bytes());
        (answer.status, serde_json::from_str(answer.body()).unwrap_or_default())
    }

    fn send(&self, method: &str, path: &str, key: Option<&str>, kind: &str, body: &[u8]) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![("authorization", bearer.as_str()), ("content-type", kind)];
        headers.extend(key.map(|key| ("idempotency-key", key)));
        self.running.request(method, path, &headers, body).expect("an answer")
    }
}

/// Somebody who leaves in two months.
fn leaver(scene: &Scene<'_>, number: &str, name: &str) -> Value {
    let day = (Utc::now().date_naive() + TimeDelta::days(60)).to_string();
    json!({
        "external_id": number,
        "name": name,
        "private_email": format!("{number}@thuis.test"),
        "unit": scene.team.to_string(),
        "departure_type": "voluntary",
        "last_day_worked": day,
        "end_of_employment": day,
    })
}

async fn registered(world: &World) -> u64 {
    departure::Entity::find().count(world.store().read()).await.expect("the store")
}

const ALL: [ApiScope; 4] =
    [ApiScope::DeparturesWrite, ApiScope::DeparturesRead, ApiScope::UnitsRead, ApiScope::AccountsRead];

server::on_both_databases! {
    async fn a_departure_is_registered_once_whatever_comes_again(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let token = token(&world, &ALL).await;
        let running = Running::start(&world);
        let system = System { running: &running, token };
        let iris = leaver(&scene, "P-1", "Iris Nieuw");
        assert_eq!(system.ask("POST", DEPARTURES, None, Some(&iris)).0, 400, "without a key");
        let (status, made) = system.ask("POST", DEPARTURES, Some("k1"), Some(&iris));
        assert_eq!(status, 201, "{made}");
        assert_eq!(system.ask("POST", DEPARTURES, Some("k1"), Some(&iris)), (201, made.clone()), "the same again");
        let (status, other) = system.ask("POST", DEPARTURES, Some("k1"), Some(&leaver(&scene, "P-2", "Vera Trek")));
        assert_eq!((status, &other["type"]), (422, &json!("urn:uitzwaai:problem:key_reused")));
        let (status, taken) = system.ask("POST", DEPARTURES, Some("k2"), Some(&iris));
        assert_eq!((status, &taken["departure_id"]), (409, &made["id"]), "{taken}");
        assert_eq!(registered(&world).await, 1);
        let by = event::Entity::find().filter(event::Column::Actor.is(ActorKind::Api)).all(world.store().read()).await;
        let by = by.expect("the store");
        assert_eq!(by.len(), 1);
        assert!(by[0].said(world.store().read()).expect("it opens").expect("it says").contains("token"));
    }

    async fn somebody_who_is_there_with_another_day_is_registered_by_two_numbers_alone(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let token = token(&world, &ALL).await;
        let running = Running::start(&world);
        let system = System { running: &running, token };
        let later = json!((Utc::now().date_naive() + TimeDelta::days(90)).to_string());
        let mut iris = leaver(&scene, "P-1", "Iris Nieuw");
        iris["external_id"] = json!(null);
        assert_eq!(system.ask("POST", DEPARTURES, Some("k1"), Some(&iris)).0, 201);
        iris["last_day_worked"] = later.clone();
        iris["end_of_employment"] = later.clone();
        let errors = json!([{ "field": "last_day_worked", "code": "other_day" }]);
        for (key, number) in [("k2", json!(null)), ("k3", json!("P-1"))] {
            iris["external_id"] = number;
            let (status, asked) = system.ask("POST", DEPARTURES, Some(key), Some(&iris));
            assert_eq!((status, &asked["errors"], &asked["departure_id"]), (422, &errors, &json!(null)), "{key}");
        }
        assert_eq!(registered(&world).await, 1);
        let mut vera = leaver(&scene, "P-2", "Vera Trek");
        assert_eq!(system.ask("POST", DEPARTURES, Some("k4"), Some(&vera)).0, 201);
        vera["external_id"] = json!("P-3");
        vera["last_day_worked"] = later.clone();
        vera["end_of_employment"] = later;
        assert_eq!(system.ask("POST", DEPARTURES, Some("k5"), Some(&vera)).0, 201, "two numbers are two departures");
        assert_eq!(registered(&world).await, 3);
    }

    async fn what_is_wrong_is_said_at_its_field_and_can_be_sent_again_mended(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let token = token(&world, &ALL).await;
        let running = Running::start(&world);
        let system = System { running: &running, token };
        let mut iris = leaver(&scene, "P-1", "Iris Nieuw");
        iris["unit"] = json!("Nergens");
        iris["private_email"] = json!("geen adres");
        let (status, wrong) = system.ask("POST", DEPARTURES, Some("k1"), Some(&iris));
        assert_eq!(status, 422);
        let fields: Vec<(&str, &str)> = wrong["errors"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| (one["field"].as_str().unwrap_or_default(), one["code"].as_str().unwrap_or_default()))
            .collect();
        assert_eq!(fields, [("private_email", "address_malformed"), ("unit", "unknown_unit")]);
        assert!(!wrong.to_string().contains("geen adres"), "what was sent is not said again");
        let mended = leaver(&scene, "P-1", "Iris Nieuw");
        assert_eq!(system.ask("POST", DEPARTURES, Some("k1"), Some(&mended)).0, 201, "nothing had happened under the key");
        for (kind, body, status) in [
            ("text/plain", "{}".to_owned(), 415),
            ("application/json", "[]".to_owned(), 400),
            ("application/json", "{\"nobody\":1}".to_owned(), 422),
            ("application/json", format!("{{\"name\":\"{}\"}}", "x".repeat(300 * 1024)), 413),
        ] {
            assert_eq!(system.send("POST", DEPARTURES, Some("k9"), kind, body.as_bytes()).status, status, "{kind}");
        }
    }

    async fn a_departure_is_changed_read_and_cancelled(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let token = token(&world, &ALL).await;
        let running = Running::start(&world);
        let system = System { running: &running, token };
        let (_, made) = system.ask("POST", DEPARTURES, Some("k1"), Some(&leaver(&scene, "P-1", "Iris Nieuw")));
        let one = format!("{DEPARTURES}/{}", made["id"].as_str().expect("an id"));
        let later = (Utc::now().date_naive() + TimeDelta::days(90)).to_string();
        let days = json!({ "last_day_worked": later, "end_of_employment": later });
        assert_eq!(system.ask("PATCH", &one, None, Some(&days)).0, 200);
        for field in ["name", "private_email", "work_email", "external_id"] {
            let (status, wrong) = system.ask("PATCH", &one, None, Some(&json!({ field: "x" })));
            assert_eq!((status, &wrong["errors"][0]["code"]), (422, &json!("not_from_outside")), "{field}");
        }
        let (status, read) = system.ask("GET", &one, None, None);
        assert_eq!((status, &read["last_day_worked"]), (200, &json!(later)));
        assert_eq!((&read["external_id"], read.get("name")), (&json!("P-1"), None));
        let (_, page) = system.ask("GET", &format!("{DEPARTURES}?external_id=P-1&limit=1"), None, None);
        assert_eq!(page["departures"][0]["id"], made["id"]);
        assert_eq!(system.ask("GET", &format!("{DEPARTURES}?limit=201"), None, None).0, 400);
        assert_eq!(system.ask("POST", &format!("{one}/cancel"), None, None).0, 409, "it does not say that it erases");
        let erase = json!({ "erase": true });
        assert_eq!(system.ask("POST", &format!("{one}/cancel"), None, Some(&erase)).0, 200);
        assert_eq!(system.ask("GET", &one, None, None).1["stage"], "cancelled");
        assert_eq!(system.ask("PATCH", &one, None, Some(&days)).0, 409);
        let (_, units) = system.ask("GET", "/api/v1/units", None, None);
        assert!(units["units"].as_array().expect("a list").iter().any(|unit| unit["id"] == scene.team.to_string()));
        let (_, accounts) = system.ask("GET", "/api/v1/accounts", None, None);
        let lead = accounts["accounts"].as_array().expect("a list").iter().find(|one| one["name"] == "Lot Leider");
        assert_eq!(lead.expect("the leader")["roles"][0]["role"], "team_leader");
    }

    async fn an_earlier_day_of_a_personnel_system_is_told_to_the_mailbox_that_it_takes_away(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let token = token(&world, &ALL).await;
        let running = Running::start(&world);
        let system = System { running: &running, token };
        let mut iris = leaver(&scene, "P-1", "Iris Nieuw");
        iris.as_object_mut().expect("an object").remove("private_email");
        iris["work_email"] = json!("iris@werk.test");
        let (status, made) = system.ask("POST", DEPARTURES, Some("k1"), Some(&iris));
        assert_eq!(status, 201, "{made}");
        let id: DepartureId = made["id"].as_str().expect("an id").parse().expect("an id");
        let gone = (Utc::now().date_naive() - TimeDelta::days(2)).to_string();
        let days = json!({ "last_day_worked": gone, "end_of_employment": gone });
        let (status, changed) = system.ask("PATCH", &format!("{DEPARTURES}/{id}"), None, Some(&days));
        assert_eq!(status, 200, "{changed}");
        let told = scene.mails(id, MailKind::LeaverAddressChanged).await;
        assert_eq!(told.iter().map(|mail| world.to_address(mail)).collect::<Vec<_>>(), ["iris@werk.test"]);
    }

    async fn a_token_does_what_it_is_for_and_no_more(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let day = (Utc::now().date_naive() + TimeDelta::days(60)).to_string();
        let days = [("last_day_worked", day.as_str()), ("end_of_employment", day.as_str())];
        let leaving = scene.leaver_with("Iris Nieuw", &days).await;
        let reads = token(&world, &[ApiScope::UnitsRead]).await;
        let running = Running::start(&world);
        let system = System { running: &running, token: reads };
        let one = format!("{DEPARTURES}/{}", leaving.id);
        assert_eq!(system.ask("GET", "/api/v1/units", None, None).0, 200);
        for (method, path) in [
            ("GET", DEPARTURES.to_owned()),
            ("GET", one.clone()),
            ("GET", "/api/v1/accounts".to_owned()),
            ("PATCH", one.clone()),
            ("POST", format!("{one}/cancel")),
        ] {
            assert_eq!(system.ask(method, &path, None, Some(&json!({}))).0, 403, "{method} {path}");
        }
        for path in ["/api/v1", "/api/v2/departures", "/api/v1/departures/x/y", "/api/nergens"] {
            let answer = system.send("GET", path, None, "application/json", b"");
            assert_eq!(answer.status, 404, "{path}");
            assert!(answer.text.to_lowercase().contains("content-type: application/problem+json"), "{path}");
        }
        let answer = system.send("DELETE", DEPARTURES, None, "application/json", b"");
        let head = answer.text.to_lowercase();
        assert_eq!(answer.status, 405);
        assert!(head.contains("content-type: application/problem+json"), "{head}");
        let allowed = head.lines().find_map(|line| line.strip_prefix("allow:")).expect("which there are");
        assert!(allowed.contains("get") && allowed.contains("post") && !allowed.contains("patch"), "{allowed}");
        let nobody = System { running: &running, token: "uitzwaai_nee".to_owned() };
        let (status, said) = nobody.ask("GET", "/api/v1/units", None, None);
        assert_eq!((status, &said["type"]), (401, &json!("urn:uitzwaai:problem:unauthorized")));
        assert_eq!(running.request("GET", "/api/openapi.json", &[], b"").expect("an answer").status, 200);
    }
}
