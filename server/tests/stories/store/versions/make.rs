//! What a release leaves for those after it: a small course in a database of each kind, as statements.
//!
//! Made only where `UITZWAAI_FIXTURE` names the version (CONTRIBUTING.md, "Make a release").

use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::SecondsFormat;
use server::on_both_databases;
use server::steps;
use server::store::Keyed;
use server::testing::{Kind, SECRET, World};

use super::{FOLDER, ending};
use crate::retention::{full, schema, texts};
use crate::scene::Scene;

/// Names the version of which the databases are made.
const VARIABLE: &str = "UITZWAAI_FIXTURE";
/// Lines of `pg_dump` that say something of its session, or are for its own client.
const OF_THE_SESSION: [&str; 4] = ["--", "\\", "SET ", "SELECT pg_catalog.set_config"];

on_both_databases! {
    async fn a_release_leaves_a_database_of_its_version(world: World) {
        let Ok(version) = std::env::var(VARIABLE) else { return };
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        scene.leaver("Tijs Test").await;
        scene.invited("Iris Invent").await;
        steps::advance_due(&world.program).await.expect("the course");
        let (kind, dumped) = if world.store().is_sqlite() {
            (Kind::Sqlite, of_sqlite(&world).await)
        } else {
            (Kind::Postgres, of_postgres(&world))
        };
        let path = PathBuf::from(FOLDER).join(format!("{version}{}", ending(kind)));
        std::fs::write(path, format!("{}{dumped}", head(&world))).expect("a file");
    }
}

/// What opens it, and where its clock stood.
fn head(world: &World) -> String {
    let path = std::env::temp_dir().join(format!("uitzwaai-keys-{}", uuid::Uuid::now_v7().as_simple()));
    world.store().read().keys().expect("a world has keys").copy_to(&path).expect("a new file");
    let keys = std::fs::read_to_string(&path).expect("a file");
    std::fs::remove_file(&path).expect("removed");
    let mut head = String::from("-- Invented people. How it was made stands in README.md beside this file.\n");
    let clock = world.now().to_rfc3339_opts(SecondsFormat::Micros, true);
    let _ = writeln!(head, "-- clock {clock}\n-- secret {}", STANDARD.encode(SECRET));
    for line in keys.lines().filter(|line| line.starts_with("index ") || line.starts_with("seal ")) {
        let _ = writeln!(head, "-- {line}");
    }
    head
}

/// Tables, rows and indexes, as SQLite itself writes them.
async fn of_sqlite(world: &World) -> String {
    let made = "select sql as it from sqlite_master where sql is not null and name not like 'sqlite_%' \
                order by type = 'index', rowid";
    let mut dumped = String::from("PRAGMA foreign_keys=OFF;\nBEGIN;\n");
    for statement in texts(world, made).await {
        let _ = writeln!(dumped, "{statement};");
    }
    let mut tables = schema(world).await;
    tables.push(("seaql_migrations".to_owned(), vec!["version".to_owned(), "applied_at".to_owned()]));
    for (table, columns) in tables {
        let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        let values: Vec<String> = names.iter().map(|name| format!("quote({name})")).collect();
        let (names, values) = (names.join(","), values.join(" || ',' || "));
        let rows =
            format!("select 'INSERT INTO \"{table}\"({names}) VALUES(' || {values} || ');' as it from \"{table}\"");
        for row in texts(world, &rows).await {
            let _ = writeln!(dumped, "{row}");
        }
    }
    dumped.push_str("COMMIT;\n");
    dumped
}

/// The same by PostgreSQL's own program, without what it says of its session.
fn of_postgres(world: &World) -> String {
    let mut dump = Command::new("pg_dump");
    dump.args(["--inserts", "--rows-per-insert=200", "--no-owner", "--no-privileges", "--no-comments"]);
    let output = tokio::task::block_in_place(|| dump.arg(world.database_url()).output()).expect("pg_dump is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("a text");
    let is_kept = |line: &&str| !line.is_empty() && OF_THE_SESSION.iter().all(|start| !line.starts_with(start));
    text.lines().filter(is_kept).fold(String::new(), |dumped, line| dumped + line + "\n")
}
