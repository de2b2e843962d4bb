//! Importing a list.

use std::fmt::Write;
use std::time::Instant;

use chrono::TimeDelta;
use domain::account::Role;
use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use domain::import::ImportState;
use domain::import::SheetFault;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::access::Coordinator;
use server::departure::import::{
    Imported, Lines, Previewing, Starting, Verdict, import_file, load, preview, progress, start, start_and_wait,
};
use server::mail::MailKind;
use server::store::entity::{departure, link};

use crate::scene::Scene;

const HEADING: &str = "naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n";

fn line(name: &str, email: &str, day: &str) -> String {
    format!("{name};{email};Het Noorden;Onderbouw;voluntary;{day};30-06-2026\n")
}

async fn kept(world: &server::testing::World, text: &str) -> domain::ids::ImportId {
    let done = preview(&world.program, &world.coordinator(), "lijst.csv", text.as_bytes()).await.expect("the store");
    let Previewing::Stored(id) = done else { panic!("{done:?}") };
    id
}

async fn how_many(world: &server::testing::World) -> u64 {
    departure::Entity::find().count(world.store().read()).await.expect("the store")
}

server::on_both_databases! {
    async fn a_preview_says_line_by_line_what_will_become_of_it(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Mirjam de Wit", &[("private_email", "mirjam@thuis.test"), ("last_day_worked", "2026-04-24")]).await;
        let text = [
            HEADING.to_owned(),
            line("Sanne Willems", "sanne@thuis.test", "24-04-2026"),
            line("Mirjam de Wit", "mirjam@thuis.test", "24-04-2026"),
            line("Tom Bakker", "tom@thuis.test", "31-02-2026"),
            line("Sanne Willems", "SANNE@thuis.test", "24-04-2026"),
            line("=1+1", "formule@thuis.test", "24-04-2026"),
        ]
        .concat();
        let id = kept(&world, &text).await;
        let seen = load(&world.program, &world.coordinator(), id).await.expect("the store").expect("theirs");
        assert_eq!((seen.new, seen.doubles, seen.refused, seen.total), (1, 2, 2, 5));
        let refused = &seen.lines[0];
        assert_eq!((refused.number, refused.name.as_str()), (4, "Tom Bakker"));
        let wanted = (Field::LastDayWorked, RegistrationFault::DateImpossible);
        assert!(matches!(&refused.verdict, Verdict::Refused(faults) if faults.contains(&wanted)), "{refused:?}");
        let formula = (Field::Name, RegistrationFault::Formula);
        assert!(matches!(&seen.lines[1].verdict, Verdict::Refused(faults) if faults.contains(&formula)));
        let started = start(&world.program, &world.coordinator(), id, Lines::All).await.expect("the store");
        assert_eq!(started, Starting::HasRefused);
        assert_eq!(how_many(&world).await, 1, "all or nothing, so nothing");
    }

    async fn a_confirmed_list_is_made_once(world: World) {
        Scene::set(&world).await;
        let text = [HEADING.to_owned(), line("A B", "a@thuis.test", "24-04-2026"), line("C D", "c@thuis.test", "24-04-2026")];
        let id = kept(&world, &text.concat()).await;
        let coordinator = world.coordinator();
        let tries = (0..4).map(|_| {
            let (program, coordinator) = (world.program.clone(), coordinator.clone());
            tokio::spawn(async move { start_and_wait(&program, &coordinator, id, Lines::All).await.expect("the store") })
        });
        let mut started = 0;
        for one in tries.collect::<Vec<_>>() {
            started += usize::from(one.await.expect("no panic") == Starting::Started);
        }
        assert_eq!((started, how_many(&world).await), (1, 2));
        let done = progress(&world.program, &coordinator, id).await.expect("the store").expect("theirs");
        assert_eq!((done.state, done.done, done.total), (ImportState::Done, 2, 2));
        let links = link::Entity::find().count(world.store().read()).await.expect("the store");
        assert_eq!(links, 2);
        server::steps::advance_due(&world.program).await.expect("the course");
        let scene_mails = sea_orm::QueryFilter::filter(
            server::store::entity::outbox::Entity::find(),
            sea_orm::ColumnTrait::eq(&server::store::entity::outbox::Column::Kind, MailKind::Questionnaire.code()),
        );
        assert_eq!(scene_mails.count(world.store().read()).await.expect("the store"), 2);
        let again = import_file(&world.program, &coordinator, "lijst.csv", text.concat().as_bytes()).await;
        assert_eq!(again.expect("the store"), Imported::Done { made: 0, doubles: 2 });
    }

    async fn somebody_elses_import_is_not_there(world: World) {
        Scene::set(&world).await;
        let id = kept(&world, &[HEADING.to_owned(), line("A B", "a@thuis.test", "24-04-2026")].concat()).await;
        let other = world.account("Een Ander").role(Role::HrCoordinator).make().await;
        let other = world.signed_in(other).await.coordinator().expect("coordinates");
        assert!(load(&world.program, &other, id).await.expect("the store").is_none());
        assert_eq!(start(&world.program, &other, id, Lines::All).await.expect("the store"), Starting::NotFound);
    }

    async fn who_leaves_another_school_is_not_told(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let hidden = [("private_email", "mirjam@thuis.test"), ("last_day_worked", "2026-04-24")];
        scene.leaver_with("Mirjam de Wit", &hidden).await;
        let zus = world.account("Zus Zuid").role_of(Role::HrCoordinator, south).make().await;
        let zus = world.signed_in(zus).await.coordinator().expect("coordinates");
        let seen = async |who: &Coordinator, school: &str| {
            let text = line("Mirjam de Wit", "mirjam@thuis.test", "24-04-2026").replace("Het Noorden;Onderbouw", school);
            let text = [HEADING, &text].concat();
            let done = preview(&world.program, who, "lijst.csv", text.as_bytes()).await.expect("the store");
            let Previewing::Stored(id) = done else { panic!("{done:?}") };
            let seen = load(&world.program, who, id).await.expect("the store").expect("their own");
            (id, seen.new, seen.doubles)
        };
        let (id, new, doubles) = seen(&zus, "Het Zuiden;").await;
        assert_eq!((new, doubles), (1, 0));
        assert_eq!(start_and_wait(&world.program, &zus, id, Lines::All).await.expect("the store"), Starting::Started);
        assert_eq!(how_many(&world).await, 2, "and can be registered here too");
        assert_eq!(seen(&zus, "Het Zuiden;").await.2, 1, "a double of the own school");
        assert_eq!(seen(&world.coordinator(), "Het Noorden;").await.2, 1, "whatever the team");
    }

    async fn a_list_that_nobody_imports_is_forgotten_after_a_day(world: World) {
        Scene::set(&world).await;
        let given_up = kept(&world, &[HEADING.to_owned(), line("A B", "a@thuis.test", "31-02-2026")].concat()).await;
        world.advance(TimeDelta::hours(1));
        let later = kept(&world, &[HEADING.to_owned(), line("C D", "c@thuis.test", "24-04-2026")].concat()).await;
        let is_there = async |id| load(&world.program, &world.coordinator(), id).await.expect("the store").is_some();
        world.advance(TimeDelta::hours(22));
        server::jobs::purge::once(&world.program).await.expect("the store");
        assert!(is_there(given_up).await && is_there(later).await);
        world.advance(TimeDelta::hours(1));
        server::jobs::purge::once(&world.program).await.expect("the store");
        assert!(!is_there(given_up).await && is_there(later).await);
    }

    async fn a_file_that_is_no_list_is_refused_as_a_whole(world: World) {
        Scene::set(&world).await;
        let coordinator = world.coordinator();
        let mut long = HEADING.to_owned();
        for number in 0..10_001 {
            long.push_str(&line("A B", &format!("a{number}@thuis.test"), "24-04-2026"));
        }
        let done = preview(&world.program, &coordinator, "lang.csv", long.as_bytes()).await.expect("the store");
        assert_eq!(done, Previewing::Refused(SheetFault::TooManyLines { found: 10_001 }));
        let done = import_file(&world.program, &coordinator, "x.csv", b"wat;is;dit\n1;2;3\n").await.expect("the store");
        assert!(matches!(done, Imported::Unreadable(SheetFault::MissingHeadings { .. })), "{done:?}");
    }

    async fn ten_thousand_lines_take_seconds(world: World) {
        Scene::set(&world).await;
        let mut text = HEADING.to_owned();
        for number in 0..10_000 {
            write!(text, "{}", line(&format!("Naam Nummer{number}"), &format!("p{number}@thuis.test"), "24-04-2026"))
                .expect("memory");
        }
        let begun = Instant::now();
        let done = import_file(&world.program, &world.coordinator(), "lang.csv", text.as_bytes()).await;
        assert_eq!(done.expect("the store"), Imported::Done { made: 10_000, doubles: 0 });
        let seconds = begun.elapsed().as_secs();
        println!("10,000 lines in {seconds} s");
        assert!(seconds < 60, "{seconds} s, even in a debug build on a busy machine");
        assert_eq!(how_many(&world).await, 10_000);
    }
}
