//! The leaver's first page, through the course.

use chrono::TimeDelta;
use domain::talk::{HostKind, TalkChoice, Way};
use server::home::{Home, HomeTalkState, NextForHer, QuestionnaireState, TalkPart, home};
use server::talk;

use crate::scene::{Leaver, Scene};

async fn seen(scene: &Scene<'_>, leaver: &Leaver) -> Home {
    home(&scene.world.program, &leaver.proof).await.expect("the store")
}

server::on_both_databases! {
    async fn the_first_page_says_what_comes_next_at_every_turn(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        scene.post().await;
        let page = seen(&scene, &vera).await;
        assert_eq!(page.next, NextForHer::Questionnaire);
        assert!(matches!(page.questionnaire, QuestionnaireState::ToAnswer { screens, minutes, answered: 0, by: Some(_), .. }
            if screens >= 4 && (1..=5).contains(&minutes)), "{:?}", page.questionnaire);
        assert_eq!(page.talk, TalkPart::NotYet);

        scene.hand_in(&vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        assert_eq!(seen(&scene, &vera).await.next, NextForHer::PickTime(talk));

        let offer = talk::offer(&world.program, &vera.proof).await.expect("the store");
        let slot = offer.talks[0].first[0].clone();
        let booked = talk::book(&world.program, &vera.proof, talk, &slot.key).await.expect("the store");
        let talk::Booking::Booked(booked) = booked else { panic!("{booked:?}") };
        assert_eq!(booked.host_name, "Ad Viseur");
        assert_eq!(seen(&scene, &vera).await.next, NextForHer::Meet(Box::new(booked.clone())));

        world.clock.set(booked.ends_at() + TimeDelta::minutes(1));
        let page = seen(&scene, &vera).await;
        let TalkPart::Talks(talks) = page.talk else { panic!("{:?}", page.talk) };
        assert!(matches!(talks[0].state, HomeTalkState::TimePassed(_)));

        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        talk::held(&world.program, &adviser, booked.date, Way::InPerson).await.expect("the store");
        let page = seen(&scene, &vera).await;
        let TalkPart::Talks(talks) = page.talk else { panic!("{:?}", page.talk) };
        assert_eq!(talks[0].state, HomeTalkState::Held { on: booked.date });
    }

    async fn somebody_who_retires_chooses_between_equals(world: World) {
        let scene = Scene::set(&world).await;
        let wim = scene.leaver_with("Wim Oud", &[("departure_type", "retirement")]).await;
        let page = seen(&scene, &wim).await;
        let TalkPart::ToChoose { options } = page.talk else { panic!("{:?}", page.talk) };
        assert_eq!(options, [TalkChoice::Leader, TalkChoice::Hr, TalkChoice::Both, TalkChoice::None]);
    }
}
