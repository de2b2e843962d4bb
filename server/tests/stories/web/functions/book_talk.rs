//! `POST /_fn/book-talk`: the form that confirms a time.

use chrono::{TimeDelta, Utc};
use domain::talk::TalkChoice;
use server::on_both_databases;
use server::talk::{Booking, choose_and_book, offer};

use crate::addresses::BOOK_TALK;
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;

on_both_databases! {
    async fn a_time_that_is_gone_leaves_no_choice_behind(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let retires = [("departure_type", "retirement"), ("last_day_worked", &last), ("end_of_employment", &last)];
        let wim = scene.leaver_with("Wim Oud", &retires).await;
        let els = scene.leaver_with("Els Even", &retires).await;
        let found = offer(&world.program, &els.proof).await.expect("the store");
        let of_leader = found.either.iter().find(|either| either.choice == TalkChoice::Leader).expect("times");
        // Not within the next hours: what is offered moves with the clock.
        let slot = of_leader.offer.days[1].slots[0].key;
        let quicker = choose_and_book(&world.program, &wim.proof, TalkChoice::Leader, &slot).await.expect("the store");
        assert!(matches!(quicker, Booking::Booked(_)), "{quicker:?}");
        let running = Running::start(&world);
        let cookie = format!("leaver={}", cookie(&scene, &els).await);
        let form = format!("departure={}&talk=leader&slot={slot}", els.id);
        let answer = tokio::task::block_in_place(|| running.browse(BOOK_TALK, &cookie, "10.0.0.1", Some(&form)));
        let location = answer.expect("an answer").location;
        assert!(location.starts_with("/leaver/talk/book?taken="), "{location}");
        let loaded = scene.loaded(&els).await;
        assert_eq!((loaded.facts.choice, loaded.talks.len()), (None, 0), "nothing is chosen");
        let page = tokio::task::block_in_place(|| running.browse(&location, &cookie, "10.0.0.1", None));
        let page = page.expect("a page");
        assert_eq!(page.status, 200);
        assert!(page.text.contains("role=\"alert\"") && page.text.contains("name=\"slot\""), "it says so, beside other times");
        assert!(!page.text.contains(&format!("value=\"{slot}\"")), "the taken one is not among them");
    }
}
