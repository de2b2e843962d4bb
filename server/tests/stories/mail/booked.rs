//! What both people get in the mail when a talk is booked, moved and cancelled.

use chrono::TimeDelta;
use domain::account::Role;
use domain::person::EmailAddress;
use domain::talk::HostKind;
use mail_parser::{MessageParser, MimeHeaders, PartType};
use server::access;
use server::departure::cancel as cancel_departure;
use server::jobs::deliver;
use server::mail::MailKind;
use server::program::Program;
use server::secret::Secrets;
use server::settings::{MailTo, Settings};
use server::steps::{self, AtOnce};
use server::talk::cancel;
use server::testing::World;

use super::post::{Folder, empty, posting};
use crate::scene::Scene;

/// The calendar file of a mail: the `method` of its part, and the file itself.
struct Received {
    to: String,
    method: String,
    file: String,
}

fn received(bytes: &[u8]) -> Received {
    let message = MessageParser::default().parse(bytes).expect("a message");
    let kinds: Vec<String> = message
        .parts
        .iter()
        .map(|part| {
            let kind = part.content_type().expect("a type");
            format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default())
        })
        .collect();
    let expected =
        ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "text/calendar"];
    assert_eq!(kinds, expected);
    let text = |index: usize| match &message.parts[index].body {
        PartType::Text(text) => text.replace("\r\n", "\n").replace('\n', "\r\n"),
        other => panic!("{other:?}"),
    };
    assert_eq!(text(4), text(5), "the attachment is the same file");
    assert_eq!(message.parts[5].attachment_name(), Some("afspraak.ics"));
    let method = |index: usize| {
        let kind = message.parts[index].content_type().expect("a type");
        kind.attribute("method").expect("a method").to_owned()
    };
    assert_eq!(method(4), method(5));
    let to = message.to().and_then(|to| to.first()?.address()).expect("a receiver");
    Received { to: to.to_owned(), method: method(4), file: text(4) }
}

fn line<'a>(file: &'a str, name: &str) -> &'a str {
    file.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} is there"))
}

async fn sent(world: &World) -> Vec<Received> {
    let folder = Folder::new();
    let program = posting(world, MailTo::Folder(folder.0.clone()));
    deliver::deliver_all(&program).await.expect("the store");
    let mut received: Vec<Received> = folder.mails().iter().map(|(_, bytes)| received(bytes)).collect();
    received.sort_by(|one, other| one.to.cmp(&other.to));
    received
}

server::on_both_databases! {
    async fn a_host_with_the_senders_address_gets_a_copy_to_enter(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slots = scene.moments(&vera).await;
        empty(&world).await;
        scene.booked(&vera, &slots[0]).await;
        let host = EmailAddress::parse("ad.viseur@voorbeeld.test").expect("an address");
        let shares = server::account::who_shares(world.store().read(), &host).await.expect("the store");
        assert_eq!(shares.as_deref(), Some("Ad Viseur"));
        let folder = Folder::new();
        let mail_to = MailTo::Folder(folder.0.clone());
        let settings = Settings { mail_from: host.to_string(), mail_to, ..world.program.settings().clone() };
        let secrets = Secrets::from_bytes(vec![7; 48]).expect("long enough");
        let program = Program::new(world.store().clone(), world.clock.clone(), secrets, settings, AtOnce);
        deliver::deliver_all(&program).await.expect("the store");
        let mut mails: Vec<Received> = folder.mails().iter().map(|(_, bytes)| received(bytes)).collect();
        mails.sort_by(|one, other| one.to.cmp(&other.to));
        let [to_host, to_leaver] = mails.as_slice() else { panic!("two mails") };
        assert_eq!((to_host.to.as_str(), to_host.method.as_str()), (host.as_str(), "PUBLISH"));
        assert_eq!(line(&to_host.file, "METHOD"), "METHOD:PUBLISH");
        assert!(!to_host.file.contains("ATTENDEE"), "nobody is asked (RFC 5546, 3.2.1)");
        assert_eq!(to_leaver.method, "REQUEST");
        assert!(to_leaver.file.contains("ATTENDEE"));
    }

    async fn booking_moving_and_cancelling_reach_both_calendars(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slots = scene.moments(&vera).await;
        empty(&world).await;

        scene.booked(&vera, &slots[0]).await;
        let first = sent(&world).await;
        let receivers: Vec<&str> = first.iter().map(|received| received.to.as_str()).collect();
        assert_eq!(receivers, ["ad.viseur@voorbeeld.test", "vera.trek@thuis.test"]);
        for received in &first {
            assert_eq!(received.method, "REQUEST");
            assert_eq!(line(&received.file, "METHOD"), "METHOD:REQUEST");
            assert_eq!(line(&received.file, "SEQUENCE"), "SEQUENCE:0");
        }
        assert_eq!(line(&first[0].file, "UID"), line(&first[1].file, "UID"));

        scene.booked(&vera, &slots[1]).await;
        let moved = sent(&world).await;
        assert_eq!(moved.len(), 2);
        for received in &moved {
            assert_eq!(line(&received.file, "SEQUENCE"), "SEQUENCE:1");
            assert_eq!(line(&received.file, "UID"), line(&first[0].file, "UID"));
            assert_ne!(line(&received.file, "DTSTART;TZID"), line(&first[0].file, "DTSTART;TZID"));
        }

        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        cancel(&world.program, &scene.proof(vera.id, true).await, talk).await.expect("the store");
        let cancelled = sent(&world).await;
        assert_eq!(cancelled.len(), 2);
        for received in &cancelled {
            assert_eq!(received.method, "CANCEL");
            assert_eq!(line(&received.file, "METHOD"), "METHOD:CANCEL");
            assert_eq!(line(&received.file, "SEQUENCE"), "SEQUENCE:2");
            assert_eq!(line(&received.file, "UID"), line(&first[0].file, "UID"));
        }
    }

    async fn no_mail_to_anybody_else_says_where_the_leaver_can_be_reached_in_private(world: World) {
        let scene = Scene::set(&world).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        let vera = scene.invited("Vera Trek").await;
        let slots = scene.moments(&vera).await;
        scene.booked(&vera, &slots[0]).await;
        deliver::deliver_all(&program).await.expect("the store");
        scene.booked(&vera, &slots[1]).await;
        deliver::deliver_all(&program).await.expect("the store");
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        cancel(&world.program, &scene.proof(vera.id, true).await, talk).await.expect("the store");
        for _ in 0..30 {
            world.advance(TimeDelta::days(1));
            steps::advance_due(&program).await.expect("the store");
            deliver::deliver_all(&program).await.expect("the store");
        }
        let mut to_others = 0;
        for (_, bytes) in folder.mails() {
            let message = MessageParser::default().parse(bytes.as_slice()).expect("a message");
            let to = message.to().and_then(|to| to.first()?.address()).expect("a receiver");
            if to == "vera.trek@thuis.test" {
                continue;
            }
            to_others += 1;
            for part in &message.parts {
                // A calendar file breaks long lines (RFC 5545, 3.1).
                let words = String::from_utf8_lossy(part.contents()).replace("\r\n ", "");
                assert!(!words.contains("vera.trek@"), "to {to}: {words}");
            }
            assert!(!String::from_utf8_lossy(&bytes).contains("vera.trek@"), "to {to}, in a header");
        }
        assert!(to_others >= 3, "{to_others} mails to the host");
    }

    async fn a_booking_that_was_moved_before_its_mail_left_is_told_once(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slots = scene.moments(&vera).await;
        empty(&world).await;
        scene.booked(&vera, &slots[0]).await;
        scene.booked(&vera, &slots[1]).await;
        let told = sent(&world).await;
        assert_eq!(told.len(), 2);
        assert!(told.iter().all(|received| line(&received.file, "SEQUENCE") == "SEQUENCE:1"));
        assert_eq!(scene.mails(vera.id, MailKind::MovedLeaver).await.len(), 1);
    }

    async fn a_person_who_stays_gets_the_appointment_out_of_their_calendar(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slots = scene.moments(&vera).await;
        scene.booked(&vera, &slots[0]).await;
        sent_whatever(&world).await;
        let account = world.account("Co Ordinator").role(Role::HrCoordinator).make().await;
        let viewer = world.signed_in(account).await;
        let record = access::record_viewer(&world.program, &viewer, vera.id).await.expect("may open it");
        let coordinator = record.coordinator().expect("coordinates the whole board");
        cancel_departure::cancel(&world.program, &coordinator).await.expect("the store");
        let told = sent(&world).await;
        assert_eq!(told.len(), 2, "host and leaver");
        assert!(told.iter().all(|received| received.method == "CANCEL"));
    }
}

/// Sends what waits, without looking.
async fn sent_whatever(world: &World) {
    let folder = Folder::new();
    let program = posting(world, MailTo::Folder(folder.0.clone()));
    deliver::deliver_all(&program).await.expect("the store");
}
