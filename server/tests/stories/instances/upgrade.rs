//! A rolling upgrade: the database is migrated while instances of before serve, and they are replaced one after the
//! other. The next version is played: by this one, and by what its migrations would do.

use std::time::Instant;

use chrono::Utc;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use server::testing::database::postgres_is_left_out;
use server::testing::{Kind, World};
use tokio::runtime::Handle;

use super::front::StopsAll;
use super::{DRAIN, PATIENCE, WORK_LIMIT, ends_well, goes_on, three};
use crate::crash::crew::Crew;
use crate::crash::kills::{everybody_works_for, starts_again};
use crate::crash::people::People;
use crate::crash::seed;
use crate::running::Running;
use crate::talk::many::Dice;

/// A migration that only adds, for each table that everybody writes to: it does not wait long for whoever writes.
const ADDED_TO: [&str; 6] = ["departures", "drafts", "events", "outbox", "responses", "sessions"];

/// A style sheet that only the next version has.
const NEXT_STYLE: &str = "/pkg/next.css";

/// Whoever was given a page by the next version finds its style, also where an instance of before is asked for it.
fn finds_the_next_style(all: &[Running]) {
    let finds = || all[0].request("GET", NEXT_STYLE, &[], b"").is_some_and(|answer| answer.status == 200);
    let begun = Instant::now();
    // Until haproxy knows that it is back.
    while !finds() {
        assert!(begun.elapsed() < PATIENCE, "nobody has it");
    }
    assert!((0..3 * all.len()).all(|_| finds()), "it depends on who is asked");
}

/// What the next version's `migrate` does, as it writes it down.
async fn is_migrated_by_the_next_version(conn: &DatabaseConnection) {
    for table in ADDED_TO {
        let added = format!(
            "BEGIN; SET LOCAL lock_timeout = '5s'; ALTER TABLE {table} ADD COLUMN of_later text; \
             INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_{table}', 1); COMMIT"
        );
        conn.execute_unprepared(&added).await.expect("a column is added beside whoever writes");
        let index = format!("CREATE INDEX CONCURRENTLY of_later_{table} ON {table} (of_later)");
        conn.execute_unprepared(&index).await.expect("an index is made beside whoever writes");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_at_work_notices_a_rolling_upgrade() {
    if postgres_is_left_out() {
        return;
    }
    let world = World::on(Kind::Postgres).await;
    world.advance(Utc::now() - world.now());
    let people = People::of(&world).await;
    let admin = Database::connect(world.database_url()).await.expect("it opens");
    let (mut front, all) = three(&world, &[DRAIN]);
    let next = all[0].folder().join(NEXT_STYLE.trim_start_matches('/'));
    std::fs::create_dir_all(next.parent().expect("it is in a folder")).expect("a folder");
    std::fs::write(next, "p { color: black }").expect("a file");
    let mut crew = Crew::of(&all[0], &people);
    tokio::task::block_in_place(|| {
        everybody_works_for(&mut crew, &mut Dice::of(seed()), WORK_LIMIT, |count, _| {
            let _stops = StopsAll(&mut front);
            goes_on(count, "all three run");
            let migrated = all[0].call(&["migrate"], &[], b"");
            assert!(migrated.status.success(), "{}", String::from_utf8_lossy(&migrated.stderr));
            goes_on(count, "the database is migrated");
            for instance in &all {
                instance.ask_to_stop();
                assert!(instance.ended().success(), "{}", instance.log());
                starts_again(instance);
                instance.gets_ready();
                goes_on(count, "one is replaced");
                finds_the_next_style(&all);
            }
            // From here on they are the version of before.
            Handle::current().block_on(is_migrated_by_the_next_version(&admin));
            goes_on(count, "a newer version has migrated");
            assert!(all.iter().all(|instance| instance.is_ready()), "they serve on");
            all[2].ask_to_stop();
            assert!(all[2].ended().success(), "{}", all[2].log());
            assert!(!all[2].start_again(&[]), "it serves a database of a newer version");
            goes_on(count, "two of before are left");
            let forgets = "DELETE FROM seaql_migrations WHERE applied_at = 1";
            Handle::current().block_on(admin.execute_unprepared(forgets)).expect("rolled back");
            starts_again(&all[2]);
            all[2].gets_ready();
            assert_eq!(all[0].failures(), Vec::<String>::new(), "nobody had to try anything again");
        });
        front.start_again();
        front.sends_to(all.len());
    });
    admin.close().await.expect("closes");
    ends_well(&world, &all, &crew, 0).await;
}
