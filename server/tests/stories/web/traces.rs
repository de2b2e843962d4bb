//! Traces: what whoever receives them reads, and that nothing waits for them.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::Utc;
use domain::account::Role;
use serde_json::Value;
use server::on_both_databases;

use super::visitor::Visitor;
use crate::addresses::SIGN_IN_ADDRESS;
use crate::running::{Running, free_address};
use crate::scene::Scene;

/// What a span says, and who sends it. None of it is of a person, a unit or a board.
const SAID: [&str; 7] = [
    "http.request.method",
    "http.response.status_code",
    "http.route",
    "service.name",
    "service.version",
    "uitzwaai.job",
    "uitzwaai.request.id",
];
/// Many times what it takes: a machine may be slow.
const LIMIT: Duration = Duration::from_secs(30);

/// Takes whatever is posted there, and keeps it.
struct Receiver {
    address: SocketAddr,
    taken: Arc<Mutex<Vec<(String, String)>>>,
}

impl Receiver {
    fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let taken: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
        let kept = Arc::clone(&taken);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Some(posted) = read(&stream) {
                    // Before the answer: whoever posted may end right after it, and be looked at.
                    kept.lock().unwrap_or_else(PoisonError::into_inner).push(posted);
                    let _ = answer(&stream);
                }
            }
        });
        Self { address, taken }
    }

    /// The setting that names it.
    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Head and body of everything that was posted so far.
    fn taken(&self) -> Vec<(String, String)> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Head and body of one request.
fn read(stream: &TcpStream) -> Option<(String, String)> {
    let mut reader = BufReader::new(stream);
    let (mut head, mut line) = (String::new(), String::new());
    while reader.read_line(&mut line).ok()? > 2 {
        head.push_str(&line.to_lowercase());
        line.clear();
    }
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?.trim().parse().ok()?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((head, String::from_utf8(body).ok()?))
}

/// As the specification asks.
fn answer(mut stream: &TcpStream) -> std::io::Result<()> {
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")
}

/// Every attribute with its value, of spans and of who sends them.
fn attributes(value: &Value, found: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(key), Some(value)) = (fields.get("key").and_then(Value::as_str), fields.get("value")) {
                found.insert((key.to_owned(), value.to_string()));
            }
            fields.values().for_each(|field| attributes(field, found));
        }
        Value::Array(values) => values.iter().for_each(|one| attributes(one, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

on_both_databases! {
    async fn a_receiver_reads_routes_and_timers_and_nothing_of_anybody(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Zwaantje Quispel").await;
        let token = world.token_of(leaver.id).await;
        let coordinator = world.account("Co Ordinator").role(Role::HrCoordinator).make().await;
        let receiver = Receiver::listen();
        let running = Running::start_with(&world, &[("UITZWAAI_OTLP_URL", &receiver.url())]);
        let id = leaver.id.to_string();
        {
            let visitor = Visitor::new(&running, "Firefox/1", "10.0.0.1");
            visitor.go(&format!("/l/{token}"), None);
            visitor.ask("/leaver/questions/why", None);
            visitor.ask(&format!("/quispel?naam=zwaantje&id={id}"), None);
            let staff = Visitor::new(&running, "Firefox/2", "10.0.0.2");
            staff.ask(SIGN_IN_ADDRESS, Some("email=niemand.fuut%40voorbeeld.test"));
            staff.sign_in("co.ordinator@voorbeeld.test");
            let record = format!("/staff/departures/{id}");
            assert_eq!(staff.ask(&record, None).status, 200);
            staff.ask("/staff/board?q=quispel", None);
        }
        running.ask_to_stop();
        assert!(tokio::task::block_in_place(|| running.ended()).success());
        let taken = receiver.taken();
        assert!(taken.iter().all(|(head, _)| head.starts_with("post /v1/traces http/1.1")), "{taken:?}");
        let mut found = BTreeSet::new();
        for (_, body) in &taken {
            attributes(&serde_json::from_str(body).expect("JSON"), &mut found);
        }
        let keys: BTreeSet<&str> = found.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys.into_iter().collect::<Vec<_>>(), SAID);
        for (key, value) in [
            ("http.route", "/l/{token}"),
            ("http.route", "/staff/departures/{id}"),
            ("http.route", "(none)"),
            ("http.request.method", "POST"),
            ("http.response.status_code", "200"),
            ("http.response.status_code", "404"),
            ("uitzwaai.job", "mails"),
            ("uitzwaai.job", "course"),
        ] {
            assert!(found.iter().any(|(said, with)| said == key && with.contains(value)), "{key} {value}: {found:?}");
        }
        let everything: String = taken.iter().map(|(head, body)| format!("{head}{body}").to_lowercase()).collect();
        let mut secrets: Vec<String> = [
            "zwaantje", "quispel", "ordinator", "fuut", "@", "%40", "10.0.0.", "firefox", "voorbeeld.test", "noorden",
        ]
        .map(str::to_owned)
        .into();
        secrets.push(token.to_lowercase());
        for uuid in [leaver.id.uuid(), coordinator.uuid()] {
            secrets.extend([uuid.hyphenated().to_string(), uuid.as_simple().to_string()]);
        }
        for secret in secrets {
            assert!(!everything.contains(&secret), "{secret} left: {everything}");
        }
    }

    async fn a_method_that_nobody_knows_leaves_as_other(world: World) {
        let receiver = Receiver::listen();
        let settings = [("UITZWAAI_OTLP_URL", receiver.url()), ("UITZWAAI_LOG", "info,tower_http=debug".to_owned())];
        let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
        let running = Running::start_with(&world, &settings);
        tokio::task::block_in_place(|| {
            for method in ["ZWAANTJE-QUISPEL", "PUT"] {
                let answer = running.request(method, "/healthz", &[], b"").expect("an answer");
                assert_eq!(answer.status, 405, "{method}: {}", answer.text);
            }
            // Whoever is answered last may not be written down yet.
            running.request("GET", "/healthz", &[], b"").expect("an answer");
            running.ask_to_stop();
            assert!(running.ended().success());
        });
        let taken = receiver.taken();
        let mut found = BTreeSet::new();
        for (_, body) in &taken {
            attributes(&serde_json::from_str(body).expect("JSON"), &mut found);
        }
        for method in ["_OTHER", "PUT"] {
            assert!(found.iter().any(|(key, value)| key == SAID[0] && value.contains(method)), "{method}: {found:?}");
            assert!(taken.iter().any(|(_, body)| body.contains(&format!("{method} /healthz"))), "the span's name");
            assert!(running.log().contains(method), "the log says it too");
        }
        let left: String = taken.iter().map(|(head, body)| format!("{head}{body}")).collect();
        for everything in [left, running.log()] {
            assert!(!everything.to_lowercase().contains("quispel"), "{everything}");
        }
    }

    async fn a_receiver_that_is_away_holds_nothing_up(world: World) {
        let nobody = format!("http://{}", free_address());
        let running = Running::start_with(&world, &[("UITZWAAI_OTLP_URL", &nobody), ("UITZWAAI_LOG", "warn")]);
        tokio::task::block_in_place(|| {
            let begun = Instant::now();
            for _ in 0..200 {
                assert_eq!(running.request("GET", "/readyz", &[], b"").map(|answer| answer.status), Some(200));
            }
            running.ask_to_stop();
            assert!(running.ended().success());
            assert!(begun.elapsed() < LIMIT, "{:?}", begun.elapsed());
            assert_eq!(running.log().matches("traces do not reach their receiver").count(), 1, "it is said once");
        });
    }

    async fn of_few_in_a_hundred_most_are_not_sent_and_without_a_setting_none(world: World) {
        let receiver = Receiver::listen();
        for (settings, most) in [
            (vec![("UITZWAAI_OTLP_URL", receiver.url()), ("UITZWAAI_TRACES_PERCENT", "5".to_owned())], 150),
            (vec![("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url())], 0),
        ] {
            let before = receiver.taken().len();
            let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let running = Running::start_with(&world, &settings);
            tokio::task::block_in_place(|| {
                for _ in 0..300 {
                    assert_eq!(running.request("GET", "/healthz", &[], b"").map(|answer| answer.status), Some(200));
                }
                running.ask_to_stop();
                assert!(running.ended().success());
            });
            let spans: usize =
                receiver.taken().iter().skip(before).map(|(_, body)| body.matches("\"/healthz\"").count()).sum();
            assert!(spans <= most, "{spans}");
        }
    }
}
