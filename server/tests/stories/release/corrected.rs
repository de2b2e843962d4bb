//! A correction is another release, with a reason; none is made that would tell of somebody.

use domain::release::{FigureField, JobState, NotAsked};
use domain::retention::Ground;
use domain::rights::{RequestWords, Right};
use domain::time_line::EventKind;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::on_both_databases;
use server::release::{Asking, ask_for_days, export, make_next, one, request_correction};
use server::retention::erase_on_request;
use server::rights::{ask, withdraw_answers};
use server::store::entity::{departure, event, release_member};
use server::store::{StoreError, TypedColumn};
use server::testing::World;

use super::{jobs, left, make, members, officer, releases, set};
use crate::retention::go_to;
use crate::scene::{Leaver, Scene, day};

const PERIOD: &str = "2026-H1";

/// Says of these people that they left on another day.
async fn left_on(world: &World, leavers: &[Leaver], month: u32, of_month: u32) {
    let ids: Vec<_> = leavers.iter().map(|leaver| leaver.id).collect();
    let ids = &ids;
    let write = world.store().write(|tx| {
        Box::pin(async move {
            departure::Entity::update_many()
                .col_expr(departure::Column::LastDayWorked, Expr::value(day(month, of_month)))
                .filter(departure::Column::Id.any_of(ids.iter().copied()))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// Figures of March and April, while what was handed in can still be taken back.
async fn of_spring(world: &World) -> &'static str {
    let (keeper, _) = officer(world).await;
    go_to(world, "2026-05-10");
    set(world, &keeper, &[(FigureField::Weeks, "1")]).await;
    let asked = ask_for_days(&world.program, &keeper, day(3, 1), day(4, 30)).await.expect("the store");
    assert_eq!(asked, Asking::Asked { number: 1 });
    assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::Done));
    "2026-03-01--2026-04-30"
}

async fn corrects(world: &World, period: &str) -> Asking {
    let viewer = world.cora().await;
    let keeper = server::access::figures_keeper(&viewer).expect("HR coordinator of the whole board");
    request_correction(&world.program, &keeper, period, "Er was een lijst blijven liggen.").await.expect("the store")
}

/// Whoever asks reads the same as where too little has changed, and asks as often as they like.
async fn comes_to_nothing(world: &World, period: &str) {
    let before = releases(world).await.len();
    for _ in 0..2 {
        assert_eq!(corrects(world, period).await, Asking::Asked { number: 2 });
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::TooLittle));
    }
    assert_eq!(releases(world).await.len(), before);
}

on_both_databases! {
    async fn a_correction_has_the_next_number_and_says_why(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 20).await;
        let mut later = Vec::new();
        for number in 0..20 {
            later.push(scene.leaver(&format!("Later Nummer {number}")).await);
        }
        left_on(&world, &later, 8, 20).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        assert_eq!(members(&world).await.len(), 20);
        left_on(&world, &later, 4, 24).await;
        assert_eq!(corrects(&world, PERIOD).await, Asking::Asked { number: 2 });
        assert_eq!(corrects(&world, PERIOD).await, Asking::Not(NotAsked::Waits));
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::Done));
        let file = export(&world.program, world.board(), PERIOD, 2).await.expect("the store").expect("it was made");
        assert!(!file.contains("blijven liggen"), "no words of anybody leave the board: {file}");
        let (_, reader) = officer(&world).await;
        let second = one(&world.program, &reader, PERIOD, 2).await.expect("the store").expect("it was made");
        assert_eq!(second.content.reason.as_deref(), Some("Er was een lijst blijven liggen."));
        assert!(one(&world.program, &reader, PERIOD, 1).await.expect("the store").is_some(), "the first stands");
        assert!(jobs(&world).await.iter().all(|job| job.reason.is_none()), "the reason stands in the release alone");
        let asked = event::Entity::find().filter(event::Column::Kind.is(EventKind::CorrectionAsked));
        assert_eq!(asked.all(world.store().read()).await.expect("the store").len(), 1);
    }

    async fn where_one_person_is_another_there_is_no_new_release(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        left_on(&world, &leavers[..1], 8, 20).await;
        assert_eq!(corrects(&world, PERIOD).await, Asking::Asked { number: 2 });
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::TooLittle));
        assert_eq!(releases(&world).await.len(), 1);
        assert_eq!(corrects(&world, PERIOD).await, Asking::Asked { number: 2 }, "it can be asked for again");
    }

    async fn what_is_asked_for_is_a_release_that_is_there_and_a_reason(world: World) {
        let (keeper, _) = officer(&world).await;
        let ask = async |period, reason| request_correction(&world.program, &keeper, period, reason).await;
        let asked = ask("2026-X9", "Omdat.").await.expect("the store");
        assert_eq!(asked, Asking::Not(NotAsked::UnknownPeriod));
        assert_eq!(ask(PERIOD, " ").await.expect("the store"), Asking::Not(NotAsked::ReasonMissing));
        let long = "x".repeat(501);
        let asked = request_correction(&world.program, &keeper, PERIOD, &long).await.expect("the store");
        assert_eq!(asked, Asking::Not(NotAsked::ReasonTooLong));
        assert_eq!(ask(PERIOD, "Omdat.").await.expect("the store"), Asking::Not(NotAsked::NothingYet));
    }

    async fn a_period_is_counted_no_more_when_somebody_had_their_record_erased(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let (_, reader) = officer(&world).await;
        let before = one(&world.program, &reader, PERIOD, 1).await.expect("the store");
        let hr = world.coordinator_of(leavers[0].id).await;
        erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        assert_eq!(members(&world).await.len(), 11, "by what they were counted went at once");
        comes_to_nothing(&world, PERIOD).await;
        assert_eq!(one(&world.program, &reader, PERIOD, 1).await.expect("the store"), before, "what was made stands");
    }

    async fn the_same_when_it_is_erased_after_the_correction_was_asked_for(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        assert_eq!(corrects(&world, PERIOD).await, Asking::Asked { number: 2 });
        let hr = world.coordinator_of(leavers[0].id).await;
        erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::TooLittle));
        assert_eq!(releases(&world).await.len(), 1);
    }

    async fn the_same_when_answers_are_taken_back(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 6).await;
        let period = of_spring(&world).await;
        let proof = scene.proof(leavers[0].id, true).await;
        withdraw_answers(&world.program, &proof).await.expect("the store");
        assert_eq!(members(&world).await.len(), 5);
        comes_to_nothing(&world, period).await;
    }

    async fn the_same_when_somebody_objects_or_has_it_restricted(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 6).await;
        let period = of_spring(&world).await;
        for (leaver, right) in leavers.iter().zip([Right::Object, Right::Restrict]) {
            let proof = scene.proof(leaver.id, true).await;
            ask(&world.program, &proof, right, &RequestWords::default()).await.expect("the store");
        }
        assert_eq!(members(&world).await.len(), 4);
        comes_to_nothing(&world, period).await;
    }

    async fn of_figures_that_show_nothing_nobody_is_kept_and_nothing_is_told_afterwards(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 4).await;
        let period = of_spring(&world).await;
        assert!(members(&world).await.is_empty());
        assert_eq!(corrects(&world, period).await, Asking::Not(NotAsked::NothingYet));
        let proof = scene.proof(leavers[0].id, true).await;
        withdraw_answers(&world.program, &proof).await.expect("the store");
        assert_eq!(corrects(&world, period).await, Asking::Not(NotAsked::NothingYet));
    }
    async fn figures_of_which_nobody_is_stored_any_more_are_not_corrected_however_that_came(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 20).await;
        let mut later = Vec::new();
        for number in 0..20 {
            later.push(scene.leaver(&format!("Later Nummer {number}")).await);
        }
        left_on(&world, &later, 8, 20).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let write = world.store().write(|tx| Box::pin(async move {
            release_member::Entity::delete_many().exec(tx).await?;
            Ok::<_, StoreError>(())
        }));
        write.await.expect("the store");
        // Of whom it is known there would be a second release.
        left_on(&world, &later, 4, 24).await;
        comes_to_nothing(&world, PERIOD).await;
    }
}
