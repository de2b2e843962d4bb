//! What hosts set for themselves counts where leavers pick and where a time is claimed.

use chrono::{NaiveTime, TimeDelta};
use domain::talk::{HostKind, Way};
use sea_orm::EntityTrait;
use server::availability::SettingsForm;
use server::store::entity::appointment;
use server::talk::{Call, HostBooking, HostPlan, OfferedSlot, TalkOffer, offer, own_times, plan_by_host};

use crate::scene::{Leaver, Scene, day};

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
        let careful = SettingsForm {
            buffer_before: "30".into(), buffer_after: "45".into(), ..SettingsForm::default()
        };
        world.host_settings(scene.adviser, &careful).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let found = of(&scene, &vera).await;
        let noon = on(&found, day(3, 10)).into_iter().find(|slot| slot.minute_of_day == 12 * 60).cloned();
        scene.booked(&vera, &noon.expect("it is on offer")).await;
        let row = appointment::Entity::find().one(world.store().read()).await.expect("the store").expect("booked");
        assert_eq!((row.buffer_before, row.buffer_after), (30, 45));
        // 11:30 to 13:45 is the host's, and another talk wants its own 30 and 45 around it.
        let free = minutes(&on(&of(&scene, &otto).await, day(3, 10)));
        assert!(free.contains(&(9 * 60 + 45)) && !free.contains(&(10 * 60)), "{free:?}");
        assert!(free.contains(&(14 * 60 + 15)) && !free.contains(&(14 * 60)), "{free:?}");
        // The host cannot go past them either.
        let adviser = scene.as_adviser(scene.adviser, &otto).await;
        let wish = HostPlan {
            date: day(3, 10), minute_of_day: 14 * 60 + 10, way: Way::Phone, place: None, outside_hours: true,
            call: Call::AsBefore,
        };
        let outcome = plan_by_host(&world.program, &adviser, &wish).await.expect("the store");
        assert_eq!(outcome, HostBooking::SlotTaken);
    }

    async fn notice_horizon_and_talks_a_day_are_the_hosts_own(world: World) {
        let scene = Scene::set(&world).await;
        let strict = SettingsForm {
            notice_hours: "72".into(), horizon_days: "10".into(), talks_a_day: "1".into(), ..SettingsForm::default()
        };
        world.host_settings(scene.adviser, &strict).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let found = of(&scene, &vera).await;
        // It is Tuesday 3 March, ten o'clock.
        assert_eq!((found.first[0].date, found.first[0].minute_of_day), (day(3, 6), 10 * 60));
        assert_eq!(found.days.last().map(|shown| shown.date), Some(day(3, 13)));
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let own = own_times(&world.program, &adviser).await.expect("the store").expect("can be planned");
        assert!(!on(&own, day(3, 4)).is_empty() && !on(&own, day(3, 16)).is_empty(), "they do not bind themselves");
        scene.booked(&vera, &found.first[0]).await;
        assert!(on(&of(&scene, &otto).await, day(3, 6)).is_empty(), "one talk a day");
    }

    async fn extra_hours_closed_parts_and_the_own_calendar_count(world: World) {
        let scene = Scene::set(&world).await;
        world.extra_hours(scene.adviser, day(3, 7), "10:00", "11:30").await;
        world.closed_part(scene.adviser, day(3, 10), "9:00", "15:00").await;
        let begins = day(3, 11).and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(8);
        world.busy(scene.adviser, begins, begins + TimeDelta::hours(6)).await;
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
