//! What is due goes, from every table, and what is not due stays.

mod accounts;
mod columns;
mod command;
mod random;
mod record;
mod request;
mod seen;
mod terms;
mod turn;

use domain::departure::{FunctionGroup, ServiceBand};
use domain::ids::DepartureId;
use domain::prediction::Prediction;
use domain::reason::ReasonCode;
use domain::talk::Way;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set, Statement};
use server::departure::break_glass::break_glass;
use server::questionnaire::{Onward, save_screen};
use server::retention::{Mode, Tally, sweep};
use server::store::StoreError;
use server::store::entity::board;
use server::testing::World;

use crate::departure::{fields, proof};
use crate::scene::{Leaver, Scene};

/// What nobody should find any more once name and addresses are gone, in lower case.
pub const NAMES: [&str; 3] = ["zwaantje", "quispel", "thuis.test"];
/// Stands in everything that was said or written about the leaver.
pub const WORD: &str = "kweepeer";

/// Somebody with something in every part of a record, whose course is closed; their last day is 24 April.
pub async fn full(world: &World, scene: &Scene<'_>) -> Leaver {
    let boss = world.account("Bas Baas").make().await;
    let leaver = scene
        .leaver_with(
            "Zwaantje Quispel",
            &[
                ("called", "Zwaantje"),
                ("surname", "Quispel"),
                ("work_email", "quispel@werk.test"),
                ("function_group", FunctionGroup::ALL[0].code()),
                ("service_band", ServiceBand::ALL[0].code()),
                ("may_not_host", &boss.to_string()),
            ],
        )
        .await;
    let program = &world.program;
    let tip = fields(&[("tip", WORD)]);
    save_screen(program, &leaver.proof, "ahead", &tip, Onward::Next).await.expect("the store");
    scene.hand_in(&leaver).await;
    scene.post().await;
    scene.booked_first(&leaver).await;
    let adviser = scene.as_adviser(scene.adviser, &leaver).await;
    server::prediction::predict(program, &adviser, Prediction::Reason(ReasonCode::D4)).await.expect("the store");
    world.advance(chrono::TimeDelta::days(9));
    scene.post().await;
    server::talk::held(program, &adviser, world.now().date_naive(), Way::InPerson).await.expect("the store");
    server::report::save_notes(program, &adviser, WORD, "").await.expect("the store");
    let revision = server::report::open(program, &adviser).await.expect("the store").revision;
    let whole = fields(&[
        ("story", WORD),
        ("told", "B1"),
        ("quote.0.text", WORD),
        ("quote.0.consent", "yes"),
        ("agreement.0.what", WORD),
        ("agreement.0.owner", WORD),
        ("agreement.0.outside", "yes"),
    ]);
    let done = server::report::finalise(program, &adviser, &whole, revision).await.expect("the store");
    assert!(matches!(done, server::report::Finalising::Final { .. }), "{done:?}");
    server::report::add(program, &adviser, WORD).await.expect("the store");
    let with_code = scene.proof(leaver.id, true).await;
    let reply = fields(&[("reply", "corrects"), ("words", WORD)]);
    server::report::reply(program, &with_code, &reply, 0).await.expect("the store");
    let coordinator = crate::departure::coordinator(world).await;
    let hr = proof(world, coordinator, leaver.id).await;
    break_glass(program, &hr, WORD).await.expect("the store");
    scene.post().await;
    assert_eq!(scene.loaded(&leaver).await.departure.stage.code(), "closed");
    let everything = everything(world).await;
    for said in NAMES.into_iter().chain([WORD]) {
        assert!(everything.contains(said), "{said} is there to be erased");
    }
    leaver
}

/// The board has these terms, as they are stored: months by their codes.
pub async fn set_terms(world: &World, stored: &str) {
    let id = world.board();
    let write = world.store().write(|tx| {
        Box::pin(async move {
            let own = Set(Some(stored.to_owned()));
            board::ActiveModel { id: Set(id.into()), retention: own, ..Default::default() }.update(tx).await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("written");
}

/// Erases what is due now.
pub async fn erase(world: &World) -> Tally {
    sweep(&world.program, world.board(), Mode::Erase).await.expect("the store")
}

/// Counts what is due now.
pub async fn dry_run(world: &World) -> Tally {
    sweep(&world.program, world.board(), Mode::DryRun).await.expect("the store")
}

/// Moves the clock to nine o'clock (UTC) on this day.
pub fn go_to(world: &World, day: &str) {
    let day: chrono::NaiveDate = day.parse().expect("a day of the test");
    world.advance(day.and_hms_opt(9, 0, 0).expect("a time").and_utc() - world.now());
}

/// The texts in the column `it` of what this asks.
pub async fn texts(world: &World, sql: &str) -> Vec<String> {
    let conn = world.store().read();
    let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql)).await.expect("read");
    rows.iter().filter_map(|row| row.try_get::<Option<String>>("", "it").expect("a text")).collect()
}

/// The tables with their columns, as the database itself knows them.
pub async fn schema(world: &World) -> Vec<(String, Vec<String>)> {
    let is_sqlite = world.store().is_sqlite();
    let tables = if is_sqlite {
        "select name as it from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
    } else {
        "select table_name::text as it from information_schema.tables where table_schema = 'public' order by table_name"
    };
    let mut schema = Vec::new();
    for table in texts(world, tables).await.into_iter().filter(|table| table != "seaql_migrations") {
        let columns = if is_sqlite {
            format!("select name as it from pragma_table_info('{table}')")
        } else {
            format!(
                "select column_name::text as it from information_schema.columns where table_schema = 'public' \
                 and table_name = '{table}'"
            )
        };
        let mut columns = texts(world, &columns).await;
        columns.sort();
        schema.push((table, columns));
    }
    schema.sort();
    schema
}

/// Every value of every row of every table, in lower case; ids without hyphens.
pub async fn everything(world: &World) -> String {
    let mut everything = String::new();
    for (table, columns) in schema(world).await {
        let line = if world.store().is_sqlite() {
            // Long values too: `quote` writes numbers, texts and bytes alike.
            let values: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            values.join(" || ' ' || ")
        } else {
            "row_to_json(t)::text".to_owned()
        };
        for row in texts(world, &format!("select {line} as it from \"{table}\" t")).await {
            everything.push_str(&format!("{table}: {row}\n"));
        }
    }
    for value in world.all_sealed().await {
        everything.push_str(&format!("{}.{}: {}\n", value.place.table, value.place.column, value.opened));
    }
    everything.to_lowercase().replace('-', "")
}

/// The id as it stands in `everything`.
pub fn id_of(id: DepartureId) -> String {
    id.uuid().as_simple().to_string()
}
