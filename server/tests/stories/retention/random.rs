//! Whatever happened, on whatever day: after a look nothing that is due is left, and nothing that is not due is gone. What
//! should be there is reckoned by `expected`, out of docs/retention.md and not by the program's own rule.
//!
//! Every course and every deed is in each history, which is played on a board that asks once more later and on one that
//! does not. One history by default on each database: that is eighteen leavers, as many as six histories of a few courses
//! had. `--deep` plays many more.

mod expected;
mod played;

use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::EntityTrait;
use server::store::entity::{departure, draft, name_word, report, response, second_response};
use server::testing::{Kind, World};

use super::{dry_run, erase, everything, id_of, set_terms};
use crate::scene::Scene;
use expected::{Months, TERMS, There};
use played::{Course, Deed, Played, Story};

/// One history: who leaves, what the board has set, in months, and how many days lie between the looks.
#[derive(Clone, Debug)]
struct History {
    stories: Vec<Story>,
    months: [u8; TERMS],
    steps: Vec<i64>,
}

fn history() -> impl Strategy<Value = History> {
    let days = proptest::collection::vec((20..90_i64, 0..60_i64, 0..9_usize, 1..4_usize), Course::ALL.len());
    let deeds = Just(Deed::ALL.to_vec()).prop_shuffle();
    let months = proptest::array::uniform4(0..=40_u8);
    let steps = proptest::collection::vec(1..150_i64, 3..9);
    (days, deeds, months, steps).prop_map(|(days, deeds, months, steps)| {
        let mut deeds = deeds.into_iter().cycle();
        let stories = Course::ALL.into_iter().zip(days).map(|(course, (last_day, more, look, looks))| {
            // The last look is late enough for whoever is to answer once more before.
            let look = if course == Course::AnsweredAgain { steps.len() - 1 } else { look % steps.len() };
            let deed = if course.goes_on() { deeds.next().unwrap_or(Deed::Nothing) } else { Deed::Nothing };
            Story { course, deed, look, looks, last_day, more }
        });
        History { stories: stories.collect(), months, steps }
    })
}

/// Something that happens on a day of a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    /// Whoever was asked once more answers.
    AnsweredAgain,
    /// The look of this number, and what people do before it.
    Look(usize),
}

/// A history in the making.
struct Play<'w> {
    world: &'w World,
    months: Months,
    leavers: Vec<Played>,
    /// Of each whether anything is there, and whether it has a name, as it was looked at last.
    seen: Vec<Option<bool>>,
}

impl<'w> Play<'w> {
    async fn begin(world: &'w World, history: &History, asks_later: bool) -> Self {
        set_terms(world, &Months::stored(history.months)).await;
        crate::later::switch(world, asks_later).await;
        let scene = Scene::set(world).await;
        let mut leavers = Vec::new();
        for (number, story) in history.stories.iter().enumerate() {
            leavers.push(Played::new(world, &scene, number, *story, asks_later).await);
        }
        let mut begun = Self { world, months: Months::of(history.months), leavers, seen: Vec::new() };
        begun.seen = begun.named();
        begun
    }

    /// Each stop with its days from now, in their order.
    async fn stops(&self, steps: &[i64]) -> Vec<(i64, Stop)> {
        let days = steps.iter().scan(0_i64, |days, step| {
            *days += step;
            Some(*days)
        });
        let mut stops: Vec<(i64, Stop)> = days.enumerate().map(|(number, days)| (days, Stop::Look(number))).collect();
        let (conn, today) = (self.world.store().read(), self.world.now().date_naive());
        let calendar = server::course::calendar(conn, self.world.board()).await.expect("the store");
        for one in self.leavers.iter().filter(|one| one.will_answer_again()) {
            // The mail goes at the first opening from the fourth week on, and is there on the next working day.
            let first = one.facts.end + TimeDelta::days(29);
            let day = first.iter_days().find(|day| calendar.is_working_day(*day)).expect("there is one");
            stops.push(((day - today).num_days(), Stop::AnsweredAgain));
        }
        stops.sort_unstable();
        stops
    }

    async fn happens(&mut self, stop: Stop) {
        let mut mails_leave = false;
        for one in &mut self.leavers {
            match stop {
                Stop::AnsweredAgain if one.will_answer_again() => {
                    one.answers_again(self.world).await;
                    mails_leave = true;
                }
                Stop::AnsweredAgain => {}
                Stop::Look(number) => mails_leave |= one.does(self.world, number).await,
            }
        }
        if mails_leave {
            server::jobs::deliver::deliver_all(&self.world.program).await.expect("the store");
            self.leavers.iter_mut().for_each(Played::mails_left);
        }
    }

    /// Looks, and compares what is there with what should be.
    async fn look(&mut self) {
        let (world, today) = (self.world, self.world.now().date_naive());
        let was = departure::Entity::find().all(world.store().read()).await.expect("the store");
        // What waits for its last mail is counted, and goes with that, on a receipt of its own.
        let waited = self.leavers.iter().any(Played::waits);
        let counted = dry_run(world).await;
        let erased = erase(world).await;
        assert!(waited || counted == erased, "a dry run says what happens: {counted:?}, {erased:?}");
        for one in &mut self.leavers {
            let closed = was.iter().find(|row| row.id == one.id).and_then(|row| row.closed_at);
            let closed = closed.map(|at| at.with_timezone(&chrono_tz::Europe::Amsterdam).date_naive());
            one.is_looked_at(closed, &self.months, today);
        }
        let found = Found::read(world).await;
        for one in &self.leavers {
            assert_eq!(found.of(world, one), one.there, "{today}, {:?}: {one:?}", self.months);
        }
        let named = self.named();
        if named != self.seen {
            self.nothing_is_left().await;
            self.seen = named;
        }
        if !self.leavers.iter().any(Played::waits) {
            assert!(dry_run(world).await.is_empty(), "nothing that is due remains");
        }
    }

    fn named(&self) -> Vec<Option<bool>> {
        self.leavers.iter().map(|one| one.there.map(|there| there.named)).collect()
    }

    /// No table says whose name went, nor of whom nothing is left.
    async fn nothing_is_left(&self) {
        let everything = everything(self.world).await;
        for one in &self.leavers {
            if one.there.is_none_or(|there| !there.named) {
                let named = everything.contains(&one.name.to_lowercase()) || everything.contains(&one.email());
                assert!(!named, "{one:?} is named somewhere");
            }
            assert!(one.there.is_some() || !everything.contains(&id_of(one.id)), "{one:?} is gone from everywhere");
        }
    }
}

/// The rows that show what is there of somebody.
struct Found {
    departures: Vec<departure::Model>,
    words: Vec<name_word::Model>,
    answers: Vec<response::Model>,
    drafts: Vec<draft::Model>,
    second: Vec<second_response::Model>,
    reports: Vec<report::Model>,
}

impl Found {
    async fn read(world: &World) -> Self {
        let conn = world.store().read();
        Self {
            departures: departure::Entity::find().all(conn).await.expect("the store"),
            words: name_word::Entity::find().all(conn).await.expect("the store"),
            answers: response::Entity::find().all(conn).await.expect("the store"),
            drafts: draft::Entity::find().all(conn).await.expect("the store"),
            second: second_response::Entity::find().all(conn).await.expect("the store"),
            reports: report::Entity::find().all(conn).await.expect("the store"),
        }
    }

    fn of(&self, world: &World, one: &Played) -> Option<There> {
        let id = one.id;
        let answers = self.answers.iter().any(|row| row.departure_id == id);
        let draft = self.drafts.iter().any(|row| row.departure_id == id);
        let second_answers = self.second.iter().any(|row| row.departure_id == id);
        let report = self.reports.iter().find(|row| row.departure_id == id);
        let words = self.words.iter().any(|row| row.departure_id == id);
        let Some(row) = self.departures.iter().find(|row| row.id == id) else {
            assert!(
                !(answers || draft || second_answers || report.is_some() || words),
                "{one:?}: only the row is gone"
            );
            return None;
        };
        let named = world.name(row) == one.name;
        assert_eq!(
            (named, named),
            (row.private_email.is_some(), words),
            "{one:?}: name, address and words go together"
        );
        let notes = report.is_some_and(|row| row.notes.is_some());
        Some(There { named, answers, draft, second_answers, report: report.is_some(), notes })
    }
}

async fn play(kind: Kind, history: &History, asks_later: bool) {
    let world = World::on(kind).await;
    let mut play = Play::begin(&world, history, asks_later).await;
    let mut passed = 0;
    for (days, stop) in play.stops(&history.steps).await {
        world.advance(TimeDelta::days(days - passed));
        passed = days;
        play.happens(stop).await;
        play.look().await;
    }
}

fn after_a_look_nothing_due_remains_and_nothing_else_is_gone(kind: Kind) {
    let deep = std::env::var_os("UITZWAAI_TEST_DEEP").is_some();
    let cases = if deep { 40 } else { 1 };
    let config = Config { cases, max_shrink_iters: 60, failure_persistence: None, ..Config::default() };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let played = TestRunner::new(config).run(&history(), |history| {
        runtime.block_on(async {
            for asks_later in [true, false] {
                play(kind, &history, asks_later).await;
            }
        });
        Ok(())
    });
    if let Err(failed) = played {
        panic!("{failed}");
    }
}

mod whatever_the_history {
    use super::{Kind, after_a_look_nothing_due_remains_and_nothing_else_is_gone};

    #[test]
    fn on_sqlite() {
        after_a_look_nothing_due_remains_and_nothing_else_is_gone(Kind::Sqlite);
    }

    #[test]
    fn on_postgres() {
        if !server::testing::database::postgres_is_left_out() {
            after_a_look_nothing_due_remains_and_nothing_else_is_gone(Kind::Postgres);
        }
    }
}
