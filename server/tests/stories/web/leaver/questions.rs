//! `GET /leaver/questions/{screen}` and its form, in two tabs or on two devices.

use chrono::Utc;
use server::on_both_databases;

use crate::addresses::{KEEP_ANSWERS, SAVE_ANSWERS, SUBMIT_ANSWERS};
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::markup::{Form, form_to};
use crate::web::visitor::Visitor;

/// The last screen, with a text.
const AHEAD: &str = "/leaver/questions/ahead";
const CHECK: &str = "/leaver/check";

fn page(visitor: &Visitor<'_>) -> String {
    visitor.ask(AHEAD, None).body().to_owned()
}

on_both_databases! {
    async fn an_old_tab_overwrites_nothing_and_what_differs_is_shown(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let cookie = cookie(&scene, &leaver).await;
        let running = Running::start(&world);
        let browser = || Visitor::new(&running, "Firefox", "10.0.0.1").having("leaver", &cookie);
        let (old, newer) = (browser(), browser());
        let stale = form_to(&page(&old), SAVE_ANSWERS);
        let fresh = form_to(&page(&newer), SAVE_ANSWERS);
        assert_eq!(newer.ask(SAVE_ANSWERS, Some(&fresh.body(None, &[("tip", "Meer rust.")]))).location, CHECK);
        assert_eq!(old.ask(SAVE_ANSWERS, Some(&stale.body(None, &[]))).location, CHECK);
        assert!(page(&newer).contains("Meer rust."), "an untouched form took it away");

        let changed = stale.body(None, &[("tip", "Meer tijd.")]);
        let kept = old.send("POST", KEEP_ANSWERS, &[("accept", "application/json")], &changed);
        assert!(kept.body().starts_with(r#"{"Elsewhere":{"agreed":["#), "{}", kept.body());
        let (path, both) = old.go(SAVE_ANSWERS, Some(&changed));
        assert!(path.starts_with(AHEAD), "{path}");
        for shown in ["Meer rust.", "Meer tijd.", "href=\"#tip\""] {
            assert!(both.body().contains(shown), "{shown}");
        }
        let other = page(&newer);
        assert!(other.contains("Meer rust.") && !other.contains("Meer tijd."), "until somebody has seen both");

        let chosen = form_to(both.body(), SAVE_ANSWERS);
        assert_eq!(old.ask(SAVE_ANSWERS, Some(&chosen.body(None, &[]))).location, CHECK);
        for visitor in [&old, &newer] {
            let page = page(visitor);
            assert!(page.contains("Meer tijd.") && !page.contains("Meer rust."));
        }
    }

    async fn what_was_chosen_on_a_screen_is_taken_back_and_what_was_written_stays(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let running = Running::start(&world);
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1").having("leaver", &cookie(&scene, &leaver).await);
        let chosen = |form: &Form| form.fields.iter().any(|(name, _)| name == "destination");
        let filled = [("destination", "study"), ("tip", "Meer rust.")];
        let empty = form_to(&page(&browser), SAVE_ANSWERS);
        assert_eq!(browser.ask(SAVE_ANSWERS, Some(&empty.body(None, &filled))).location, CHECK);
        let saved = form_to(&page(&browser), SAVE_ANSWERS);
        assert!(chosen(&saved));
        for button in &saved.buttons {
            browser.ask(SAVE_ANSWERS, Some(&saved.body(button.as_ref(), &[])));
        }
        assert!(chosen(&form_to(&page(&browser), SAVE_ANSWERS)), "buttons alone take nothing back");

        let taken_back = saved.body(None, &[("take-back", "yes")]);
        assert_eq!(browser.ask(SAVE_ANSWERS, Some(&taken_back)).location, CHECK);
        assert!(!chosen(&form_to(&page(&browser), SAVE_ANSWERS)));
        assert!(page(&browser).contains("Meer rust."));
    }

    async fn an_empty_questionnaire_leads_to_the_questions(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let running = Running::start(&world);
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1").having("leaver", &cookie(&scene, &leaver).await);
        let form = form_to(browser.ask(CHECK, None).body(), SUBMIT_ANSWERS);
        let sent = form.body(None, &[("talk-choice", "as_proposed"), ("sure", "yes")]);
        let (path, page) = browser.go(SUBMIT_ANSWERS, Some(&sent));
        assert!(path.starts_with(CHECK), "{path}");
        assert!(page.body().contains("<li><a href=\"/leaver/questions\">"), "{}", page.body());
    }

    async fn what_was_typed_after_the_link_closed_stands_there_once_it_is_opened_again(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let link = format!("/l/{}", world.token_of(leaver.id).await);
        let running = Running::start(&world);
        let before = Visitor::new(&running, "Firefox", "10.0.0.1");
        before.go(&link, None);
        let form = form_to(&page(&before), SAVE_ANSWERS);
        let typed = form.body(None, &[("tip", "Meer ruimte.")]);

        // The same browser, in which the link is no longer open.
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        let (path, said) = browser.go(SAVE_ANSWERS, Some(&typed));
        assert_eq!(path, "/leaver/link?posted=kept");
        assert!(said.body().contains("wacht een uur in deze browser"), "{}", said.body());
        assert_eq!(browser.ask(SAVE_ANSWERS, Some(&form.body(None, &[]))).location, "/leaver/link?posted=lost");
        browser.go(&link, None);
        let again = page(&browser);
        assert!(again.contains("Meer ruimte."), "{again}");
        assert!(!page(&before).contains("Meer ruimte."), "nothing was saved");
        let chosen = form_to(&again, SAVE_ANSWERS).body(None, &[]);
        assert_eq!(browser.ask(SAVE_ANSWERS, Some(&chosen)).location, CHECK);
        assert!(page(&before).contains("Meer ruimte."));
    }

    async fn a_form_that_was_made_up_waits_nowhere(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let running = Running::start(&world);
        let stranger = Visitor::new(&running, "Firefox", "10.0.0.1");
        for made in ["", "&made-here=AAAA"] {
            let posted = format!("departure={}&screen=ahead&was%3Atip=x&tip=Verzonnen{made}", leaver.id);
            assert_eq!(stranger.ask(SAVE_ANSWERS, Some(&posted)).location, "/leaver/link?posted=lost");
            assert_eq!(stranger.cookie("session"), None, "nothing waits");
        }
    }
}
