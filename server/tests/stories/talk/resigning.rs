//! Who resigns talks with an adviser, and informally with the leader, unless they or the board leave that out.

use domain::course::LeaderStatus;
use domain::ids::TalkId;
use domain::prediction::Prediction;
use domain::talk::{HostKind, TalkChoice, Way};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::mail::MailKind;
use server::organisation::{OrganisationForm, change, organisation};
use server::report::{finalise, open};
use server::store::entity::board;
use server::store::{StoreError, TypedColumn};
use server::talk::{BookedTalk, Booking, Choosing, book, choices_asked, choose, held, offer};
use server::testing::{Kind, World};

use crate::report::fields;
use crate::scene::{Leaver, Scene};

/// The administrator ticks the setting, or takes the tick away.
async fn leaders_talk_too(world: &World, on: bool) {
    let settings = organisation(world.store().read(), world.board()).await.expect("the store");
    let form = OrganisationForm { leader_talks_too: on, ..OrganisationForm::of(&settings) };
    change(&world.program, &world.administrator(), &form).await.expect("the store").done();
}

/// The hosts and lengths of the talks that still count, HR's first.
async fn talks(scene: &Scene<'_>, leaver: &Leaver) -> Vec<(HostKind, u16)> {
    let loaded = scene.loaded(leaver).await;
    let live = loaded.talks.iter().filter(|row| row.dropped_at.is_none());
    let mut talks: Vec<(HostKind, u16)> = live.map(|row| (*row.host_kind, *row.minutes)).collect();
    talks.sort_by_key(|(host, _)| *host == HostKind::TeamLeader);
    talks
}

const BOTH: [(HostKind, u16); 2] = [(HostKind::HrAdviser, 60), (HostKind::TeamLeader, 30)];
const HR_ALONE: [(HostKind, u16); 1] = [(HostKind::HrAdviser, 60)];
const LEADER_ALONE: [(HostKind, u16); 1] = [(HostKind::TeamLeader, 30)];

/// The leaver books the first moment of the talk with this kind of host.
async fn booked_with(scene: &Scene<'_>, leaver: &Leaver, host: HostKind) -> BookedTalk {
    let found = offer(&scene.world.program, &leaver.proof).await.expect("the store");
    let talk = found.talks.iter().find(|talk| talk.host_kind == host).expect("it is offered");
    match book(&scene.world.program, &leaver.proof, talk.talk, &talk.first[0].key).await.expect("the store") {
        Booking::Booked(booked) => booked,
        other => panic!("{other:?}"),
    }
}

async fn chosen(scene: &Scene<'_>, leaver: &Leaver, choice: TalkChoice) -> Choosing {
    choose(&scene.world.program, &scene.proof(leaver.id, true).await, choice, false).await.expect("the store")
}

/// The adviser met them and closed the report.
async fn adviser_met(scene: &Scene<'_>, leaver: &Leaver) {
    let program = &scene.world.program;
    let host = scene.as_adviser(scene.adviser, leaver).await;
    server::prediction::predict(program, &host, Prediction::Skipped).await.expect("the store");
    held(program, &host, scene.world.today(), Way::InPerson).await.expect("the store");
    let revision = open(program, &host).await.expect("the store").revision;
    let report = fields(&[("story", "Het begon vorig jaar."), ("told", "B1")]);
    finalise(program, &host, &report, revision).await.expect("the store");
}

/// What the leader reads of somebody; `None` where they do not stand on the page.
async fn read_by_leader(scene: &Scene<'_>, leaver: &Leaver) -> Option<(LeaderStatus, Option<TalkId>)> {
    let viewer = scene.world.signed_in(scene.leader).await;
    let rows = server::lists::leader::page(&scene.world.program, &viewer).await.expect("the store").rows;
    rows.iter().find(|row| row.id == leaver.id).map(|row| (row.status, row.talk))
}

async fn stage(scene: &Scene<'_>, leaver: &Leaver) -> &'static str {
    scene.loaded(leaver).await.departure.stage.code()
}

server::on_both_databases! {
    async fn both_talks_are_planned_and_held_and_only_one_is_reported(world: World) {
        leaders_talk_too(&world, true).await;
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.post().await;
        assert_eq!(talks(&scene, &vera).await, BOTH);
        assert_eq!(scene.mails(vera.id, MailKind::LeaderToPlan).await.len(), 1, "the leader hears of their own");
        assert!(!scene.loaded(&vera).await.departure.share_with_leader, "no answers, unless the leaver says so");
        booked_with(&scene, &vera, HostKind::HrAdviser).await;
        let open = scene.talk(&vera, HostKind::TeamLeader).await;
        assert_eq!(read_by_leader(&scene, &vera).await, Some((LeaderStatus::ToPlan, Some(open))));
        assert_eq!(stage(&scene, &vera).await, "to_plan", "one has a time, the other has none yet");
        booked_with(&scene, &vera, HostKind::TeamLeader).await;
        assert_eq!(stage(&scene, &vera).await, "planned");
        assert_eq!(scene.mails(vera.id, MailKind::ConfirmationHost).await.len(), 2);
        world.advance(chrono::TimeDelta::days(14));
        scene.post().await;
        adviser_met(&scene, &vera).await;
        scene.post().await;
        assert_ne!(stage(&scene, &vera).await, "closed", "the other one is not forgotten");
        let leader = scene.as_leader(scene.leader, &vera).await;
        held(&world.program, &leader, world.today(), Way::InPerson).await.expect("the store");
        scene.post().await;
        assert_eq!(stage(&scene, &vera).await, "closed");
        assert_eq!(scene.mails(vera.id, MailKind::ReportReminder).await.len(), 0, "an informal talk has no report");
    }

    async fn a_leaver_drops_the_leaders_moment_and_the_leader_reads_one_word(world: World) {
        leaders_talk_too(&world, true).await;
        let scene = Scene::set(&world).await;
        let (drops, declines) = (scene.invited("Vera Trek").await, scene.invited("Wies Weigert").await);
        booked_with(&scene, &drops, HostKind::HrAdviser).await;
        let with_leader = booked_with(&scene, &drops, HostKind::TeamLeader).await;
        assert_eq!(chosen(&scene, &drops, TalkChoice::Hr).await, Choosing::Chosen);
        assert_eq!(chosen(&scene, &declines, TalkChoice::None).await, Choosing::Chosen);
        assert_eq!(talks(&scene, &drops).await, HR_ALONE);
        let loaded = scene.loaded(&drops).await;
        let with_hr = scene.talk(&drops, HostKind::HrAdviser).await;
        assert!(loaded.live_appointment(with_hr).is_some() && loaded.live_appointment(with_leader.talk).is_none());
        assert_eq!(scene.mails(drops.id, MailKind::CancelledHost).await.len(), 1, "whose time it was hears that it is free");
        let one_word = Some((LeaderStatus::Arranged, None));
        assert_eq!(read_by_leader(&scene, &drops).await, one_word);
        assert_eq!(read_by_leader(&scene, &declines).await, one_word);
        let elsewhere = scene.leaver_with("Thea Thuis", &[("departure_type", "own_choice_end_of_contract")]).await;
        assert_eq!(read_by_leader(&scene, &elsewhere).await, one_word, "like a course without a talk of theirs");
    }

    async fn a_leader_is_not_asked_to_plan_what_was_dropped_before_they_knew(world: World) {
        leaders_talk_too(&world, true).await;
        let scene = Scene::set(&world).await;
        let known = (world.today() + chrono::TimeDelta::days(10)).to_string();
        let vera = scene.leaver_with("Vera Trek", &[("known_from", known.as_str())]).await;
        scene.hand_in(&vera).await;
        scene.post().await;
        let waiting = scene.mails(vera.id, MailKind::LeaderToPlan).await;
        assert_eq!(waiting.iter().map(|mail| mail.state.code()).collect::<Vec<_>>(), ["waiting"], "until they may know");
        assert_eq!(chosen(&scene, &vera, TalkChoice::Hr).await, Choosing::Chosen);
        world.advance(chrono::TimeDelta::days(11));
        scene.post().await;
        let told = scene.mails(vera.id, MailKind::LeaderToPlan).await;
        assert!(told.iter().all(|mail| mail.state.code() != "sent"), "the talk with HR alone wants a time");
    }

    async fn a_leaver_drops_the_moment_that_is_left_after_the_other_talk(world: World) {
        leaders_talk_too(&world, true).await;
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        adviser_met(&scene, &vera).await;
        scene.post().await;
        let asked = choices_asked(&world.program, &vera.proof).await.expect("the store");
        assert_eq!(asked.choices, [TalkChoice::Hr], "nothing but to drop the other");
        assert!(!asked.must_choose());
        for choice in [TalkChoice::Leader, TalkChoice::None, TalkChoice::AsProposed] {
            assert_eq!(chosen(&scene, &vera, choice).await, Choosing::TooLate, "{choice}");
        }
        assert_eq!(chosen(&scene, &vera, TalkChoice::Hr).await, Choosing::Chosen);
        scene.post().await;
        assert_eq!((talks(&scene, &vera).await.as_slice(), stage(&scene, &vera).await), (&HR_ALONE[..], "closed"));
        assert_eq!(read_by_leader(&scene, &vera).await, Some((LeaderStatus::Arranged, None)));
    }

    async fn a_leaver_chooses_the_leader_alone(world: World) {
        leaders_talk_too(&world, true).await;
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        assert_eq!(chosen(&scene, &vera, TalkChoice::Leader).await, Choosing::Chosen);
        assert_eq!(talks(&scene, &vera).await, LEADER_ALONE);
        booked_with(&scene, &vera, HostKind::TeamLeader).await;
        assert_eq!(stage(&scene, &vera).await, "planned");
    }

    async fn a_board_that_keeps_the_adviser_alone_does_and_a_changed_mind_leaves_booked_talks(world: World) {
        let scene = Scene::set(&world).await;
        let (open, booked) = (scene.invited("Vera Trek").await, scene.invited("Bo Oked").await);
        booked_with(&scene, &booked, HostKind::HrAdviser).await;
        assert_eq!(talks(&scene, &open).await, HR_ALONE);
        assert_eq!(chosen(&scene, &open, TalkChoice::Leader).await, Choosing::NotOffered);
        let arranged = Some((LeaderStatus::Arranged, None));
        assert_eq!(read_by_leader(&scene, &open).await, arranged);

        leaders_talk_too(&world, true).await;
        scene.post().await;
        assert_eq!(talks(&scene, &open).await, BOTH);
        assert_eq!(talks(&scene, &booked).await, HR_ALONE, "what is planned stays as it is");
        assert_eq!(read_by_leader(&scene, &booked).await, arranged, "there is nothing to plan for the leader");

        leaders_talk_too(&world, false).await;
        scene.post().await;
        assert_eq!(talks(&scene, &open).await, HR_ALONE);
        assert_eq!(read_by_leader(&scene, &open).await, arranged);
    }

    async fn a_board_from_before_the_setting_keeps_the_adviser_alone(world: World) {
        leaders_talk_too(&world, true).await;
        let row = board::Entity::find_by_id(world.board()).one(world.store().read()).await.expect("the store");
        let mut settings: serde_json::Value = serde_json::from_str(&row.expect("a board").settings).expect("JSON");
        settings.as_object_mut().expect("settings").remove("leader_talks_too").expect("it is stored by its name");
        let (id, settings) = (world.board(), settings.to_string());
        let written = world.store().write(|tx| {
            let settings = settings.clone();
            Box::pin(async move {
                let older = board::Entity::update_many().col_expr(board::Column::Settings, Expr::value(settings));
                older.filter(board::Column::Id.is(id)).exec(tx).await?;
                Ok::<_, StoreError>(())
            })
        });
        written.await.expect("the store");
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        assert_eq!(talks(&scene, &vera).await, HR_ALONE);
    }

    async fn the_other_talk_is_still_reminded_of_after_one_was_held(world: World) {
        leaders_talk_too(&world, true).await;
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let found = offer(&world.program, &vera.proof).await.expect("the store");
        let talk = found.talks.iter().find(|talk| talk.host_kind == HostKind::TeamLeader).expect("it is offered");
        let in_a_week = world.now() + chrono::TimeDelta::days(7);
        let slot = talk.days.iter().flat_map(|day| &day.slots).find(|slot| slot.start > in_a_week).expect("a time");
        let booked = book(&world.program, &vera.proof, talk.talk, &slot.key).await.expect("the store");
        let Booking::Booked(with_leader) = booked else { panic!("{booked:?}") };
        // The morning of the working day before: the reminder waits for the mail server.
        let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
        world.clock.set(domain::course::appointment_reminder_at(with_leader.starts_at, &calendar));
        server::steps::advance_due(&world.program).await.expect("the course");
        assert_eq!(scene.mails(vera.id, MailKind::AppointmentReminderHost).await.len(), 1);
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        held(&world.program, &adviser, world.today(), Way::Phone).await.expect("the store");
        assert_eq!(scene.mails(vera.id, MailKind::AppointmentReminderHost).await.len(), 1, "it is about the other talk");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_set_up_says_who_talks_with_those_who_resign() {
    for answer in [true, false] {
        let world = World::set_up(Kind::Sqlite, answer).await;
        let settings = organisation(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(settings.leader_talks_too, answer);
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let expected = if answer { BOTH.as_slice() } else { HR_ALONE.as_slice() };
        assert_eq!(talks(&scene, &vera).await, expected);
    }
}
