//! Mails through a real mail server: aiosmtpd, started beside the test.
//!
//! `UITZWAAI_PYTHON` names the Python of an environment that has aiosmtpd (and icalendar, the
//! foreign reader of calendar files, pymap, which keeps a mailbox, and Radicale, a server of calendars). Without it
//! these tests fail, unless `UITZWAAI_TEST_SQLITE_ONLY=1` says that what is missing is left out on purpose.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use base64::Engine;
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use server::jobs::deliver::{self, Delivery};
use server::mail::MailKind;
use server::program::Program;
use server::settings::MailTo;
use server::store::TypedColumn;
use server::store::entity::{departure, event};
use server::testing::World;

use super::post::{find, leaver, posting, put, to_leaver};
use crate::scene::{Leaver, Scene};

/// The Python to use; `None` when it was left out on purpose.
pub fn python() -> Option<String> {
    match std::env::var("UITZWAAI_PYTHON") {
        Ok(python) => Some(python),
        Err(_) if std::env::var("UITZWAAI_TEST_SQLITE_ONLY").is_ok_and(|value| value == "1") => None,
        Err(_) => panic!(
            "UITZWAAI_PYTHON is not set: give it the Python of an environment with aiosmtpd, icalendar, \
             pymap and radicale (`cargo xtask test` makes one), or set UITZWAAI_TEST_SQLITE_ONLY=1 to leave this out"
        ),
    }
}

/// A mail server of its own; it goes when this value does.
struct MailServer {
    child: Child,
    port: u16,
    accepted: Receiver<Value>,
}

impl MailServer {
    fn start(python: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories/mail/smtp_server.py");
        let mut child = Command::new(python)
            .arg(script)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("UITZWAAI_PYTHON={python} does not start: {error}"));
        let mut lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
        let port = lines
            .next()
            .and_then(|line| line.ok()?.parse().ok())
            .expect("the mail server starts; does the environment of UITZWAAI_PYTHON have aiosmtpd?");
        let (sender, accepted) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let message = serde_json::from_str(&line).expect("a line of JSON");
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self { child, port, accepted }
    }

    fn program(&self, world: &World) -> Program {
        posting(world, MailTo::Smtp(format!("smtp://127.0.0.1:{}", self.port)))
    }

    /// The next message it took.
    fn next(&self) -> Accepted {
        let message = self.accepted.recv_timeout(Duration::from_secs(10)).expect("a message arrives");
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(message["message"].as_str().expect("text"))
            .expect("base64");
        Accepted { to: message["to"][0].as_str().expect("a receiver").to_owned(), bytes }
    }

    fn took_nothing_more(&self) -> bool {
        self.accepted.recv_timeout(Duration::from_millis(100)).is_err()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Accepted {
    to: String,
    bytes: Vec<u8>,
}

impl Accepted {
    fn message_id(&self) -> String {
        let message = mail_parser::MessageParser::default().parse(&self.bytes).expect("a message");
        message.message_id().expect("a Message-ID").to_owned()
    }
}

async fn leaver_at(scene: &Scene<'_>, address: &str) -> Leaver {
    leaver(scene, &[("private_email", address)]).await
}

async fn deliver_one(program: &Program) -> Delivery {
    deliver::try_deliver_one(program).await.expect("the store")
}

async fn departure_of(world: &World, leaver: &Leaver) -> departure::Model {
    let found = departure::Entity::find_by_id(leaver.id).one(world.store().read()).await;
    found.expect("the store").expect("it is there")
}

server::on_both_databases! {
    async fn a_mail_server_takes_a_mail(world: World) {
        let Some(python) = python() else { return };
        let server = MailServer::start(&python);
        let scene = Scene::set(&world).await;
        let leaver = leaver_at(&scene, "anna@thuis.test").await;
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        assert_eq!(deliver_one(&server.program(&world)).await, Delivery::Delivered(mail));
        let accepted = server.next();
        assert_eq!(accepted.to, "anna@thuis.test");
        assert_eq!(accepted.message_id(), find(&world, mail).await.message_id);
        assert!(server.took_nothing_more());
    }

    async fn an_address_that_is_refused_shows_on_the_record(world: World) {
        let Some(python) = python() else { return };
        let server = MailServer::start(&python);
        let scene = Scene::set(&world).await;
        let leaver = leaver_at(&scene, "refused@thuis.test").await;
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::Questionnaire, json!({}))).await;
        assert_eq!(deliver_one(&server.program(&world)).await, Delivery::Parked(mail));
        let row = find(&world, mail).await;
        assert_eq!((row.state.code(), row.attempts), ("failed", 1));
        let departure = departure_of(&world, &leaver).await;
        assert_eq!(departure.bounced_at, Some(world.now()));
        assert!(world.opened_some(departure.bounce_reason.as_ref(), departure.id).expect("a reason").contains("nobody of that name"));
        assert_eq!((departure.stage.code(), departure.owner.code()), ("address_fails", "hr"));
        let events = event::Entity::find()
            .filter(event::Column::DepartureId.is(leaver.id))
            .filter(event::Column::Kind.eq("mail_refused"))
            .all(world.store().read())
            .await
            .expect("the store");
        assert_eq!(events.len(), 1);
    }

    async fn a_busy_server_is_tried_again_later(world: World) {
        let Some(python) = python() else { return };
        let server = MailServer::start(&python);
        let scene = Scene::set(&world).await;
        let leaver = leaver_at(&scene, "busy@thuis.test").await;
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let at = world.now() + TimeDelta::minutes(1);
        assert_eq!(deliver_one(&server.program(&world)).await, Delivery::Retried { mail, at });
        assert_eq!(departure_of(&world, &leaver).await.bounced_at, None);
        assert!(find(&world, mail).await.last_error.is_some());
    }

    async fn a_server_that_is_not_there_is_tried_again_later(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver_at(&scene, "anna@thuis.test").await;
        // A port that was free a moment ago.
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port").port();
        let program = posting(&world, MailTo::Smtp(format!("smtp://127.0.0.1:{port}")));
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let at = world.now() + TimeDelta::minutes(1);
        assert_eq!(deliver_one(&program).await, Delivery::Retried { mail, at });
    }

    async fn a_connection_that_breaks_before_the_message_costs_nothing(world: World) {
        let Some(python) = python() else { return };
        let server = MailServer::start(&python);
        let scene = Scene::set(&world).await;
        let leaver = leaver_at(&scene, "drop-before@thuis.test").await;
        let program = server.program(&world);
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let at = world.now() + TimeDelta::minutes(1);
        assert_eq!(deliver_one(&program).await, Delivery::Retried { mail, at });
        assert!(server.took_nothing_more());
        world.clock.set(at);
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(mail));
        assert_eq!(server.next().message_id(), find(&world, mail).await.message_id);
        assert!(server.took_nothing_more());
    }

    async fn a_connection_that_breaks_after_acceptance_repeats_the_same_message(world: World) {
        let Some(python) = python() else { return };
        let server = MailServer::start(&python);
        let scene = Scene::set(&world).await;
        let leaver = leaver_at(&scene, "drop-after@thuis.test").await;
        let program = server.program(&world);
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let at = world.now() + TimeDelta::minutes(1);
        assert_eq!(deliver_one(&program).await, Delivery::Retried { mail, at });
        world.clock.set(at);
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(mail));
        let (first, second) = (server.next(), server.next());
        assert_eq!(first.message_id(), second.message_id());
        assert!(server.took_nothing_more());
    }
}

#[test]
fn a_foreign_reader_sees_the_same_appointment() {
    let Some(python) = python() else { return };
    let file = super::calendar_file::file();
    let script = "import sys, icalendar\n\
        from datetime import timezone\n\
        calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())\n\
        event = calendar.walk('VEVENT')[0]\n\
        zone = calendar.walk('VTIMEZONE')[0].to_tz()\n\
        start = event['DTSTART'].dt\n\
        print(calendar['METHOD'], event['UID'], event['SEQUENCE'], start.astimezone(timezone.utc).isoformat(), \
              start.replace(tzinfo=zone).astimezone(timezone.utc).isoformat(), event['ATTENDEE'][1].params['CN'])\n";
    let mut child = Command::new(python)
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("UITZWAAI_PYTHON starts");
    child.stdin.take().expect("it was asked for").write_all(file.text().as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        "REQUEST 0198-1@voorbeeld.test 0 2026-04-07T12:00:00+00:00 2026-04-07T12:00:00+00:00 Boer, Anna de"
    );
}
