//! The employer's own number of a departure: HR of the whole board keeps it, and a list finds people by it.

use domain::account::Role;
use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use domain::ids::{DepartureId, ImportId};
use server::departure::edit::{Editing, edit, form};
use server::departure::import::{Preview, Previewing, Verdict, load, preview};
use server::testing::World;

use super::{coordinator, proof, stored};
use crate::scene::Scene;

const HEADING: &str =
    "personeelsnummer;naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n";

fn line(number: &str, name: &str, day: &str) -> String {
    let address = name.to_lowercase().replace(' ', ".");
    format!("{number};{name};{address}@thuis.test;Het Noorden;Onderbouw;voluntary;{day};30-06-2026\n")
}

async fn seen(world: &World, lines: &[String]) -> Preview {
    let text = format!("{HEADING}{}", lines.concat());
    let done = preview(&world.program, &world.coordinator(), "lijst.csv", text.as_bytes()).await.expect("the store");
    let Previewing::Stored(id) = done else { panic!("{done:?}") };
    shown(world, id).await
}

async fn shown(world: &World, id: ImportId) -> Preview {
    load(&world.program, &world.coordinator(), id).await.expect("the store").expect("theirs")
}

/// Saves the form with this number, as whoever coordinates it.
async fn number(world: &World, by: domain::ids::AccountId, id: DepartureId, text: &str) -> Editing {
    let proof = proof(world, by, id).await;
    let opened = form(&world.program, &proof).await.expect("the store");
    let mut fields = opened.fields;
    fields.retain(|(name, _)| name != Field::ExternalId.code());
    fields.push((Field::ExternalId.code().to_owned(), text.to_owned()));
    edit(&world.program, &proof, opened.revision, &fields).await.expect("the store")
}

async fn kept(world: &World, id: DepartureId) -> Option<String> {
    stored(world, id).await.external_id
}

server::on_both_databases! {
    async fn hr_of_the_whole_board_gives_a_number_which_is_one_of_the_board(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let (anna, vera) = (scene.leaver("Anna Bakker").await, scene.leaver("Vera Trek").await);
        assert!(matches!(number(&world, by, anna.id, "P-1").await, Editing::Saved { .. }));
        assert_eq!(kept(&world, anna.id).await.as_deref(), Some("P-1"));
        let fault = |fault| Editing::Faults(vec![(Field::ExternalId, fault)]);
        assert_eq!(number(&world, by, vera.id, "P-1").await, fault(RegistrationFault::NumberTaken));
        assert_eq!(number(&world, by, vera.id, "Vera Trek").await, fault(RegistrationFault::NumberMalformed));
        assert!(matches!(number(&world, by, vera.id, "p-1").await, Editing::Saved { .. }), "capitals tell them apart");
        assert!(matches!(number(&world, by, anna.id, "").await, Editing::Saved { .. }));
        assert_eq!(kept(&world, anna.id).await, None);
    }

    async fn hr_of_one_school_learns_nothing_by_trying_numbers(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let (anna, vera) = (scene.leaver("Anna Bakker").await, scene.leaver("Vera Trek").await);
        for (leaver, text) in [(anna.id, "P-1"), (vera.id, "P-2")] {
            assert!(matches!(number(&world, by, leaver, text).await, Editing::Saved { .. }));
        }
        let noor = world.account("Noor Noord").role_of(Role::HrCoordinator, scene.school).make().await;
        for text in ["P-1", "P-9", ""] {
            assert!(matches!(number(&world, noor, vera.id, text).await, Editing::Saved { .. }), "{text}");
        }
        assert_eq!(kept(&world, vera.id).await.as_deref(), Some("P-2"), "it stays as it is");
    }

    async fn a_list_finds_somebody_by_the_number_whatever_the_name(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let anna = scene.leaver_with("Anna Bakker", &[("last_day_worked", "2026-04-24")]).await;
        assert!(matches!(number(&world, by, anna.id, "P-1").await, Editing::Saved { .. }));
        let first = seen(&world, &[line("P-1", "Anna Molenaar", "01-05-2026"), line("P-2", "Tom Bakker", "01-05-2026")]).await;
        assert_eq!((first.other_days, first.new, first.refused), (1, 1, 0));
        let Verdict::OtherDay { registered, .. } = &first.lines[0].verdict else { panic!("{:?}", first.lines) };
        assert_eq!(registered.id, anna.id);
        let second = seen(&world, &[line("P-1", "Anna Molenaar", "24-04-2026")]).await;
        assert_eq!(second.doubles, 1);
        let third = seen(&world, &[line("P-3", "Tom Bakker", "01-05-2026"), line("P-3", "Bo Smit", "01-05-2026")]).await;
        assert_eq!((third.new, third.refused), (1, 1), "one number twice");
        let taken = (Field::ExternalId, RegistrationFault::NumberTaken);
        assert!(matches!(&third.lines[0].verdict, Verdict::Refused(faults) if *faults == [taken]), "{:?}", third.lines);
    }
}
