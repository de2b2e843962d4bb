//! The journal of an SQLite database (WAL): how large it gets, and what becomes of it while another process reads
//! without an end, as programs do that copy it continuously.

use std::time::Duration;

use chrono::Utc;
use sea_orm::{Database, DatabaseTransaction, EntityTrait, PaginatorTrait, TransactionTrait};
use server::store::entity::{account, event};
use server::store::{PoolSize, Store};
use server::testing::{Kind, World};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use super::troubles::run;
use crate::crash::crew::Crew;
use crate::crash::kills::{everybody_works, starts_again};
use crate::crash::people::People;
use crate::crash::seed;
use crate::crash::verdict::check;
use crate::running::Running;
use crate::talk::many::Dice;

/// Writes of five pages each: 41 MB of journal.
const WRITES: usize = 2_000;
/// Twice what SQLite lets it grow to before it begins to empty it (PRAGMA wal_autocheckpoint).
const MOST: u64 = 8_000_000;
/// How often somebody reads beside a write.
const READ_BESIDE: usize = 4;
/// How long the daily emptying waits for whoever reads, here.
const PATIENCE: Duration = Duration::from_millis(200);
/// Acknowledgements before, during and after somebody reads for long.
const ACKNOWLEDGED: usize = 40;
const LONGEST: Duration = Duration::from_secs(20);

fn size(world: &World) -> u64 {
    let database = world.database_url().trim_start_matches("sqlite:");
    std::fs::metadata(format!("{database}-wal")).map_or(0, |journal| journal.len())
}

/// Writes many times while people read; the most that the journal came to.
async fn write_much(world: &World) -> u64 {
    let mut most = 0;
    for number in 0..WRITES {
        let sql = format!("UPDATE filling SET words = '{number:0>3000}'");
        let write = run(world, &sql);
        let written = if number % READ_BESIDE == 0 {
            let conn = world.store().read();
            let (written, accounts, events) =
                tokio::join!(write, account::Entity::find().all(conn), event::Entity::find().count(conn));
            assert!(accounts.is_ok() && events.is_ok(), "nobody can read");
            written
        } else {
            write.await
        };
        written.expect("it is written, whoever reads");
        most = most.max(size(world));
    }
    most
}

/// Somebody who reads, and goes on seeing what was there when they began.
async fn reads(url: &str) -> DatabaseTransaction {
    let held = Database::connect(url).await.expect("it opens").begin().await.expect("a transaction");
    event::Entity::find().count(&held).await.expect("it answers");
    held
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_journal_stays_small_and_is_emptied_again_after_somebody_read_for_long() {
    let world = World::on(Kind::Sqlite).await;
    run(&world, "CREATE TABLE filling (page INTEGER PRIMARY KEY, words TEXT)").await.expect("a table");
    run(&world, "INSERT INTO filling VALUES (1, ''), (2, ''), (3, ''), (4, ''), (5, '')").await.expect("rows");
    let most = write_much(&world).await;
    assert!(most <= MOST, "{most} bytes, though everybody's reading came to an end");

    let held = reads(world.database_url()).await;
    let most = write_much(&world).await;
    assert!(most > MOST, "{most} bytes: it was written over while somebody read it");
    let daily = PoolSize { patience: PATIENCE, ..PoolSize::default() };
    let daily = Store::connect_with(world.database_url(), daily).await.expect("it opens");
    daily.forget_traces().await.expect("it waits, and tries again the next day");
    assert!(size(&world) > MOST, "it was emptied while somebody read it");
    held.rollback().await.expect("it ends");
    daily.forget_traces().await.expect("nobody reads");
    assert_eq!(size(&world), 0);
    daily.close().await.expect("it closes");
    let most = write_much(&world).await;
    assert!(most <= MOST, "{most} bytes, after it was emptied");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_process_that_reads_for_long_keeps_nobody_from_writing() {
    let world = World::on(Kind::Sqlite).await;
    world.advance(Utc::now() - world.now());
    let people = People::of(&world).await;
    let running = Running::start(&world);
    let mut crew = Crew::of(&running, &people);
    block_in_place(|| {
        everybody_works(&mut crew, &mut Dice::of(seed()), |count, _| {
            let before = count.wait_for(ACKNOWLEDGED, LONGEST);
            let held = Handle::current().block_on(reads(world.database_url()));
            let during = count.wait_for(before + ACKNOWLEDGED, LONGEST);
            Handle::current().block_on(held.rollback()).expect("it ends");
            let after = count.wait_for(during + ACKNOWLEDGED, LONGEST);
            running.kill();
            assert!(during >= before + ACKNOWLEDGED, "nobody wrote meanwhile: {}", running.log());
            assert!(after >= during + ACKNOWLEDGED, "nobody wrote afterwards: {}", running.log());
        });
    });
    starts_again(&running);
    check(&world, &running, &crew, 1).await;
}
