//! An account that stays while its role goes: its formal talks go to others, and none of its pages shows the
//! leavers' names any more.

use chrono::TimeDelta;
use domain::account::Role;
use domain::ids::{AccountId, UnitId};
use domain::talk::HostKind;
use server::account::RoleForm;
use server::availability::{ClosedDaysForm, TimesKeeper, week};
use server::feed::FeedKeeper;
use server::mail::MailKind;
use server::subscription::{host_calendar, renew, subscription_address};
use server::talk::foresee_away;
use server::talk::{OfferedSlot, offer};
use server::testing::World;

use super::away::{changed, to_account, with_leader};
use crate::scene::{Leaver, Scene};

/// The account has this role from now on, and no other.
async fn only(world: &World, account: AccountId, role: Option<(Role, Option<UnitId>)>) {
    changed(world, account, |form| {
        let form_of = |(role, unit): (Role, Option<UnitId>)| RoleForm {
            role: role.code().into(),
            unit: unit.map(|unit| unit.to_string()).unwrap_or_default(),
            ..RoleForm::default()
        };
        form.roles = role.into_iter().map(form_of).collect();
    })
    .await;
}

/// What stands at the address of the account's subscription, which is made where there is none.
async fn calendar_of(world: &World, account: AccountId) -> String {
    let keeper = FeedKeeper::own(&world.signed_in(account).await);
    if subscription_address(&world.program, &keeper).await.expect("the store").is_none() {
        renew(&world.program, &keeper).await.expect("theirs");
    }
    let address = subscription_address(&world.program, &keeper).await.expect("the store").expect("it is on");
    let token = address.rsplit('/').next().and_then(|file| file.strip_suffix(".ics")).expect("the promised form");
    host_calendar(&world.program, token).await.expect("it opens").text
}

/// The names that stand beside the talks of that day on the account's own pages: the week, and freeing the day.
async fn names_on_own_pages(world: &World, account: AccountId, slot: &OfferedSlot) -> [Vec<Option<String>>; 2] {
    let own = TimesKeeper::own(&world.signed_in(account).await);
    let shown = week(&world.program, &own, slot.date, 60).await.expect("there");
    let on_week = shown.days.into_iter().flat_map(|day| day.talks).map(|talk| talk.leaver.map(|(_, name)| name));
    let form = ClosedDaysForm {
        first_day: slot.date.to_string(),
        last_day: slot.date.to_string(),
        reason: "Afwezig".into(),
        ..ClosedDaysForm::default()
    };
    let away = foresee_away(&world.program, &own, &form).await.expect("the store").done().1;
    [on_week.collect(), away.into_iter().map(|talk| talk.name).collect()]
}

async fn is_freed(scene: &Scene<'_>, leaver: &Leaver) -> bool {
    scene.loaded(leaver).await.appointments.iter().all(|row| row.live_key.is_none())
}

server::on_both_databases! {
    async fn an_adviser_who_lost_the_role_has_no_talks_and_no_names_left(world: World) {
        let scene = Scene::set(&world).await;
        let hr = world.account("Hedy Er").role(Role::HrCoordinator).make().await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        let colleague =
            world.account("Col Lega").role(Role::HrAdviser).trained().every_working_day("09:00", "12:00").make().await;
        assert!(calendar_of(&world, scene.adviser).await.contains("Vera Trek"));
        let name = vec![Some("Vera Trek".to_owned())];
        assert_eq!(names_on_own_pages(&world, scene.adviser, &slot).await, [name.clone(), name]);

        changed(&world, scene.adviser, |form| form.name = "Ad van Seur".into()).await;
        assert!(!is_freed(&scene, &vera).await, "another name changes nothing");
        only(&world, scene.adviser, None).await;
        assert!(is_freed(&scene, &vera).await);
        for leaver in [&vera, &otto] {
            assert_eq!(scene.talk_row(leaver, HostKind::HrAdviser).await.host_id, Some(colleague.into()));
        }
        assert_eq!(scene.mails(vera.id, MailKind::CancelledWithTimes).await.len(), 1, "told, with other times");
        assert_eq!(scene.mails(vera.id, MailKind::CancelledHost).await.len(), 1, "it goes from their own calendar too");
        assert_eq!(to_account(&world, MailKind::TalksFreedHr, hr).await, 1);
        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        assert!(found.first.iter().all(|slot| slot.key.host == colleague) && !found.first.is_empty());
        assert!(!calendar_of(&world, scene.adviser).await.contains("VEVENT"));
        assert_eq!(names_on_own_pages(&world, scene.adviser, &slot).await, [Vec::new(), Vec::new()]);
    }

    async fn a_role_for_another_school_frees_the_talks_of_this_one_only(world: World) {
        let scene = Scene::set(&world).await;
        let elsewhere = world.school("Het Zuiden").await;
        let team = world.team(elsewhere, "Bovenbouw").await;
        let vera = scene.invited("Vera Trek").await;
        let zita = scene.leaver_with("Zita Zuid", &[("unit", &team.to_string()), ("leader", "")]).await;
        scene.hand_in(&zita).await;
        scene.post().await;
        for leaver in [&vera, &zita] {
            let slot = scene.moments(leaver).await.remove(0);
            scene.booked(leaver, &slot).await;
        }
        only(&world, scene.adviser, Some((Role::HrAdviser, Some(elsewhere)))).await;
        assert!(is_freed(&scene, &vera).await && !is_freed(&scene, &zita).await);
        assert_eq!(scene.talk_row(&vera, HostKind::HrAdviser).await.host_id, None, "nobody else may");
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "no_host");
        let calendar = calendar_of(&world, scene.adviser).await;
        assert!(calendar.contains("Zita Zuid") && !calendar.contains("Vera Trek"), "{calendar}");
    }

    async fn a_talk_that_is_over_stands_without_a_name_and_outside_the_calendar(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        world.advance(slot.start - world.now() + TimeDelta::hours(2));
        assert!(calendar_of(&world, scene.adviser).await.contains("Vera Trek"), "yesterday stays in");
        only(&world, scene.adviser, Some((Role::TeamLeader, Some(scene.team)))).await;
        assert!(!is_freed(&scene, &vera).await, "what is over is not called off");
        assert!(scene.mails(vera.id, MailKind::CancelledWithTimes).await.is_empty());
        assert!(!calendar_of(&world, scene.adviser).await.contains("VEVENT"));
        assert_eq!(names_on_own_pages(&world, scene.adviser, &slot).await[0], [None]);
    }

    async fn a_leader_without_a_role_keeps_the_talks_of_their_team(world: World) {
        let scene = Scene::set(&world).await;
        let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&rik).await;
        let slot = with_leader(&scene, &rik).await;
        only(&world, scene.leader, None).await;
        scene.post().await;
        assert!(!is_freed(&scene, &rik).await);
        assert!(calendar_of(&world, scene.leader).await.contains("Rik Tijd"));
        assert_eq!(names_on_own_pages(&world, scene.leader, &slot).await[0], [Some("Rik Tijd".to_owned())]);
    }
}
