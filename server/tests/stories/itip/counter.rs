//! "Propose new time", as Outlook sends it; and what Outlook answers for somebody who is away.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::itip::Answer;
use domain::time_line::ActorKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::course::EventKind;
use server::itip::{Answers, Handed};
use server::jobs::deliver;
use server::lists::day::{DayTalk, page};
use server::mail::MailKind;
use server::on_both_databases;
use server::settings::MailTo;
use server::store::TypedColumn;
use server::store::entity::{appointment, event, outbox};

use super::{HOST, Talk, VERA};
use crate::mail::post::{Folder, posting};

impl Talk<'_> {
    /// What Outlook sends where somebody proposes this time.
    pub fn counter(&self, who: &str, start: DateTime<Utc>) -> String {
        let local = |instant: DateTime<Utc>| instant.with_timezone(&Amsterdam).format("%Y%m%dT%H%M%S").to_string();
        let (uid, sequence, stands) = (&self.row.uid, *self.row.sequence, self.row.starts_at);
        let length = TimeDelta::hours(1);
        let stamp = self.scene.world.now().format("%Y%m%dT%H%M%SZ");
        let zone = "TZID=W. Europe Standard Time";
        let (from, until) = (local(start), local(start + length));
        let (original, original_end) = (local(stands), local(stands + length));
        format!(
            "From: Vera Trek <{who}>\r\nTo: Afscheid <afscheid@voorbeeld.test>\r\n\
             Subject: Nieuwe tijd voorgesteld: Afscheidsgesprek\r\nThread-Topic: Afscheidsgesprek\r\n\
             Message-ID: <AM0PR01MB1234@AM0PR01MB1234.eurprd01.prod.test>\r\nContent-Language: nl-NL\r\n\
             X-MS-Has-Attach:\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"_000_AM0\"\r\n\
             \r\n--_000_AM0\r\nContent-Type: text/plain; charset=\"us-ascii\"\r\n\r\nKan het later?\r\n\
             --_000_AM0\r\nContent-Type: text/calendar; charset=\"utf-8\"; method=COUNTER\r\n\r\n\
             BEGIN:VCALENDAR\r\nMETHOD:COUNTER\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n\
             BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n\
             TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\n\
             END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
             RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n\
             ATTENDEE;PARTSTAT=TENTATIVE;CN=Vera Trek:mailto:{who}\r\nCOMMENT;LANGUAGE=nl-NL:Kan het later?\\n\r\n\
             UID:{uid}\r\nSUMMARY;LANGUAGE=nl-NL:Nieuwe tijd voorgesteld: Afscheidsgesprek\r\n\
             DTSTART;{zone}:{from}\r\nDTEND;{zone}:{until}\r\nCLASS:PRIVATE\r\nPRIORITY:5\r\nDTSTAMP:{stamp}\r\n\
             TRANSP:OPAQUE\r\nSTATUS:CONFIRMED\r\nSEQUENCE:{sequence}\r\n\
             X-MICROSOFT-CDO-APPT-SEQUENCE:{sequence}\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\n\
             X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY\r\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE\r\n\
             X-MS-OLK-ORIGINALSTART;{zone}:{original}\r\nX-MS-OLK-ORIGINALEND;{zone}:{original_end}\r\n\
             X-MICROSOFT-DISALLOW-COUNTER:FALSE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--_000_AM0--\r\n"
        )
    }

    async fn row_now(&self) -> appointment::Model {
        let found = appointment::Entity::find_by_id(self.row.id).one(self.scene.world.store().read()).await;
        found.expect("the store").expect("it is there")
    }

    /// The talk on the host's day.
    async fn on_the_day(&self) -> DayTalk {
        let world = self.scene.world;
        let host = world.signed_in(self.scene.adviser).await;
        let starts_at = self.row_now().await.starts_at;
        let found = page(&world.program, &host, starts_at.with_timezone(&Amsterdam).date_naive()).await;
        found.expect("the store").today.remove(0)
    }

    async fn mails_in_all(&self) -> u64 {
        outbox::Entity::find().count(self.scene.world.store().read()).await.expect("the store")
    }
}

/// What a mail says, its lines as one.
fn words(mail: &[u8]) -> String {
    let mail = mail_parser::MessageParser::default().parse(mail).expect("a mail");
    let text = mail.body_text(0).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

on_both_databases! {
    async fn a_time_that_the_leaver_proposes_is_asked_of_the_host_and_moves_nothing(world: World) {
        let talk = Talk::planned(&world).await;
        talk.scene.post().await;
        let wanted = talk.row.starts_at + TimeDelta::hours(26);
        assert_eq!(talk.hand_in(talk.counter(VERA, wanted)).await, Handed::Kept(1));

        let seen = talk.seen().await;
        assert_eq!((seen.leaver, seen.leaver_proposes, seen.host), (Some(Answer::OtherTime), Some(wanted), None));
        let shown = talk.on_the_day().await;
        assert_eq!((shown.change_asked, shown.answers), (true, seen));
        let now = talk.row_now().await;
        assert_eq!(now, appointment::Model { change_asked_at: Some(world.now()), ..talk.row.clone() }, "nothing else");
        assert_eq!((talk.told(EventKind::TimeProposed).await, talk.told(EventKind::ChangeAsked).await), (1, 0));
        assert_eq!(talk.scene.loaded(&talk.vera).await.departure.stage.code(), "planned");

        let folder = Folder::new();
        deliver::deliver_all(&posting(&world, MailTo::Folder(folder.0.clone()))).await.expect("the store");
        let mut told: Vec<String> = folder.mails().iter().map(|(_, mail)| words(mail)).collect();
        told.retain(|text| text.contains("Vera Trek stelt in de agenda een ander moment"));
        let time = wanted.with_timezone(&Amsterdam).format("%H.%M").to_string();
        assert!(told.len() == 1 && told[0].contains(&format!("om {time}.")), "the host alone is told: {told:?}");

        assert_eq!(talk.hand_in(talk.counter(VERA, wanted)).await, Handed::Ignored, "the same one again");
        world.advance(TimeDelta::minutes(5));
        let later = wanted + TimeDelta::hours(1);
        assert_eq!(talk.hand_in(talk.counter(VERA, later)).await, Handed::Kept(1));
        assert_eq!(talk.seen().await.leaver_proposes, Some(later));
        assert_eq!(talk.scene.mails(talk.vera.id, MailKind::ChangeAsked).await.len(), 2, "one for each time");
    }

    async fn a_host_is_asked_three_times_and_no_line_says_that_the_leaver_was_seen(world: World) {
        let talk = Talk::planned(&world).await;
        let wanted = |hours: i64| talk.row.starts_at + TimeDelta::hours(25 + hours);
        for hours in 1..=3 {
            world.advance(TimeDelta::minutes(1));
            assert_eq!(talk.hand_in(talk.counter(VERA, wanted(hours))).await, Handed::Kept(1), "{hours}");
        }
        for hours in 4..=6 {
            world.advance(TimeDelta::minutes(1));
            assert_eq!(talk.hand_in(talk.counter(VERA, wanted(hours))).await, Handed::Ignored, "{hours}");
        }
        assert_eq!(talk.seen().await.leaver_proposes, Some(wanted(3)));
        world.advance(TimeDelta::minutes(1));
        talk.hand_in(talk.counter(VERA, wanted(1))).await;
        assert_eq!(talk.seen().await.leaver_proposes, Some(wanted(1)), "a time that the host knows of is shown");
        assert_eq!(talk.scene.mails(talk.vera.id, MailKind::ChangeAsked).await.len(), 3);
        let lines = event::Entity::find().filter(event::Column::DepartureId.is(talk.vera.id));
        let lines = lines.filter(event::Column::Kind.is(EventKind::TimeProposed));
        let lines = lines.all(world.store().read()).await.expect("the store");
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.actor == ActorKind::Program && line.way_in.is_none()));
    }

    async fn who_changes_their_mind_without_end_fills_no_log(world: World) {
        let talk = Talk::planned(&world).await;
        for turn in 0..20 {
            world.advance(TimeDelta::minutes(1));
            let answer = if turn % 2 == 0 { "DECLINED" } else { "ACCEPTED" };
            assert_eq!(talk.hand_in(talk.reply(VERA, answer)).await, Handed::Kept(1), "{turn}");
        }
        assert_eq!(talk.seen().await.leaver, Some(Answer::Accepted), "the last one counts");
        let lines = talk.told(EventKind::InvitationAccepted).await + talk.told(EventKind::InvitationDeclined).await;
        assert_eq!(lines, 12);
    }

    async fn once_it_is_moved_nothing_is_asked_any_more(world: World) {
        let talk = Talk::planned(&world).await;
        talk.hand_in(talk.counter(VERA, talk.row.starts_at + TimeDelta::hours(26))).await;
        let moments = talk.scene.moments(&talk.vera).await;
        let other = moments.iter().find(|slot| slot.start != talk.row.starts_at).expect("there is another time");
        talk.scene.booked(&talk.vera, other).await;
        let shown = talk.on_the_day().await;
        assert_eq!((shown.change_asked, shown.answers), (false, Answers::default()));
        let late = talk.counter(VERA, talk.row.starts_at + TimeDelta::hours(27));
        assert_eq!(talk.hand_in(late).await, Handed::Ignored, "it is about the time before");
    }

    async fn a_no_or_a_yes_afterwards_takes_the_time_away_but_not_that_it_was_asked(world: World) {
        let talk = Talk::planned(&world).await;
        talk.hand_in(talk.counter(VERA, talk.row.starts_at + TimeDelta::hours(26))).await;
        world.advance(TimeDelta::minutes(5));
        assert_eq!(talk.hand_in(talk.reply(VERA, "ACCEPTED")).await, Handed::Kept(1));
        let seen = talk.seen().await;
        assert_eq!((seen.leaver, seen.leaver_proposes), (Some(Answer::Accepted), None));
        assert!(talk.on_the_day().await.change_asked);
    }

    async fn what_the_host_proposes_is_shown_to_hr_and_told_to_nobody(world: World) {
        let talk = Talk::planned(&world).await;
        talk.scene.post().await;
        let before = talk.mails_in_all().await;
        let wanted = talk.row.starts_at + TimeDelta::hours(26);
        assert_eq!(talk.hand_in(talk.counter(HOST, wanted)).await, Handed::Kept(1));
        let seen = talk.seen().await;
        assert_eq!((seen.host, seen.host_proposes, seen.leaver), (Some(Answer::OtherTime), Some(wanted), None));
        assert!(!talk.on_the_day().await.change_asked, "the leaver asked for nothing");
        assert_eq!((talk.mails_in_all().await, talk.told(EventKind::TimeProposed).await), (before, 1));
    }

    async fn a_proposal_that_names_everybody_is_of_whom_its_mail_is_from(world: World) {
        let talk = Talk::planned(&world).await;
        let wanted = talk.row.starts_at + TimeDelta::hours(26);
        let everybody = format!("ATTENDEE;PARTSTAT=ACCEPTED:mailto:{HOST}\r\nATTENDEE;PARTSTAT=TENTATIVE");
        let proposal = talk.counter(VERA, wanted).replace("ATTENDEE;PARTSTAT=TENTATIVE", &everybody);
        assert_eq!(talk.hand_in(proposal).await, Handed::Kept(1));
        let seen = talk.seen().await;
        assert_eq!((seen.leaver, seen.leaver_proposes, seen.host), (Some(Answer::OtherTime), Some(wanted), None));
    }

    async fn a_time_that_cannot_be_planned_is_left_out_of_what_is_asked(world: World) {
        let talk = Talk::planned(&world).await;
        for start in [talk.row.starts_at, world.now() - TimeDelta::days(1), world.now() + TimeDelta::days(3_000)] {
            world.advance(TimeDelta::minutes(1));
            talk.hand_in(talk.counter(VERA, start)).await;
            let seen = talk.seen().await;
            assert_eq!((seen.leaver, seen.leaver_proposes), (Some(Answer::OtherTime), None), "{start}");
        }
        assert_eq!(talk.scene.mails(talk.vera.id, MailKind::ChangeAsked).await.len(), 1);
    }

    async fn a_forged_or_unknown_proposal_is_passed_over_alike(world: World) {
        let talk = Talk::planned(&world).await;
        let wanted = talk.row.starts_at + TimeDelta::hours(26);
        let proposal = talk.counter(VERA, wanted);
        let before = talk.mails_in_all().await;
        for (what, forged) in [
            ("somebody else", talk.counter("iemand@elders.test", wanted)),
            ("another appointment", proposal.replace(&talk.row.uid, "0@elders.test")),
            ("an older invitation", proposal.replace("\r\nSEQUENCE:", "\r\nSEQUENCE:-1")),
            (
                "of everybody, and from somebody else",
                proposal
                    .replace("COMMENT;", &format!("ATTENDEE:mailto:{HOST}\r\nCOMMENT;"))
                    .replace(&format!("From: Vera Trek <{VERA}>"), "From: Iemand <iemand@elders.test>"),
            ),
            ("answered by a program", format!("Auto-Submitted: auto-replied\r\n{proposal}")),
        ] {
            assert_eq!(talk.hand_in(forged).await, Handed::Ignored, "{what}");
        }
        assert_eq!((talk.seen().await, talk.mails_in_all().await), (Answers::default(), before));
        world.advance(talk.row.starts_at - world.now());
        let late = talk.counter(VERA, talk.row.starts_at + TimeDelta::hours(26));
        assert_eq!(talk.hand_in(late).await, Handed::Ignored, "it has begun");
    }

    async fn who_is_away_has_answered_nothing_and_is_not_answered(world: World) {
        let talk = Talk::planned(&world).await;
        talk.scene.post().await;
        let before = talk.mails_in_all().await;
        let away = |calendar: &str| format!(
            "From: Vera Trek <{VERA}>\r\nTo: Afscheid <afscheid@voorbeeld.test>\r\n\
             Subject: Automatisch antwoord: Je afspraak staat\r\nThread-Index: AQHaAQ==\r\n\
             In-Reply-To: <1@voorbeeld.test>\r\nReferences: <1@voorbeeld.test>\r\n\
             Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nX-MS-Exchange-Inbox-Rules-Loop: {VERA}\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"_000_AWAY\"\r\n\r\n--_000_AWAY\r\n\
             Content-Type: text/plain; charset=\"utf-8\"\r\n\r\nIk ben er tot maandag niet.\r\n--_000_AWAY\r\n\
             Content-Type: text/calendar; charset=\"utf-8\"; method=REPLY\r\n\r\n{calendar}--_000_AWAY--\r\n"
        );
        for answer in ["ACCEPTED", "DECLINED"] {
            assert_eq!(talk.hand_in(away(&talk.reply(VERA, answer))).await, Handed::Ignored, "{answer}");
        }
        assert_eq!((talk.seen().await, talk.mails_in_all().await), (Answers::default(), before));
    }
}
