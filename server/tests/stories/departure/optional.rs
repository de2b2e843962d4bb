//! The facts that HR may leave open: each comes back wherever somebody reads what was registered.

use chrono::{TimeDelta, Utc};
use domain::Language;
use domain::departure::{Entry, OptionalFacts};
use domain::departure_form::Field;
use domain::organisation::Sector;
use server::organisation::{OrganisationForm, change};
use server::own_copy::{Copying, for_leaver};
use server::testing::World;
use wording::Wording;

use super::{coordinator, proof, record};
use crate::scene::Scene;
use crate::web::browser::Browser;

server::on_both_databases! {
    async fn a_fact_that_the_board_leaves_out_is_neither_asked_nor_kept(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        sets(&world, &[Field::PartTime], "").await;
        let (last, end) = (world.now().date_naive() + TimeDelta::days(40), world.now().date_naive() + TimeDelta::days(60));
        let (last, end) = (last.to_string(), end.to_string());
        let known = [
            ("part_time", "0,6"),
            ("entry", "starter"),
            ("last_day_worked", last.as_str()),
            ("end_of_employment", end.as_str()),
        ];
        let leaver = scene.leaver_with("Vera Trek", &known).await;
        let hr = coordinator(&world).await;
        let shown = record::seen(&world, hr, leaver.id).await.expect("coordinates it").facts.expect("full").optional;
        assert_eq!((shown.part_time, shown.entry), (None, Some(Entry::Starter)));
        let form = Browser::of(&world, hr).await.ask("/staff/departures/new", None).text;
        assert!(form.contains("name=\"entry\"") && !form.contains("name=\"part_time\""));
    }

    async fn a_subject_is_of_the_boards_own_list_and_keeps_its_name_when_it_is_taken_away(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        sets(&world, &[], "Wiskunde\nMuziek").await;
        let (last, end) = (world.now().date_naive() + TimeDelta::days(40), world.now().date_naive() + TimeDelta::days(60));
        let (last, end) = (last.to_string(), end.to_string());
        let known = [
            ("subject", "muziek"),
            ("last_day_worked", last.as_str()),
            ("end_of_employment", end.as_str()),
        ];
        let leaver = scene.leaver_with("Vera Trek", &known).await;
        let hr = coordinator(&world).await;
        sets(&world, &[], "Techniek\nWiskunde").await;
        let browser = Browser::of(&world, hr).await;
        let record = browser.ask(&format!("/staff/departures/{}", leaver.id), None).text;
        assert!(record.contains("Muziek"), "the record still says which it was");
        let edit = browser.ask(&format!("/staff/departures/{}/edit", leaver.id), None).text;
        assert!(edit.contains("Muziek") && edit.contains("Techniek"), "and may go on saying so");
        let new = browser.ask("/staff/departures/new", None).text;
        assert!(!new.contains("Muziek") && new.contains("Techniek"), "nobody new gets it");
        let whole = scene.proof(leaver.id, true).await;
        let copy = for_leaver(&world.program, &whole, Language::Nl).await.expect("the store");
        let Copying::Copy(copy) = copy else { panic!("{copy:?}") };
        assert_eq!(copy.departure.subject.as_deref(), Some("Muziek"));
    }

    async fn every_optional_fact_is_in_the_form_the_record_and_the_own_copy(world: World) {
        let scene = Scene::set(&world).await;
        let hr = coordinator(&world).await;
        let known: Vec<(&str, &str)> = OptionalFacts::FIELDS
            .iter()
            .map(|field| (field.code(), *OptionalFacts::choices(*field).last().expect("something to choose")))
            .collect();
        let leaver = scene.leaver_with("Vera Trek", &known).await;
        let form = server::departure::edit::form(&world.program, &proof(&world, hr, leaver.id).await).await;
        let form = form.expect("the store").fields;
        let shown = record::seen(&world, hr, leaver.id).await.expect("coordinates it").facts.expect("full").optional;
        let whole = scene.proof(leaver.id, true).await;
        let copy = for_leaver(&world.program, &whole, Language::Nl).await.expect("the store");
        let Copying::Copy(copy) = copy else { panic!("{copy:?}") };
        let copied = serde_json::to_value(&*copy).expect("it is JSON");
        for (field, (name, code)) in OptionalFacts::FIELDS.iter().zip(known) {
            assert!(form.contains(&(name.to_owned(), code.to_owned())), "{name} in the form");
            assert_eq!(shown.code(*field), Some(code), "{name} in the record");
            assert_eq!(copied["departure"][name], code, "{name} in the own copy");
        }
    }

    async fn the_pages_ask_for_every_field_and_show_what_is_known(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let (last, end) = (world.now().date_naive() + TimeDelta::days(40), world.now().date_naive() + TimeDelta::days(60));
        let known: Vec<(&str, &str)> = OptionalFacts::FIELDS
            .iter()
            .map(|field| (field.code(), *OptionalFacts::choices(*field).last().expect("something to choose")))
            .collect();
        let (last, end) = (last.to_string(), end.to_string());
        let days = [("last_day_worked", last.as_str()), ("end_of_employment", end.as_str())];
        let leaver = scene.leaver_with("Vera Trek", &[&known[..], &days[..]].concat()).await;
        let browser = Browser::of(&world, coordinator(&world).await).await;
        let form = browser.ask("/staff/departures/new", None).text;
        // The school is asked for in lists alone: a form offers its units. This board lists no subjects.
        for field in Field::ALL.iter().filter(|field| !matches!(field, Field::School | Field::Subject)) {
            assert!(form.contains(&format!("name=\"{field}\"")), "{field} in the form");
        }
        let record = browser.ask(&format!("/staff/departures/{}", leaver.id), None).text;
        let wording = Wording::new(Language::Nl);
        for (field, (name, code)) in OptionalFacts::FIELDS.iter().zip(known) {
            let (label, words) = (wording.code("field", name), wording.choice(*field, code, Sector::Pupils));
            assert!(record.contains(&label) && record.contains(&words), "{label}: {words} in the record");
        }
    }
}

/// The board leaves a fact out, and lists these subjects.
async fn sets(world: &World, facts_off: &[Field], subjects: &str) {
    let organisation = server::organisation::organisation(world.store().read(), world.board()).await.expect("there");
    let form = OrganisationForm {
        facts_off: facts_off.iter().map(|field| field.code().to_owned()).collect(),
        subjects: subjects.to_owned(),
        ..OrganisationForm::of(&organisation)
    };
    change(&world.program, &world.administrator(), &form).await.expect("the store").done();
}

#[test]
fn the_page_about_the_own_copy_names_every_optional_fact() {
    let page = include_str!("../../../../docs/own-copy.md");
    for field in OptionalFacts::FIELDS {
        assert!(page.contains(&format!("`{field}`")), "{field}");
    }
}
