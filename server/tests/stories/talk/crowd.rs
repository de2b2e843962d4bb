//! Two hundred people and twenty slots, over HTTP, against the program itself: exactly one winner a slot,
//! every loser sees other times, and what is in the outbox and in both diaries agrees.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Barrier};

use chrono::{TimeDelta, Utc};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::store::entity::{appointment, cell, day_talk, outbox};
use server::talk::{OfferedSlot, offer};
use server::testing::World;

use super::client::{Client, client};
use crate::addresses::{BOOK_TALK, CANCEL_TALK};
use crate::running::Running;
use crate::scene::{Leaver, Scene};
use crate::web::leaver::typed;

const CLIENTS: usize = 200;
const SLOTS: usize = 20;
/// How often they all click at once.
fn rounds() -> usize {
    if std::env::var("UITZWAAI_TEST_DEEP").is_ok_and(|value| value == "1") { 50 } else { 2 }
}

/// The same moment for everybody: the first one of each day. Not of the first day: the least notice moves
/// with the clock, and would take that moment away in the middle of a round.
async fn moments(world: &World, leaver: &Leaver) -> Vec<OfferedSlot> {
    let found = offer(&world.program, &leaver.proof).await.expect("the store").talks.remove(0);
    let slots: Vec<_> = found.days.into_iter().skip(1).take(SLOTS).map(|day| day.slots[0].clone()).collect();
    assert_eq!(slots.len(), SLOTS, "enough days");
    slots
}

/// Everybody clicks at once; the winners by number, after every loser has looked at what is left.
fn click(running: &Arc<Running>, clients: &[Client], slots: &[OfferedSlot]) -> BTreeSet<usize> {
    let start = Arc::new(Barrier::new(clients.len()));
    let threads: Vec<_> = clients
        .iter()
        .cloned()
        .enumerate()
        .map(|(number, client)| {
            let (running, start) = (running.clone(), start.clone());
            let key = slots[number % slots.len()].key.to_string();
            std::thread::spawn(move || {
                let form = format!("departure={}&talk={}&slot={key}&sure=yes", client.departure, client.talk);
                start.wait();
                let answer = client.ask(&running, BOOK_TALK, number, Some(&form)).expect("an answer");
                assert!((300..400).contains(&answer.status), "{} for {number}", answer.status);
                if answer.location == "/leaver/talk" {
                    return Some(number);
                }
                assert!(answer.location.contains("taken="), "{}, and it logged: {}", answer.location, running.log());
                let page = client.ask(&running, &answer.location, number, None).expect("a page");
                assert_eq!(page.status, 200);
                assert!(page.text.contains("role=\"alert\""), "it says so");
                assert!(page.text.contains("name=\"slot\""), "other times");
                assert!(!page.text.contains(&format!("value=\"{key}\"")), "the taken one is not among them");
                None
            })
        })
        .collect();
    threads.into_iter().filter_map(|thread| thread.join().expect("no client fails")).collect()
}

/// The database after a round: one appointment a slot, its cells, its place in the day, both mails.
async fn check(world: &World, slots: &[OfferedSlot], clients: &[Client], winners: &BTreeSet<usize>) {
    let conn = world.store().read();
    let live = appointment::Entity::find().filter(appointment::Column::LiveKey.is_not_null()).all(conn).await;
    let live = live.expect("the store");
    let starts: BTreeSet<_> = live.iter().map(|row| row.starts_at).collect();
    assert_eq!(starts, slots.iter().map(|slot| slot.start).collect(), "one winner for every slot");
    assert_eq!((live.len(), winners.len()), (SLOTS, SLOTS));
    let who: BTreeSet<String> = live.iter().map(|row| row.departure_id.to_string()).collect();
    assert_eq!(who, winners.iter().map(|number| clients[*number].departure.clone()).collect(), "who was told so");
    let places = day_talk::Entity::find().count(conn).await.expect("the store");
    assert_eq!(places, SLOTS as u64);
    let mut cells: BTreeMap<_, usize> = BTreeMap::new();
    for row in cell::Entity::find().all(conn).await.expect("the store") {
        *cells.entry(row.appointment_id).or_default() += 1;
    }
    assert_eq!(cells.keys().copied().collect::<BTreeSet<_>>(), live.iter().map(|row| row.id).collect());
    for row in &live {
        let mails = outbox::Entity::find()
            .filter(outbox::Column::AppointmentId.eq(row.id))
            .filter(outbox::Column::Kind.starts_with("confirmation"))
            .filter(outbox::Column::State.ne("withdrawn"));
        assert_eq!(mails.count(conn).await.expect("the store"), 2, "both invitations");
    }
}

server::on_both_databases! {
    async fn two_hundred_browsers_want_twenty_slots(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive();
        let dates = [("last_day_worked", last.to_string()), ("end_of_employment", last.to_string())];
        let dates: Vec<(&str, &str)> = dates.iter().map(|(name, day)| (*name, day.as_str())).collect();
        let (mut leavers, mut clients) = (Vec::new(), Vec::new());
        for number in 0..CLIENTS {
            let leaver = scene.leaver_with(&format!("Loes Nummer{number}"), &dates).await;
            scene.hand_in(&leaver).await;
            let browser = client(&scene, &leaver).await;
            // Calling off asks for the code.
            let session = typed(&world, leaver.id, TimeDelta::zero()).await;
            clients.push(Client { cookie: format!("{}; session={session}", browser.cookie), ..browser });
            leavers.push(leaver);
        }
        let running = Arc::new(Running::start(&world));
        let slots = moments(&world, &leavers[0]).await;
        for round in 0..rounds() {
            // Others are first in line each time.
            clients.rotate_left(round % SLOTS);
            let (at, everybody, wanted) = (running.clone(), clients.clone(), slots.clone());
            let winners = tokio::task::spawn_blocking(move || click(&at, &everybody, &wanted)).await;
            let winners = winners.expect("no client fails");
            check(&world, &slots, &clients, &winners).await;
            for number in winners {
                let client = &clients[number];
                let form = format!("departure={}&talk={}&sure=yes", client.departure, client.talk);
                let answer = client.ask(&running, CANCEL_TALK, number, Some(&form));
                assert_eq!(answer.expect("an answer").location, "/leaver/talk");
            }
            assert_eq!(cell::Entity::find().count(world.store().read()).await.expect("the store"), 0, "all is free");
        }
    }
}
