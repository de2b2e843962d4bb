//! Tips that nobody else reads: handed on some at once, without whose they are, and never taken back.

mod quotes;
mod readers;

use chrono::TimeDelta;
use domain::account::Role;
use domain::prediction::Prediction;
use domain::rights::{RequestWords, Right, Ruling};
use domain::talk::{TalkChoice, Way};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait, QueryFilter};
use server::access::{request_handler, tip_reader};
use server::departure::cancel::{Cancelling, cancel};
use server::on_both_databases;
use server::questionnaire::{HandIn, Onward, Submission, save_screen, submit_and_choose};
use server::rights::{Answering, Asking, Lifting, Withdrawing, answer, ask, lift, to_answer, withdraw_answers};
use server::store::entity::{departure, tip, tip_turn};
use server::store::{StoreError, TypedColumn};
use server::testing::World;
use server::tips::{Batch, batches, look};

use crate::departure::{coordinator, fields, proof};
use crate::retention::{erase, everything, go_to};
use crate::running::Running;
use crate::scene::{Leaver, Scene, day};
use crate::talk::client::cookie;
use crate::web::visitor::Visitor;

/// They wrote a tip.
async fn with_tip(scene: &Scene<'_>, name: &str, tip: &str, differs: &[(&str, &str)]) -> Leaver {
    let leaver = scene.leaver_with(name, differs).await;
    let tip = fields(&[("tip", tip)]);
    save_screen(&scene.world.program, &leaver.proof, "ahead", &tip, Onward::Next).await.expect("the store");
    leaver
}

/// They handed in a tip, and want no talk.
async fn declined(scene: &Scene<'_>, name: &str, tip: &str, differs: &[(&str, &str)]) -> Leaver {
    let leaver = with_tip(scene, name, tip, differs).await;
    let said = HandIn { choice: Some(TalkChoice::None), ..HandIn::default() };
    let outcome = submit_and_choose(&scene.world.program, &leaver.proof, said).await.expect("the store");
    assert!(matches!(outcome, Submission::Submitted { .. }), "{outcome:?}");
    scene.post().await;
    assert!(scene.loaded(&leaver).await.departure.closed_at.is_some(), "their course is over");
    leaver
}

/// So many who declined, with tips that begin so.
async fn several(scene: &Scene<'_>, count: usize, begins: &str) {
    for number in 0..count {
        declined(scene, &format!("Iemand Nummer{number}"), &format!("{begins} {number}"), &[]).await;
    }
}

async fn read(world: &World) -> Vec<Batch> {
    let account = world.account("Pia Beleid").email(&format!("{}@beleid.test", uuid::Uuid::now_v7()));
    let account = account.role(Role::PolicyOfficer).make().await;
    let reader = tip_reader(&world.signed_in(account).await).expect("of the whole board");
    batches(&world.program, &reader).await.expect("the store")
}

/// What is handed on now.
async fn looked(world: &World) -> u32 {
    look(&world.program).await.expect("the store")
}

/// How many tips are stored, waiting or handed on.
async fn stored(world: &World) -> u64 {
    tip::Entity::find().count(world.store().read()).await.expect("the store")
}

fn sorted(batch: &Batch) -> Vec<String> {
    let mut tips = batch.tips.clone();
    tips.sort();
    tips
}

on_both_databases! {
    async fn tips_that_no_adviser_read_are_handed_on_together_without_names(world: World) {
        let scene = Scene::set(&world).await;
        several(&scene, 4, "tip").await;
        declined(&scene, "Vera Trek", "Lot Leider luistert goed, zei Vera.", &[]).await;
        let met = with_tip(&scene, "Hanna Gesproken", "die las de adviseur", &[]).await;
        scene.hand_in(&met).await;
        scene.post().await;
        let host = scene.as_adviser(scene.adviser, &met).await;
        server::prediction::predict(&world.program, &host, Prediction::Skipped).await.expect("the store");
        server::talk::held(&world.program, &host, world.today(), Way::InPerson).await.expect("the store");
        let revision = server::report::open(&world.program, &host).await.expect("the store").revision;
        let report = fields(&[("story", "Het begon."), ("told", "B1")]);
        server::report::finalise(&world.program, &host, &report, revision).await.expect("the store");
        scene.post().await;
        go_to(&world, "2026-10-23");
        assert_eq!(looked(&world).await, 0, "the half-year cannot be counted yet");
        assert_eq!(read(&world).await, []);
        go_to(&world, "2026-10-24");
        assert_eq!(looked(&world).await, 5);
        assert_eq!(looked(&world).await, 0, "once");
        let shown = read(&world).await;
        assert_eq!(shown.iter().map(|batch| batch.last_day).collect::<Vec<_>>(), [day(7, 31)]);
        assert_eq!(sorted(&shown[0]), ["[naam] luistert goed, zei [naam].", "tip 0", "tip 1", "tip 2", "tip 3"]);
        assert_eq!(read(&world).await, shown, "in the same order each time");
        let rows = tip::Entity::find().all(world.store().read()).await.expect("the store");
        assert!(rows.iter().all(|row| row.period.is_none()), "nor does a row say of which half-year one is");
    }

    async fn four_wait_for_the_next_half_year_and_a_fifth_in_between_brings_nothing(world: World) {
        let scene = Scene::set(&world).await;
        several(&scene, 4, "tip").await;
        go_to(&world, "2026-10-24");
        assert_eq!(looked(&world).await, 0);
        go_to(&world, "2026-10-26");
        let late = [("last_day_worked", "2026-12-04"), ("end_of_employment", "2026-12-11")];
        declined(&scene, "Lies Laat", "de vijfde", &late).await;
        go_to(&world, "2027-01-20");
        assert_eq!(looked(&world).await, 0, "nobody reads from the day whose tip was the fifth");
        assert_eq!(read(&world).await, []);
        go_to(&world, "2027-04-26");
        assert_eq!(looked(&world).await, 5);
        assert_eq!(sorted(&read(&world).await[0]), ["de vijfde", "tip 0", "tip 1", "tip 2", "tip 3"]);
    }

    async fn what_was_taken_back_or_objected_to_is_not_handed_on(world: World) {
        let scene = Scene::set(&world).await;
        several(&scene, 5, "tip").await;
        let withdrawn = declined(&scene, "Tess Terug", "teruggenomen", &[]).await;
        let taken_back = withdraw_answers(&world.program, &scene.proof(withdrawn.id, true).await).await;
        assert!(matches!(taken_back.expect("the store"), Withdrawing::Withdrawn { .. }));
        let of_rights =
            [("Bob Bezwaar", Right::Object), ("Rust Gewenst", Right::Restrict), ("Wim Wissen", Right::Erase)];
        for (name, right) in of_rights {
            let leaver = declined(&scene, name, "met rust gelaten", &[]).await;
            let proof = scene.proof(leaver.id, true).await;
            let words = RequestWords::parse("Mijn tip moet weg.").expect("short enough");
            let asked = ask(&world.program, &proof, right, &words).await.expect("the store");
            assert!(matches!(asked, Asking::Asked { .. }), "{asked:?}");
        }
        go_to(&world, "2026-10-24");
        assert_eq!(looked(&world).await, 5);
        assert_eq!(sorted(&read(&world).await[0]), ["tip 0", "tip 1", "tip 2", "tip 3", "tip 4"]);
    }

    async fn nothing_is_taken_of_somebody_who_may_yet_stay(world: World) {
        let scene = Scene::set(&world).await;
        declined(&scene, "Vera Trek", "gaat weg", &[]).await;
        let stays = declined(&scene, "Bart Blijft", "blijft toch", &[]).await;
        go_to(&world, "2026-04-24");
        looked(&world).await;
        assert_eq!(stored(&world).await, 0, "six weeks after closing, and still the last day worked");
        let by = coordinator(&world).await;
        let done = cancel(&world.program, &proof(&world, by, stays.id).await).await.expect("the store");
        assert!(matches!(done, Cancelling::Cancelled { .. }), "{done:?}");
        go_to(&world, "2026-04-25");
        looked(&world).await;
        assert_eq!(stored(&world).await, 1, "of whoever left, and not of whoever stays");
    }

    async fn nobody_counts_twice_towards_the_five(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = [
            declined(&scene, "Vera Trek", "een tip", &[]).await,
            declined(&scene, "Bob Bezwaar", "met rust gelaten", &[]).await,
        ];
        let (own, words) = (scene.proof(leavers[1].id, true).await, RequestWords::parse("").expect("short enough"));
        ask(&world.program, &own, Right::Object, &words).await.expect("the store");
        go_to(&world, "2026-04-25");
        looked(&world).await;
        assert_eq!(stored(&world).await, 1);
        for leaver in &leavers {
            let row = scene.loaded(leaver).await.departure;
            assert!(row.tip_looked, "with a tip or without");
        }
        // As it is after a talk that was not held after all: the course went on, and is closed anew.
        let (ids, now) = (leavers.map(|leaver| leaver.id), world.now());
        let write = world.store().write(|tx| {
            let again = departure::Entity::update_many()
                .col_expr(departure::Column::ClosedAt, Expr::value(now))
                .filter(departure::Column::Id.any_of(ids));
            Box::pin(async move {
                again.exec(tx).await?;
                Ok::<_, StoreError>(())
            })
        });
        write.await.expect("the store");
        go_to(&world, "2026-07-25");
        looked(&world).await;
        assert_eq!(stored(&world).await, 1, "what was taken before is not taken again");
    }

    async fn an_objection_counts_though_hr_refused_it_and_not_once_it_was_taken_back(world: World) {
        let scene = Scene::set(&world).await;
        let words = |text| RequestWords::parse(text).expect("short enough");
        let refused = declined(&scene, "Bob Bezwaar", "met rust gelaten", &[]).await;
        let taken_back = declined(&scene, "Tess Terug", "toch goed", &[]).await;
        let own = scene.proof(refused.id, true).await;
        ask(&world.program, &own, Right::Object, &words("")).await.expect("the store");
        let hr = world.cora().await;
        let listed = to_answer(&world.program, &hr.coordinator().expect("a coordinator")).await.expect("the store");
        let handler = request_handler(&world.program, &hr, listed[0].request.id).await.expect("of the whole board");
        let answered = answer(&world.program, &handler, Ruling::Refused, &words("De wet verplicht ons.")).await;
        assert!(matches!(answered.expect("the store"), Answering::Answered { .. }));
        let own = scene.proof(taken_back.id, true).await;
        ask(&world.program, &own, Right::Object, &words("")).await.expect("the store");
        let lifted = lift(&world.program, &own, Right::Object).await.expect("the store");
        assert_eq!(lifted, Lifting::Lifted);
        world.tips_wait(day(4, 24), &["een", "twee", "drie", "vier"]).await;
        go_to(&world, "2026-10-24");
        assert_eq!(looked(&world).await, 5);
        assert_eq!(sorted(&read(&world).await[0]), ["drie", "een", "toch goed", "twee", "vier"]);
    }

    async fn what_comes_after_a_half_year_was_decided_waits_though_nothing_waited_then(world: World) {
        go_to(&world, "2026-10-24");
        assert_eq!(looked(&world).await, 0);
        world.tips_wait(day(4, 24), &["een", "twee", "drie", "vier", "vijf"]).await;
        go_to(&world, "2026-10-25");
        assert_eq!(looked(&world).await, 0, "nobody reads from the day that these are of one day");
        go_to(&world, "2027-04-26");
        assert_eq!(looked(&world).await, 5);
        assert_eq!(stored(&world).await, 5, "and they wait no more");
    }

    async fn what_is_of_a_later_half_year_waits_on(world: World) {
        world.tips_wait(day(4, 24), &["een", "twee", "drie", "vier", "vijf"]).await;
        world.tips_wait(day(9, 1), &["later"]).await;
        go_to(&world, "2026-10-24");
        assert_eq!(looked(&world).await, 5);
        assert_eq!(stored(&world).await, 6);
        assert_eq!(sorted(&read(&world).await[0]), ["drie", "een", "twee", "vier", "vijf"]);
    }

    async fn one_that_waits_goes_three_years_after_the_end_of_its_half_year(world: World) {
        world.tips_wait(day(4, 24), &["kweepeer"]).await;
        go_to(&world, "2029-07-30");
        erase(&world).await;
        assert_eq!(stored(&world).await, 1, "three years after it began is half a year too early");
        go_to(&world, "2029-07-31");
        erase(&world).await;
        assert_eq!(stored(&world).await, 0);
    }

    async fn what_was_handed_on_stays_as_it_was_whatever_becomes_of_the_record(world: World) {
        let scene = Scene::set(&world).await;
        several(&scene, 5, "kweepeer").await;
        go_to(&world, "2026-10-24");
        looked(&world).await;
        let shown = read(&world).await;
        go_to(&world, "2027-05-03");
        assert!(!erase(&world).await.is_empty(), "the records have gone");
        assert_eq!(read(&world).await, shown);
        go_to(&world, "2029-07-30");
        erase(&world).await;
        assert_eq!(read(&world).await, shown);
        go_to(&world, "2029-07-31");
        erase(&world).await;
        assert_eq!(read(&world).await, [], "three years after the half-year");
        assert!(!everything(&world).await.contains("kweepeer"), "and it is in no table");
    }

    async fn whoever_handed_in_before_a_page_said_so_has_theirs_left_alone(world: World) {
        let scene = Scene::set(&world).await;
        several(&scene, 5, "tip").await;
        let row = tip_turn::ActiveModel {
            board_id: Set(world.board().into()),
            promised_after: Set(Some(world.now())),
            decided: Set(None),
        };
        let write = world.store().write(|tx| {
            let row = row.clone();
            Box::pin(async move {
                tip_turn::Entity::insert(row).exec_without_returning(tx).await?;
                Ok::<_, StoreError>(())
            })
        });
        write.await.expect("the store");
        go_to(&world, "2026-10-24");
        assert_eq!(looked(&world).await, 0);
        let none = tip::Entity::find().all(world.store().read()).await.expect("the store");
        assert!(none.is_empty(), "nothing was taken");
    }

    async fn two_that_look_at_once_hand_each_tip_on_once(world: World) {
        let scene = Scene::set(&world).await;
        several(&scene, 6, "tip").await;
        go_to(&world, "2026-10-24");
        let (one, other) = tokio::join!(look(&world.program), look(&world.program));
        assert_eq!(one.expect("the store") + other.expect("the store"), 6);
        assert_eq!(read(&world).await.iter().map(|batch| batch.tips.len()).collect::<Vec<_>>(), [6]);
    }

    async fn the_page_before_handing_in_says_who_reads_the_tip_and_that_it_does_not_come_back(world: World) {
        world.advance(chrono::Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last_day = (world.now().date_naive() + TimeDelta::days(60)).to_string();
        let differs = [("last_day_worked", last_day.as_str()), ("end_of_employment", last_day.as_str())];
        let leaver = with_tip(&scene, "Loes Verhoeven", "Meer rust.", &differs).await;
        let cookie = cookie(&scene, &leaver).await;
        let running = Running::start(&world);
        let visitor = Visitor::new(&running, "Firefox", "10.0.0.1").having("leaver", &cookie);
        let answer = visitor.ask("/leaver/check", None);
        let promised =
            ["Heb je dat gesprek niet", "woorden van minstens 4 anderen", "niemand weet dan nog van wie je tip is"];
        for said in promised {
            assert!(answer.body().contains(said), "{said}: {}", answer.body());
        }
    }
}
