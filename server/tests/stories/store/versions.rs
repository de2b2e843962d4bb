//! Databases that earlier states of the program made become databases of this one, with everything in them.

mod make;

use std::collections::BTreeSet;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use domain::Language;
use domain::account::Role;
use domain::api::told_stage;
use domain::ids::DepartureId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::access;
use server::api::close_over;
use server::course;
use server::departure::index::{Prepared, prepare};
use server::departure::record;
use server::log::{Verdict, verify};
use server::on_both_databases;
use server::own_copy::{Copying, OwnCopy, for_leaver};
use server::release;
use server::secret::{Keyring, Secrets};
use server::store::TypedColumn;
use server::store::entity;
use server::testing::{Kind, TestDatabase, World};

use super::migrations::every_entity_reads;
use crate::projections::are_what_the_facts_say;
use crate::running::{Running, call_for};

/// Where they are; how they were made stands in the README there.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/versions");
const CHANGELOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../CHANGELOG.md");
/// Versions that have none, and why.
const WITHOUT: &[(&str, &str)] = &[(
    "0.1.0",
    "from before there were any; `store/sealed/upgraded.rs` goes back to what it sealed, which was nothing",
)];

/// One database as statements.
struct Fixture {
    name: String,
    statements: String,
}

impl Fixture {
    /// All of this kind.
    fn all(kind: Kind) -> Vec<Self> {
        let end = ending(kind);
        let mut all: Vec<Self> = names()
            .into_iter()
            .filter_map(|file| {
                let name = file.strip_suffix(end)?.to_owned();
                let statements = std::fs::read_to_string(PathBuf::from(FOLDER).join(&file)).expect("a text");
                Some(Self { name, statements })
            })
            .collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }

    /// What a line at the beginning says: `-- NAME VALUE`.
    fn said(&self, name: &str) -> &str {
        let start = format!("-- {name} ");
        let lines = self.statements.lines().take_while(|line| line.starts_with("-- "));
        let line = lines.filter_map(|line| line.strip_prefix(&start)).next();
        line.unwrap_or_else(|| panic!("{} says no {name}", self.name))
    }

    /// Where the clock stood of the program that made it.
    fn clock(&self) -> DateTime<Utc> {
        self.said("clock").parse().expect("an instant")
    }

    fn secret(&self) -> Vec<u8> {
        STANDARD.decode(self.said("secret")).expect("base64")
    }

    fn keys(&self) -> Keyring {
        let path = std::env::temp_dir().join(format!("uitzwaai-keys-{}", uuid::Uuid::now_v7().as_simple()));
        let text = format!("index {}\nseal {}\n", self.said("index"), self.said("seal"));
        std::fs::write(&path, text).expect("a file");
        let keys = Keyring::from_file(&path).expect("it reads").expect("it is there");
        std::fs::remove_file(&path).expect("removed");
        keys
    }
}

/// How the names of files of this kind end.
const fn ending(kind: Kind) -> &'static str {
    match kind {
        Kind::Sqlite => ".sqlite.sql",
        Kind::Postgres => ".postgres.sql",
    }
}

/// The names of the files.
fn names() -> Vec<String> {
    let files = std::fs::read_dir(FOLDER).expect("the folder");
    files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

/// The database of the fixture, after the program itself has brought it to this version.
async fn upgraded(fixture: &Fixture, kind: Kind) -> World {
    let (database, keys, secret) =
        (TestDatabase::holding(kind, &fixture.statements).await, fixture.keys(), fixture.secret());
    let before = database.store.pending_migrations().await.expect("it answers");
    println!("{}: {} migrations to run", fixture.name, before.len());
    let output = tokio::task::block_in_place(|| call_for(&database.url, &keys, &secret, &["migrate"]));
    assert!(output.status.success(), "{}: {}", fixture.name, String::from_utf8_lossy(&output.stderr));
    assert_eq!(database.store.pending_migrations().await.expect("it answers"), Vec::<String>::new());
    let secrets = Secrets::from_bytes(secret).expect("long enough");
    World::of_earlier(database, &keys, secrets, fixture.clock()).await
}

/// Every log of it is as it was written; how many entries there are.
async fn entries(world: &World) -> i64 {
    let verdicts = verify(world.store(), world.program.secrets()).await.expect("the store");
    let entries = verdicts.into_iter().map(|(_, verdict)| match verdict {
        Verdict::Whole { entries, .. } => entries,
        other => panic!("{other:?}"),
    });
    entries.sum()
}

/// The leaver's own copy, as their link opens it; `None` where it opens nothing.
async fn copy_of(world: &World, id: DepartureId) -> Option<OwnCopy> {
    let program = &world.program;
    let token = world.token_of(id).await;
    let cookie = access::cookie_of_expired(program, &token).await.expect("the store");
    let own = access::own_data_of(program, &cookie.seal(program.secrets()), Some(id)).await.ok()?;
    match for_leaver(program, &own, Language::Nl).await.expect("the store") {
        Copying::Copy(copy) => Some(*copy),
        Copying::CodeNeeded => panic!("a code was typed"),
    }
}

/// Leavers read what they wrote and what was written of them, and HR the same people's records.
async fn everybody_reads_their_own(world: &World) {
    let conn = world.store().read();
    let coordinator = entity::role::Entity::find()
        .filter(entity::role::Column::Role.is(Role::HrCoordinator))
        .filter(entity::role::Column::UnitId.is_null())
        .one(conn)
        .await;
    let coordinator = coordinator.expect("the store").expect("somebody coordinates");
    let viewer = world.signed_in(*coordinator.account_id).await;
    let (mut answered, mut reported) = (BTreeSet::new(), BTreeSet::new());
    let rows = entity::departure::Entity::find().all(conn).await.expect("the store");
    assert!(rows.len() >= 3, "{}", rows.len());
    for row in &rows {
        let id = *row.id;
        let copy = copy_of(world, id).await;
        assert_eq!(copy.is_none(), row.cancelled_at.is_some(), "{id}");
        let viewer = world.record_viewer(&viewer, id).await;
        let record = record::load(&world.program, &viewer, Language::Nl).await.expect("it reads");
        assert_eq!(record.name, world.name(row));
        let Some(copy) = copy else { continue };
        assert_eq!(copy.person.name, record.name);
        if copy.answers.is_some() {
            answered.insert(id);
        }
        if !copy.reports.is_empty() {
            reported.insert(id);
        }
    }
    let responses = entity::response::Entity::find().all(conn).await.expect("the store");
    assert_eq!(responses.iter().map(|row| *row.departure_id).collect::<BTreeSet<_>>(), answered);
    let reports = entity::report::Entity::find()
        .filter(entity::report::Column::FinalisedAt.is_not_null())
        .all(conn)
        .await
        .expect("the store");
    assert_eq!(reports.iter().map(|row| *row.departure_id).collect::<BTreeSet<_>>(), reported);
    assert!(!answered.is_empty() && !reported.is_empty());
}

/// Personnel systems are told where each departure stands, once the daily look has been.
async fn is_told_where_it_stands(world: &World, rows: &[entity::departure::Model]) {
    close_over(&world.program).await.expect("the store");
    let conn = world.store().read();
    let calendar = course::calendar(conn, world.board()).await.expect("the store");
    let today = calendar.local_date(world.now());
    for row in rows {
        let has_address = row.contact_erased_at.is_some() || row.private_email.is_some() || row.work_email.is_some();
        let loaded = course::load(conn, *row.id, today).await.expect("the store").expect("it is there");
        let told = told_stage(&loaded.facts, has_address, &calendar, today);
        assert_eq!(loaded.departure.told_stage, told, "{}", world.name(row));
    }
}

/// Everything that a database of before has to be afterwards.
async fn is_whole(fixture: &Fixture, world: &World) {
    let conn = world.store().read();
    let prepared = prepare(world.store(), world.now(), |_| {}).await.expect("the store");
    assert_eq!(prepared, Prepared::default(), "`migrate` sealed and marked everything");
    every_entity_reads(conn).await;
    let sealed = world.all_sealed().await;
    assert!(sealed.len() > 20, "{}", sealed.len());
    let before = entries(world).await;
    assert!(before > 0);
    let rows = entity::departure::Entity::find().all(conn).await.expect("the store");
    are_what_the_facts_say(world, world.board(), &rows).await;
    is_told_where_it_stands(world, &rows).await;
    let releases = entity::release::Entity::find().all(conn).await.expect("the store").len();
    assert_eq!(release::all_of_board(conn, world.board()).await.expect("they read").len(), releases);
    everybody_reads_their_own(world).await;
    assert!(entries(world).await >= before, "looking was added to the log, which is still whole");
    tokio::task::block_in_place(|| {
        let running = Running::start_by(world, &fixture.secret(), None, &[]);
        let output = running.call(&["check"], &[], b"");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("database  up to date") && said.contains("log       whole"), "{said}");
    });
}

on_both_databases! {
    async fn a_database_of_every_earlier_version_becomes_one_of_this_with_everything_in_it(world: World) {
        let kind = if world.store().is_sqlite() { Kind::Sqlite } else { Kind::Postgres };
        let all = Fixture::all(kind);
        assert!(all.len() >= 3, "{}", all.len());
        for fixture in &all {
            is_whole(fixture, &upgraded(fixture, kind).await).await;
        }
    }
}

/// Versions of the changelog, as `## [0.1.0] - 2026-11-22` has them.
fn versions(changelog: &str) -> Vec<&str> {
    let headings = changelog.lines().filter_map(|line| line.strip_prefix("## ["));
    let names = headings.filter_map(|line| line.split_once(']')).map(|(name, _)| name);
    names.filter(|name| name.starts_with(|sign: char| sign.is_ascii_digit())).collect()
}

#[test]
fn every_version_that_was_released_has_a_database_of_both_kinds() {
    let there: BTreeSet<String> = names().into_iter().collect();
    let changelog = std::fs::read_to_string(CHANGELOG).expect("the changelog");
    let versions = versions(&changelog);
    assert!(!versions.is_empty());
    for version in versions.into_iter().filter(|version| WITHOUT.iter().all(|(without, _)| without != version)) {
        for kind in [Kind::Sqlite, Kind::Postgres] {
            let file = format!("{version}{}", ending(kind));
            assert!(there.contains(&file), "{FOLDER} lacks {file}: CONTRIBUTING.md says how it is made");
        }
    }
    let names =
        |kind: Kind| -> BTreeSet<&str> { there.iter().filter_map(|file| file.strip_suffix(ending(kind))).collect() };
    assert_eq!(names(Kind::Sqlite), names(Kind::Postgres));
}
