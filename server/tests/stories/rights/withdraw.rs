//! Answers that were handed in are taken back until the talk has begun, by whoever may read them, and are gone.

use chrono::TimeDelta;
use domain::access::AnswersVisibility;
use domain::course::Stage;
use domain::prediction::Prediction;
use domain::rights::Withdrawable;
use domain::talk::HostKind;
use sea_orm::EntityTrait;
use server::access::{CodesTyped, OwnDataOf};
use server::course::EventKind;
use server::mail::MailKind;
use server::on_both_databases;
use server::questionnaire::{MyData, Onward, my_data, save_screen};
use server::rights::{Withdrawing, can_withdraw, withdraw_answers};
use server::store::entity::{prediction, response};
use server::talk::{Cancelling, cancel, share_with_leader};
use server::testing::World;

use crate::departure::fields;
use crate::retention::{WORD, everything};
use crate::scene::{Leaver, Scene};

/// Somebody who handed in a word that stands nowhere else, and is invited.
async fn told(scene: &Scene<'_>) -> Leaver {
    let vera = scene.leaver("Vera Trek").await;
    let tip = fields(&[("tip", WORD)]);
    save_screen(&scene.world.program, &vera.proof, "ahead", &tip, Onward::Next).await.expect("the store");
    scene.hand_in(&vera).await;
    scene.post().await;
    vera
}

async fn withdraw(scene: &Scene<'_>, leaver: &Leaver, code_entered: bool) -> Withdrawing {
    let proof = scene.proof(leaver.id, code_entered).await;
    withdraw_answers(&scene.world.program, &proof).await.expect("the store")
}

async fn possible(scene: &Scene<'_>, leaver: &Leaver) -> Withdrawable {
    let proof = OwnDataOf::from(&scene.proof(leaver.id, true).await);
    can_withdraw(&scene.world.program, &proof).await.expect("the store")
}

async fn responses(world: &World) -> usize {
    response::Entity::find().all(world.store().read()).await.expect("the store").len()
}

on_both_databases! {
    async fn what_was_handed_in_is_gone_with_what_followed_from_it(world: World) {
        let scene = Scene::set(&world).await;
        let vera = told(&scene).await;
        let program = &world.program;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        server::prediction::predict(program, &adviser, Prediction::Skipped).await.expect("the store");
        let with_code = scene.proof(vera.id, true).await;
        share_with_leader(program, &with_code, true).await.expect("the store");
        assert!(everything(&world).await.contains(WORD), "it is there to be taken back");
        let withdrawn = withdraw(&scene, &vera, true).await;
        assert_eq!(withdrawn, Withdrawing::Withdrawn { fill_in_again: true });
        assert!(!everything(&world).await.contains(WORD), "nothing of it is left in any table");
        assert_eq!(responses(&world).await, 0);
        let expected = prediction::Entity::find().all(world.store().read()).await.expect("the store");
        assert!(expected.is_empty(), "there is nothing left that a host could have expected");
        let loaded = scene.loaded(&vera).await;
        assert!(!loaded.departure.share_with_leader && loaded.submitted.is_none());
        let MyData::Data(mine) = my_data(program, &scene.proof(vera.id, true).await).await.expect("the store") else {
            panic!("the code was typed");
        };
        assert!(mine.answers.is_none());
        assert_eq!(mine.done.first().map(|did| did.what), Some(EventKind::AnswersWithdrawn), "they see that they did");
        let viewer = world.signed_in(scene.adviser).await;
        let record = world.record_viewer(&viewer, vera.id).await;
        assert_eq!(record.visibility().answers, AnswersVisibility::Nothing);
        assert!(!record.visibility().predicts_first);
        scene.post().await;
        let mails = scene.mails(vera.id, MailKind::AnswersWithdrawn).await;
        assert_eq!(mails.iter().map(|mail| mail.sent_at.is_some()).collect::<Vec<_>>(), [true]);
        assert!(scene.mails(vera.id, MailKind::AnswersShared).await.is_empty(), "it is not shared any more");
    }

    async fn the_link_alone_takes_nothing_back_nor_does_a_code_from_hr(world: World) {
        let scene = Scene::set(&world).await;
        let vera = told(&scene).await;
        assert_eq!(withdraw(&scene, &vera, false).await, Withdrawing::CodeNeeded);
        let token = world.token_of(vera.id).await;
        let cookie = server::access::leaver_by_token(&world.program, &token).await.expect("it opens");
        let typed = CodesTyped { own: None, letter: Some(vera.id) };
        let by_letter = server::access::own_data_of(&world.program, &cookie.seal(world.program.secrets()), typed).await;
        let refused = withdraw_answers(&world.program, &by_letter.expect("it opens")).await.expect("the store");
        assert_eq!(refused, Withdrawing::CodeNeeded);
        assert_eq!(responses(&world).await, 1);
    }

    async fn the_talk_stays_and_from_its_first_minute_nothing_is_taken_back(world: World) {
        let scene = Scene::set(&world).await;
        let vera = told(&scene).await;
        let booked = scene.booked_first(&vera).await;
        world.advance(booked.starts_at - world.now() - TimeDelta::seconds(1));
        assert_eq!(possible(&scene, &vera).await, Withdrawable::Now { fill_in_again: true });
        world.advance(TimeDelta::seconds(1));
        assert_eq!(possible(&scene, &vera).await, Withdrawable::TalkBegan);
        assert_eq!(withdraw(&scene, &vera, true).await, Withdrawing::TalkBegan);
        assert_eq!(responses(&world).await, 1);
        world.advance(TimeDelta::seconds(-1));
        assert!(matches!(withdraw(&scene, &vera, true).await, Withdrawing::Withdrawn { .. }));
        let loaded = scene.loaded(&vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        assert!(loaded.live_appointment(talk).is_some(), "the talk is another matter");
        assert_eq!(possible(&scene, &vera).await, Withdrawable::NothingThere);
        assert_eq!(withdraw(&scene, &vera, true).await, Withdrawing::NothingThere);
    }

    async fn they_are_not_asked_again_and_may_fill_in_again(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        scene.post().await;
        scene.hand_in(&vera).await;
        withdraw(&scene, &vera, true).await;
        for _ in 0..14 {
            world.advance(TimeDelta::days(1));
            scene.post().await;
        }
        for kind in [MailKind::QuestionnaireReminder1, MailKind::QuestionnaireReminder2] {
            assert!(scene.mails(vera.id, kind).await.is_empty(), "{kind}: taking back is an answer");
        }
        assert_eq!(scene.mails(vera.id, MailKind::Invitation).await.len(), 1, "the talk is still offered");
        assert_ne!(*scene.loaded(&vera).await.departure.stage, Stage::Questionnaire);
        scene.hand_in(&vera).await;
        let loaded = scene.loaded(&vera).await;
        assert!(loaded.submitted.is_some() && loaded.facts.questionnaire.withdrawn_at.is_none());
    }

    async fn whoever_fills_in_again_keeps_the_time_of_the_talk(world: World) {
        let scene = Scene::set(&world).await;
        let vera = told(&scene).await;
        scene.booked_first(&vera).await;
        withdraw(&scene, &vera, true).await;
        scene.hand_in(&vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        assert!(scene.loaded(&vera).await.live_appointment(talk).is_some());
        let cancelled = cancel(&world.program, &scene.proof(vera.id, true).await, talk).await.expect("the store");
        assert_eq!(cancelled, Cancelling::Cancelled);
    }
}
