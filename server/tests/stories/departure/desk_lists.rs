//! Lists as desks send them, week after week: moved days, dates that can be read both ways, names in parts.

use domain::account::Role;
use domain::departure_form::{Field, Warning};
use domain::ids::{DepartureId, ImportId};
use domain::import::{Charset, DateOrder, OtherDay, Reading};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::access::Coordinator;
use server::departure::cancel::cancel;
use server::departure::edit::{Editing, edit, form};
use server::departure::import::{
    Choices, Lines, Preview, Previewing, Starting, Verdict, choose, load, preview, progress, start_and_wait,
};
use server::jobs::deliver;
use server::lists::worklist::{WorklistFilter, page};
use server::mail::MailKind;
use server::settings::MailTo;
use server::steps;
use server::store::entity::departure;
use server::store::{StoreError, TypedColumn};
use server::testing::World;

use super::{coordinator, proof, stored};
use crate::mail::post::{Folder, posting};
use crate::scene::{Scene, day};

const HEADING: &str = "naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n";

fn line(name: &str, email: &str, day: &str) -> String {
    format!("{name};{email};Het Noorden;Onderbouw;voluntary;{day};30-06-2026\n")
}

async fn seen(world: &World, who: &Coordinator, bytes: &[u8]) -> (ImportId, Preview) {
    let done = preview(&world.program, who, "lijst.csv", bytes).await.expect("the store");
    let Previewing::Stored(id) = done else { panic!("{done:?}") };
    (id, load(&world.program, who, id).await.expect("the store").expect("their own"))
}

async fn started(world: &World, id: ImportId) -> Starting {
    start_and_wait(&world.program, &world.coordinator(), id, Lines::All).await.expect("the store")
}

async fn said(world: &World, id: ImportId, choices: &Choices) -> bool {
    choose(&world.program, &world.coordinator(), id, choices).await.expect("the store")
}

fn of_lines(lines: &[(usize, OtherDay)]) -> Choices {
    Choices { lines: lines.iter().copied().collect(), ..Choices::default() }
}

async fn how_many(world: &World) -> u64 {
    departure::Entity::find().count(world.store().read()).await.expect("the store")
}

async fn id_of(world: &World, name: &str) -> DepartureId {
    let all = departure::Entity::find().all(world.store().read()).await.expect("the store");
    *all.iter().find(|row| world.name(row) == name).expect("registered").id
}

/// The first week: two people, registered and invited.
async fn first_week(world: &World) -> DepartureId {
    let list = [
        HEADING.to_owned(),
        line("Anna Proef", "anna@thuis.test", "24-04-2026"),
        line("Bo Proef", "bo@thuis.test", "24-04-2026"),
    ];
    let (id, _) = seen(world, &world.coordinator(), list.concat().as_bytes()).await;
    assert_eq!(started(world, id).await, Starting::Started);
    steps::advance_due(&world.program).await.expect("the course");
    id_of(world, "Anna Proef").await
}

/// The second week: the day of one of them has moved.
fn second_week() -> String {
    [
        HEADING.to_owned(),
        line("Anna Proef", "ANNA@thuis.test", "15-05-2026"),
        line("Bo Proef", "bo@thuis.test", "24-04-2026"),
    ]
    .concat()
}

/// As if everything was done.
async fn close(world: &World, id: DepartureId) {
    let now = world.now();
    world
        .store()
        .write(|tx| {
            Box::pin(async move {
                departure::Entity::update_many()
                    .col_expr(departure::Column::ClosedAt, sea_orm::sea_query::Expr::value(now))
                    .filter(departure::Column::Id.is(id))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
        .expect("the store");
}

server::on_both_databases! {
    async fn a_day_that_moved_changes_the_departure_and_invites_nobody_twice(world: World) {
        let scene = Scene::set(&world).await;
        let anna = first_week(&world).await;
        let (id, found) = seen(&world, &world.coordinator(), second_week().as_bytes()).await;
        assert_eq!((found.new, found.doubles, found.other_days, found.refused), (0, 1, 1, 0));
        let Verdict::OtherDay { registered, .. } = &found.lines[0].verdict else { panic!("{:?}", found.lines) };
        assert_eq!((registered.id, registered.last_day_worked, registered.is_closed), (anna, day(4, 24), false));
        assert_eq!(found.lines[0].last_day_worked, Some(day(5, 15)));
        assert_eq!(started(&world, id).await, Starting::Undecided);
        assert!(said(&world, id, &of_lines(&[(2, OtherDay::Change)])).await);
        assert_eq!(started(&world, id).await, Starting::Started);
        let row = stored(&world, anna).await;
        assert_eq!((row.last_day_worked, row.end_of_employment), (day(5, 15), day(6, 30)));
        assert_eq!(how_many(&world).await, 2);
        steps::advance_due(&world.program).await.expect("the course");
        assert_eq!(scene.mails(anna, MailKind::Questionnaire).await.len(), 1);
        let (_, again) = seen(&world, &world.coordinator(), second_week().as_bytes()).await;
        assert_eq!((again.new, again.doubles, again.other_days), (0, 2, 0), "the third time nothing is left to do");
        assert!(!said(&world, id, &of_lines(&[(2, OtherDay::NewJob)])).await, "what was confirmed is said");
    }

    async fn who_has_an_address_by_next_week_is_registered_once(world: World) {
        Scene::set(&world).await;
        let of = |lines: &[&str]| {
            let heading = "naam;prive e-mail;werk e-mail;school;team;soort vertrek;laatste werkdag;einde dienstverband";
            let place = "Het Noorden;Onderbouw;voluntary";
            let lines: Vec<String> = lines.iter().map(|line| line.replace("…", place)).collect();
            format!("{heading}\n{}\n", lines.join("\n"))
        };
        let first = of(&["Anna Proef;;anna@werk.test;…;24-04-2026;30-06-2026", "Bo Proef;;;…;24-04-2026;30-06-2026"]);
        let (id, _) = seen(&world, &world.coordinator(), first.as_bytes()).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        let bo = id_of(&world, "Bo Proef").await;
        let second = of(&[
            "Anna Proef;anna@thuis.test;anna@werk.test;…;24-04-2026;30-06-2026",
            "Proef, Bo;bo@thuis.test;;…;15-05-2026;30-06-2026",
            "Cas Proef;cas@thuis.test;;…;24-04-2026;30-06-2026",
        ]);
        let (_, found) = seen(&world, &world.coordinator(), second.as_bytes()).await;
        assert_eq!((found.new, found.doubles, found.other_days), (1, 1, 1), "{:?}", found.lines);
        let Verdict::OtherDay { registered, .. } = &found.lines[0].verdict else { panic!("{:?}", found.lines) };
        assert_eq!((registered.id, registered.last_day_worked), (bo, day(4, 24)));
    }

    async fn an_earlier_day_of_a_list_is_told_to_the_mailbox_that_it_takes_away(world: World) {
        let scene = Scene::set(&world).await;
        let of = |day: &str| {
            let heading = "naam;werk_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband";
            format!("{heading}\nAnna Proef;anna@werk.test;Het Noorden;Onderbouw;voluntary;{day};30-06-2026\n")
        };
        let (id, _) = seen(&world, &world.coordinator(), of("24-04-2026").as_bytes()).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        steps::advance_due(&world.program).await.expect("the course");
        let anna = id_of(&world, "Anna Proef").await;
        let (id, found) = seen(&world, &world.coordinator(), of("27-02-2026").as_bytes()).await;
        assert_eq!(found.other_days, 1, "{:?}", found.lines);
        assert!(said(&world, id, &of_lines(&[(2, OtherDay::Change)])).await);
        assert_eq!(started(&world, id).await, Starting::Started);
        assert_eq!(stored(&world, anna).await.last_day_worked, day(2, 27));
        let told = scene.mails(anna, MailKind::LeaverAddressChanged).await;
        assert_eq!(told.iter().map(|mail| world.to_address(mail)).collect::<Vec<_>>(), ["anna@werk.test"]);
    }

    async fn a_line_is_skipped_or_another_job_as_hr_says(world: World) {
        Scene::set(&world).await;
        let anna = first_week(&world).await;
        let (id, _) = seen(&world, &world.coordinator(), second_week().as_bytes()).await;
        said(&world, id, &of_lines(&[(2, OtherDay::Skip)])).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        assert_eq!((stored(&world, anna).await.last_day_worked, how_many(&world).await), (day(4, 24), 2));
        let (id, _) = seen(&world, &world.coordinator(), second_week().as_bytes()).await;
        said(&world, id, &of_lines(&[(2, OtherDay::NewJob)])).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        assert_eq!((stored(&world, anna).await.last_day_worked, how_many(&world).await), (day(4, 24), 3));
    }

    async fn a_departure_that_was_withdrawn_or_closed_keeps_its_day(world: World) {
        Scene::set(&world).await;
        let anna = first_week(&world).await;
        let by = coordinator(&world).await;
        let (id, _) = seen(&world, &world.coordinator(), second_week().as_bytes()).await;
        said(&world, id, &of_lines(&[(2, OtherDay::Change)])).await;
        close(&world, anna).await;
        assert_eq!(started(&world, id).await, Starting::Undecided, "closed meanwhile: its day stays");
        assert_eq!(stored(&world, anna).await.last_day_worked, day(4, 24));
        said(&world, id, &of_lines(&[(2, OtherDay::Skip)])).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        cancel(&world.program, &proof(&world, by, id_of(&world, "Bo Proef").await).await).await.expect("the store");
        let list = [HEADING.to_owned(), line("Bo Proef", "bo@thuis.test", "15-05-2026")].concat();
        let (_, found) = seen(&world, &world.coordinator(), list.as_bytes()).await;
        assert_eq!((found.new, found.other_days), (1, 0), "a withdrawn resignation is no registration");
    }

    async fn who_leaves_a_team_beyond_reach_is_not_told_with_another_day(world: World) {
        let scene = Scene::set(&world).await;
        first_week(&world).await;
        let other = world.team(scene.school, "Bovenbouw").await;
        let tia = world.account("Tia Team").role_of(Role::HrCoordinator, other).make().await;
        let tia = world.signed_in(tia).await.coordinator().expect("coordinates");
        let list = second_week().replace("Het Noorden;Onderbouw", ";Bovenbouw");
        let (_, found) = seen(&world, &tia, list.as_bytes()).await;
        assert_eq!((found.new, found.doubles, found.other_days), (1, 1, 0), "{:?}", found.lines);
    }

    async fn nothing_is_made_before_somebody_said_what_the_dates_begin_with(world: World) {
        Scene::set(&world).await;
        let list = format!("{HEADING}Anna Proef;anna@thuis.test;Het Noorden;Onderbouw;voluntary;5/6/2026;7/8/2026\n");
        let (id, found) = seen(&world, &world.coordinator(), list.as_bytes()).await;
        let example = found.asks_for_order().expect("a question");
        assert_eq!((example.day_first, example.month_first), (day(6, 5), day(5, 6)));
        assert_eq!(started(&world, id).await, Starting::DatesUnsure);
        assert_eq!(how_many(&world).await, 0);
        let reading = Reading { dates: Some(DateOrder::MonthFirst), ..Reading::default() };
        assert!(said(&world, id, &Choices { reading, ..Choices::default() }).await);
        assert_eq!(started(&world, id).await, Starting::Started);
        let row = stored(&world, id_of(&world, "Anna Proef").await).await;
        assert_eq!((row.last_day_worked, row.end_of_employment), (day(5, 6), day(7, 8)));
    }

    async fn letters_that_were_guessed_are_read_as_hr_says(world: World) {
        Scene::set(&world).await;
        let mut list = HEADING.as_bytes().to_vec();
        list.extend(b"Andr\x8e Proef;andre@thuis.test;Het Noorden;Onderbouw;voluntary;24-04-2026;30-06-2026\n");
        let (id, found) = seen(&world, &world.coordinator(), &list).await;
        assert_eq!((found.guessed, found.lines[0].name.as_str()), (Some(Charset::Macintosh), "André Proef"));
        let reading = Reading { charset: Some(Charset::Windows), ..Reading::default() };
        said(&world, id, &Choices { reading, ..Choices::default() }).await;
        let found = load(&world.program, &world.coordinator(), id).await.expect("the store").expect("theirs");
        assert_eq!(found.lines[0].name, "AndrŽ Proef");
        assert_eq!(found.lines[0].warnings(), [Warning::NameInDoubt]);
        said(&world, id, &Choices::default()).await;
        assert_eq!(started(&world, id).await, Starting::Started);
        let done = progress(&world.program, &world.coordinator(), id).await.expect("the store").expect("theirs");
        assert_eq!(done.done, 1);
        id_of(&world, "André Proef").await;
    }

    async fn leavers_are_greeted_by_a_first_name_or_by_the_whole_one(world: World) {
        let scene = Scene::set(&world).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        for (number, (name, greeting)) in [
            ("Proef, Anna van der", "Dag Anna,"),
            ("dhr Karel Proef", "Dag Karel,"),
            ("Mw Proef", "Dag Mw Proef,"),
            ("JA Proef", "Dag JA Proef,"),
            ("van den Proef Anna", "Dag van den Proef Anna,"),
            ("Nguyễn Thị Lan", "Dag Nguyễn Thị Lan,"),
        ]
        .into_iter()
        .enumerate()
        {
            let address = format!("proef{number}@thuis.test");
            let leaver = scene.leaver_with(name, &[("private_email", &address)]).await;
            let home = server::home::home(&world.program, &leaver.proof).await.expect("the store");
            assert_eq!(format!("Dag {},", home.called), greeting);
            steps::advance_due(&program).await.expect("the course");
            deliver::deliver_all(&program).await.expect("the store");
            let mails = folder.mails();
            let is_theirs = |text: &str| text.contains(greeting);
            let texts = mails.iter().filter_map(|(_, bytes)| {
                let message = mail_parser::MessageParser::default().parse(bytes)?;
                let to = message.to()?.first()?.address()?.to_owned();
                (to == address).then(|| message.body_text(0).expect("a plain form").into_owned())
            });
            let texts: Vec<String> = texts.collect();
            assert!(texts.len() == 1 && is_theirs(&texts[0]), "{name}: {texts:?}");
        }
    }

    async fn what_to_call_somebody_is_kept_and_changed_with_the_form(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let typed = [("private_email", "jo@thuis.test"), ("called", "Jo"), ("surname", "Proef")];
        let leaver = scene.leaver_with("J.A. Proef", &typed).await;
        assert_eq!(stored(&world, leaver.id).await.called(world.store().read()).expect("parts"), "Jo");
        let proof = proof(&world, by, leaver.id).await;
        let opened = form(&world.program, &proof).await.expect("the store");
        let mut fields = opened.fields;
        assert!(fields.contains(&(Field::Called.code().to_owned(), "Jo".to_owned())), "{fields:?}");
        fields.retain(|(name, _)| name != Field::Called.code());
        let done = edit(&world.program, &proof, opened.revision, &fields).await.expect("the store");
        assert!(matches!(done, Editing::Saved { .. }), "{done:?}");
        let row = stored(&world, leaver.id).await;
        assert_eq!(row.called(world.store().read()).expect("parts"), "J.A. Proef");
    }

    async fn the_board_finds_a_name_however_it_is_stored_and_typed(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Rene\u{301}e Aarts", &[("private_email", "renee@thuis.test")]).await;
        scene.leaver_with("Sean O’Proef", &[("private_email", "sean@thuis.test")]).await;
        scene.leaver_with("Anna van der Proef-Test", &[("private_email", "anna@thuis.test")]).await;
        let found = async |text: &str| {
            let filter = WorklistFilter { text: text.into(), ..WorklistFilter::default() };
            let page = page(&world.program, &world.coordinator(), &filter, None).await.expect("the store");
            page.rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
        };
        for typed in ["Renée", "Rene\u{301}e", "renee", "RENÉE"] {
            assert_eq!(found(typed).await, ["Renée Aarts"], "{typed}");
        }
        for typed in ["OProef", "o'proef", "O’Proef", "sean proef"] {
            assert_eq!(found(typed).await, ["Sean O’Proef"], "{typed}");
        }
        for typed in ["prooftest", "vanderanna"] {
            assert!(found(typed).await.is_empty(), "{typed}");
        }
        for typed in ["proeftest", "Proef-Test", "vanderproef", "van der proef"] {
            assert_eq!(found(typed).await, ["Anna van der Proef-Test"], "{typed}");
        }
    }

    async fn people_to_choose_from_stand_by_surname(world: World) {
        Scene::set(&world).await;
        for name in ["Anna van der Aa", "Zita Bakker", "Bo de Boer"] {
            world.account(name).role(Role::HrAdviser).make().await;
        }
        let choices = server::departure::register::choices(&world.program, &world.coordinator()).await.expect("the store");
        let names: Vec<&str> = choices.accounts.iter().map(|one| one.name.as_str()).collect();
        let place = |name: &str| names.iter().position(|one| *one == name).expect("offered");
        assert!(place("Anna van der Aa") < place("Zita Bakker") && place("Zita Bakker") < place("Bo de Boer"), "{names:?}");
    }
}
