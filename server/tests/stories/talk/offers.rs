//! Which times are on offer.

use chrono::{Datelike, TimeDelta, TimeZone, Timelike, Utc, Weekday};
use domain::account::Role;
use domain::talk::Way;
use server::talk::{TalkOffer, offer};

use crate::scene::{Leaver, Scene, day};

async fn of(scene: &Scene<'_>, leaver: &Leaver) -> TalkOffer {
    offer(&scene.world.program, &leaver.proof).await.expect("the store").talks.remove(0)
}

server::on_both_databases! {
    async fn three_good_moments_come_first_and_every_day_of_the_window_below(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let found = of(&scene, &vera).await;
        assert_eq!(found.first.len(), 3);
        // A day's notice: it is Tuesday ten o'clock.
        assert_eq!((found.first[0].date, found.first[0].minute_of_day), (day(3, 4), 10 * 60));
        assert_eq!(found.window.last, day(4, 24) + TimeDelta::days(42));
        assert_eq!(found.first[0].place.as_deref(), Some("kamer 1"));
        for shown in &found.days {
            assert!(!matches!(shown.date.weekday(), Weekday::Sat | Weekday::Sun));
            assert!(shown.date != day(4, 6) && shown.date != day(4, 27), "Easter Monday and King's Day");
        }
    }

    async fn a_week_without_times_is_turned_to_and_over(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let mut found = of(&scene, &vera).await;
        found.days.retain(|shown| shown.date < day(3, 7) || shown.date > day(3, 15));
        let first = found.calendar_week(None).expect("there are times");
        assert_eq!((first.monday, first.before, first.after), (day(3, 2), None, Some(day(3, 9))));
        let empty = found.calendar_week(first.after).expect("there are times");
        assert_eq!((empty.days.len(), empty.before, empty.after), (0, Some(day(3, 2)), Some(day(3, 16))));
        assert_eq!(found.calendar_week(Some(day(1, 1))).expect("there are times"), first, "not before the first");
        let last = found.calendar_week(Some(day(12, 31))).expect("there are times");
        assert!(last.after.is_none() && !last.days.is_empty(), "nor after the last");
        found.days.clear();
        assert_eq!(found.calendar_week(None), None);
    }

    async fn no_slots_in_the_boards_holidays_and_the_window_does_not_count_them(world: World) {
        let scene = Scene::set(&world).await;
        world.holiday(day(4, 25), day(5, 3)).await;
        let vera = scene.invited("Vera Trek").await;
        let found = of(&scene, &vera).await;
        assert!(found.days.iter().all(|shown| !(day(4, 25)..=day(5, 3)).contains(&shown.date)));
        assert_eq!(found.window.last, day(4, 24) + TimeDelta::days(42 + 9));
    }

    async fn local_hours_stay_local_when_the_clocks_change(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let found = of(&scene, &vera).await;
        let first_on = |date| found.days.iter().find(|shown| shown.date == date).expect("a working day").slots[0].start;
        // The clocks go forward on Sunday 29 March 2026.
        assert_eq!(first_on(day(3, 27)), Utc.with_ymd_and_hms(2026, 3, 27, 8, 0, 0).single().expect("an instant"));
        assert_eq!(first_on(day(3, 30)), Utc.with_ymd_and_hms(2026, 3, 30, 7, 0, 0).single().expect("an instant"));
        assert!(found.days.iter().all(|shown| shown.slots[0].minute_of_day == 9 * 60 || shown.date == day(3, 4)));
    }

    async fn a_closed_adviser_leaves_room_for_colleagues(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let colleague =
            world.account("Co Lega").role(Role::HrAdviser).trained().every_working_day("10:00", "12:00").make().await;
        let found = of(&scene, &vera).await;
        assert_eq!(found.hosts.len(), 2);
        assert_eq!(found.first[0].key.host, scene.adviser, "of two who are free, the assigned one");
        world.closed(scene.adviser, day(3, 4), day(3, 18)).await;
        let found = of(&scene, &vera).await;
        assert_eq!(found.hosts.len(), 2);
        assert_eq!(found.first[0].key.host, colleague);
        assert!(found.days.iter().flat_map(|shown| &shown.slots).any(|slot| slot.key.host == scene.adviser));
    }

    async fn an_untrained_colleague_offers_nothing_for_a_formal_talk(world: World) {
        let scene = Scene::set(&world).await;
        world.closed(scene.adviser, day(3, 1), day(12, 31)).await;
        world.account("On Geschoold").role(Role::HrAdviser).every_working_day("09:00", "17:00").make().await;
        let vera = scene.invited("Vera Trek").await;
        let found = of(&scene, &vera).await;
        assert!(found.first.is_empty() && found.days.is_empty());
    }

    async fn nobody_of_the_own_school_is_offered_to_a_director(world: World) {
        let scene = Scene::set(&world).await;
        world.account("Na Bij").role(Role::HrAdviser).trained().school(scene.school).every_working_day("09:00", "17:00").make().await;
        world.closed(scene.adviser, day(3, 4), day(3, 31)).await;
        let dirk = scene.leaver_with("Dirk Baas", &[("director_or_hr", "yes")]).await;
        scene.hand_in(&dirk).await;
        let found = of(&scene, &dirk).await;
        assert_eq!(found.hosts.iter().map(|host| host.account).collect::<Vec<_>>(), [scene.adviser]);
    }

    async fn somebody_already_gone_talks_by_phone_or_video(world: World) {
        let scene = Scene::set(&world).await;
        let gone = [("last_day_worked", "2026-02-20"), ("end_of_employment", "2026-02-28")];
        let vera = scene.leaver_with("Vera Trek", &gone).await;
        scene.hand_in(&vera).await;
        let found = of(&scene, &vera).await;
        assert!(found.remote_only);
        assert!(found.days.iter().flat_map(|shown| &shown.slots).all(|slot| slot.way == Way::Phone && slot.place.is_none()));
        assert_eq!(found.window.last, day(3, 3) + TimeDelta::days(42), "the window counts from registration");
    }

    async fn a_slot_starts_on_the_quarter(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let found = of(&scene, &vera).await;
        assert!(found.days.iter().flat_map(|shown| &shown.slots).all(|slot| slot.start.minute() % 15 == 0));
    }
}
