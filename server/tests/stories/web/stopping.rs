//! The program is asked to stop: what has begun is finished, and nobody has to wait for what it had claimed.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use chrono::Utc;
use domain::account::Role;
use sea_orm::{EntityTrait, QueryFilter};
use server::mail::MailKind;
use server::on_both_databases;
use server::store::TypedColumn;
use server::store::entity::outbox::{self, MailState};
use server::testing::World;

use super::visitor::Visitor;
use super::watching::metrics_at;
use crate::addresses::SIGN_IN_ADDRESS;
use crate::running::{Running, free_address};

/// Many times what it takes: a machine may be slow.
const LIMIT: Duration = Duration::from_secs(30);

/// The mail with a code to sign in, as it stands in the outbox.
async fn mail(world: &World) -> Option<outbox::Model> {
    let found = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::SignInCode));
    found.one(world.store().read()).await.expect("the store")
}

on_both_databases! {
    async fn a_request_that_is_under_way_is_answered_before_the_end(world: World) {
        let metrics = free_address();
        let running = Running::start_with(&world, &[("UITZWAAI_METRICS_LISTEN", &metrics.to_string())]);
        tokio::task::block_in_place(|| {
            let (begins, goes_on) = ("email=niemand", "%40voorbeeld.test");
            let head = format!(
                "POST {SIGN_IN_ADDRESS} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n\
                 sec-fetch-site: same-origin\r\naccept: text/html\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{begins}",
                begins.len() + goes_on.len(),
                address = running.address,
            );
            let mut slow = TcpStream::connect(running.address).expect("a connection");
            slow.set_read_timeout(Some(LIMIT)).expect("a socket");
            slow.write_all(head.as_bytes()).expect("sent");
            let begun = Instant::now();
            while !metrics_at(metrics).contains("uitzwaai_http_requests_under_way 1\n") {
                assert!(begun.elapsed() < LIMIT, "it is not under way");
            }
            running.ask_to_stop();
            while TcpStream::connect(running.address).is_ok() {
                assert!(begun.elapsed() < LIMIT, "others are still taken on");
            }
            slow.write_all(goes_on.as_bytes()).expect("sent");
            let mut answer = String::new();
            slow.read_to_string(&mut answer).expect("the answer, and then the end");
            assert!(answer.starts_with("HTTP/1.1 30"), "{answer}");
            assert!(running.ended().success());
        });
    }

    async fn while_it_drains_it_is_not_ready_and_serves(world: World) {
        let running = Running::start_with(&world, &[("UITZWAAI_DRAIN_SECONDS", "5")]);
        tokio::task::block_in_place(|| {
            running.ask_to_stop();
            let begun = Instant::now();
            let said = loop {
                let answer = running.request("GET", "/readyz", &[], b"").expect("it serves");
                if answer.status == 503 {
                    break answer.body().to_owned();
                }
                assert!(begun.elapsed() < LIMIT, "it is still ready");
            };
            assert_eq!(said, "the program stops\n");
            assert_eq!(running.request("GET", "/healthz", &[], b"").map(|answer| answer.status), Some(200));
            assert!(running.ended().success());
        });
    }

    async fn a_mail_that_the_program_had_in_hands_can_be_claimed_at_once(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Ada Putter").email("ada.putter@voorbeeld.test").role(Role::HrAdviser).make().await;
        // Takes the connection, and says nothing.
        let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
        let server = format!("smtp://{}", silent.local_addr().expect("an address"));
        let running = Running::start_with(&world, &[("UITZWAAI_MAIL_DIR", ""), ("UITZWAAI_SMTP_URL", &server)]);
        Visitor::new(&running, "Firefox/1", "10.0.0.1").ask(SIGN_IN_ADDRESS, Some("email=ada.putter%40voorbeeld.test"));
        let begun = Instant::now();
        while mail(&world).await.is_none_or(|mail| mail.state != MailState::Claimed) {
            assert!(begun.elapsed() < LIMIT, "it is not claimed");
        }
        running.ask_to_stop();
        assert!(tokio::task::block_in_place(|| running.ended()).success());
        let mail = mail(&world).await.expect("it stays");
        assert_eq!((mail.state.code(), mail.claimed_until, mail.attempts), ("waiting", None, 0));
        assert!(mail.due_at <= Utc::now(), "whoever starts next takes it at once");
    }
}
