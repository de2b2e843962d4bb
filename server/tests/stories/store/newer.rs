//! A database that a newer version of the program has changed.

use sea_orm::{ConnectionTrait, Database};
use server::store::StoreError;

use crate::running::Running;

/// A migration of some later version.
const LATER: &str = "m20990101_000001_of_later";

server::on_both_databases! {
    async fn an_older_program_refuses_a_newer_database_and_says_what_to_do(world: World) {
        let running = Running::start(&world);
        running.kill();
        let conn = Database::connect(world.database_url()).await.expect("it opens");
        let insert = format!("INSERT INTO seaql_migrations (version, applied_at) VALUES ('{LATER}', 1)");
        conn.execute_unprepared(&insert).await.expect("a migration that was run");
        for found in [world.store().migrate().await, world.store().pending_migrations().await.map(|_| ())] {
            assert!(matches!(&found, Err(StoreError::Newer(names)) if names == LATER), "{found:?}");
        }
        let sentence = format!("the database is of a newer version of the program, which made {LATER} in it");
        assert!(!tokio::task::block_in_place(|| running.start_again(&[])), "it serves");
        assert!(running.log().contains(&sentence), "{}", running.log());
        let migrate = tokio::task::block_in_place(|| running.call(&["migrate"], &[], b""));
        let said = String::from_utf8_lossy(&migrate.stderr);
        assert!(!migrate.status.success() && said.contains(&sentence), "{said}");
        conn.execute_unprepared("DELETE FROM seaql_migrations WHERE applied_at = 1").await.expect("taken back");
        assert!(tokio::task::block_in_place(|| running.start_again(&[])), "nothing was changed");
        conn.close().await.expect("closes");
    }
}
