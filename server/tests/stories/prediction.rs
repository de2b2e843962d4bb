//! What a host expects to be decisive: said before the answers open, once, and counted for the board.

use chrono::TimeDelta;
use domain::prediction::Prediction;
use domain::reason::ReasonCode;
use domain::talk::{TalkChoice, Way};
use sea_orm::EntityTrait;
use server::prediction::{Predicted, Share, predict, share_right};
use server::report::open;
use server::store::entity::{event, prediction};

use crate::departure::record::seen;
use crate::scene::Scene;

const B1: Prediction = Prediction::Reason(ReasonCode::B1);
const C1: Prediction = Prediction::Reason(ReasonCode::C1);

server::on_both_databases! {
    async fn answers_stay_closed_on_every_page_until_the_adviser_has_guessed(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;

        let record = seen(&world, scene.adviser, vera.id).await.expect("hosts it");
        assert!(record.predicts_first && record.answers.is_none());
        let page = open(&world.program, &adviser).await.expect("the store");
        assert!(page.predicts_first && page.answers.is_none() && page.themes.is_empty());
        let looks = event::Entity::find().all(world.store().read()).await.expect("the store");
        assert!(looks.iter().all(|row| row.kind.code() != "answers_seen"), "there was nothing to look at");

        assert_eq!(predict(&world.program, &adviser, C1).await.expect("the store"), Predicted::Noted);
        let record = seen(&world, scene.adviser, vera.id).await.expect("hosts it");
        assert!(!record.predicts_first && record.answers.is_some());
        let page = open(&world.program, &adviser).await.expect("the store");
        assert!(page.answers.is_some() && !page.themes.is_empty());
    }

    async fn a_guess_is_made_once_and_never_changed(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        assert_eq!(predict(&world.program, &adviser, B1).await.expect("the store"), Predicted::Noted);
        for later in [C1, Prediction::Skipped] {
            assert_eq!(predict(&world.program, &adviser, later).await.expect("the store"), Predicted::TooLate);
        }
        let rows = prediction::Entity::find().all(world.store().read()).await.expect("the store");
        assert_eq!(rows.iter().map(|row| row.reason.code()).collect::<Vec<_>>(), ["B1"]);
    }

    async fn two_clicks_at_once_make_one_guess(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let (one, other) =
            tokio::join!(predict(&world.program, &adviser, B1), predict(&world.program, &adviser, C1));
        let outcomes = [one.expect("the store"), other.expect("the store")];
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == Predicted::Noted).count(), 1, "{outcomes:?}");
        assert_eq!(prediction::Entity::find().all(world.store().read()).await.expect("the store").len(), 1);
    }

    async fn opening_without_guessing_opens_as_well_and_counts_as_no_guess(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        predict(&world.program, &adviser, Prediction::Skipped).await.expect("the store");
        let record = seen(&world, scene.adviser, vera.id).await.expect("hosts it");
        assert!(!record.predicts_first && record.answers.is_some());
        let share = share_right(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(share, Share { predicted: 0, right: 0, skipped: 1 });
    }

    async fn nobody_guesses_after_the_talk(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let today = world.now().date_naive();
        server::talk::held(&world.program, &adviser, today, Way::Phone).await.expect("the store");
        assert_eq!(predict(&world.program, &adviser, B1).await.expect("the store"), Predicted::TooLate);
        assert!(open(&world.program, &adviser).await.expect("the store").answers.is_some());
    }

    async fn a_questionnaire_that_asks_no_reasons_asks_no_guess(world: World) {
        let scene = Scene::set(&world).await;
        let types = [("departure_type", "fixed_term_not_renewed"), ("condition_confirmed", "yes")];
        let vera = scene.leaver_with("Vera Trek", &types).await;
        scene.hand_in(&vera).await;
        scene.post().await;
        let record = seen(&world, scene.adviser, vera.id).await.expect("hosts it");
        assert!(!record.predicts_first && record.answers.is_some());
    }

    async fn a_leader_predicts_about_shared_answers_of_their_own_talk(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        scene.hand_in(&vera).await;
        let opened = scene.proof(vera.id, true).await;
        server::talk::choose(&world.program, &opened, TalkChoice::Both, true).await.expect("the store");
        scene.post().await;
        let record = seen(&world, scene.leader, vera.id).await.expect("leads the team");
        assert!(!record.predicts_first, "before the last day worked there is nothing for them to open");
        world.advance(TimeDelta::days(53));
        let record = seen(&world, scene.leader, vera.id).await.expect("leads the team");
        assert!(record.predicts_first && record.answers.is_none());
        let leader = scene.as_leader(scene.leader, &vera).await;
        assert_eq!(predict(&world.program, &leader, B1).await.expect("the store"), Predicted::Noted);
        let record = seen(&world, scene.leader, vera.id).await.expect("leads the team");
        assert!(record.answers.is_some());
        let adviser = seen(&world, scene.adviser, vera.id).await.expect("hosts it");
        assert!(adviser.predicts_first, "the adviser has their own prediction to make");
    }

    async fn the_share_of_right_predictions_counts_the_board_and_names_nobody(world: World) {
        let scene = Scene::set(&world).await;
        for (name, prediction) in [("Vera Trek", B1), ("Anna Bakker", C1), ("Noor Jansen", B1)] {
            let leaver = scene.invited(name).await;
            let adviser = scene.as_adviser(scene.adviser, &leaver).await;
            predict(&world.program, &adviser, prediction).await.expect("the store");
        }
        let share = share_right(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(share, Share { predicted: 3, right: 2, skipped: 0 });
    }

    async fn nobody_guesses_once_the_talk_has_begun(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let booked = scene.booked_first(&vera).await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        world.clock.set(booked.starts_at - TimeDelta::minutes(1));
        let page = open(&world.program, &adviser).await.expect("the store");
        assert!(page.predicts_first && page.answers.is_none(), "until the last minute");
        world.clock.set(booked.starts_at);
        assert_eq!(predict(&world.program, &adviser, B1).await.expect("the store"), Predicted::TooLate);
        assert!(prediction::Entity::find().all(world.store().read()).await.expect("the store").is_empty());
        let page = open(&world.program, &adviser).await.expect("the store");
        assert!(!page.predicts_first && page.answers.is_some(), "the answers open without it");
    }

    async fn a_guess_about_a_talk_that_had_been_held_by_then_counts_for_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        world.advance(TimeDelta::days(2));
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        assert_eq!(predict(&world.program, &adviser, B1).await.expect("the store"), Predicted::Noted);
        let share = share_right(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(share, Share { predicted: 1, right: 1, skipped: 0 });
        let yesterday = world.now().date_naive() - TimeDelta::days(1);
        let held = server::talk::held(&world.program, &adviser, yesterday, Way::Phone).await.expect("the store");
        assert_eq!(held, server::talk::Recorded::Noted);
        let share = share_right(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(share, Share::default(), "it was told to somebody who knew");
    }

    async fn themes_worth_asking_stay_while_talking_and_are_gone_when_it_was_held(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.booked_first(&vera).await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        predict(&world.program, &adviser, Prediction::Skipped).await.expect("the store");
        let before = open(&world.program, &adviser).await.expect("the store");
        assert!(!before.themes.is_empty() && before.themes.len() <= 3, "{:?}", before.themes);
        world.advance(TimeDelta::days(9));
        let during = open(&world.program, &adviser).await.expect("the store");
        assert!(during.themes == before.themes && during.guide().is_some());
        let today = world.now().date_naive();
        server::talk::held(&world.program, &adviser, today, Way::InPerson).await.expect("the store");
        let after = open(&world.program, &adviser).await.expect("the store");
        assert!(after.themes.is_empty());
        assert_eq!((after.held_on, after.held_way), (Some(today), Some(Way::InPerson)), "the report begins with it");
    }
}
