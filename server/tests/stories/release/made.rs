//! Made once: by one of two instances, anew where one went down, and never changed.

use chrono::{DateTime, TimeDelta, Utc};
use domain::disclosure::Population;
use domain::release::{FigureField, JobState, NotAsked};
use domain::retention::Kind;
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use server::on_both_databases;
use server::release::{Asking, ask_for_days, jobs as seen, make_next, newest_of_each, one, plan};
use server::store::entity::{departure, release_job, response};
use server::store::{StoreError, Typed};
use server::testing::World;

use super::{jobs, left, make, members, officer, releases, set};
use crate::retention::{erase, go_to};
use crate::scene::{Scene, day};

/// As an instance leaves its job that went down at it, until somebody takes it for dead.
async fn claimed(world: &World, until: Option<DateTime<Utc>>) {
    let write = world.store().write(|tx| {
        Box::pin(async move {
            release_job::Entity::update_many()
                .col_expr(release_job::Column::State, Typed::expr(JobState::Waiting))
                .col_expr(release_job::Column::Done, Typed::expr(3_u32))
                .col_expr(release_job::Column::ClaimedUntil, Expr::value(until))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

on_both_databases! {
    async fn a_period_has_its_turn_weeks_after_its_end_and_one_of_two_instances_makes_it(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        go_to(&world, "2026-08-20");
        assert_eq!(make(&world).await, 0, "not four weeks after");
        go_to(&world, "2026-09-01");
        assert_eq!(plan(&world.program).await.expect("the store"), 1);
        let (one_of_them, other) = tokio::join!(make_next(&world.program), make_next(&world.program));
        let made = [one_of_them.expect("the store"), other.expect("the store")];
        assert_eq!(made.into_iter().flatten().filter(|state| *state == JobState::Done).count(), 1);
        assert_eq!((releases(&world).await.len(), members(&world).await.len()), (1, 12));
        let (_, reader) = officer(&world).await;
        let seen = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made");
        let units = seen.content.figure("units").expect("people are counted by unit");
        assert_eq!(units.count(0, 0, Population::Leavers), Some(12));
        assert_eq!(make(&world).await, 0, "once");
    }

    async fn whoever_went_down_is_taken_for_dead_and_another_begins_anew(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 6).await;
        go_to(&world, "2026-09-01");
        plan(&world.program).await.expect("the store");
        claimed(&world, Some(world.now() + TimeDelta::minutes(10))).await;
        assert_eq!(make_next(&world.program).await.expect("the store"), None, "somebody is at it");
        let (_, reader) = officer(&world).await;
        let waiting = seen(&world.program, &reader).await.expect("the store");
        assert_eq!((waiting.len(), waiting[0].state), (1, JobState::Waiting));
        world.advance(TimeDelta::minutes(11));
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::Done));
        let first = releases(&world).await;
        // One that was only slow comes to its end too: what was made first stands.
        claimed(&world, None).await;
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::Done));
        assert_eq!(releases(&world).await, first);
        assert_eq!((members(&world).await.len(), jobs(&world).await.len()), (6, 1));
    }

    async fn a_release_never_changes_whatever_becomes_of_the_records(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let (_, reader) = officer(&world).await;
        let first = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made");
        let write = world.store().write(|tx| Box::pin(async move {
            let all = departure::Entity::update_many();
            all.col_expr(departure::Column::Foreseen, Expr::value(false)).exec(tx).await?;
            Ok::<_, StoreError>(())
        }));
        write.await.expect("the store");
        assert_eq!(make(&world).await, 0);
        let again = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it is there");
        assert_eq!(again, first);
    }

    async fn days_of_the_boards_own_are_counted_where_they_are_over_and_in_no_other_period(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 6).await;
        let (keeper, reader) = officer(&world).await;
        let ask = async |first, last| ask_for_days(&world.program, &keeper, first, last).await.expect("the store");
        go_to(&world, "2026-05-10");
        assert_eq!(ask(day(4, 1), day(4, 10)).await, Asking::Not(NotAsked::UnknownPeriod), "ten days");
        assert_eq!(ask(day(3, 1), day(4, 30)).await, Asking::Not(NotAsked::NotYet));
        set(&world, &keeper, &[(FigureField::Weeks, "1")]).await;
        assert_eq!(ask(day(3, 1), day(4, 30)).await, Asking::Asked { number: 1 });
        assert_eq!(ask(day(3, 1), day(4, 30)).await, Asking::Not(NotAsked::Waits));
        assert_eq!(make_next(&world.program).await.expect("the store"), Some(JobState::Done));
        assert_eq!(ask(day(4, 30), day(5, 30)).await, Asking::Not(NotAsked::NotYet));
        go_to(&world, "2026-09-01");
        assert_eq!(ask(day(4, 30), day(5, 30)).await, Asking::Not(NotAsked::Overlaps));
        assert_eq!(make(&world).await, 0, "the half-year has days in common with it");
        let all = newest_of_each(&world.program, &reader).await.expect("the store");
        assert_eq!(all.iter().map(|one| one.period.code()).collect::<Vec<_>>(), ["2026-03-01--2026-04-30"]);
    }

    async fn releases_stay_when_records_go_and_go_after_the_years_that_the_board_sets(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 6).await;
        let (keeper, _) = officer(&world).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        go_to(&world, "2028-08-01");
        assert!(erase(&world).await.of(Kind::Figures) >= 6);
        assert_eq!((releases(&world).await.len(), members(&world).await.len()), (1, 0), "who was counted goes");
        set(&world, &keeper, &[(FigureField::KeepYears, "2")]).await;
        erase(&world).await;
        assert!(releases(&world).await.is_empty());
        assert_eq!(make(&world).await, 0, "and is not made again");
    }

    async fn a_row_that_cannot_be_read_ends_it_instead_of_having_it_tried_for_good(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 6).await;
        go_to(&world, "2026-09-01");
        plan(&world.program).await.expect("the store");
        let write = world.store().write(|tx| Box::pin(async move {
            let all = response::Entity::update_many();
            all.col_expr(response::Column::Answers, Expr::value("nothing that was sealed")).exec(tx).await?;
            Ok::<_, StoreError>(())
        }));
        write.await.expect("the store");
        assert_eq!(make_next(&world.program).await.expect("it is no fault of the store"), Some(JobState::Failed));
        world.advance(TimeDelta::minutes(11));
        assert_eq!(make_next(&world.program).await.expect("the store"), None);
        assert!(releases(&world).await.is_empty());
    }
}
