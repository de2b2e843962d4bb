//! The program ends around each of its commits while it makes figures: nothing of them is half shown, whoever comes next
//! clears away what is left, and they are made once.

use std::os::unix::process::ExitStatusExt;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::ReleaseId;
use domain::release::{JobState, Period};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait};
use server::on_both_databases;
use server::release::{Asking, ask_at_the_machine, make_next, newest_of_each, one, plan};
use server::rights::withdraw_answers;
use server::store::entity::{departure, release, release_job, release_member};
use server::store::{Sealed, StoreError, Typed};
use server::testing::World;

use super::meanwhile::make_halting;
use super::{jobs, left, members, officer, releases};
use crate::retention::go_to;
use crate::running::Running;
use crate::scene::{Leaver, Scene};

/// Long over, whatever the machine's clock says.
const PERIOD: &str = "2025-03-01--2025-04-30";
/// More commits than making figures of a few people takes.
const PASSINGS: u32 = 60;
/// How a process ends that ends itself (SIGABRT).
const ABORTED: i32 = 6;

/// Says of everybody that they left in the period.
async fn left_then(world: &World) {
    let day = NaiveDate::from_ymd_opt(2025, 4, 24).expect("a day that exists");
    let write = world.store().write(|tx| {
        Box::pin(async move {
            departure::Entity::update_many()
                .col_expr(departure::Column::LastDayWorked, Expr::value(day))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// Whoever was at it is taken for dead.
async fn let_go(world: &World) {
    let write = world.store().write(|tx| {
        Box::pin(async move {
            release_job::Entity::update_many()
                .col_expr(release_job::Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// As if nobody had ever asked for figures.
async fn forget_all(world: &World) {
    let write = world.store().write(|tx| {
        Box::pin(async move {
            release_member::Entity::delete_many().exec(tx).await?;
            release::Entity::delete_many().exec(tx).await?;
            release_job::Entity::delete_many().exec(tx).await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// Whether there are figures of the period; with everybody in them then.
async fn is_made(world: &World, people: usize) -> bool {
    let all = releases(world).await;
    let published: Vec<_> = all.iter().filter(|row| !row.is_being_made()).collect();
    let Some(made) = published.first() else { return false };
    let stored = members(world).await;
    assert_eq!((all.len(), published.len(), stored.len()), (1, 1, people), "all of it, once");
    assert!(stored.iter().all(|member| member.release_id == made.id));
    true
}

/// What somebody leaves who went down after two people were stored.
async fn half_made(world: &World, leavers: &[Leaver]) {
    let (board, now) = (world.board(), world.now());
    let write = world.store().write(|tx| {
        Box::pin(async move {
            let id: Typed<ReleaseId> = Typed::fresh();
            let period = Period::parse("2026-H1").expect("February to July");
            let row = release::ActiveModel {
                id: Set(id),
                board_id: Set(board.into()),
                period: Set(period.code()),
                number: Set(1.into()),
                first_day: Set(period.days().first),
                last_day: Set(period.days().last),
                made_at: Set(now),
                made_by: Set(None),
                content: Set(Sealed::nothing()),
                members_gone: Set(false),
                derived: Set(None),
                totals: Set(None),
            };
            release::Entity::insert(row).exec_without_returning(tx).await?;
            for leaver in leavers {
                let member = Typed::fresh();
                let row = release_member::ActiveModel {
                    id: Set(member),
                    board_id: Set(board.into()),
                    release_id: Set(id),
                    departure_id: Set(leaver.id.into()),
                    codes: Set(Sealed::close(tx, member, "left behind")?),
                };
                release_member::Entity::insert(row).exec_without_returning(tx).await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// Somebody takes whoever makes the figures for dead, begins anew, and goes down when everybody who was stored is
/// forgotten, and the row of the release is still there.
async fn forgets_everybody(world: &World, running: &Running) {
    for passing in 1..=PASSINGS {
        let_go(world).await;
        let fault = format!("after-commit:{passing}");
        let made = tokio::task::block_in_place(|| {
            running.call(&["release", "make", PERIOD], &[("FAULT_IN_UITZWAAI", &fault)], b"")
        });
        assert_eq!(made.status.signal(), Some(ABORTED), "{fault}: {made:?}");
        if members(world).await.is_empty() {
            let all = releases(world).await;
            assert!(all.len() == 1 && all[0].is_being_made(), "{fault}: {all:?}");
            return;
        }
    }
    panic!("nobody was forgotten");
}

on_both_databases! {
    async fn nothing_is_half_shown_wherever_it_ends(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        let running = Running::start(&world);
        running.kill();
        for point in ["before-commit", "after-commit"] {
            forget_all(&world).await;
            left_then(&world).await;
            let mut ended = 0;
            for passing in 1..=PASSINGS {
                let fault = format!("{point}:{passing}");
                let made = tokio::task::block_in_place(|| {
                    running.call(&["release", "make", PERIOD], &[("FAULT_IN_UITZWAAI", &fault)], b"")
                });
                let was_ended = made.status.signal() == Some(ABORTED);
                ended += u32::from(was_ended);
                let is_made = is_made(&world, 12).await;
                assert!(was_ended || is_made, "{fault}: {made:?}");
                if is_made {
                    break;
                }
                let_go(&world).await;
            }
            println!("{point}: ended {ended} times");
            assert!(ended > 4 && is_made(&world, 12).await, "{point}: it was ended {ended} times");
        }
    }

    async fn what_is_half_made_is_read_by_nobody_and_cleared_away(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 6).await;
        go_to(&world, "2026-09-01");
        plan(&world.program).await.expect("the store");
        half_made(&world, &leavers[..2]).await;
        let (_, reader) = officer(&world).await;
        assert!(newest_of_each(&world.program, &reader).await.expect("the store").is_empty());
        assert!(one(&world.program, &reader, "2026-H1", 1).await.expect("the store").is_none());
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::Done));
        assert_eq!((releases(&world).await.len(), members(&world).await.len()), (1, 6));
        assert!(one(&world.program, &reader, "2026-H1", 1).await.expect("the store").is_some());
        assert_eq!(jobs(&world).await.len(), 1);
        let stored = members(&world).await;
        assert!(stored.iter().all(|member| member.codes(world.store().read()).is_ok()), "none of those left behind");
    }

    async fn whoever_takes_something_back_meanwhile_leaves_a_mark_on_what_is_being_made(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = left(&scene, 6).await;
        half_made(&world, &leavers[..2]).await;
        let proof = scene.proof(leavers[0].id, true).await;
        withdraw_answers(&world.program, &proof).await.expect("the store");
        let left_behind = releases(&world).await;
        assert!(left_behind[0].is_being_made() && left_behind[0].members_gone);
        assert_eq!(members(&world).await.len(), 1);
    }
    async fn whoever_was_taken_for_dead_publishes_nothing_whose_people_are_forgotten(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        let running = Running::start(&world);
        running.kill();
        forget_all(&world).await;
        left_then(&world).await;
        let period = Period::parse(PERIOD).expect("two months");
        let asked = ask_at_the_machine(&world.program, world.board(), period).await.expect("the store");
        assert_eq!(asked, Asking::Asked { number: 1 });
        let mut were_forgotten = false;
        let making = make_halting(&world, async || {
            // Everybody is stored, and what is left is to publish it.
            if !were_forgotten && members(&world).await.len() == 12 {
                forgets_everybody(&world, &running).await;
                were_forgotten = true;
            }
        });
        assert_eq!(making.await, Some(JobState::Waiting), "it begins anew");
        assert!(were_forgotten);
        assert!(releases(&world).await.iter().all(release::Model::is_being_made), "nothing of it is published");
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::Done));
        assert!(is_made(&world, 12).await);
    }
}
