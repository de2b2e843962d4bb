//! The first day of a role comes, the last one passes: it is written down, sessions end, and talks follow.

use chrono::TimeDelta;
use domain::account::Role;
use domain::talk::HostKind;
use domain::time_line::EventKind;
use server::account::look_at_turns;
use server::mail::MailKind;
use server::on_both_databases;

use super::{NOTHING, in_days, is_signed_in, logged, may, role, signs_in};
use crate::scene::Scene;

on_both_databases! {
    async fn a_role_that_begins_and_ends_is_written_down_once_and_ends_sessions(world: World) {
        let school = world.school("Het Noorden").await;
        let days = (Some(in_days(&world, 1)), Some(in_days(&world, 2)));
        let id = world.account("Tom Tijdelijk").role_between(Role::TeamLeader, school, days.0, days.1).make().await;
        let turned = async || look_at_turns(&world.program).await.expect("the store");
        assert_eq!(turned().await, 0, "it has yet to begin");
        let before = signs_in(&world, id).await;
        world.advance(TimeDelta::days(1));
        assert_eq!((turned().await, turned().await), (1, 0));
        assert_eq!(logged(&world, EventKind::RoleBegan).await, 1);
        assert!(!is_signed_in(&world, &before).await);
        let during = signs_in(&world, id).await;
        world.advance(TimeDelta::days(1));
        assert_eq!(turned().await, 0, "the last day counts");
        assert!(is_signed_in(&world, &during).await);
        world.advance(TimeDelta::days(1));
        assert_eq!(may(&world, id).await, NOTHING, "whether anybody has looked or not");
        assert_eq!((turned().await, turned().await), (1, 0));
        assert_eq!(logged(&world, EventKind::RoleEnded).await, 1);
        assert!(!is_signed_in(&world, &during).await);
    }

    async fn a_day_on_which_nobody_looked_is_made_up_for(world: World) {
        let school = world.school("Het Noorden").await;
        let days = (Some(in_days(&world, 1)), Some(in_days(&world, 1)));
        world.account("Tom Tijdelijk").role_between(Role::TeamLeader, school, days.0, days.1).make().await;
        world.advance(TimeDelta::days(9));
        assert_eq!(look_at_turns(&world.program).await.expect("the store"), 1);
        assert_eq!((logged(&world, EventKind::RoleBegan).await, logged(&world, EventKind::RoleEnded).await), (0, 1));
    }

    async fn an_advisers_last_day_calls_off_what_is_booked_after_it_and_no_time_after_it_is_offered(world: World) {
        let scene = Scene::set(&world).await;
        let (early, late) = (scene.invited("Eva Vroeg").await, scene.invited("Lars Laat").await);
        let first = scene.moments(&early).await.remove(0);
        scene.booked(&early, &first).await;
        let last_day = first.date;
        let after = scene.moments(&late).await.into_iter().find(|slot| slot.date > last_day);
        scene.booked(&late, &after.expect("a time on a later day")).await;
        let colleague = world.account("Col Lega").role(Role::HrAdviser).trained();
        let colleague = colleague.every_working_day("09:00", "12:00").make().await;

        world.change_account(scene.adviser, |form| form.roles[0].last = last_day.to_string()).await;
        let stands = async |leaver| scene.loaded(leaver).await.appointments.iter().any(|row| row.live_key.is_some());
        assert!(stands(&early).await, "on the last day it stands");
        assert!(!stands(&late).await, "after it it is off");
        assert_eq!(scene.mails(late.id, MailKind::CancelledWithTimes).await.len(), 1, "and told");
        assert_eq!(scene.talk_row(&late, HostKind::HrAdviser).await.host_id, Some(colleague.into()));
        let offered = scene.moments(&late).await;
        let beyond = offered.iter().filter(|slot| slot.key.host == scene.adviser && slot.date > last_day);
        assert!(beyond.count() == 0 && !offered.is_empty());

        world.advance(last_day + TimeDelta::days(1) - in_days(&world, 0));
        assert_eq!(may(&world, scene.adviser).await, NOTHING);
        assert_eq!(look_at_turns(&world.program).await.expect("the store"), 1);
        assert!(scene.moments(&late).await.iter().all(|slot| slot.key.host == colleague));
    }

    async fn an_adviser_who_begins_tomorrow_is_given_no_talk_today(world: World) {
        let scene = Scene::set(&world).await;
        world.change_account(scene.adviser, |form| {
            form.roles = vec![role(Role::HrAdviser, None, Some(in_days(&world, 90)), None)];
        }).await;
        let vera = scene.invited("Vera Trek").await;
        assert_eq!(scene.talk_row(&vera, HostKind::HrAdviser).await.host_id, None, "there is nobody today");
    }
}
