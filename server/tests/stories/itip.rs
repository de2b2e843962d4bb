//! Answers of calendar programs, handed in by a mail server.

mod counter;
mod mailbox;

use chrono::{DateTime, TimeDelta, Utc};
use domain::itip::Answer;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::access::record_viewer;
use server::course::EventKind;
use server::departure::address::{Correcting, correct};
use server::departure::record;
use server::itip::{Answers, Handed, hand_in};
use server::lists::day::page;
use server::mail::MailKind;
use server::on_both_databases;
use server::store::TypedColumn;
use server::store::entity::{appointment, event};
use server::testing::World;

use crate::scene::{Leaver, Scene};

/// A leaver with a booked talk.
pub struct Talk<'w> {
    pub scene: Scene<'w>,
    pub vera: Leaver,
    pub row: appointment::Model,
}

impl<'w> Talk<'w> {
    pub async fn planned(world: &'w World) -> Self {
        let scene = Scene::set(world).await;
        let vera = scene.invited("Vera Trek").await;
        let id = scene.booked_first(&vera).await.appointment;
        let row = appointment::Entity::find_by_id(id).one(world.store().read()).await.expect("the store");
        Self { scene, vera, row: row.expect("it was booked") }
    }

    /// What a calendar program would answer, now.
    pub fn reply(&self, who: &str, answer: &str) -> String {
        reply(&self.row.uid, who, answer, i64::from(*self.row.sequence), self.scene.world.now())
    }

    pub async fn hand_in(&self, text: String) -> Handed {
        hand_in(&self.scene.world.program, text.into_bytes()).await.expect("the store")
    }

    /// What the host sees on the record.
    pub async fn seen(&self) -> Answers {
        let world = self.scene.world;
        let viewer = world.signed_in(self.scene.adviser).await;
        let proof = record_viewer(&world.program, &viewer, self.vera.id).await.expect("they host");
        let record = record::load(&world.program, &proof, domain::Language::Nl).await.expect("the store");
        record.talks[0].appointment.as_ref().expect("it stands").answers
    }

    pub async fn told(&self, kind: EventKind) -> u64 {
        event::Entity::find()
            .filter(event::Column::DepartureId.is(self.vera.id))
            .filter(event::Column::Kind.is(kind))
            .count(self.scene.world.store().read())
            .await
            .expect("the store")
    }
}

pub fn reply(uid: &str, who: &str, answer: &str, sequence: i64, at: DateTime<Utc>) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:{sequence}\r\n\
         DTSTAMP:{}\r\nATTENDEE;PARTSTAT={answer}:mailto:{who}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        at.format("%Y%m%dT%H%M%SZ")
    )
}

pub const VERA: &str = "Vera.Trek@thuis.test";
pub const HOST: &str = "ad.viseur@voorbeeld.test";

on_both_databases! {
    async fn an_answer_from_a_domain_with_accents_comes_back_as_it_went_out(world: World) {
        let talk = Talk::planned(&world).await;
        let coordinator = world.coordinator_of(talk.vera.id).await;
        let address = [("private_email".to_owned(), "vera@b\u{fc}cher.example".to_owned())];
        let corrected = correct(&world.program, &coordinator, &address).await;
        assert_eq!(corrected.expect("the store"), Correcting::Corrected);
        assert_eq!(talk.hand_in(talk.reply("vera@xn--bcher-kva.example", "DECLINED")).await, Handed::Kept(1));
        assert_eq!(talk.seen().await.leaver, Some(Answer::Declined));
    }

    async fn an_answer_shows_on_the_appointment_and_cancels_nothing(world: World) {
        let talk = Talk::planned(&world).await;
        assert_eq!(talk.seen().await, Answers::default());
        assert_eq!(talk.hand_in(talk.reply(VERA, "DECLINED")).await, Handed::Kept(1));
        assert_eq!(talk.hand_in(talk.reply(HOST, "ACCEPTED")).await, Handed::Kept(1));
        let answers = Answers { leaver: Some(Answer::Declined), host: Some(Answer::Accepted), ..Answers::default() };
        assert_eq!(talk.seen().await, answers);
        assert_eq!((talk.told(EventKind::InvitationDeclined).await, talk.told(EventKind::InvitationAccepted).await), (1, 1));
        assert!(talk.scene.mails(talk.vera.id, MailKind::CancelledLeaver).await.is_empty());
        assert_eq!(talk.scene.loaded(&talk.vera).await.departure.stage.code(), "planned");
    }

    async fn the_newest_answer_counts_and_the_same_twice_is_one(world: World) {
        let talk = Talk::planned(&world).await;
        let first = talk.reply(VERA, "TENTATIVE");
        assert_eq!(talk.hand_in(first.clone()).await, Handed::Kept(1));
        assert_eq!(talk.hand_in(first.clone()).await, Handed::Ignored, "the same one again");
        world.advance(TimeDelta::minutes(5));
        let second = talk.reply(VERA, "ACCEPTED");
        assert_eq!(talk.hand_in(second).await, Handed::Kept(1));
        assert_eq!(talk.hand_in(first).await, Handed::Ignored, "one that comes late");
        assert_eq!(talk.seen().await.leaver, Some(Answer::Accepted));
        world.advance(TimeDelta::minutes(5));
        assert_eq!(talk.hand_in(talk.reply(VERA, "ACCEPTED")).await, Handed::Kept(1));
        assert_eq!(talk.told(EventKind::InvitationAccepted).await, 1, "said once more is no news");
    }

    async fn a_clock_that_runs_ahead_does_not_shut_out_later_answers(world: World) {
        let talk = Talk::planned(&world).await;
        let ahead = reply(&talk.row.uid, VERA, "DECLINED", i64::from(*talk.row.sequence) + 9, world.now() + TimeDelta::days(300));
        assert_eq!(talk.hand_in(ahead).await, Handed::Kept(1));
        world.advance(TimeDelta::minutes(5));
        assert_eq!(talk.hand_in(talk.reply(VERA, "ACCEPTED")).await, Handed::Kept(1));
        assert_eq!(talk.seen().await.leaver, Some(Answer::Accepted));
    }

    async fn what_nobody_knows_is_passed_over_alike(world: World) {
        let talk = Talk::planned(&world).await;
        let now = world.now();
        for (what, text) in [
            ("another appointment", reply("0@elders.test", VERA, "DECLINED", 0, now)),
            ("somebody else", talk.reply("iemand@elders.test", "DECLINED")),
            ("an older invitation", reply(&talk.row.uid, VERA, "DECLINED", i64::from(*talk.row.sequence) - 1, now)),
            ("no answer", talk.reply(VERA, "NEEDS-ACTION")),
            ("an invitation", talk.reply(VERA, "DECLINED").replace("REPLY", "REQUEST")),
            ("nothing", String::new()),
            ("a mail without calendar", "Subject: Ja\r\n\r\nPrima!\r\n".to_owned()),
        ] {
            assert_eq!(talk.hand_in(text).await, Handed::Ignored, "{what}");
        }
        assert_eq!(talk.seen().await, Answers::default());
        server::talk::cancel(&world.program, &talk.scene.proof(talk.vera.id, true).await, talk.row.talk_id.into()).await.expect("the store");
        assert_eq!(talk.hand_in(talk.reply(VERA, "DECLINED")).await, Handed::Ignored, "it was called off");
    }

    async fn the_hosts_day_says_what_was_answered_to_the_time_that_stands(world: World) {
        let talk = Talk::planned(&world).await;
        let host = world.signed_in(talk.scene.adviser).await;
        let day = talk.row.starts_at.date_naive();
        let answers = async |on| page(&world.program, &host, on).await.expect("the store");
        assert_eq!(answers(day).await.today[0].answers, Answers::default());
        talk.hand_in(talk.reply(VERA, "DECLINED")).await;
        talk.hand_in(talk.reply(HOST, "ACCEPTED")).await;
        let told = Answers { leaver: Some(Answer::Declined), host: Some(Answer::Accepted), ..Answers::default() };
        assert_eq!(answers(day).await.today[0].answers, told);
        assert_eq!(answers(world.now().date_naive()).await.coming[0].answers, told, "also from days before");

        let offer = server::talk::offer(&world.program, &talk.vera.proof).await.expect("the store");
        let other = offer.talks[0].days.iter().flat_map(|day| &day.slots).find(|slot| slot.start != talk.row.starts_at);
        let other = other.expect("there is another time").key;
        server::talk::book(&world.program, &talk.vera.proof, talk.row.talk_id.into(), &other).await.expect("the store");
        let moved = answers(other.start.date_naive()).await;
        assert_eq!(moved.today[0].answers, Answers::default(), "nobody answered to the new time");
    }

    async fn a_mail_is_taken_whole(world: World) {
        let talk = Talk::planned(&world).await;
        let mail = format!(
            "From: {VERA}\r\nSubject: Geweigerd: Afscheidsgesprek\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\r\n--b\r\n\
             Content-Type: text/calendar; charset=utf-8; method=REPLY\r\n\r\n{}--b--\r\n",
            talk.reply(VERA, "DECLINED")
        );
        assert_eq!(talk.hand_in(mail).await, Handed::Kept(1));
        assert_eq!(talk.seen().await.leaver, Some(Answer::Declined));
    }
}
