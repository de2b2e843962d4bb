//! Whatever happened, on whatever day: after a look nothing that is due is left, and nothing that is not due is gone.
//!
//! A handful of histories by default; `--deep` plays many more.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::departure::DepartureType;
use domain::departure_form::Field;
use domain::ids::DepartureId;
use domain::prediction::Prediction;
use domain::retention::{Ended, Record, Term, Terms};
use domain::talk::Way;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use server::departure::cancel::cancel;
use server::departure::edit::change_type;
use server::questionnaire::{Onward, save_screen};
use server::store::StoreError;
use server::store::entity::{board, departure, draft, report, response};
use server::testing::{Kind, World};

use super::{erase, everything, id_of};
use crate::departure::fields;
use crate::scene::{Leaver, Scene};

/// What becomes of one leaver.
#[derive(Clone, Copy, Debug)]
enum Course {
    Nothing,
    Draft,
    HandedIn,
    /// The talk was held; notes stand beside a report that is not final.
    Talked,
    Closed,
    Cancelled,
    Died,
}

#[derive(Clone, Debug)]
struct Story {
    course: Course,
    /// Days from the start to the last day worked, and from there to the end of employment.
    last_day: i64,
    more: i64,
}

fn story() -> impl Strategy<Value = Story> {
    let course = prop_oneof![
        Just(Course::Nothing),
        Just(Course::Draft),
        Just(Course::HandedIn),
        Just(Course::Talked),
        Just(Course::Closed),
        Just(Course::Cancelled),
        Just(Course::Died),
    ];
    (course, 20..90_i64, 0..60_i64).prop_map(|(course, last_day, more)| Story { course, last_day, more })
}

fn terms() -> impl Strategy<Value = String> {
    proptest::collection::vec(0..=23_u8, Term::ALL.len()).prop_map(|more| {
        let months = Term::ALL.iter().map(|term| {
            let limits = term.limits();
            let months = limits.least + more[*term as usize] % (limits.most - limits.least + 1);
            (term.code(), months)
        });
        serde_json::to_string(&months.collect::<std::collections::BTreeMap<_, _>>()).expect("written")
    })
}

/// What a history left behind, as far as it can be due.
#[derive(Debug)]
struct Left {
    id: DepartureId,
    course: Course,
    name: String,
}

async fn play(world: &World, scene: &Scene<'_>, number: usize, story: &Story) -> Left {
    let name = format!("Persoon Nummer{number}");
    let today = world.now().date_naive();
    let last = today + TimeDelta::days(story.last_day);
    let id = world
        .leaver(&name)
        .of(scene.team)
        .led_by(scene.leader)
        .set(Field::LastDayWorked, &last.to_string())
        .set(Field::EndOfEmployment, &(last + TimeDelta::days(story.more)).to_string())
        .register()
        .await;
    let leaver = Leaver { id, proof: world.leaver_of(id).await };
    let program = &world.program;
    if matches!(story.course, Course::Draft | Course::Cancelled | Course::Died) {
        let tip = fields(&[("tip", "een tip")]);
        save_screen(program, &leaver.proof, "ahead", &tip, Onward::Next).await.expect("the store");
    }
    if matches!(story.course, Course::HandedIn | Course::Talked | Course::Closed) {
        scene.hand_in(&leaver).await;
    }
    if matches!(story.course, Course::Talked | Course::Closed) {
        scene.post().await;
        let adviser = scene.as_adviser(scene.adviser, &leaver).await;
        server::prediction::predict(program, &adviser, Prediction::Skipped).await.expect("the store");
        server::talk::held(program, &adviser, today, Way::InPerson).await.expect("the store");
        server::report::save_notes(program, &adviser, "notities", "").await.expect("the store");
        if matches!(story.course, Course::Closed) {
            let revision = server::report::open(program, &adviser).await.expect("the store").revision;
            let whole = fields(&[("story", "Een verhaal."), ("told", "B1")]);
            server::report::finalise(program, &adviser, &whole, revision).await.expect("the store");
        }
    }
    let hr = world.coordinator_of(id).await;
    match story.course {
        Course::Cancelled => {
            cancel(program, &hr).await.expect("the store");
        }
        Course::Died => {
            let died = fields(&[("departure_type", DepartureType::Death.code())]);
            change_type(program, &hr, &died).await.expect("the store");
        }
        Course::Nothing | Course::Draft | Course::HandedIn | Course::Talked | Course::Closed => {}
    }
    Left { id, course: story.course, name }
}

/// What the rule says of a row, told once more.
fn record_of(row: &departure::Model) -> Record {
    let on = |at: DateTime<Utc>| at.with_timezone(&chrono_tz::Europe::Amsterdam).date_naive();
    let died = row.departure_type == DepartureType::Death;
    Record {
        registered_on: on(row.registered_at),
        last_day_worked: row.last_day_worked,
        end_of_employment: row.end_of_employment,
        ended: match (row.cancelled_at, row.closed_at) {
            (Some(at), _) => Some(Ended::Cancelled(on(at))),
            (None, Some(at)) => Some(Ended::Closed(on(at))),
            (None, None) => died.then_some(Ended::Stopped),
        },
        asked_until: None,
    }
}

async fn check(world: &World, left: &Left, was: Option<&departure::Model>, terms: &Terms, talked_on: NaiveDate) {
    let conn = world.store().read();
    let now = departure::Entity::find_by_id(left.id).one(conn).await.expect("the store");
    let Some(was) = was else {
        assert!(now.is_none(), "what is gone stays gone: {left:?}");
        return;
    };
    let (record, today) = (record_of(was), world.now().date_naive());
    if record.goes_on(terms) <= today {
        assert!(now.is_none(), "{left:?} was due on {}", record.goes_on(terms));
        let everything = everything(world).await;
        assert!(!everything.contains(&id_of(left.id)), "{left:?} is gone from everywhere");
        assert!(!everything.contains(&left.name.to_lowercase()));
        return;
    }
    let row = now.unwrap_or_else(|| panic!("{left:?} was not due before {}", record.goes_on(terms)));
    let named = record.contact_goes_on(terms) > today;
    assert_eq!(world.name(&row) == left.name, named, "{left:?}: {}", record.contact_goes_on(terms));
    assert_eq!(row.private_email.is_some(), named);
    let words = server::store::entity::name_word::Entity::find().all(conn).await.expect("the store");
    assert_eq!(words.iter().any(|word| word.departure_id == left.id), named);
    let answered = response::Entity::find().all(conn).await.expect("the store");
    let has_answers = matches!(left.course, Course::HandedIn | Course::Talked | Course::Closed);
    assert_eq!(answered.iter().any(|row| row.departure_id == left.id), has_answers);
    let drafts = draft::Entity::find().all(conn).await.expect("the store");
    let has_draft = match left.course {
        Course::Draft | Course::Died => record.draft_goes_on(terms) > today,
        _ => false,
    };
    assert_eq!(drafts.iter().any(|row| row.departure_id == left.id), has_draft, "{left:?}");
    let reports = report::Entity::find().all(conn).await.expect("the store");
    let of_leaver = reports.iter().find(|row| row.departure_id == left.id);
    assert_eq!(of_leaver.is_some(), matches!(left.course, Course::Talked | Course::Closed));
    let has_notes = matches!(left.course, Course::Talked) && record.notes_go_on(talked_on, terms) > today;
    assert_eq!(of_leaver.is_some_and(|row| row.notes.is_some()), has_notes, "{left:?}");
}

async fn history(stories: &[Story], stored: &str, steps: &[i64]) {
    let world = World::on(Kind::Sqlite).await;
    let scene = Scene::set(&world).await;
    let terms = Terms::parse(stored).expect("terms");
    let id = world.board();
    world
        .store()
        .write(|tx| {
            Box::pin(async move {
                let own = Set(Some(stored.to_owned()));
                board::ActiveModel { id: Set(id.into()), retention: own, ..Default::default() }.update(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
        .expect("written");
    let talked_on = world.now().date_naive();
    let mut left = Vec::new();
    for (number, story) in stories.iter().enumerate() {
        left.push(play(&world, &scene, number, story).await);
    }
    for days in steps {
        world.advance(TimeDelta::days(*days));
        let conn = world.store().read();
        let was = departure::Entity::find().all(conn).await.expect("the store");
        let counted = crate::retention::dry_run(&world).await;
        assert_eq!(counted, erase(&world).await, "a dry run says what happens");
        for one in &left {
            check(&world, one, was.iter().find(|row| row.id == one.id), &terms, talked_on).await;
        }
        assert!(crate::retention::dry_run(&world).await.is_empty(), "nothing that is due remains");
    }
}

#[test]
fn after_a_look_nothing_due_remains_and_nothing_else_is_gone() {
    let deep = std::env::var_os("UITZWAAI_TEST_DEEP").is_some();
    let mut runner = TestRunner::new(Config { cases: if deep { 120 } else { 6 }, ..Config::default() });
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let stories = proptest::collection::vec(story(), 1..6);
    let steps = proptest::collection::vec(1..150_i64, 3..9);
    let played = runner.run(&(stories, terms(), steps), |(stories, terms, steps)| {
        runtime.block_on(history(&stories, &terms, &steps));
        Ok(())
    });
    if let Err(failed) = played {
        panic!("{failed}");
    }
}
