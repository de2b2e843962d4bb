//! Reports on mails that a mail server took and could not hand on, as Postfix, Exchange and Gmail write them.

use chrono::TimeDelta;
use domain::ids::MailId;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use server::course::EventKind;
use server::departure::address::{Correcting, correct};
use server::itip::{Handed, hand_in};
use server::jobs::deliver;
use server::lists::unsent::unsent;
use server::mail::MailKind;
use server::settings::MailTo;
use server::store::TypedColumn;
use server::store::entity::{event, outbox};
use server::testing::World;

use super::post::{Folder, empty, find, is_dead, of, posting, put, to_leaver};
use crate::scene::{Leaver, Scene};

/// A mail that was sent, as the receiver's server got it.
struct Sent {
    id: MailId,
    text: String,
}

impl Sent {
    async fn to(world: &World, leaver: &Leaver) -> Self {
        let folder = Folder::new();
        let id = put(world, to_leaver(world, leaver, MailKind::Questionnaire, json!({}))).await;
        deliver::deliver_all(&posting(world, MailTo::Folder(folder.0.clone()))).await.expect("the store");
        let left = folder.mails().into_iter().find(|(name, _)| name.contains(&id.to_string()));
        let (_, bytes) = left.expect("it left");
        Self { id, text: String::from_utf8(bytes).expect("UTF-8") }
    }

    fn headers(&self) -> &str {
        self.text.split_once("\r\n\r\n").map_or(self.text.as_str(), |(headers, _)| headers)
    }

    fn postfix(&self) -> String {
        let fields = "Reporting-MTA: dns; mail.voorbeeld.test\r\nX-Postfix-Queue-ID: 4Zx1Yk2Qz9z1\r\n\
            X-Postfix-Sender: rfc822; afscheid@voorbeeld.test\r\n\
            Arrival-Date: Mon,  2 Mar 2026 10:15:00 +0100 (CET)\r\n\r\n\
            Final-Recipient: rfc822; anna@thuis.test\r\nOriginal-Recipient: rfc822;anna@thuis.test\r\n\
            Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; mx.thuis.test\r\n\
            Diagnostic-Code: smtp; 550 5.1.1 <anna@thuis.test>: Recipient address rejected:\r\n    User unknown\r\n";
        format!(
            "Return-Path: <>\r\nDate: Mon,  2 Mar 2026 10:15:02 +0100 (CET)\r\n\
             From: MAILER-DAEMON@mail.voorbeeld.test (Mail Delivery System)\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nTo: afscheid@voorbeeld.test\r\n\
             Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n\
             \tboundary=\"4Zx1Yk2Qz9z1.1772442902/mail.voorbeeld.test\"\r\nContent-Transfer-Encoding: 8bit\r\n\
             Message-Id: <20260302091502.4Zx1Yk3@mail.voorbeeld.test>\r\n\r\n\
             This is a MIME-encapsulated message.\r\n\r\n--4Zx1Yk2Qz9z1.1772442902/mail.voorbeeld.test\r\n\
             Content-Description: Notification\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n\
             I'm sorry to have to inform you that your message could not be delivered.\r\n\r\n\
             --4Zx1Yk2Qz9z1.1772442902/mail.voorbeeld.test\r\nContent-Description: Delivery report\r\n\
             Content-Type: message/delivery-status\r\n\r\n{fields}\r\n\
             --4Zx1Yk2Qz9z1.1772442902/mail.voorbeeld.test\r\nContent-Description: Undelivered Message\r\n\
             Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n\
             --4Zx1Yk2Qz9z1.1772442902/mail.voorbeeld.test--\r\n",
            self.text
        )
    }

    fn exchange(&self) -> String {
        format!(
            "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@thuis.test>\r\n\
             To: <afscheid@voorbeeld.test>\r\nDate: Mon, 2 Mar 2026 09:15:03 +0000\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"a1b2c3d4-0001\"\r\n\
             X-MS-Exchange-Message-Is-Ndr:\r\nContent-Language: nl-NL\r\n\
             Message-ID: <8f1c@AM0PR01MB1234.eurprd01.prod.test>\r\nSubject: Onbestelbaar: Je vragenlijst\r\n\
             Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\r\n--a1b2c3d4-0001\r\n\
             Content-Type: multipart/alternative; differences=Content-Type;\r\n\tboundary=\"a1b2c3d4-0002\"\r\n\r\n\
             --a1b2c3d4-0002\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\n\
             Uw bericht aan anna@thuis.test kan niet worden bezorgd.\r\n\r\n--a1b2c3d4-0002--\r\n\r\n\
             --a1b2c3d4-0001\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns;AM0PR01MB1234.eurprd01.prod.test\r\nReceived-From-MTA: dns;mail.voorbeeld.test\r\n\
             Arrival-Date: Mon, 2 Mar 2026 09:15:00 +0000\r\n\r\nFinal-Recipient: rfc822;anna@thuis.test\r\n\
             Action: failed\r\nStatus: 5.1.10\r\n\
             Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP\r\n \
             address lookup\r\n\r\n--a1b2c3d4-0001\r\nContent-Type: text/rfc822-headers\r\n\r\n{}\r\n\r\n\
             --a1b2c3d4-0001--\r\n",
            self.headers()
        )
    }

    fn gmail(&self) -> String {
        format!(
            "MIME-Version: 1.0\r\nFrom: Mail Delivery Subsystem <mailer-daemon@googlemail.test>\r\n\
             To: afscheid@voorbeeld.test\r\nAuto-Submitted: auto-replied\r\n\
             Subject: Delivery Status Notification (Failure)\r\nX-Failed-Recipients: anna@thuis.test\r\n\
             Content-Type: multipart/report; boundary=\"000000000000c1a2\"; report-type=delivery-status\r\n\
             Date: Mon, 02 Mar 2026 01:15:03 -0800 (PST)\r\n\r\n--000000000000c1a2\r\n\
             Content-Type: multipart/related; boundary=\"000000000000c1a3\"\r\n\r\n--000000000000c1a3\r\n\
             Content-Type: multipart/alternative; boundary=\"000000000000c1a4\"\r\n\r\n--000000000000c1a4\r\n\
             Content-Type: text/plain; charset=\"UTF-8\"\r\n\r\n** Address not found **\r\n\r\n\
             --000000000000c1a4--\r\n--000000000000c1a3--\r\n--000000000000c1a2\r\n\
             Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; googlemail.test\r\n\
             Received-From-MTA: dns; afscheid@voorbeeld.test\r\nArrival-Date: Mon, 02 Mar 2026 01:15:00 -0800 (PST)\r\n\
             \r\nFinal-Recipient: rfc822; anna@thuis.test\r\nAction: failed\r\nStatus: 5.1.1\r\n\
             Remote-MTA: dns; mx.thuis.test. (192.0.2.1, the server for the domain thuis.test.)\r\n\
             Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\r\n \
             550-5.1.1 double-checking the recipient's email address for typos or\r\n \
             550 5.1.1 unnecessary spaces.\r\nLast-Attempt-Date: Mon, 02 Mar 2026 01:15:02 -0800 (PST)\r\n\r\n\
             --000000000000c1a2\r\nContent-Type: message/rfc822\r\n\r\n{}\r\n--000000000000c1a2--\r\n",
            self.text
        )
    }
}

/// The report alone, which names the mail by the id of its envelope.
fn without_the_mail(report: &str, id: &str) -> String {
    report
        .replace("Content-Type: message/rfc822", "Content-Type: text/plain")
        .replace("Reporting-MTA:", &format!("Original-Envelope-Id: {id}\r\nReporting-MTA:"))
}

async fn take(world: &World, mail: String) -> Handed {
    hand_in(&world.program, mail.into_bytes()).await.expect("the store")
}

async fn told(world: &World, leaver: &Leaver) -> u64 {
    event::Entity::find()
        .filter(event::Column::DepartureId.is(leaver.id))
        .filter(event::Column::Kind.is(EventKind::MailRefused))
        .count(world.store().read())
        .await
        .expect("the store")
}

async fn mails(world: &World) -> u64 {
    outbox::Entity::find().count(world.store().read()).await.expect("the store")
}

async fn state(world: &World, mail: MailId) -> &'static str {
    find(world, mail).await.state.code()
}

async fn leaver(scene: &Scene<'_>, name: &str) -> Leaver {
    let leaver = scene.leaver_with(name, &[]).await;
    empty(scene.world).await;
    leaver
}

/// Writes a report about a mail.
type Written = fn(&Sent) -> String;

server::on_both_databases! {
    async fn a_mail_that_comes_back_later_is_as_one_that_was_refused_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let reports: [(&str, Written, &str); 3] = [
            ("Anna Boer", Sent::postfix, "550 5.1.1 <anna@thuis.test>: Recipient address rejected: User unknown"),
            ("Bo Visser", Sent::exchange, "RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"),
            ("Cas Dijk", Sent::gmail, "The email account that you tried to reach does not exist."),
        ];
        for (name, report, said) in reports {
            let leaver = leaver(&scene, name).await;
            let sent = Sent::to(&world, &leaver).await;
            assert_eq!((state(&world, sent.id).await, is_dead(&world, &leaver).await), ("sent", false), "{name}");
            let before = mails(&world).await;
            assert_eq!(take(&world, report(&sent)).await, Handed::CameBack, "{name}");
            let row = find(&world, sent.id).await;
            assert_eq!((row.state.code(), row.sent_at), ("failed", None), "{name}");
            assert!(is_dead(&world, &leaver).await, "{name}");
            let departure = of(&world, &leaver).await;
            assert_eq!((departure.bounced_at, departure.owner.code()), (Some(world.now()), "hr"), "{name}");
            let shown = world.opened_some(departure.bounce_reason.as_ref(), departure.id).expect("a reason");
            assert!(shown.contains(said), "{shown}");
            assert_eq!(told(&world, &leaver).await, 1, "{name}");
            assert_eq!(take(&world, report(&sent)).await, Handed::Ignored, "the same one again");
            assert_eq!((told(&world, &leaver).await, mails(&world).await), (1, before), "nobody is answered");
        }
    }

    async fn nobody_declares_an_address_dead_who_does_not_know_the_mail(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, "Anna Boer").await;
        let sent = Sent::to(&world, &leaver).await;
        let id = find(&world, sent.id).await.message_id;
        let report = sent.postfix();
        let (key, host) = id.split_once('@').expect("with a host");
        let other = uuid::Uuid::now_v7().to_string();
        let address = "anna.boer@thuis.test";
        assert!(report.contains(&id) && report.contains(address), "{report}");
        for (what, forged) in [
            ("another mail", report.replace(key, &other)),
            ("of another host", report.replace(&id, &format!("{key}@elders.test"))),
            ("without a host", report.replace(&format!("@{host}>"), ">")),
            ("no mail at all", report.replace("Content-Type: message/rfc822", "Content-Type: text/plain")),
            ("written to somebody else", report.replace(address, "iemand@elders.test")),
            ("of another receiver", without_the_mail(&report, &id)),
            ("of no receiver", without_the_mail(&report, &id).replace("Recipient:", "Of:")),
            ("no report", report.replace("message/delivery-status", "text/plain")),
        ] {
            assert_eq!(take(&world, forged).await, Handed::Ignored, "{what}");
            assert_eq!((state(&world, sent.id).await, is_dead(&world, &leaver).await), ("sent", false), "{what}");
        }
        assert_eq!(told(&world, &leaver).await, 0);
    }

    async fn what_is_known_by_the_id_of_its_envelope_is_believed_of_its_receiver(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, "Anna Boer").await;
        let sent = Sent::to(&world, &leaver).await;
        let id = find(&world, sent.id).await.message_id;
        let report = without_the_mail(&sent.postfix(), &id);
        let named = report.replace("Recipient: rfc822;anna@thuis.test", "Recipient: rfc822;Anna.Boer@thuis.test");
        assert_eq!(take(&world, named).await, Handed::CameBack);
        assert!(is_dead(&world, &leaver).await);
    }

    async fn a_report_is_believed_for_a_week(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, "Anna Boer").await;
        let sent = Sent::to(&world, &leaver).await;
        world.advance(TimeDelta::days(7) + TimeDelta::seconds(1));
        assert_eq!(take(&world, sent.postfix()).await, Handed::Ignored);
        assert_eq!((state(&world, sent.id).await, is_dead(&world, &leaver).await), ("sent", false));
        let sent = Sent::to(&world, &leaver).await;
        world.advance(TimeDelta::days(6));
        assert_eq!(take(&world, sent.postfix()).await, Handed::CameBack);
        assert!(is_dead(&world, &leaver).await);
    }

    async fn who_has_done_something_since_is_reached(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, "Anna Boer").await;
        let sent = Sent::to(&world, &leaver).await;
        world.advance(TimeDelta::hours(1));
        scene.hand_in(&leaver).await;
        assert_eq!(take(&world, sent.postfix()).await, Handed::CameBack);
        assert_eq!((state(&world, sent.id).await, is_dead(&world, &leaver).await), ("failed", false));
        assert_eq!(told(&world, &leaver).await, 1, "HR sees it all the same");
    }

    async fn a_mail_that_waits_changes_nothing_and_one_that_waited_long_enough_kills_no_address(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, "Anna Boer").await;
        let sent = Sent::to(&world, &leaver).await;
        let waits = sent.postfix().replace("Action: failed", "Action: delayed").replace("5.1.1", "4.4.1");
        assert_eq!(take(&world, waits).await, Handed::Ignored);
        assert_eq!(state(&world, sent.id).await, "sent");
        let long_enough = sent.postfix().replace("550 5.1.1", "451 4.4.1").replace("Status: 5.1.1", "Status: 4.4.1");
        assert_eq!(take(&world, long_enough).await, Handed::CameBack);
        assert_eq!((state(&world, sent.id).await, is_dead(&world, &leaver).await), ("failed", false));
        let ours = Sent::to(&world, &leaver).await;
        let blocked = ours.postfix().replace("5.1.1", "5.7.1").replace("User unknown", "Message blocked as spam");
        assert_eq!(take(&world, blocked).await, Handed::CameBack);
        assert!(!is_dead(&world, &leaver).await, "what is the sender's fault kills no address either");
        assert_eq!(told(&world, &leaver).await, 2);
        let keeper = world.signed_in(world.administrator().account()).await.mail_keeper().expect("they see to mails");
        let seen = unsent(&world.program, &keeper).await.expect("the store").mails;
        let given_up: Vec<MailId> = seen.iter().filter(|mail| mail.given_up).map(|mail| mail.id).collect();
        assert_eq!(given_up, [sent.id, ours.id], "both can be sent again");
    }

    async fn an_address_that_was_corrected_meanwhile_lives(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, "Anna Boer").await;
        let sent = Sent::to(&world, &leaver).await;
        let coordinator = world.coordinator_of(leaver.id).await;
        let address = [("private_email".to_owned(), "anna@elders.test".to_owned())];
        let corrected = correct(&world.program, &coordinator, &address).await;
        assert_eq!(corrected.expect("the store"), Correcting::Corrected);
        assert_eq!(take(&world, sent.postfix()).await, Handed::CameBack);
        assert_eq!((state(&world, sent.id).await, is_dead(&world, &leaver).await), ("failed", false));
    }
}
