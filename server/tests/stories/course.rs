//! The course, from registration to closing, by letting time pass.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::ids::DepartureId;
use domain::talk::{HostKind, Way};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::mail::MailKind;
use server::store::entity::outbox;
use server::store::{Typed, TypedColumn};
use server::talk::{Booking, book, offer};
use server::testing::World;

use crate::departure::{bounce, coordinator, proof, stored};
use crate::scene::{Leaver, Scene, day};

/// Lets days pass one by one, the mail server taking everything; at nine in the morning, local.
async fn days_pass(world: &World, scene: &Scene<'_>, days: i64) {
    for _ in 0..days {
        world.advance(TimeDelta::days(1));
        scene.post().await;
        scene.post().await;
    }
}

/// Kinds and local days of everything that was sent to the leaver, oldest first.
async fn sent(world: &World, id: DepartureId) -> Vec<(String, NaiveDate)> {
    let mails = outbox::Entity::find()
        .filter(outbox::Column::DepartureId.is(id))
        .filter(outbox::Column::SentAt.is_not_null())
        .filter(outbox::Column::AccountId.is_null())
        .order_by_asc(outbox::Column::SentAt)
        .all(world.store().read())
        .await
        .expect("the store");
    mails
        .into_iter()
        .map(|mail| (mail.kind.code().to_owned(), mail.sent_at.map_or(DateTime::<Utc>::MIN_UTC, |at| at).date_naive()))
        .collect()
}

fn kinds(sent: &[(String, NaiveDate)]) -> Vec<&str> {
    sent.iter().map(|(kind, _)| kind.as_str()).collect()
}

server::on_both_databases! {
    async fn a_leaver_who_never_answers_is_reminded_invited_and_then_others_are_told(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        // Tuesday 3 March; last day Friday 26 June: far away.
        let leaver = scene.leaver_with("Anna Bakker", &[("last_day_worked", "2026-06-26"), ("end_of_employment", "2026-06-30")]).await;
        scene.post().await;
        days_pass(&world, &scene, 24).await;
        let sent = sent(&world, leaver.id).await;
        let wanted = [
            ("questionnaire", day(3, 3)),
            ("questionnaire_reminder_1", day(3, 6)),
            ("questionnaire_reminder_2", day(3, 10)),
            ("invitation", day(3, 13)),
            ("invitation_reminder_1", day(3, 16)),
            ("invitation_reminder_2", day(3, 20)),
        ];
        let seen: Vec<(&str, NaiveDate)> = sent.iter().map(|(kind, day)| (kind.as_str(), *day)).collect();
        assert_eq!(seen, wanted);
        assert_eq!(scene.mails(leaver.id, MailKind::UnansweredHost).await.len(), 1);
        let told = scene.mails(leaver.id, MailKind::UnansweredHr).await;
        assert_eq!(told.iter().map(|mail| mail.account_id.map(Typed::get)).collect::<Vec<_>>(), [Some(by)]);
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.owner.code()), ("unanswered", "hr"));
        // Nobody is asked again; after six weeks of school days beyond the last day it closes.
        days_pass(&world, &scene, 140).await;
        assert_eq!(self::sent(&world, leaver.id).await.len(), wanted.len());
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "closed");
    }

    async fn the_whole_way_from_registration_to_a_closed_record(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        scene.post().await;
        world.advance(TimeDelta::days(1));
        scene.hand_in(&leaver).await;
        scene.post().await;
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "to_plan");
        assert_eq!(scene.mails(leaver.id, MailKind::Invitation).await.len(), 1, "on submission, at once");
        scene.booked_first(&leaver).await;
        let starts_at = scene.loaded(&leaver).await.appointments[0].starts_at;
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "planned");
        while world.now() < starts_at {
            days_pass(&world, &scene, 1).await;
        }
        world.clock.set(starts_at + TimeDelta::hours(2));
        scene.post().await;
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.owner_account), ("to_record", Some(scene.adviser.into())));
        let host = scene.as_adviser(scene.adviser, &leaver).await;
        server::talk::held(&world.program, &host, starts_at.date_naive(), Way::InPerson).await.expect("the store");
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "report_due");
        let page = server::report::open(&world.program, &host).await.expect("the store");
        let fields = [("story".to_owned(), "Het verhaal.".to_owned()), ("told".to_owned(), "B1".to_owned())];
        let done = server::report::finalise(&world.program, &host, &fields, page.revision).await.expect("the store");
        assert!(matches!(done, server::report::Finalising::Final { .. }), "{done:?}");
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.is_open, row.next_at), ("closed", false, None));
        let sent = sent(&world, leaver.id).await;
        assert!(!kinds(&sent).contains(&"questionnaire_reminder_1"), "{sent:?}");
    }

    async fn a_talk_is_recalled_one_working_day_before(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let offer = server::talk::offer(&world.program, &leaver.proof).await.expect("the store");
        // Monday 16 March: the working day before is Friday the 13th.
        let monday = offer.talks[0].days.iter().find(|offered| offered.date == day(3, 16)).expect("Monday is offered");
        let slot = monday.slots[0].key;
        server::talk::book(&world.program, &leaver.proof, offer.talks[0].talk, &slot).await.expect("the store");
        days_pass(&world, &scene, 9).await;
        assert_eq!(scene.mails(leaver.id, MailKind::AppointmentReminderLeaver).await.len(), 0);
        days_pass(&world, &scene, 4).await;
        let recalled = scene.mails(leaver.id, MailKind::AppointmentReminderLeaver).await;
        assert_eq!(recalled.len(), 1);
        assert_eq!(recalled[0].sent_at.expect("sent").date_naive(), day(3, 13));
        assert_eq!(scene.mails(leaver.id, MailKind::AppointmentReminderHost).await.len(), 1);
    }

    async fn with_fewer_than_fifteen_working_days_everything_comes_in_one_mail(world: World) {
        let scene = Scene::set(&world).await;
        let short = [("last_day_worked", "2026-03-20"), ("end_of_employment", "2026-03-31")];
        let leaver = scene.leaver_with("Anna Bakker", &short).await;
        scene.post().await;
        assert_eq!(kinds(&sent(&world, leaver.id).await), ["combined"]);
        assert!(scene.talk_row(&leaver, HostKind::HrAdviser).await.host_id.is_some());
        days_pass(&world, &scene, 8).await;
        let sent = sent(&world, leaver.id).await;
        assert_eq!(kinds(&sent), ["combined", "combined_reminder_1", "combined_reminder_2"]);
    }

    async fn somebody_already_gone_is_welcome(world: World) {
        let scene = Scene::set(&world).await;
        let gone = [("last_day_worked", "2026-02-13"), ("end_of_employment", "2026-02-28")];
        let leaver = scene.leaver_with("Anna Bakker", &gone).await;
        scene.post().await;
        assert_eq!(kinds(&sent(&world, leaver.id).await), ["combined"]);
        let row = stored(&world, leaver.id).await;
        assert!(row.talk_by.expect("a day") > day(3, 31), "the window counts from registration");
        let offer = server::talk::offer(&world.program, &leaver.proof).await.expect("the store");
        assert!(offer.talks[0].remote_only);
    }

    async fn a_settlement_waits_until_the_time_to_reconsider_has_passed(world: World) {
        let scene = Scene::set(&world).await;
        let settled = [
            ("departure_type", "settlement"),
            ("concluded_on", "2026-03-02"),
            ("reconsider_stated", "yes"),
            ("last_day_worked", "2026-05-29"),
            ("end_of_employment", "2026-05-31"),
        ];
        let leaver = scene.leaver_with("Anna Bakker", &settled).await;
        let unstated: Vec<(&str, &str)> = settled
            .iter()
            .map(|(name, value)| if *name == "reconsider_stated" { (*name, "no") } else { (*name, *value) })
            .collect();
        let other = scene.leaver_with("Bob Visser", &unstated).await;
        days_pass(&world, &scene, 13).await;
        assert_eq!(kinds(&sent(&world, leaver.id).await), Vec::<&str>::new(), "16 March is day fourteen");
        days_pass(&world, &scene, 1).await;
        assert_eq!(kinds(&sent(&world, leaver.id).await), ["invitation"], "no questionnaire unless HR switches it on");
        days_pass(&world, &scene, 6).await;
        assert!(sent(&world, other.id).await.is_empty());
        days_pass(&world, &scene, 1).await;
        assert_eq!(kinds(&sent(&world, other.id).await), ["invitation"]);
    }

    async fn an_address_that_fails_stops_the_course_and_is_hrs(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        bounce(&world, leaver.id).await;
        days_pass(&world, &scene, 12).await;
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.owner.code()), ("address_fails", "hr"));
        assert!(sent(&world, leaver.id).await.is_empty());
    }

    async fn several_instances_take_each_step_once(world: World) {
        let scene = Scene::set(&world).await;
        let mut leavers = Vec::new();
        for number in 0..6 {
            leavers.push(scene.leaver(&format!("Leaver Nummer{number}")).await);
        }
        scene.post().await;
        world.advance(TimeDelta::days(10));
        let runs = (0..4).map(|_| {
            let program = world.program.clone();
            tokio::spawn(async move { server::steps::advance_due(&program).await.expect("the course") })
        });
        for run in runs.collect::<Vec<_>>() {
            run.await.expect("no panic");
        }
        for leaver in &leavers {
            let mails = scene.mails(leaver.id, MailKind::QuestionnaireReminder1).await.len()
                + scene.mails(leaver.id, MailKind::Invitation).await.len();
            assert_eq!(mails, 1, "one step, once");
        }
    }

    async fn a_talk_that_nobody_may_host_is_hrs_until_an_adviser_can(world: World) {
        let scene = Scene::set(&world).await;
        let excluded = scene.adviser.to_string();
        let leaver = scene.leaver_with("Anna Bakker", &[("may_not_host", &excluded)]).await;
        scene.hand_in(&leaver).await;
        scene.post().await;
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.owner.code()), ("no_host", "hr"));
        assert_eq!(row.next_at, Some(world.now() + TimeDelta::days(1)), "the program looks again tomorrow");
        assert_eq!(scene.talk_row(&leaver, HostKind::HrAdviser).await.host_id, None);
        days_pass(&world, &scene, 8).await;
        assert_eq!(scene.mails(leaver.id, MailKind::InvitationReminder1).await.len(), 0, "there is nothing to choose");
        let untrained = world.account("Nieuwe Adviseur").role(domain::account::Role::HrAdviser).make().await;
        days_pass(&world, &scene, 1).await;
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "no_host");
        world.training(untrained).await;
        days_pass(&world, &scene, 1).await;
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.owner.code()), ("to_plan", "leaver"));
        assert_eq!(scene.talk_row(&leaver, HostKind::HrAdviser).await.host_id, Some(untrained.into()));
    }

    async fn no_appointment_of_a_dropped_talk_stands_when_the_leaver_is_invited_again(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let both = domain::talk::TalkChoice::Both;
        let chosen = server::talk::choose(&world.program, &leaver.proof, both, false).await.expect("the store");
        assert_eq!(chosen, server::talk::Choosing::Chosen);
        let offer = server::talk::offer(&world.program, &leaver.proof).await.expect("the store");
        let informal = offer.talks.iter().find(|talk| talk.host_kind == HostKind::TeamLeader).expect("offered");
        let slot = informal.first[0].key;
        server::talk::book(&world.program, &leaver.proof, informal.talk, &slot).await.expect("the store");
        // The leader leaves the organisation: the account is switched off, and the time is called off with it.
        world.change_account(scene.leader, |form| form.active = false).await;
        let host = scene.as_adviser(scene.adviser, &leaver).await;
        let reason = domain::talk::NotHeldReason::HostAbsent;
        server::talk::not_held(&world.program, &host, reason).await.expect("the store");
        assert_eq!(scene.loaded(&leaver).await.facts.invitation.attempt, 2, "they are invited once more");
        assert!(scene.talk_row(&leaver, HostKind::TeamLeader).await.dropped_at.is_some());
        let loaded = scene.loaded(&leaver).await;
        assert!(loaded.appointments.iter().all(|row| row.live_key.is_none()), "{:?}", loaded.appointments);
        assert_eq!(scene.mails(leaver.id, MailKind::CancelledWithTimes).await.len(), 1);
    }

    async fn a_leader_is_told_of_a_talk_to_plan_from_the_day_it_is_known(world: World) {
        let scene = Scene::set(&world).await;
        // Saturday 21 March: the next opening is Monday.
        let hidden = [("departure_type", "replacement_ended"), ("known_from", "2026-03-21")];
        let leaver = scene.leaver_with("Anna Bakker", &hidden).await;
        scene.hand_in(&leaver).await;
        scene.post().await;
        let told = scene.mails(leaver.id, MailKind::LeaderToPlan).await;
        assert_eq!(told.iter().map(|mail| (mail.state.code(), mail.due_at.date_naive())).collect::<Vec<_>>(), [
            ("waiting", day(3, 23))
        ]);
        // HR moves the day to Thursday 26 March.
        let by = coordinator(&world).await;
        let proof = proof(&world, by, leaver.id).await;
        let mut form = server::departure::edit::form(&world.program, &proof).await.expect("the store");
        for (name, value) in &mut form.fields {
            if name == "known_from" {
                *value = "2026-03-26".to_owned();
            }
        }
        let saved = server::departure::edit::edit(&world.program, &proof, form.revision, &form.fields).await;
        assert!(matches!(saved, Ok(server::departure::edit::Editing::Saved { .. })), "{saved:?}");
        days_pass(&world, &scene, 22).await;
        assert_eq!(scene.mails(leaver.id, MailKind::LeaderToPlan).await[0].state.code(), "waiting");
        days_pass(&world, &scene, 1).await;
        assert_eq!(scene.mails(leaver.id, MailKind::LeaderToPlan).await[0].state.code(), "sent");
    }

    async fn no_mail_about_a_talk_reaches_the_leader_before_the_day_it_is_known(world: World) {
        let scene = Scene::set(&world).await;
        let hidden = [("departure_type", "replacement_ended"), ("known_from", "2026-03-23")];
        let [leaver, other] = [scene.leaver_with("Anna Bakker", &hidden).await, scene.leaver_with("Bob Visser", &hidden).await];
        let to_leader = async || {
            let mails = outbox::Entity::find()
                .filter(outbox::Column::AccountId.is(scene.leader))
                .filter(outbox::Column::SentAt.is_not_null())
                .order_by_asc(outbox::Column::Id);
            let mails = mails.all(world.store().read()).await.expect("the store");
            mails.into_iter().map(|mail| (mail.departure_id == Some(leaver.id.into()), *mail.kind)).collect::<Vec<_>>()
        };
        for leaver in [&leaver, &other] {
            scene.hand_in(leaver).await;
        }
        scene.post().await;
        let with_leader = async |leaver: &Leaver, at: usize| {
            let found = offer(&world.program, &leaver.proof).await.expect("the store").talks.remove(0);
            assert_eq!(found.host_kind, HostKind::TeamLeader);
            assert!(found.first[at].start.date_naive() >= day(3, 23), "no talk before they may know");
            let done = book(&world.program, &leaver.proof, found.talk, &found.first[at].key).await.expect("the store");
            assert!(matches!(done, Booking::Booked(_) | Booking::Moved(_)), "{done:?}");
            scene.post().await;
        };
        with_leader(&leaver, 0).await;
        with_leader(&leaver, 1).await;
        with_leader(&other, 2).await;
        let talk = scene.talk(&other, HostKind::TeamLeader).await;
        server::talk::cancel(&world.program, &scene.proof(other.id, true).await, talk).await.expect("the store");
        let last = day(3, 22) - world.now().date_naive();
        days_pass(&world, &scene, last.num_days()).await;
        assert_eq!(to_leader().await, [], "on the day before");
        days_pass(&world, &scene, 1).await;
        let told = to_leader().await;
        assert!(told.contains(&(true, MailKind::MovedHost)), "{told:?}");
        assert!(!told.iter().any(|(_, kind)| *kind == MailKind::CancelledHost), "never told that it was on: {told:?}");
    }

    async fn a_talk_with_the_leader_before_a_day_that_is_set_later_is_called_off_and_they_hear_it(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("departure_type", "replacement_ended")]).await;
        scene.hand_in(&leaver).await;
        scene.post().await;
        let booked = scene.booked_first(&leaver).await;
        scene.post().await;
        assert_eq!(scene.mails(leaver.id, MailKind::ConfirmationHost).await[0].sent_at, Some(world.now()));
        let by = coordinator(&world).await;
        let proof = proof(&world, by, leaver.id).await;
        let mut form = server::departure::edit::form(&world.program, &proof).await.expect("the store");
        form.fields.retain(|(name, _)| name != "known_from");
        let day = booked.date + TimeDelta::days(1);
        form.fields.push(("known_from".to_owned(), day.to_string()));
        let saved = server::departure::edit::edit(&world.program, &proof, form.revision, &form.fields).await;
        assert!(matches!(saved, Ok(server::departure::edit::Editing::Saved { .. })), "{saved:?}");
        assert!(scene.loaded(&leaver).await.appointments.iter().all(|row| row.live_key.is_none()));
        scene.post().await;
        let cancelled = scene.mails(leaver.id, MailKind::CancelledHost).await;
        assert_eq!(cancelled[0].sent_at, Some(world.now()), "it stands in their calendar");
        assert_eq!(scene.mails(leaver.id, MailKind::CancelledLeaver).await.len(), 1);
    }

    async fn a_leader_to_whom_it_is_not_known_yet_is_not_told(world: World) {
        let scene = Scene::set(&world).await;
        coordinator(&world).await;
        let hidden = [("departure_type", "replacement_ended"), ("known_from", "2026-06-01")];
        let leaver = scene.leaver_with("Anna Bakker", &hidden).await;
        let open = scene.leaver_with("Bob Visser", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        days_pass(&world, &scene, 24).await;
        assert_eq!(scene.mails(open.id, MailKind::LeaderToPlan).await.len(), 1);
        let theirs = scene.mails(leaver.id, MailKind::LeaderToPlan).await;
        assert!(theirs.iter().all(|mail| mail.state.code() == "waiting" && mail.due_at.date_naive() >= day(6, 1)), "{theirs:?}");
        assert_eq!(scene.mails(leaver.id, MailKind::UnansweredHost).await.len(), 0);
        assert_eq!(scene.mails(leaver.id, MailKind::UnansweredHr).await.len(), 1);
    }
}
