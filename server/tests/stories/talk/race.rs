//! Many people, one slot: the database decides, and nobody is left with an error.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::talk::HostKind;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::mail::MailKind;
use server::store::entity::{appointment, cell, day_talk, event};
use server::talk::{Booking, book, offer};
use tokio::sync::Barrier;

use crate::scene::{Leaver, Scene};

/// Leavers who have all been asked to pick a time; none of them is told by mail here.
async fn crowd(scene: &Scene<'_>, size: usize) -> Vec<Leaver> {
    let mut crowd = Vec::with_capacity(size);
    for number in 0..size {
        let leaver = scene.leaver(&format!("Loes Nummer{number}")).await;
        scene.hand_in(&leaver).await;
        crowd.push(leaver);
    }
    crowd
}

server::on_both_databases! {
    async fn two_hundred_simultaneous_bookings_have_one_winner(world: World) {
        const SIZE: usize = 200;
        let scene = Scene::set(&world).await;
        let crowd = crowd(&scene, SIZE).await;
        let slot = offer(&world.program, &crowd[0].proof).await.expect("the store").talks[0].first[0].clone();
        let start = Arc::new(Barrier::new(SIZE));
        let mut bookings = tokio::task::JoinSet::new();
        for leaver in &crowd {
            let talk = scene.talk(leaver, HostKind::HrAdviser).await;
            let (program, proof, start) = (world.program.clone(), leaver.proof.clone(), start.clone());
            bookings.spawn(async move {
                start.wait().await;
                book(&program, &proof, talk, &slot.key).await
            });
        }
        let mut winners = Vec::new();
        while let Some(outcome) = bookings.join_next().await {
            match outcome.expect("no panic").expect("nobody meets an error") {
                Booking::Booked(booked) => winners.push(booked),
                Booking::SlotTaken { offer } => {
                    let offer = offer.expect("there are other times");
                    assert_eq!(offer.first.len(), 3);
                    let all: Vec<_> = offer.days.iter().flat_map(|day| &day.slots).collect();
                    assert!(all.iter().all(|other| other.start != slot.start), "the taken one is not among them");
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(winners.len(), 1);
        let conn = world.store().read();
        assert_eq!(appointment::Entity::find().count(conn).await.expect("the store"), 1);
        assert_eq!(scene.count(MailKind::ConfirmationLeaver).await, 1);
        assert_eq!(scene.count(MailKind::ConfirmationHost).await, 1);
        assert_eq!(day_talk::Entity::find().count(conn).await.expect("the store"), 1);
        let booked = event::Entity::find().filter(event::Column::Kind.eq("booked")).count(conn).await;
        assert_eq!(booked.expect("the store"), 1);
        let cells = cell::Entity::find().all(conn).await.expect("the store");
        assert_eq!(cells.len(), 2 * 15);
        let people: BTreeSet<_> = cells.iter().map(|cell| *cell.person).collect();
        assert_eq!(people.len(), 2);
        assert!(people.contains(&scene.adviser.into()));
        assert!(cells.iter().all(|cell| cell.appointment_id == winners[0].appointment));
    }

    async fn the_daily_maximum_holds_when_everybody_wants_the_same_day(world: World) {
        const SIZE: usize = 12;
        let scene = Scene::set(&world).await;
        let most = usize::from(
            server::course::organisation(world.store().read(), world.board()).await.expect("the store").talks_a_day,
        );
        let crowd = crowd(&scene, SIZE).await;
        let found = offer(&world.program, &crowd[0].proof).await.expect("the store").talks.remove(0);
        let day = found.days[3].clone();
        // As many times as fit beside each other: an hour and a quarter for each.
        let apart: Vec<_> = day.slots.iter().step_by(5).collect();
        let mut bookings = tokio::task::JoinSet::new();
        for (number, leaver) in crowd.iter().enumerate() {
            let talk = scene.talk(leaver, HostKind::HrAdviser).await;
            let key = apart[number % apart.len()].key;
            let (program, proof) = (world.program.clone(), leaver.proof.clone());
            bookings.spawn(async move { book(&program, &proof, talk, &key).await });
        }
        let mut won = 0;
        while let Some(outcome) = bookings.join_next().await {
            match outcome.expect("no panic").expect("nobody meets an error") {
                Booking::Booked(_) => won += 1,
                Booking::SlotTaken { .. } => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(won, most.min(apart.len()));
        let rows = day_talk::Entity::find().count(world.store().read()).await.expect("the store");
        assert_eq!(rows, won as u64);
    }

    async fn one_leaver_who_clicks_two_times_at_once_has_one_appointment(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let moments = offer(&world.program, &vera.proof).await.expect("the store").talks[0].first.clone();
        let mut bookings = tokio::task::JoinSet::new();
        for moment in &moments {
            let (program, proof, key) = (world.program.clone(), vera.proof.clone(), moment.key);
            bookings.spawn(async move { book(&program, &proof, talk, &key).await });
        }
        while let Some(outcome) = bookings.join_next().await {
            let outcome = outcome.expect("no panic").expect("no error");
            assert!(matches!(outcome, Booking::Booked(_) | Booking::Moved(_)), "{outcome:?}");
        }
        let conn = world.store().read();
        assert_eq!(appointment::Entity::find().count(conn).await.expect("the store"), 1);
        assert_eq!(cell::Entity::find().count(conn).await.expect("the store"), 2 * 15);
    }
}
