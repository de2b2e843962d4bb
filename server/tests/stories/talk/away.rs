//! A host who cannot be there: days freed in one go, trainings that end, accounts switched off.

use chrono::{NaiveDate, TimeDelta};
use domain::account::Role;
use domain::ids::AccountId;
use domain::talk::HostKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::account::{AccountForm, RoleForm, change, find};
use server::availability::{ClosedDaysFault, ClosedDaysField, ClosedDaysForm, TimesKeeper};
use server::form::Filled;
use server::mail::MailKind;
use server::store::TypedColumn;
use server::store::entity::outbox;
use server::talk::{Booking, OfferedSlot, book, offer};
use server::talk::{foresee_away, free_days};
use server::testing::World;
use server::training;

use crate::scene::{Leaver, Scene, day};

fn days(first: NaiveDate, last: NaiveDate) -> ClosedDaysForm {
    ClosedDaysForm {
        first_day: first.to_string(),
        last_day: last.to_string(),
        reason: "Afwezig".into(),
        ..ClosedDaysForm::default()
    }
}

/// The account's form as it stands, with `differs` applied.
pub async fn changed(world: &World, id: AccountId, differs: impl Fn(&mut AccountForm)) {
    let account = find(world.store().read(), id, world.now()).await.expect("the store").expect("it is there");
    let roles = account
        .grants
        .iter()
        .map(|grant| RoleForm {
            role: grant.role.code().into(),
            unit: grant.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            ..RoleForm::default()
        })
        .collect();
    let mut form = AccountForm {
        name: account.name,
        email: account.email,
        language: account.language.tag().into(),
        school: account.school.map(|school| school.to_string()).unwrap_or_default(),
        roles,
        active: account.active,
        on_leave: account.on_leave,
        ..AccountForm::default()
    };
    differs(&mut form);
    change(&world.program, &world.keeper(), id, &form).await.expect("works").done();
}

/// Mails of this kind to this account.
pub async fn to_account(world: &World, kind: MailKind, account: AccountId) -> usize {
    let found = outbox::Entity::find()
        .filter(outbox::Column::Kind.is(kind))
        .filter(outbox::Column::AccountId.is(account))
        .filter(outbox::Column::State.ne("withdrawn"));
    found.all(world.store().read()).await.expect("the store").len()
}

/// The leaver books the first time with their leader.
pub async fn with_leader(scene: &Scene<'_>, leaver: &Leaver) -> OfferedSlot {
    let found = offer(&scene.world.program, &leaver.proof).await.expect("the store").talks.remove(0);
    assert_eq!(found.host_kind, HostKind::TeamLeader);
    let done = book(&scene.world.program, &leaver.proof, found.talk, &found.first[0].key).await.expect("the store");
    assert!(matches!(done, Booking::Booked(_)), "{done:?}");
    found.first[0].clone()
}

server::on_both_databases! {
    async fn freed_days_call_talks_off_and_offer_colleagues_times_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let hr = world.account("Hedy Er").role(Role::HrCoordinator).make().await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let colleague =
            world.account("Col Lega").role(Role::HrAdviser).trained().every_working_day("09:00", "12:00").make().await;
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        let later = offer(&world.program, &otto.proof).await.expect("the store").talks[0].days[1].slots[0].clone();
        scene.booked(&otto, &later).await;
        let keeper = TimesKeeper::own(&world.signed_in(scene.adviser).await);
        let form = days(slot.date, slot.date);
        let shown = foresee_away(&world.program, &keeper, &form).await.expect("the store").done().1;
        assert_eq!(shown.iter().filter_map(|talk| talk.name.as_deref()).collect::<Vec<_>>(), ["Vera Trek"]);
        let other = TimesKeeper::of_board(&world.program, &world.keeper(), scene.adviser).await.expect("of the board");
        let hidden = foresee_away(&world.program, &other, &form).await;
        assert_eq!(hidden.expect("the store").done().1[0].name, None, "not of their units");

        let freed = free_days(&world.program, &keeper, scene.adviser, &form).await.expect("works").done();
        assert_eq!(freed.talks, 1, "the talk of another day stays");
        let loaded = scene.loaded(&vera).await;
        assert!(loaded.appointments.iter().all(|row| row.live_key.is_none()));
        assert_eq!(loaded.talks[0].host_id, Some(colleague.into()));
        assert_eq!(scene.mails(vera.id, MailKind::CancelledWithTimes).await.len(), 1);
        assert_eq!(scene.mails(vera.id, MailKind::CancelledHost).await.len(), 1);
        assert!(scene.mails(otto.id, MailKind::CancelledWithTimes).await.is_empty());
        assert_eq!(to_account(&world, MailKind::TalksFreedHr, hr).await, 1);
        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        assert!(found.days.iter().any(|day| day.slots.iter().any(|slot| slot.key.host == colleague)));
        let of_that_day = found.days.iter().filter(|day| day.date == slot.date).flat_map(|day| &day.slots);
        assert!(of_that_day.into_iter().all(|slot| slot.key.host != scene.adviser), "closed for the one away");

        let again = free_days(&world.program, &keeper, scene.adviser, &form).await.expect("works").done();
        assert_eq!(again.talks, 0);
        assert_eq!(to_account(&world, MailKind::TalksFreedHr, hr).await, 1, "told once");
    }

    async fn nobody_else_to_host_leaves_the_talk_with_the_one_who_is_back_soon(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        let keeper = world.times_of(scene.adviser);
        free_days(&world.program, &keeper, scene.adviser, &days(slot.date, slot.date)).await.expect("works").done();
        let loaded = scene.loaded(&vera).await;
        assert_eq!(loaded.talks[0].host_id, Some(scene.adviser.into()));
        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        assert!(found.first.iter().all(|shown| shown.date > slot.date) && !found.first.is_empty());
        let faulty = free_days(&world.program, &keeper, scene.adviser, &days(slot.date, day(3, 1))).await;
        let fault = vec![(ClosedDaysField::LastDay, ClosedDaysFault::LastBeforeFirst)];
        assert_eq!(faulty.expect("works"), Filled::Faulty(fault));
    }

    async fn a_leaders_freed_day_offers_the_leaders_later_times(world: World) {
        let scene = Scene::set(&world).await;
        let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&rik).await;
        let slot = with_leader(&scene, &rik).await;
        let keeper = world.times_of(scene.leader);
        free_days(&world.program, &keeper, scene.leader, &days(slot.date, slot.date)).await.expect("works").done();
        assert_eq!(scene.mails(rik.id, MailKind::CancelledWithTimes).await.len(), 1);
        assert_eq!(scene.talk_row(&rik, HostKind::TeamLeader).await.host_id, Some(scene.leader.into()));
        let found = offer(&world.program, &rik.proof).await.expect("the store");
        assert!(found.talks[0].first.iter().all(|shown| shown.key.host == scene.leader && shown.date > slot.date));
        assert!(found.choices.contains(&domain::talk::TalkChoice::Hr), "HR stays in reach");
    }

    async fn a_training_that_ends_sooner_takes_its_talks_along(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        let known = training::list(world.store().read(), world.board()).await.expect("the store")[0].clone();
        let end = |until: NaiveDate| {
            let (program, keeper) = (world.program.clone(), world.keeper());
            async move { training::change(&program, &keeper, known.id, &until.to_string()).await.expect("works").done() }
        };
        assert_eq!(end(slot.date).await, 0, "it still counts on that day");
        assert_eq!(end(slot.date - TimeDelta::days(1)).await, 1);
        assert!(scene.loaded(&vera).await.appointments.iter().all(|row| row.live_key.is_none()));
        assert_eq!(scene.mails(vera.id, MailKind::CancelledWithTimes).await.len(), 1);
        assert_eq!(scene.mails(vera.id, MailKind::CancelledHost).await.len(), 1, "the adviser is told");
        assert_eq!(scene.count(MailKind::TalksFreedHr).await, 1, "and HR");
        assert_eq!(scene.talk_row(&vera, HostKind::HrAdviser).await.host_id, None, "nobody is trained");
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "no_host");
    }

    async fn a_training_that_is_taken_away_does_the_same(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        let known = training::list(world.store().read(), world.board()).await.expect("the store")[0].clone();
        assert_eq!(training::remove(&world.program, &world.keeper(), known.id).await.expect("there"), 1);
        assert_eq!(scene.mails(vera.id, MailKind::CancelledWithTimes).await.len(), 1);
    }

    async fn a_training_that_ends_soon_is_announced_once(world: World) {
        let scene = Scene::set(&world).await;
        let hr = world.account("Hedy Er").role(Role::HrCoordinator).make().await;
        training::look(&world.program).await.expect("the store");
        assert_eq!(to_account(&world, MailKind::TrainingExpiring, scene.adviser).await, 0, "a year to go");
        world.advance(TimeDelta::days(365 - 30));
        training::look(&world.program).await.expect("the store");
        world.advance(TimeDelta::days(1));
        training::look(&world.program).await.expect("the store");
        assert_eq!(to_account(&world, MailKind::TrainingExpiring, scene.adviser).await, 1);
        assert_eq!(to_account(&world, MailKind::TrainingExpiringHr, hr).await, 1);
    }

    async fn a_training_that_is_followed_by_another_is_not_announced(world: World) {
        let scene = Scene::set(&world).await;
        world.advance(TimeDelta::days(350));
        world.training(scene.adviser).await;
        training::look(&world.program).await.expect("the store");
        assert_eq!(to_account(&world, MailKind::TrainingExpiring, scene.adviser).await, 0);
    }

    async fn a_leader_who_leaves_hands_over_to_hr_which_is_told_once(world: World) {
        let scene = Scene::set(&world).await;
        let hr = world.account("Hedy Er").role(Role::HrCoordinator).make().await;
        let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&rik).await;
        with_leader(&scene, &rik).await;
        changed(&world, scene.leader, |form| form.active = false).await;
        for _ in 0..4 {
            scene.post().await;
            world.advance(TimeDelta::days(1));
        }
        let loaded = scene.loaded(&rik).await;
        assert!(loaded.appointments.iter().all(|row| row.live_key.is_none()));
        assert_eq!(scene.talk_row(&rik, HostKind::HrAdviser).await.host_id, Some(scene.adviser.into()));
        assert_eq!(to_account(&world, MailKind::LeaderReplacedHr, hr).await, 1);
        // The host's account was switched off, and so their talks were called off with other times offered.
        assert_eq!(scene.mails(rik.id, MailKind::CancelledWithTimes).await.len(), 1);
    }

    async fn an_adviser_whose_account_is_switched_off_has_no_talks_left(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        let colleague =
            world.account("Col Lega").role(Role::HrAdviser).trained().every_working_day("09:00", "12:00").make().await;
        changed(&world, scene.adviser, |form| form.active = false).await;
        for leaver in [&vera, &otto] {
            assert_eq!(scene.talk_row(leaver, HostKind::HrAdviser).await.host_id, Some(colleague.into()));
        }
        assert_eq!(scene.mails(vera.id, MailKind::CancelledWithTimes).await.len(), 1);
    }
}
