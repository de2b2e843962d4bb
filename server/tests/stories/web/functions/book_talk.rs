//! `POST /_fn/book-talk`: the form that confirms a time.

use chrono::{TimeDelta, Utc};
use domain::talk::{HostKind, TalkChoice};
use server::on_both_databases;
use server::organisation::{self, OrganisationForm};
use server::talk::{Booking, TIMES_A_DAY_MAX, book, choose_and_book, offer};

use crate::addresses::{BOOK_TALK, PICK_MOMENT};
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::markup::form_to;
use crate::web::visitor::Visitor;

on_both_databases! {
    async fn a_choice_that_was_pressed_without_the_link_stands_there_once_it_is_opened_again(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let vera = scene.leaver_with("Vera Trek", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        let other = scene.leaver("Piet Anders").await;
        scene.hand_in(&vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        // Not within the next hours: what is offered moves with the clock.
        let slot = scene.moments(&vera).await.pop().expect("a time").key;
        let [link, others] =
            [format!("/l/{}", world.token_of(vera.id).await), format!("/l/{}", world.token_of(other.id).await)];
        let running = Running::start(&world);
        let before = Visitor::new(&running, "Firefox", "10.0.0.1");
        before.go(&link, None);
        let times = before.ask("/leaver/talk/book", None);
        let chosen = form_to(times.body(), PICK_MOMENT).body(None, &[("slot", &slot.to_string())]);
        let (_, page) = before.go(PICK_MOMENT, Some(&chosen));
        let press = form_to(page.body(), BOOK_TALK).body(None, &[]);

        // The same browser, in which nothing is open any more.
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        assert_eq!(browser.ask(BOOK_TALK, Some(&press)).location, "/leaver/link?posted=kept");
        let copied = browser.copy();
        let (path, page) = browser.go(&link, None);
        assert!(path.starts_with("/leaver/talk/confirm"), "{path}");
        let again = form_to(page.body(), BOOK_TALK);
        assert!(again.fields.contains(&("slot".to_owned(), slot.to_string())), "{again:?}");
        assert!(scene.loaded(&vera).await.live_appointment(talk).is_none(), "nothing is booked by opening a link");
        assert_eq!(browser.go("/leaver/talk/confirm?filled=no", None).0, "/leaver/talk/book", "as it is stored");

        copied.go(&others, None);
        assert_ne!(copied.go("/leaver/talk/confirm", None).0, "/leaver/talk/confirm", "nobody else is shown it");
        assert_eq!(browser.go(BOOK_TALK, Some(&again.body(None, &[]))).0, "/leaver/talk");
        let booked = scene.loaded(&vera).await.live_appointment(talk).map(|row| row.starts_at);
        assert_eq!(booked, Some(slot.start));
        assert_ne!(browser.go("/leaver/talk/confirm", None).0, "/leaver/talk/confirm", "it waits no longer");
    }

    async fn whoever_moves_too_often_reads_whom_to_call(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let board = organisation::organisation(world.store().read(), world.board()).await.expect("the store");
        let settings = OrganisationForm { hr_contact: "hr@voorbeeld.test".into(), ..OrganisationForm::of(&board) };
        organisation::change(&world.program, &world.administrator(), &settings).await.expect("the store").done();
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let vera = scene.leaver_with("Vera Trek", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        scene.hand_in(&vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let days = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0).days;
        // Not within the next hours: what is offered moves with the clock.
        let [one, other] = [2, 3].map(|number: usize| days[number].slots[0].key);
        for time in 0..=TIMES_A_DAY_MAX {
            let wish = if time % 2 == 0 { &one } else { &other };
            let taken = book(&world.program, &vera.proof, talk, wish).await.expect("the store");
            assert!(matches!(taken, Booking::Booked(_) | Booking::Moved(_)), "{time}: {taken:?}");
        }
        let stands = scene.loaded(&vera).await.live_appointment(talk).map(|row| row.starts_at);
        let refused = if stands == Some(one.start) { other } else { one };
        let running = Running::start(&world);
        let cookie = format!("leaver={}", cookie(&scene, &vera).await);
        let form = format!("departure={}&talk={talk}&slot={refused}", vera.id);
        let answer = tokio::task::block_in_place(|| running.browse(BOOK_TALK, &cookie, "10.0.0.1", Some(&form)));
        let location = answer.expect("an answer").location;
        assert!(location.starts_with("/leaver/talk/book?") && location.contains("often="), "{location}");
        let page = tokio::task::block_in_place(|| running.browse(&location, &cookie, "10.0.0.1", None));
        let page = page.expect("a page");
        assert_eq!(page.status, 200);
        let said = page.text.split("role=\"alert\"").nth(1).and_then(|rest| rest.split("</div>").next());
        let said = said.expect("it says why");
        assert!(said.contains("Bel of mail HR") && said.contains("mailto:hr@voorbeeld.test"), "{said}");
        assert_eq!(scene.loaded(&vera).await.live_appointment(talk).map(|row| row.starts_at), stands);
    }

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
