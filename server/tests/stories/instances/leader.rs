//! The machine with PostgreSQL dies while many work, and the other one leads (`cargo xtask test --deep`).

use std::time::Duration;

use chrono::Utc;
use sea_orm::ConnectionTrait;
use server::store::StoreError;
use server::testing::database::postgres_is_left_out;
use server::testing::{TestDatabase, World};

use super::cluster::Cluster;
use super::{WORK_LIMIT, goes_on};
use crate::crash::crew::Crew;
use crate::crash::kills::{everybody_works_for, starts_again};
use crate::crash::people::People;
use crate::crash::verdict::check;
use crate::crash::{is_deep, seed};
use crate::running::Running;
use crate::talk::many::Dice;

/// As often a leader dies.
const DEATHS: usize = 2;
/// Within this time it goes on: twenty seconds until the other one may lead, and some more.
const PROMISED: Duration = Duration::from_secs(30);
/// More often than the story has connections of its own that may have broken.
const CONNECTIONS: usize = 20;

/// The story's own connections to whoever is dead are given up, so that what it asks next goes to whoever leads.
async fn looks_anew(world: &World) {
    for _ in 0..CONNECTIONS {
        let _ = world.store().ping().await;
        let wrote = world.store().write(|tx| {
            Box::pin(async move {
                tx.execute_unprepared("SELECT 1").await?;
                Ok::<_, StoreError>(())
            })
        });
        let _ = wrote.await;
    }
    world.store().ping().await.expect("somebody leads");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_and_it_goes_on_within_half_a_minute_when_the_leader_dies() {
    if !is_deep() || postgres_is_left_out() {
        return;
    }
    let mut cluster = tokio::task::block_in_place(Cluster::start);
    let world = World::with(TestDatabase::of_server(&cluster.address()).await).await;
    world.advance(Utc::now() - world.now());
    let people = People::of(&world).await;
    let running = Running::start(&world);
    let mut crew = Crew::of(&running, &people);
    let clients = crew.everybody().len();
    let mut dice = Dice::of(seed());
    tokio::task::block_in_place(|| {
        for death in 1..=DEATHS {
            cluster.is_in_step();
            let mut took = None;
            everybody_works_for(&mut crew, &mut dice, WORK_LIMIT, |count, _| {
                let _kills = KillsAtTheEnd(&running);
                goes_on(count, "both are there");
                let killed = cluster.kill_leader();
                // What was acknowledged before may be counted after it: of each of them, one thing at most.
                let wanted = count.wait_for(0, Duration::ZERO) + clients + 1;
                if count.wait_for(wanted, PROMISED) >= wanted {
                    took = Some(killed.elapsed());
                    goes_on(count, "the other one leads");
                }
            });
            println!("death {death}: {took:?} until somebody else led");
            assert!(took.is_some_and(|took| took <= PROMISED), "it stands still: {}", running.log());
            cluster.start_killed();
            starts_again(&running);
            running.gets_ready();
        }
    });
    looks_anew(&world).await;
    // A mail that was under way when the leader died may have left, and not be marked.
    check(&world, &running, &crew, 2 * DEATHS + 1).await;
}

/// Ends the program when it goes, so that everybody at work stops, also after a failure.
struct KillsAtTheEnd<'r>(&'r Running);

impl Drop for KillsAtTheEnd<'_> {
    fn drop(&mut self) {
        self.0.kill();
    }
}
