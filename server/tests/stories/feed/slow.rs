//! Servers that let the program wait: they hold up their own calendars and nobody else's.

use std::time::Duration;

use chrono::TimeDelta;
use server::feed::{Kind, READS_AT_ONCE, add_address, feeds};
use server::jobs;
use server::on_both_databases;

use super::own::{busy, calendar, form, host};
use super::server::Calendars;

/// Longer than this no story waits for the job, which has nothing else to do.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits until this holds.
async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !holds().await {
            tokio::task::yield_now().await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, waiting).await.is_ok(), "{what}");
}

on_both_databases! {
    async fn a_server_that_hangs_holds_up_its_own_calendar_only(world: World) {
        let (slow, quick) = (Calendars::serve(calendar(&[9])).await, Calendars::serve(calendar(&[9])).await);
        let (anna, bert) = (host(&world, "Anna de Vries").await, host(&world, "Bert Bakker").await);
        for (host, server) in [(&anna, &slow), (&bert, &quick)] {
            add_address(&world.program, host, Kind::Address, &form(server.url())).await.expect("works").done();
            // Anna's calendar is the one whose turn comes first.
            world.advance(TimeDelta::minutes(1));
        }
        slow.hangs(true);
        for server in [&slow, &quick] {
            server.now_says(calendar(&[10]));
        }
        world.advance(TimeDelta::minutes(30));
        let job = tokio::spawn(jobs::feeds::run(world.program.clone()));
        until("his is read", async || busy(&world, &bert).await == ["03-04 10:00"]).await;
        until("Anna's calendar was asked for too", async || slow.asked().len() == 2).await;
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"], "what was read last counts");
        slow.hangs(false);
        until("Anna's calendar is read", async || busy(&world, &anna).await == ["03-04 10:00"]).await;
        job.abort();
    }

    async fn no_more_than_a_handful_is_read_at_once(world: World) {
        const CALENDARS: usize = READS_AT_ONCE + 2;
        let (server, anna) = (Calendars::serve(calendar(&[9])).await, host(&world, "Anna de Vries").await);
        for _ in 0..CALENDARS {
            add_address(&world.program, &anna, Kind::Address, &form(server.url())).await.expect("works").done();
        }
        server.hangs(true);
        world.advance(TimeDelta::minutes(30));
        let job = tokio::spawn(jobs::feeds::run(world.program.clone()));
        until("a handful is asked for", async || server.asked().len() >= CALENDARS + READS_AT_ONCE).await;
        server.hangs(false);
        let now = world.now();
        until("all are read", async || {
            let found = feeds(&world.program, &anna).await.expect("the store");
            found.iter().all(|feed| feed.good_at == Some(now))
        })
        .await;
        assert_eq!((server.asked().len(), server.most_open()), (2 * CALENDARS, READS_AT_ONCE));
        job.abort();
    }
}
