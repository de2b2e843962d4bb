//! PostgreSQL ends every connection of the program while many work with it, as it does when it is restarted.

use std::time::Duration;

use chrono::Utc;
use sea_orm::{ConnectionTrait, Database, Statement};
use tokio::runtime::Handle;

use super::crew::Crew;
use super::kills::{everybody_works, starts_again};
use super::people::People;
use super::seed;
use super::verdict::check;
use crate::running::Running;
use crate::talk::many::Dice;

/// How often the connections end.
const BREAKS: usize = 8;
/// Acknowledgements between one time and the next.
const BETWEEN: usize = 8;
/// Longer than this the program does not take to go on.
const PATIENCE: Duration = Duration::from_secs(30);

server::on_both_databases! {
    async fn nothing_acknowledged_is_lost_and_it_goes_on_when_its_connections_end(world: World) {
        // SQLite has no connections that somebody else could end.
        if world.store().is_sqlite() {
            return;
        }
        world.advance(Utc::now() - world.now());
        let people = People::of(&world).await;
        let admin = Database::connect(world.database_url()).await.expect("it opens");
        let now = Statement::from_string(admin.get_database_backend(), "SELECT clock_timestamp()::text AS now");
        let began = admin.query_one_raw(now).await.expect("it answers").expect("a row");
        let began: String = began.try_get("", "now").expect("a text");
        let running = Running::start(&world);
        let mut crew = Crew::of(&running, &people);
        // Those of the program: the story's own began before.
        let end = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() \
             AND pid <> pg_backend_pid() AND backend_start > '{began}'"
        );
        tokio::task::block_in_place(|| {
            everybody_works(&mut crew, &mut Dice::of(seed()), |count, _| {
                for time in 1..=BREAKS {
                    count.wait_for(time * BETWEEN, PATIENCE);
                    Handle::current().block_on(admin.execute_unprepared(&end)).expect("they are ended");
                }
                let counted = count.wait_for((BREAKS + 1) * BETWEEN, PATIENCE);
                running.kill();
                assert!(counted >= (BREAKS + 1) * BETWEEN, "it stopped at {counted}: {}", running.log());
            });
            starts_again(&running);
        });
        admin.close().await.expect("closes");
        check(&world, &running, &crew, BREAKS + 1).await;
    }
}
