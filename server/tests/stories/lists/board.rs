//! HR's board.

use std::collections::HashSet;
use std::fmt::Write;

use chrono::{DateTime, TimeDelta, Utc};
use domain::account::Role;
use domain::course::{Owner, Stage};
use domain::departure::{DepartureType, ShownType};
use domain::ids::UnitId;
use sea_orm::{ConnectionTrait, Statement};
use server::access::Coordinator;
use server::departure::import::{Imported, import_file};
use server::lists::worklist::{Care, Cursor, Due, Openness, WorklistFilter, page, statements_for_explain};
use server::testing::World;

use crate::scene::Scene;

/// A second school, and `many` leavers, every third of them there.
async fn crowded(world: &World, many: usize) -> UnitId {
    Scene::set(world).await;
    let south = world.school("Het Zuiden").await;
    let mut text = String::from("name,private_email,school,departure_type,last_day_worked,end_of_employment\n");
    for number in 0..many {
        let school = if number % 3 == 0 { "Het Zuiden" } else { "Het Noorden" };
        let kind = if number % 10 == 0 { "dismissal" } else { "voluntary" };
        let day = (world.now() + TimeDelta::days(20 + i64::try_from(number % 90).expect("small"))).date_naive();
        writeln!(text, "Naam Nummer{number},p{number}@thuis.test,{school},{kind},{day},{day}").expect("memory");
    }
    let done = import_file(&world.program, &world.coordinator(), "lijst.csv", text.as_bytes()).await;
    assert!(matches!(done.expect("the store"), Imported::Done { .. }));
    south
}

async fn all_pages(
    world: &World,
    coordinator: &Coordinator,
    filter: &WorklistFilter,
) -> Vec<server::lists::worklist::WorklistRow> {
    let mut rows = Vec::new();
    let mut from: Option<Cursor> = None;
    loop {
        let seen = page(&world.program, coordinator, filter, from.as_ref()).await.expect("the store");
        assert!(seen.rows.len() <= 50);
        rows.extend(seen.rows);
        match seen.next {
            Some(next) => from = Some(Cursor::parse(&next.to_string()).expect("its own text")),
            None => return rows,
        }
    }
}

server::on_both_databases! {
    async fn pages_follow_one_another_without_gap_or_double(world: World) {
        let south = crowded(&world, 240).await;
        let everything = WorklistFilter { open: Openness::All, ..WorklistFilter::default() };
        let rows = all_pages(&world, &world.coordinator(), &everything).await;
        let ids: HashSet<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!((rows.len(), ids.len()), (240, 240));
        let due: Vec<Option<DateTime<Utc>>> = rows.iter().map(|row| row.due).filter(Option::is_some).collect();
        assert!(due.windows(2).all(|pair| pair[0] <= pair[1]), "what is due first comes first");
        let account = world.account("Zus Zuid").role_of(Role::HrCoordinator, south).make().await;
        let theirs = world.signed_in(account).await.coordinator().expect("coordinates");
        let rows = all_pages(&world, &theirs, &everything).await;
        assert_eq!(rows.len(), 80);
        assert!(rows.iter().all(|row| row.school == "Het Zuiden"));
        let both = world
            .account("Be Ide")
            .role_of(Role::HrCoordinator, south)
            .role_of(Role::HrCoordinator, rows_school(&world).await)
            .make()
            .await;
        let both = world.signed_in(both).await.coordinator().expect("coordinates");
        let rows = all_pages(&world, &both, &everything).await;
        let ids: HashSet<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!((rows.len(), ids.len()), (240, 240), "two schools are merged in order");
    }

    async fn filters_narrow_and_special_courses_are_one(world: World) {
        let south = crowded(&world, 60).await;
        let coordinator = world.coordinator();
        let count = async |filter: WorklistFilter| all_pages(&world, &coordinator, &filter).await;
        let special = count(WorklistFilter { kind: Some(ShownType::Special), ..WorklistFilter::default() }).await;
        assert_eq!(special.len(), 6);
        assert!(special.iter().all(|row| row.kind == ShownType::Special && row.stage == Stage::ToConfirm));
        let kind = Some(ShownType::Type(DepartureType::VoluntaryResignation));
        assert_eq!(count(WorklistFilter { kind, ..WorklistFilter::default() }).await.len(), 54);
        assert_eq!(count(WorklistFilter { school: Some(south), ..WorklistFilter::default() }).await.len(), 20);
        assert_eq!(count(WorklistFilter { stage: Some(Stage::ToConfirm), ..WorklistFilter::default() }).await.len(), 6);
        assert_eq!(count(WorklistFilter { owner: Some(Owner::Hr), ..WorklistFilter::default() }).await.len(), 6);
        assert_eq!(count(WorklistFilter { open: Openness::Closed, ..WorklistFilter::default() }).await.len(), 0);
        assert_eq!(count(WorklistFilter { due: Some(Due::Overdue), ..WorklistFilter::default() }).await.len(), 0);
        world.advance(TimeDelta::days(14));
        let late = count(WorklistFilter { due: Some(Due::Overdue), ..WorklistFilter::default() }).await;
        assert!(late.len() >= 6 && late.iter().all(|row| row.overdue), "{}", late.len());
    }

    async fn somebody_is_found_by_any_word_of_the_name(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Aïcha El Amrani", &[("private_email", "aicha@thuis.test")]).await;
        scene.leaver("Peter-Paul Oosterhuis").await;
        let coordinator = world.coordinator();
        let found = async |text: &str| {
            let filter = WorklistFilter { text: text.into(), ..WorklistFilter::default() };
            let rows = all_pages(&world, &coordinator, &filter).await;
            rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
        };
        assert_eq!(found("amra").await, ["Aïcha El Amrani"]);
        assert_eq!(found("AICHA el").await, ["Aïcha El Amrani"]);
        assert_eq!(found("paul ooster").await, ["Peter-Paul Oosterhuis"]);
        assert!(found("paul amrani").await.is_empty());
        assert!(found("%").await.is_empty() && found("' or 1=1").await.is_empty());
        assert_eq!(found("").await.len(), 2);
    }

    async fn numbers_stop_at_ninety_nine(world: World) {
        crowded(&world, 150).await;
        let seen = page(&world.program, &world.coordinator(), &WorklistFilter::default(), None).await.expect("the store");
        assert_eq!((seen.counts.open.to_string().as_str(), seen.counts.planned.to_string().as_str()), ("99+", "0"));
    }

    async fn no_page_reads_the_whole_table(world: World) {
        let south = crowded(&world, 3_000).await;
        let conn = world.store().read();
        if !world.store().is_sqlite() {
            world
                .store()
                .write(|tx| Box::pin(async move {
                    tx.execute_unprepared("analyze").await?;
                    Ok::<_, server::store::StoreError>(())
                }))
                .await
                .expect("the store");
        }
        let account = world.account("Zus Zuid").role_of(Role::HrCoordinator, south).make().await;
        let theirs = world.signed_in(account).await.coordinator().expect("coordinates");
        let filters = [
            WorklistFilter::default(),
            WorklistFilter { open: Openness::All, ..WorklistFilter::default() },
            WorklistFilter { due: Some(Due::Overdue), ..WorklistFilter::default() },
            WorklistFilter { school: Some(south), ..WorklistFilter::default() },
            WorklistFilter { stage: Some(Stage::ToConfirm), ..WorklistFilter::default() },
            WorklistFilter { care: Some(Care::Mine), ..WorklistFilter::default() },
            WorklistFilter { care: Some(Care::Mine), open: Openness::All, ..WorklistFilter::default() },
            WorklistFilter { care: Some(Care::Nobody), ..WorklistFilter::default() },
            WorklistFilter { text: "nummer77".into(), ..WorklistFilter::default() },
            WorklistFilter { text: "p77@thuis.test".into(), ..WorklistFilter::default() },
            WorklistFilter { due: Some(Due::Today), owner: Some(Owner::Hr), ..WorklistFilter::default() },
        ];
        let mut by_address = 0;
        for coordinator in [world.coordinator(), theirs] {
            for filter in &filters {
                let first = page(&world.program, &coordinator, filter, None).await.expect("the store");
                for from in [None, first.next.as_ref()] {
                    let statements =
                        statements_for_explain(conn, &coordinator, filter, from, world.now()).await.expect("the store");
                    for statement in statements {
                        let text = statement.to_string();
                        let plan = plan(&world, statement).await;
                        let scans = plan.lines().any(|line| {
                            line.contains("SCAN departures") && !line.contains("USING") || line.contains("Seq Scan on departures")
                        });
                        assert!(!scans, "{filter:?}\n{plan}");
                        for mark in ["private_mark", "work_mark"].into_iter().filter(|mark| text.contains(&format!("\"{mark}\" ="))) {
                            assert!(plan.contains(&format!("ix_departures_board_id_{mark}")), "{text}\n{plan}");
                            by_address += 1;
                        }
                    }
                }
            }
        }
        assert!(by_address >= 4, "both addresses, whoever looks: {by_address}");
    }
}

async fn rows_school(world: &World) -> UnitId {
    let choices = server::departure::register::choices(&world.program, &world.coordinator()).await.expect("the store");
    choices.units.iter().find(|unit| unit.name == "Het Noorden").expect("it is there").id
}

/// How the database would read it, as text.
async fn plan(world: &World, statement: Statement) -> String {
    let how = if world.store().is_sqlite() { "explain query plan" } else { "explain" };
    let text = format!("{how} {statement}");
    let text = text.as_str();
    let rows = world
        .store()
        .write(|tx| {
            Box::pin(async move {
                if tx.get_database_backend() == sea_orm::DbBackend::Postgres {
                    // Of a small table PostgreSQL would rather read the first rows; what counts is
                    // that there is an index to read a large one by.
                    tx.execute_unprepared("set local enable_seqscan = off").await?;
                }
                let explain = Statement::from_string(tx.get_database_backend(), text);
                Ok::<_, server::store::StoreError>(tx.query_all_raw(explain).await?)
            })
        })
        .await
        .expect("a plan");
    let column = if world.store().is_sqlite() { "detail" } else { "QUERY PLAN" };
    rows.iter().map(|row| row.try_get::<String>("", column).expect("text")).collect::<Vec<_>>().join("\n")
}
