//! Random bookings, moves and cancellations: nobody is ever in two talks at once.

use std::collections::HashMap;

use domain::account::Role;
use domain::ids::{AppointmentId, PersonId};
use domain::slot::{Buffers, Claim};
use domain::talk::{HostKind, TalkChoice};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::store::entity::{appointment, cell, day_talk};
use server::talk::{Booking, Cancelling, book, cancel, choose, offer};
use server::testing::World;

use crate::scene::{Leaver, Scene};

/// A small generator, so that a failure can be told again from its seed.
pub struct Dice(u64);

impl Dice {
    pub const fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        // xorshift64 (Marsaglia 2003)
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("a small number")
    }
}

/// The claims are exactly those of the live appointments, and nobody has two at once.
pub async fn check(world: &World) {
    let conn = world.store().read();
    let live = appointment::Entity::find()
        .filter(appointment::Column::LiveKey.is_not_null())
        .all(conn)
        .await
        .expect("the store");
    let mut expected: HashMap<(PersonId, i64), AppointmentId> = HashMap::new();
    for row in &live {
        let minutes = |stored: i32| u16::try_from(stored).expect("minutes");
        let buffers = Buffers { before: minutes(row.buffer_before), after: minutes(row.buffer_after) };
        let claim = Claim { start: row.starts_at, minutes: *row.minutes, buffers };
        for cell in claim.cells() {
            for person in [PersonId::from(*row.host_id), PersonId::from(*row.departure_id)] {
                let other = expected.insert((person, cell), *row.id);
                assert_eq!(other, None, "two talks at once");
            }
        }
    }
    let claimed: HashMap<(PersonId, i64), AppointmentId> = cell::Entity::find()
        .all(conn)
        .await
        .expect("the store")
        .into_iter()
        .map(|row| ((*row.person, row.cell), *row.appointment_id))
        .collect();
    assert_eq!(claimed, expected);
    let days = day_talk::Entity::find().all(conn).await.expect("the store");
    assert_eq!(days.len(), live.len());
    let most = server::course::organisation(conn, world.board()).await.expect("the store").talks_a_day;
    assert!(days.iter().all(|row| row.number <= i32::from(most)));
}

async fn step(scene: &Scene<'_>, leaver: &Leaver, dice: &mut Dice) {
    let program = &scene.world.program;
    let found = offer(program, &leaver.proof).await.expect("the store");
    if found.talks.is_empty() {
        return;
    }
    let talk = &found.talks[dice.roll(found.talks.len())];
    if talk.booked.is_some() && dice.roll(3) == 0 {
        let outcome = cancel(program, &scene.proof(leaver.id, true).await, talk.talk).await.expect("the store");
        assert!(matches!(outcome, Cancelling::Cancelled | Cancelling::TooLate), "{outcome:?}");
        return;
    }
    // Only the next few days, so that they meet.
    let near: Vec<_> = talk.days.iter().take(2).flat_map(|day| &day.slots).collect();
    if near.is_empty() {
        return;
    }
    let key = near[dice.roll(near.len())].key;
    let outcome = book(program, &leaver.proof, talk.talk, &key).await.expect("the store");
    assert!(matches!(outcome, Booking::Booked(_) | Booking::Moved(_) | Booking::TooLate), "{outcome:?}");
}

server::on_both_databases! {
    async fn nobody_is_ever_in_two_talks_at_once(world: World) {
        let scene = Scene::set(&world).await;
        world.account("Co Lega").role(Role::HrAdviser).trained().every_working_day("09:30", "12:00").make().await;
        let mut leavers = Vec::new();
        for number in 0..6 {
            let leaver = scene.invited(&format!("Loes Nummer{number}")).await;
            if number % 2 == 0 {
                choose(&world.program, &leaver.proof, TalkChoice::Both, false).await.expect("the store");
            }
            leavers.push(leaver);
        }
        for seed in 1..=3_u64 {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            for _ in 0..15 {
                let leaver = leavers[dice.roll(leavers.len())].clone();
                step(&scene, &leaver, &mut dice).await;
                world.advance(chrono::TimeDelta::minutes(i64::try_from(dice.roll(300)).expect("small")));
            }
            check(&world).await;
        }
    }

    async fn random_clicks_at_the_same_time_never_overlap(world: World) {
        let scene = Scene::set(&world).await;
        let mut leavers = Vec::new();
        for number in 0..8 {
            leavers.push(scene.invited(&format!("Loes Nummer{number}")).await);
        }
        let found = offer(&world.program, &leavers[0].proof).await.expect("the store").talks.remove(0);
        let near: Vec<_> = found.days.iter().take(2).flat_map(|day| day.slots.clone()).collect();
        let mut dice = Dice(42);
        let mut clicks = tokio::task::JoinSet::new();
        for leaver in &leavers {
            let talk = scene.talk(leaver, HostKind::HrAdviser).await;
            for _ in 0..4 {
                let key = near[dice.roll(near.len())].key;
                let (program, proof) = (world.program.clone(), leaver.proof.clone());
                clicks.spawn(async move { book(&program, &proof, talk, &key).await.map(|_| ()) });
            }
        }
        while let Some(outcome) = clicks.join_next().await {
            outcome.expect("no panic").expect("no error");
        }
        check(&world).await;
    }
}
