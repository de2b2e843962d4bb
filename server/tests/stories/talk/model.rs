//! What never happens, whatever people do in whatever order: random sequences of bookings by leavers and
//! hosts, moves, cancellations, changed times, busy calendars, trainings that end and clocks that go on,
//! beside a model that only remembers who agreed on what.
//!
//! Short by default; `--deep` plays many more and longer ones. A failure is made small by `proptest`.

mod check;
mod deed;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::account::Role;
use domain::ids::{AccountId, DepartureId, TalkId, TrainingId};
use domain::talk::{Formality, Way};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::{EntityTrait, QueryFilter};
use server::feed::FEEDS_MAX;
use server::store::TypedColumn;
use server::store::entity::talk;
use server::talk::{
    Booking, Call, HostBooking, HostPlan, SlotKey, TalkOffer, book, cancel, choose, offer, plan_by_host,
};
use server::testing::{Kind, World};

use self::deed::{Deed, deed};
use crate::scene::{Leaver, Scene, day};

/// What was agreed about a talk, as the model remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Agreed {
    leaver: DepartureId,
    host: AccountId,
    start: DateTime<Utc>,
    minutes: i32,
}

/// Everybody, and what the model knows.
struct Play<'w> {
    scene: Scene<'w>,
    leavers: Vec<Leaver>,
    /// Two advisers and the leader.
    hosts: [AccountId; 3],
    trainings: BTreeMap<usize, TrainingId>,
    agreed: BTreeMap<TalkId, Agreed>,
    /// When hosts have something else in their calendars.
    busy: Vec<(AccountId, DateTime<Utc>, DateTime<Utc>)>,
    /// What each leaver saw first.
    seen: HashMap<usize, Vec<TalkOffer>>,
}

/// Nothing is sent to the leaver before this day: a settlement concluded on 1 March.
const NOT_BEFORE: (u32, u32) = (3, 16);
/// The leaver to whom that applies.
const SETTLED: usize = 3;

impl<'w> Play<'w> {
    async fn begin(world: &'w World) -> Self {
        let scene = Scene::set(world).await;
        let colleague = world.account("Co Lega").role(Role::HrAdviser).every_working_day("09:30", "12:00").make().await;
        let second = world.account("Bo Beurt").role(Role::HrAdviser).every_working_day("10:00", "15:00").make().await;
        let trainings = [(0, world.training(colleague).await), (1, world.training(second).await)].into();
        let mut leavers = Vec::new();
        for number in 0..SETTLED {
            leavers.push(scene.invited(&format!("Loes Nummer{number}")).await);
        }
        let settled = [("departure_type", "settlement"), ("concluded_on", "2026-03-01"), ("reconsider_stated", "yes")];
        leavers.push(scene.leaver_with("Sam Regeling", &settled).await);
        let hosts = [colleague, second, scene.leader];
        Self { scene, leavers, hosts, trainings, agreed: BTreeMap::new(), busy: Vec::new(), seen: HashMap::new() }
    }

    fn world(&self) -> &'w World {
        self.scene.world
    }

    async fn offers(&mut self, leaver: usize) -> Vec<TalkOffer> {
        let found = offer(&self.world().program, &self.leavers[leaver].proof).await.expect("the store").talks;
        self.seen.entry(leaver).or_insert_with(|| found.clone());
        found
    }

    async fn act(&mut self, deed: &Deed) {
        match *deed {
            Deed::Book { leaver, talk, slot, stale } => self.book(leaver, talk, slot, stale).await,
            Deed::Cancel { leaver, talk } => {
                let found = self.offers(leaver).await;
                if found.is_empty() {
                    return;
                }
                let talk = found[talk % found.len()].talk;
                let proof = self.scene.proof(self.leavers[leaver].id, true).await;
                cancel(&self.world().program, &proof, talk).await.expect("the store");
                self.remember().await;
            }
            Deed::Choose { leaver, choice } => {
                let proof = self.scene.proof(self.leavers[leaver].id, true).await;
                choose(&self.world().program, &proof, choice, false).await.expect("the store");
                self.remember().await;
            }
            Deed::Plan { leaver, in_days, cell, outside } => self.plan(leaver, in_days, cell, outside).await,
            Deed::AddHours { host, weekday, hour } => {
                let (start, end) = (format!("{hour:02}:00"), format!("{:02}:30", hour + 2));
                let form = server::availability::HoursForm {
                    weekdays: vec![weekday.to_string()],
                    start,
                    end,
                    way: "phone".into(),
                    ..Default::default()
                };
                let keeper = self.world().times_of(self.hosts[host]);
                server::availability::add_hours(&self.world().program, &keeper, &form).await.expect("the store").done();
            }
            Deed::CloseDay { host, in_days } => {
                let day = self.day_in(in_days);
                self.world().closed(self.hosts[host], day, day).await;
                self.remember().await;
            }
            Deed::Busy { host, in_days, hour } => self.get_busy(self.hosts[host], in_days, hour).await,
            Deed::LoseTraining { host } => {
                if let Some(id) = self.trainings.remove(&host) {
                    let world = self.world();
                    server::training::remove(&world.program, &world.keeper(), id).await.expect("it was there");
                    self.remember().await;
                }
            }
            Deed::Wait { minutes } => {
                // What goes at once has left before time passes, or it would be too late to have a point.
                self.scene.post().await;
                self.world().advance(TimeDelta::minutes(minutes));
                self.scene.post().await;
                self.remember().await;
            }
        }
    }

    /// A feed says that the host is busy for an hour; nothing of what it is about.
    async fn get_busy(&mut self, host: AccountId, in_days: i64, hour: i64) {
        let world = self.world();
        let start = self.day_in(in_days).and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(hour);
        let calendars = self.busy.iter().filter(|(busy, _, _)| *busy == host).count();
        if u64::try_from(calendars).is_ok_and(|calendars| calendars >= FEEDS_MAX) {
            return;
        }
        world.busy(host, start, start + TimeDelta::hours(1)).await;
        self.busy.push((host, start, start + TimeDelta::hours(1)));
    }

    fn day_in(&self, days: i64) -> NaiveDate {
        self.world().now().date_naive() + TimeDelta::days(days)
    }

    async fn book(&mut self, leaver: usize, talk: usize, slot: usize, stale: bool) {
        let now = self.offers(leaver).await;
        let then = self.seen.get(&leaver).cloned().unwrap_or_default();
        let found = if stale { &then } else { &now };
        if found.is_empty() {
            return;
        }
        let of = &found[talk % found.len()];
        let near: Vec<SlotKey> = of.days.iter().take(3).flat_map(|day| &day.slots).map(|slot| slot.key).collect();
        if near.is_empty() {
            return;
        }
        let key = near[slot % near.len()];
        let proof = self.leavers[leaver].proof.clone();
        let outcome = book(&self.world().program, &proof, of.talk, &key).await.expect("the store");
        match outcome {
            Booking::Booked(booked) | Booking::Moved(booked) => {
                assert_eq!((booked.starts_at, booked.host), (key.start, key.host), "what was picked");
                let notice = TimeDelta::hours(domain::slot::NOTICE_HOURS.into());
                // Picking the same time again changes nothing, however late.
                let is_new = self.agreed.get(&of.talk).is_none_or(|agreed| agreed.start != key.start);
                assert!(!is_new || booked.starts_at >= self.world().now() + notice, "too soon");
                assert!(of.window.contains(booked.date), "outside the window");
                let meets = |(host, from, until): &(AccountId, DateTime<Utc>, DateTime<Utc>)| {
                    *host == booked.host && *from < booked.ends_at() && booked.starts_at < *until
                };
                assert!(!is_new || !self.busy.iter().any(meets), "the host's own calendar says no");
                self.agree(leaver, &booked).await;
            }
            Booking::TooLate | Booking::TooOften | Booking::NotOffered(_) => {}
            Booking::SlotTaken { .. } => assert!(stale, "a time that was on offer a moment ago, and nobody was near"),
        }
    }

    async fn plan(&mut self, leaver: usize, in_days: i64, cell: u16, outside: bool) {
        let rows = self.talks(leaver).await;
        let Some(row) = rows.iter().find(|row| row.dropped_at.is_none() && row.host_id.is_some()) else { return };
        let host = *row.host_id.expect("it has one");
        let plan = HostPlan {
            date: self.day_in(in_days),
            minute_of_day: cell * 5,
            way: Way::Phone,
            place: None,
            outside_hours: outside,
            call: Call::AsBefore,
        };
        let viewer = self.world().signed_in(host).await;
        let leaver_id = self.leavers[leaver].id;
        let program = &self.world().program;
        let Ok(record) = server::access::record_viewer(program, &viewer, leaver_id).await else { return };
        let outcome = if row.formality == Formality::Formal {
            let Ok(proof) = record.adviser() else { return };
            plan_by_host(program, &proof, &plan).await
        } else {
            let Ok(proof) = record.leader() else { return };
            plan_by_host(program, &proof, &plan).await
        };
        if let HostBooking::Booked(booked) | HostBooking::Moved(booked) = outcome.expect("the store") {
            assert!(booked.starts_at > self.world().now(), "in the past");
            self.agree(leaver, &booked).await;
        }
    }

    async fn talks(&self, leaver: usize) -> Vec<talk::Model> {
        talk::Entity::find()
            .filter(talk::Column::DepartureId.is(self.leavers[leaver].id))
            .all(self.world().store().read())
            .await
            .expect("the store")
    }

    /// The model takes in what was agreed; with rules that need nothing but this moment.
    async fn agree(&mut self, leaver: usize, booked: &server::talk::BookedTalk) {
        let rows = self.talks(leaver).await;
        let row = rows.iter().find(|row| row.id == booked.talk).expect("the talk is there");
        if let Some(host) = self.hosts[..2].iter().position(|host| *host == booked.host)
            && row.formality == Formality::Formal
        {
            assert!(self.trainings.contains_key(&host), "an untrained adviser");
        }
        if leaver == SETTLED {
            assert!(booked.date >= day(NOT_BEFORE.0, NOT_BEFORE.1), "a time before anything may be sent");
        }
        let agreed = Agreed {
            leaver: self.leavers[leaver].id,
            host: booked.host,
            start: booked.starts_at,
            minutes: i32::from(booked.minutes),
        };
        self.agreed.insert(booked.talk, agreed);
    }

    /// Some deeds call appointments off: the model forgets those, and never learns of new ones.
    async fn remember(&mut self) {
        let standing: Vec<TalkId> = self.live().await.into_iter().map(|row| *row.talk_id).collect();
        self.agreed.retain(|talk, _| standing.contains(talk));
    }
}

fn play(kind: Kind) {
    let deep = std::env::var("UITZWAAI_TEST_DEEP").is_ok_and(|value| value == "1");
    let (cases, length) = if deep { (150, 10..60) } else { (5, 14..30) };
    let config = Config { cases, max_shrink_iters: 60, failure_persistence: None, ..Config::default() };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let played = TestRunner::new(config).run(&prop::collection::vec(deed(), length), |deeds| {
        runtime.block_on(async {
            let world = World::on(kind).await;
            let mut play = Play::begin(&world).await;
            play.check().await;
            for deed in &deeds {
                play.act(deed).await;
                play.check().await;
            }
        });
        Ok(())
    });
    if let Err(failure) = played {
        panic!("{failure}");
    }
}

mod whatever_people_do_nobody_is_in_two_talks_at_once {
    use super::{Kind, play};

    #[test]
    fn on_sqlite() {
        play(Kind::Sqlite);
    }

    #[test]
    fn on_postgres() {
        if !server::testing::database::postgres_is_left_out() {
            play(Kind::Postgres);
        }
    }
}
