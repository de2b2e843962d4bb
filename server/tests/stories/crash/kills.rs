//! Kills at random moments.

use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

use chrono::Utc;
use sea_orm::EntityTrait;
use server::store::StoreError;
use server::store::entity::limit;
use server::testing::{Kind, World};
use tokio::runtime::Handle;

use super::crew::{Client, Crew, Step};
use super::people::People;
use super::verdict::check;
use super::{is_deep, seed};
use crate::running::Running;
use crate::talk::many::Dice;

/// Kills before everything is looked at.
const KILLS: usize = 50;
/// So many at most, where somebody has not got through by then.
const KILLS_MAX: usize = 400;
/// As often that is done with many more, on each database: 10,000 kills in all.
const DEEP_ROUNDS: usize = 100;
/// Acknowledgements before a kill, at most.
const UNTIL_KILLED: usize = 60;
/// Longer than this nobody waits for them.
const PATIENCE: Duration = Duration::from_secs(2);
/// A program that does not start again at once: its port is somebody else's for a moment.
const STARTS: usize = 5;
/// A client that goes on for longer has missed that the program is gone.
const WORK_LIMIT: Duration = Duration::from_secs(60);

/// What was acknowledged since the program started.
#[derive(Default)]
pub struct Count {
    number: Mutex<usize>,
    more: Condvar,
}

impl Count {
    fn add(&self) {
        *self.number.lock().expect("nobody failed while they had it") += 1;
        self.more.notify_all();
    }

    /// Waits for so many, and no longer than that; how many there are.
    pub fn wait_for(&self, number: usize, limit: Duration) -> usize {
        let counted = self.number.lock().expect("nobody failed while they had it");
        let waited = self.more.wait_timeout_while(counted, limit, |counted| *counted < number);
        *waited.expect("nobody failed while they had it").0
    }
}

/// Everybody works until the program does not answer any more; `meanwhile` is told what they count.
pub fn everybody_works(crew: &mut Crew<'_>, dice: &mut Dice, meanwhile: impl FnOnce(&Count, &mut Dice)) {
    everybody_works_for(crew, dice, WORK_LIMIT, meanwhile);
}

/// The same where more happens than one program ends: a client that goes on for longer than `limit` has missed the end.
pub fn everybody_works_for(
    crew: &mut Crew<'_>,
    dice: &mut Dice,
    limit: Duration,
    meanwhile: impl FnOnce(&Count, &mut Dice),
) {
    let count = &Count::default();
    let clients: Vec<_> =
        crew.everybody().into_iter().map(|client| (client, Dice::of(dice.roll(usize::MAX) as u64 | 1))).collect();
    std::thread::scope(|scope| {
        for (client, own) in clients {
            scope.spawn(move || works(client, own, count, limit));
        }
        meanwhile(count, dice);
    });
}

fn works(client: &mut dyn Client, mut dice: Dice, count: &Count, limit: Duration) {
    let begun = Instant::now();
    loop {
        match client.work(&mut dice).unwrap_or_else(|step| step) {
            Step::Acknowledged => count.add(),
            Step::Answered => {}
            Step::Gone => return,
        }
        assert!(begun.elapsed() < limit, "the program lives on");
    }
}

/// It runs again, as after a restart of the machine.
pub fn starts_again(running: &Running) {
    starts_again_with(running, &[]);
}

/// The same, with other settings.
pub fn starts_again_with(running: &Running, more: &[(&str, &str)]) {
    assert!((0..STARTS).any(|_| running.start_again(more)), "it does not start again: {}", running.log());
}

/// Works and is killed, again and again, and is looked at in the end.
async fn is_killed_again_and_again(world: &World, dice: &mut Dice) {
    // The program reads the machine's clock.
    world.advance(Utc::now() - world.now());
    let people = People::of(world).await;
    let running = Running::start(world);
    let mut crew = Crew::of(&running, &people);
    let (kills, acknowledged) = tokio::task::block_in_place(|| {
        let (mut kills, mut acknowledged) = (0, 0);
        // On a slow machine somebody may not have got through yet.
        while kills < KILLS || kills < KILLS_MAX && !everybody_got_through(&crew) {
            kills += 1;
            everybody_works(&mut crew, dice, |count, dice| {
                count.wait_for(dice.roll(UNTIL_KILLED), PATIENCE);
                // Not always right behind an answer.
                let moment = Duration::from_micros(dice.roll(20_000) as u64);
                acknowledged += count.wait_for(usize::MAX, moment);
                running.kill();
            });
            // Now and then it does not come as far as that.
            if dice.roll(5) == 0 {
                running.start_and_kill(Duration::from_millis(dice.roll(400) as u64));
            }
            Handle::current().block_on(a_day_passes(world));
            starts_again(&running);
        }
        (kills, acknowledged)
    });
    println!("{kills} kills, {acknowledged} acknowledged");
    check(world, &running, &crew, kills).await;
    assert!(everybody_got_through(&crew), "somebody never got through");
}

/// What is counted by the day begins anew, so that whoever books goes on.
async fn a_day_passes(world: &World) {
    let store = world.store();
    let forgotten =
        store.write(|tx| Box::pin(async move { Ok::<_, StoreError>(limit::Entity::delete_many().exec(tx).await?) }));
    forgotten.await.expect("the store");
}

/// Whether something of each kind was acknowledged.
fn everybody_got_through(crew: &Crew<'_>) -> bool {
    crew.writing.iter().all(|client| client.acknowledged > 0)
        && crew.booking.iter().any(|client| client.acknowledged > 0)
        && !crew.handing_in.done.is_empty()
        && !crew.importing.kept.is_empty()
        && crew.registering.names.values().any(|acknowledged| *acknowledged)
}

server::on_both_databases! {
    async fn nothing_acknowledged_is_lost_and_nothing_doubled_when_it_is_killed(world: World) {
        let mut dice = Dice::of(seed());
        is_killed_again_and_again(&world, &mut dice).await;
        if is_deep() {
            let kind = if world.store().is_sqlite() { Kind::Sqlite } else { Kind::Postgres };
            for round in 1..DEEP_ROUNDS {
                println!("round {round}");
                is_killed_again_and_again(&World::on(kind).await, &mut dice).await;
            }
        }
    }
}
