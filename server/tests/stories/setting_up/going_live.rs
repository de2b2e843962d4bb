//! A board is on trial until the council's consent and the data protection officer are entered.

use chrono::{TimeDelta, Utc};
use sea_orm::EntityTrait;
use server::course::EventKind;
use server::form::Filled;
use server::on_both_databases;
use server::organisation::{OrganisationFault, OrganisationField, OrganisationForm, change, organisation};
use server::store::entity::event;
use server::testing::World;

use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::browser::Browser;

const TRIAL: &str = "Proef: dit programma is nog niet officieel in gebruik.";

/// The settings with what going live asks for.
async fn live(world: &World) -> OrganisationForm {
    let now = organisation(world.store().read(), world.board()).await.expect("read");
    OrganisationForm {
        consent_on: (world.now().date_naive() - TimeDelta::days(9)).to_string(),
        consent_reference: "MR 2026-14".into(),
        officer_name: "Fenna Gids".into(),
        officer_contact: "fg@voorbeeld.test".into(),
        ..OrganisationForm::of(&now)
    }
}

async fn save(world: &World, form: &OrganisationForm) {
    change(&world.program, &world.administrator(), form).await.expect("works").done();
}

on_both_databases! {
    async fn every_page_says_trial_until_consent_and_officer_are_entered(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let of_leaver = format!("leaver={}", cookie(&scene, &leaver).await);
        let browser = Browser::of(&world, world.administrator().account()).await;
        let says = |path: &str, cookies: &str| {
            let page = tokio::task::block_in_place(|| browser.running.browse(path, cookies, "10.0.0.1", None));
            let page = page.expect("an answer");
            assert_eq!(page.status, 200, "{path}");
            page.body().contains(TRIAL)
        };
        let of_staff = browser.cookie();
        let pages = [
            ("/leaver", of_leaver.as_str()),
            ("/leaver/privacy", of_leaver.as_str()),
            ("/leaver/link", ""),
            ("/leaver/closed", ""),
            ("/staff/sign-in", ""),
            ("/staff/organisation", of_staff.as_str()),
            ("/staff/sessions", of_staff.as_str()),
        ];
        for (path, cookies) in pages {
            assert!(says(path, cookies), "{path}");
        }
        let whole = live(&world).await;
        save(&world, &OrganisationForm { officer_name: String::new(), ..whole.clone() }).await;
        assert!(says("/leaver", &of_leaver), "the officer is missing");
        save(&world, &whole).await;
        for (path, cookies) in pages {
            assert!(!says(path, cookies), "{path}");
        }
        save(&world, &OrganisationForm { consent_on: String::new(), ..whole }).await;
        assert!(says("/staff/sessions", &of_staff), "it was taken out again");
        let events = event::Entity::find().all(world.store().read()).await.expect("the store");
        let kinds = events.iter().map(|event| *event.kind);
        let of_trial = kinds.filter(|kind| matches!(kind, EventKind::WentLive | EventKind::BackOnTrial));
        assert_eq!(of_trial.collect::<Vec<_>>(), [EventKind::WentLive, EventKind::BackOnTrial]);
    }

    async fn leavers_read_who_the_officer_is_and_where_they_can_complain(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let of_leaver = format!("leaver={}", cookie(&scene, &leaver).await);
        let running = Running::start(&world);
        let page = || {
            let page = tokio::task::block_in_place(|| running.browse("/leaver/privacy", &of_leaver, "10.0.0.1", None));
            page.expect("an answer").body().to_owned()
        };
        assert!(page().contains("https://autoriteitpersoonsgegevens.nl"));
        assert!(!page().contains("Fenna Gids"));
        save(&world, &live(&world).await).await;
        assert!(page().contains("Fenna Gids") && page().contains("mailto:fg@voorbeeld.test"));
    }

    async fn a_consent_that_is_still_to_come_is_none(world: World) {
        let tomorrow = (world.now().date_naive() + TimeDelta::days(1)).to_string();
        for (typed, fault) in [("31-2-2026", OrganisationFault::NotADate), (tomorrow.as_str(), OrganisationFault::InTheFuture)] {
            let form = OrganisationForm { consent_on: typed.into(), ..live(&world).await };
            let saved = change(&world.program, &world.administrator(), &form).await.expect("works");
            assert_eq!(saved, Filled::Faulty(vec![(OrganisationField::ConsentOn, fault)]));
        }
        let now = organisation(world.store().read(), world.board()).await.expect("read");
        assert!(now.is_on_trial());
    }
}
