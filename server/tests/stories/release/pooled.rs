//! Three years are put together once, of what was kept of them: whatever went by itself since is still in it, and where
//! somebody had something erased the years stay apart.

use chrono::{Months, NaiveDate};
use domain::disclosure::Population;
use domain::ids::ReleaseId;
use domain::release::{FigureField, NotAsked, Period};
use domain::retention::Ground;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter, Set};
use server::access::{FiguresReader, figures_keeper};
use server::on_both_databases;
use server::release::{Asking, newest_of_each, one, plan, request_correction};
use server::retention::erase_on_request;
use server::store::entity::{departure, release};
use server::store::{Sealed, StoreError, Typed, TypedColumn};
use server::testing::World;

use super::{jobs, left, make, officer, releases, set};
use crate::retention::{erase, go_to};
use crate::scene::{Leaver, Scene};

/// Says of these people that they left so many years later.
async fn left_later(world: &World, leavers: &[Leaver], years: u32) {
    let ids: Vec<_> = leavers.iter().map(|leaver| leaver.id).collect();
    let spring = NaiveDate::from_ymd_opt(2026, 4, 24).expect("a day that exists");
    let (ids, day) = (&ids, spring.checked_add_months(Months::new(12 * years)).expect("a day of the calendar"));
    let write = world.store().write(|tx| {
        Box::pin(async move {
            departure::Entity::update_many()
                .col_expr(departure::Column::LastDayWorked, Expr::value(day))
                .filter(departure::Column::Id.any_of(ids.iter().copied()))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// Nine people in each of three school years: the first two are counted. With somebody who reads figures.
async fn two_of_three(world: &World) -> (Vec<Leaver>, FiguresReader) {
    let scene = Scene::set(world).await;
    let leavers = left(&scene, 27).await;
    let (keeper, reader) = officer(world).await;
    set(world, &keeper, &[(FigureField::Period, "school_year"), (FigureField::Weeks, "1")]).await;
    for years in [1, 2] {
        left_later(world, &leavers[9 * years..9 * (years + 1)], u32::try_from(years).expect("few")).await;
    }
    for day in ["2026-08-10", "2027-08-10"] {
        go_to(world, day);
        assert_eq!(make(world).await, 1, "{day}");
    }
    (leavers, reader)
}

/// Stores a release of a period that says this. One that says nothing is being made.
async fn store(world: &World, period: Period, content: &str) {
    let (board, now) = (world.board(), world.now());
    let write = world.store().write(|tx| {
        Box::pin(async move {
            let id: Typed<ReleaseId> = Typed::fresh();
            let row = release::ActiveModel {
                id: Set(id),
                board_id: Set(board.into()),
                period: Set(period.code()),
                number: Set(1.into()),
                first_day: Set(period.days().first),
                last_day: Set(period.days().last),
                made_at: Set(now),
                made_by: Set(None),
                content: Set(Sealed::close(tx, id, content)?),
                members_gone: Set(false),
                derived: Set(None),
                totals: Set(None),
            };
            release::Entity::insert(row).exec_without_returning(tx).await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// Stores three years together that say what the first of them says.
async fn put_together(world: &World) {
    let together = Period::parse("2025-2026-3").expect("three years");
    let year = releases(world).await.into_iter().find(|row| row.period == "2025-2026").expect("it was counted");
    let mut content = year.content(world.store().read()).expect("a release");
    content.period = together.code();
    (content.from, content.until) = (together.days().first, together.days().last);
    store(world, together, &content.to_json()).await;
}

async fn totals(world: &World) -> usize {
    releases(world).await.iter().filter(|release| release.totals.is_some()).count()
}

on_both_databases! {
    async fn three_years_have_their_turn_together_once_all_of_them_were_counted(world: World) {
        let (_, reader) = two_of_three(&world).await;
        assert_eq!(totals(&world).await, 2, "what is put together is kept");
        go_to(&world, "2028-08-10");
        make(&world).await;
        make(&world).await;
        let periods: Vec<String> = jobs(&world).await.into_iter().map(|job| job.period).collect();
        assert_eq!(periods.len(), 4, "{periods:?}");
        assert!(periods.contains(&"2025-2026-3".to_owned()), "{periods:?}");
        assert_eq!(totals(&world).await, 0, "then it goes");
        assert_eq!(make(&world).await, 0, "once");
        // One school hides nothing that three years could show.
        let all = newest_of_each(&world.program, &reader).await.expect("the store");
        assert_eq!(all.len(), 3, "{all:?}");
        let newest = one(&world.program, &reader, "2027-2028", 1).await.expect("the store").expect("it was made");
        let units = newest.content.figure("units").expect("people by unit");
        assert_eq!(units.count(0, 0, Population::Leavers), Some(9));
    }

    async fn a_year_that_is_being_made_is_not_put_together_yet(world: World) {
        two_of_three(&world).await;
        let third = Period::parse("2027-2028").expect("a school year");
        store(&world, third, "").await;
        assert_eq!(plan(&world.program).await.expect("the store"), 0, "it says nothing yet");
        assert_eq!(totals(&world).await, 2);
    }

    async fn a_year_that_was_put_together_is_not_corrected_and_the_years_together_are_not_either(world: World) {
        two_of_three(&world).await;
        let viewer = world.cora().await;
        let keeper = figures_keeper(&viewer).expect("HR coordinator of the whole board");
        put_together(&world).await;
        for period in ["2025-2026", "2025-2026-3"] {
            let asked = request_correction(&world.program, &keeper, period, "Er ontbraken er acht.").await;
            assert_eq!(asked.expect("the store"), Asking::Not(NotAsked::PutTogether), "{period}");
        }
    }

    async fn what_is_kept_of_a_year_goes_after_three_years_at_the_latest(world: World) {
        two_of_three(&world).await;
        go_to(&world, "2029-07-15");
        erase(&world).await;
        assert_eq!(totals(&world).await, 2);
        go_to(&world, "2029-08-15");
        erase(&world).await;
        assert_eq!(totals(&world).await, 1);
    }

    async fn years_stay_apart_of_which_somebody_had_something_erased(world: World) {
        let (leavers, _) = two_of_three(&world).await;
        let hr = world.coordinator_of(leavers[9].id).await;
        erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        assert_eq!(totals(&world).await, 1, "what was kept of the year with these answers is forgotten");
    }
}
