//! The record of a special course, as its host and as HR read it.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use domain::departure::DepartureType;
use domain::departure_form::Field;
use domain::talk::TalkChoice;
use server::on_both_databases;
use server::talk::{Choosing, choose};

use crate::scene::Scene;
use crate::web::browser::Browser;

on_both_databases! {
    async fn the_page_names_incapacity_to_hr_and_to_no_host(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let hr = world.account("Cora Dinator").role(Role::HrCoordinator).make().await;
        let ina = world.leaver("Ina Verzwegen").of(scene.team).led_by(scene.leader);
        let ina = ina.because_of(DepartureType::LongTermIncapacity).last_day(world.today() + TimeDelta::days(40));
        let id = ina.set(Field::ConditionConfirmed, "yes").register().await;
        let proof = scene.proof(id, false).await;
        let chosen = choose(&world.program, &proof, TalkChoice::AsProposed, false).await.expect("the store");
        assert_eq!(chosen, Choosing::Chosen);
        let (record, paper) = (format!("/staff/departures/{id}"), format!("/staff/departures/{id}?print=yes"));
        let told = ["arbeidsongeschikt", "Bevestigd dat benaderen passend is"];
        for page in [&record, &paper] {
            let text = Browser::of(&world, scene.adviser).await.ask(page, None).text;
            assert!(text.contains("Ina Verzwegen") && text.contains("Bijzonder traject"), "{page}: {text}");
            assert!(!told.iter().any(|words| text.contains(words)), "{page}: {text}");
        }
        let text = Browser::of(&world, hr).await.ask(&record, None).text;
        assert!(told.iter().all(|words| text.contains(words)), "{text}");
    }
}
