//! Handing in, exactly once.

use domain::course::status;
use domain::talk::{HostKind, TalkChoice};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::course;
use server::mail::MailKind;
use server::questionnaire::{
    HandIn, Onward, Saved, Submission, open, save_screen, stored_answers, submit, submit_and_choose,
};
use server::store::entity::{draft, response};

use crate::scene::Scene;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

server::on_both_databases! {
    async fn an_empty_questionnaire_is_refused(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        assert_eq!(submit(&world.program, &leaver.proof).await.expect("the store"), Submission::Empty);
        // A scanner that presses every button has posted empty forms too.
        save_screen(&world.program, &leaver.proof, "why", &[], Onward::Next).await.expect("the store");
        assert_eq!(submit(&world.program, &leaver.proof).await.expect("the store"), Submission::Empty);
    }

    async fn twenty_simultaneous_clicks_hand_in_once(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        save_screen(&world.program, &leaver.proof, "work", &fields(&[("own_way", "1")]), Onward::Next).await.expect("saved");
        let mut clicks = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (program, proof) = (world.program.clone(), leaver.proof.clone());
            clicks.spawn(async move { submit(&program, &proof).await });
        }
        let mut first = 0;
        while let Some(outcome) = clicks.join_next().await {
            match outcome.expect("no panic").expect("no error") {
                Submission::Submitted { .. } => first += 1,
                Submission::AlreadySubmitted { at } => assert_eq!(at, world.now()),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(first, 1);
        let conn = world.store().read();
        assert_eq!(response::Entity::find().count(conn).await.expect("the store"), 1);
        assert_eq!(draft::Entity::find().count(conn).await.expect("the store"), 0, "the draft is erased");
    }

    async fn after_submission_nothing_is_saved_any_more(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        scene.hand_in(&leaver).await;
        let saved = save_screen(&world.program, &leaver.proof, "why", &fields(&[("reasons", "C1")]), Onward::Stay).await;
        assert!(matches!(saved, Ok(Saved::AlreadySubmitted { .. })));
        assert!(matches!(open(&world.program, &leaver.proof).await, Ok(server::questionnaire::Opened::Submitted { .. })));
        let kept = stored_answers(world.store().read(), leaver.id).await.expect("the store").expect("handed in");
        assert!(kept.submitted.answers().is_chosen("reasons", "B1"));
    }

    async fn only_answers_to_what_was_asked_are_kept(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        let program = &world.program;
        let two = fields(&[("reasons", "B1"), ("reasons", "D1"), ("decisive_reason", "D1")]);
        save_screen(program, &leaver.proof, "why", &two, Onward::Next).await.expect("saved");
        save_screen(program, &leaver.proof, "why", &fields(&[("reasons", "B1")]), Onward::Next).await.expect("saved");
        submit(program, &leaver.proof).await.expect("submitted");
        let kept = stored_answers(world.store().read(), leaver.id).await.expect("the store").expect("handed in");
        assert!(kept.submitted.answers().get("decisive_reason").is_none());
        assert_eq!(kept.submitted.decisive_reason().map(|reason| reason.code()), Some("B1"));
    }

    async fn a_fault_stands_on_its_screen_and_nothing_is_handed_in(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        let long = "a".repeat(601);
        save_screen(&world.program, &leaver.proof, "ahead", &fields(&[("tip", &long)]), Onward::Next).await.expect("saved");
        let outcome = submit(&world.program, &leaver.proof).await.expect("the store");
        let Submission::Faults(faults) = outcome else { panic!("{outcome:?}") };
        assert_eq!((faults[0].0.as_str(), faults[0].1.field.as_str()), ("ahead", "tip"));
    }

    async fn submission_makes_the_talk_with_its_host_and_brings_the_invitation(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        scene.post().await;
        scene.hand_in(&leaver).await;
        let talk = scene.talk_row(&leaver, HostKind::HrAdviser).await;
        assert_eq!(talk.host_id, Some(scene.adviser.into()));
        assert_eq!(scene.mails(leaver.id, MailKind::Invitation).await.len(), 1);
        assert!(scene.mails(leaver.id, MailKind::QuestionnaireReminder1).await.is_empty());
    }

    async fn who_hands_in_and_declines_takes_back_an_invitation_that_waits(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        scene.post().await;
        while scene.mails(leaver.id, MailKind::Invitation).await.is_empty() {
            world.advance(chrono::TimeDelta::days(1));
            scene.post().await;
        }
        let invitation = scene.mails(leaver.id, MailKind::Invitation).await;
        assert_eq!((invitation.len(), invitation[0].state.code()), (1, "waiting"), "their time to answer has passed");
        save_screen(&world.program, &leaver.proof, "work", &fields(&[("own_way", "1")]), Onward::Next).await.expect("saved");
        let said = HandIn { choice: Some(TalkChoice::None), ..HandIn::default() };
        let outcome = submit_and_choose(&world.program, &leaver.proof, said).await;
        assert!(matches!(outcome, Ok(Submission::Submitted { .. })), "{outcome:?}");
        let mails = world.mails_of(leaver.id).await;
        assert!(mails.iter().all(|mail| mail.state.code() != "waiting"), "{mails:?}");
        assert!(scene.mails(leaver.id, MailKind::Invitation).await.is_empty(), "withdrawn, not sent");
        // What lists read was written in that transaction too, from facts without the invitation.
        let calendar = course::calendar(world.store().read(), world.board()).await.expect("the store");
        let loaded = scene.loaded(&leaver).await;
        let standing = status(&loaded.facts, &calendar, world.now());
        assert_eq!((loaded.departure.stage.code(), standing.stage.code()), ("closed", "closed"));
        assert_eq!(loaded.departure.due_at, standing.due);
    }
}
