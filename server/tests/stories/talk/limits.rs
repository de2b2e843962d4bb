//! What a host sets for herself counts where leavers pick and where a time is claimed.

use chrono::{NaiveTime, TimeDelta};
use domain::ids::AccountId;
use domain::slot::Busy;
use domain::talk::{HostKind, Way};
use sea_orm::{EntityTrait, Set};
use server::feed::pack;
use server::store::entity::{appointment, calendar_feed, closed_days, extra_hours, host_settings};
use server::store::{StoreError, Typed};
use server::talk::{HostBooking, HostPlan, OfferedSlot, TalkOffer, offer, own_times, plan_by_host};
use server::testing::World;

use super::booking::booked;
use crate::scene::{Leaver, Scene, day};

fn nothing_set(world: &World, account: AccountId) -> host_settings::ActiveModel {
    host_settings::ActiveModel {
        account_id: Set(account.into()),
        board_id: Set(world.board().into()),
        buffer_before: Set(None),
        buffer_after: Set(None),
        notice_hours: Set(None),
        horizon_days: Set(None),
        talks_a_day: Set(None),
        languages: Set(None),
        subscription_generation: Set(0),
        subscription_on: Set(false),
    }
}

/// Stores one row.
async fn put<A>(world: &World, row: A)
where
    A: sea_orm::ActiveModelTrait + Send + Sync + Clone + 'static,
{
    let row = &row;
    let put = world.store().write(|tx| {
        Box::pin(async move {
            <A::Entity as EntityTrait>::insert(row.clone()).exec_without_returning(tx).await?;
            Ok::<_, StoreError>(())
        })
    });
    put.await.expect("the store");
}

async fn of(scene: &Scene<'_>, leaver: &Leaver) -> TalkOffer {
    offer(&scene.world.program, &leaver.proof).await.expect("the store").talks.remove(0)
}

fn on(found: &TalkOffer, date: chrono::NaiveDate) -> Vec<&OfferedSlot> {
    found.days.iter().filter(|shown| shown.date == date).flat_map(|shown| &shown.slots).collect()
}

fn minutes(slots: &[&OfferedSlot]) -> Vec<u16> {
    slots.iter().map(|slot| slot.minute_of_day).collect()
}

server::on_both_databases! {
    async fn a_booked_talk_keeps_the_buffers_it_was_booked_with(world: World) {
        let scene = Scene::set(&world).await;
        let careful = host_settings::ActiveModel {
            buffer_before: Set(Some(30)), buffer_after: Set(Some(45)), ..nothing_set(&world, scene.adviser)
        };
        put(&world, careful).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let found = of(&scene, &vera).await;
        let noon = on(&found, day(3, 10)).into_iter().find(|slot| slot.minute_of_day == 12 * 60).cloned();
        booked(&scene, &vera, &noon.expect("it is on offer")).await;
        let row = appointment::Entity::find().one(world.store().read()).await.expect("the store").expect("booked");
        assert_eq!((row.buffer_before, row.buffer_after), (30, 45));
        // 11:30 to 13:45 is hers, and another talk wants its own 30 and 45 around it.
        let free = minutes(&on(&of(&scene, &otto).await, day(3, 10)));
        assert!(free.contains(&(9 * 60 + 45)) && !free.contains(&(10 * 60)), "{free:?}");
        assert!(free.contains(&(14 * 60 + 15)) && !free.contains(&(14 * 60)), "{free:?}");
        // The host herself cannot go past them either.
        let adviser = scene.as_adviser(scene.adviser, &otto).await;
        let wish = HostPlan {
            date: day(3, 10), minute_of_day: 14 * 60 + 10, way: Way::Phone, place: None, outside_hours: true,
        };
        let outcome = plan_by_host(&world.program, &adviser, &wish).await.expect("the store");
        assert_eq!(outcome, HostBooking::SlotTaken);
    }

    async fn notice_horizon_and_talks_a_day_are_the_hosts_own(world: World) {
        let scene = Scene::set(&world).await;
        let strict = host_settings::ActiveModel {
            notice_hours: Set(Some(72)), horizon_days: Set(Some(10)), talks_a_day: Set(Some(1)),
            ..nothing_set(&world, scene.adviser)
        };
        put(&world, strict).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let found = of(&scene, &vera).await;
        // It is Tuesday 3 March, ten o'clock.
        assert_eq!((found.first[0].date, found.first[0].minute_of_day), (day(3, 6), 10 * 60));
        assert_eq!(found.days.last().map(|shown| shown.date), Some(day(3, 13)));
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let own = own_times(&world.program, &adviser).await.expect("the store").expect("can be planned");
        assert!(!on(&own, day(3, 4)).is_empty() && !on(&own, day(3, 16)).is_empty(), "they do not bind herself");
        booked(&scene, &vera, &found.first[0]).await;
        assert!(on(&of(&scene, &otto).await, day(3, 6)).is_empty(), "one talk a day");
    }

    async fn extra_hours_closed_parts_and_the_own_calendar_count(world: World) {
        let scene = Scene::set(&world).await;
        let (board, account) = (world.board(), scene.adviser);
        let saturday = extra_hours::ActiveModel {
            id: Set(Typed::fresh()), board_id: Set(board.into()), account_id: Set(account.into()), day: Set(day(3, 7)),
            start_minute: Set(600), end_minute: Set(690), way: Set(domain::talk::Way::Video.into()), place: Set(None),
        };
        put(&world, saturday).await;
        let dentist = closed_days::ActiveModel {
            id: Set(Typed::fresh()), board_id: Set(board.into()), account_id: Set(Some(account.into())),
            first_day: Set(day(3, 10)), last_day: Set(day(3, 10)), reason: Set("afwezig".into()),
            start_minute: Set(Some(9 * 60)), end_minute: Set(Some(15 * 60)), feed_id: Set(None),
        };
        put(&world, dentist).await;
        let begins = day(3, 11).and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(8);
        let meeting = Busy { start: begins, end: begins + TimeDelta::hours(6) };
        let feed = calendar_feed::ActiveModel {
            id: Set(Typed::fresh()), board_id: Set(board.into()), account_id: Set(Some(account.into())), kind: Set(domain::feed::Kind::File.into()),
            name: Set("agenda".into()), created_at: Set(world.now()), failures: Set(0),
            busy: Set(Some(pack(&[meeting]))), ..Default::default()
        };
        put(&world, feed).await;
        let vera = scene.invited("Vera Trek").await;
        let found = of(&scene, &vera).await;
        let weekend = on(&found, day(3, 7));
        assert_eq!(minutes(&weekend), [600, 615, 630]);
        assert!(weekend.iter().all(|slot| slot.way == Way::Video));
        assert_eq!(minutes(&on(&found, day(3, 10))), [900, 915, 930, 945, 960], "closed until three");
        assert_eq!(minutes(&on(&found, day(3, 11))), [900, 915, 930, 945, 960], "busy until three");
    }

    async fn times_cost_the_same_round_trips_for_one_host_and_for_many(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.talk(&vera, HostKind::HrAdviser).await;
        // The assigned adviser has no times soon, so that everybody's are looked at.
        world.closed(scene.adviser, day(3, 3), day(3, 31)).await;
        let count = async || {
            let before = world.statements();
            let found = of(&scene, &vera).await;
            (world.statements() - before, found.hosts.len())
        };
        let (alone, hosts) = count().await;
        assert_eq!(hosts, 1);
        for number in 0..5 {
            let name = format!("Co Lega{number}");
            world.account(&name).role(domain::account::Role::HrAdviser).trained().every_working_day("09:00", "12:00").make().await;
        }
        let (together, hosts) = count().await;
        assert_eq!(hosts, 6);
        assert_eq!(alone, together);
    }
}
