//! HR plans, moves and cancels on somebody's behalf, and cannot do what the rules forbid.

use chrono::TimeDelta;
use domain::account::Role;
use domain::talk::{HostKind, TalkChoice, Way};
use server::access::{self, CoordinatorOf};
use server::mail::MailKind;
use server::talk::{
    Call, Cancelling, HostBooking, HostPlan, NotOffered, OfferedSlot, cancel_on_behalf, choose, plan_on_behalf,
    plannable_talks, times_on_behalf,
};

use crate::scene::{Leaver, Scene, day};

pub fn plan(date: chrono::NaiveDate, minute_of_day: u16, outside_hours: bool) -> HostPlan {
    HostPlan { date, minute_of_day, way: Way::Phone, place: None, outside_hours, call: Call::AsBefore }
}

pub async fn coordinator(scene: &Scene<'_>, leaver: &Leaver) -> CoordinatorOf {
    let hr = scene.world.account("Hedy Er").role(Role::HrCoordinator).make().await;
    let viewer = scene.world.signed_in(hr).await;
    let record = access::record_viewer(&scene.world.program, &viewer, leaver.id).await.expect("may open it");
    record.coordinator().expect("of the whole board")
}

server::on_both_databases! {
    async fn hr_plans_outside_the_hosts_times_with_a_mark_and_moves_back_without(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let at = |plan: HostPlan| {
            let (program, adviser) = (&world.program, scene.adviser);
            async move { plan_on_behalf(program, &hr, talk, adviser, &plan).await.expect("the store") }
        };
        assert_eq!(at(plan(day(3, 10), 19 * 60, false)).await, HostBooking::OutsideHours { starts_in: None });
        let done = at(plan(day(3, 10), 19 * 60, true)).await;
        assert!(matches!(done, HostBooking::Booked(_)), "{done:?}");
        let loaded = scene.loaded(&vera).await;
        let live = loaded.live_appointment(talk).expect("booked");
        assert!(live.outside_hours && live.booked_by.code() == "coordinator");
        for kind in [MailKind::ConfirmationLeaver, MailKind::ConfirmationHost] {
            assert_eq!(scene.mails(vera.id, kind).await.len(), 1, "{kind:?}");
        }
        let shown = plannable_talks(&world.program, &hr).await.expect("the store").remove(0);
        assert_eq!((shown.with, shown.starts_at), (Some(scene.adviser), Some(live.starts_at)));
        // In person only, at the host's own times: the way does not fit, so it is marked as well.
        let inside = HostPlan { way: Way::InPerson, place: Some("kamer 1".into()), ..plan(day(3, 11), 10 * 60, false) };
        assert!(matches!(at(inside).await, HostBooking::Moved(_)));
        let loaded = scene.loaded(&vera).await;
        assert!(!loaded.live_appointment(talk).expect("booked").outside_hours);
        let cancelled = cancel_on_behalf(&world.program, &hr, talk).await.expect("the store");
        assert_eq!(cancelled, Cancelling::Cancelled);
        assert_eq!(scene.mails(vera.id, MailKind::CancelledLeaver).await.len(), 1);
        assert_eq!(cancel_on_behalf(&world.program, &hr, talk).await.expect("the store"), Cancelling::NothingBooked);
    }

    async fn a_talk_in_a_quarter_of_an_hour_is_told_to_start_so_soon(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let at = |plan: HostPlan| {
            let (program, adviser) = (&world.program, scene.adviser);
            async move { plan_on_behalf(program, &hr, talk, adviser, &plan).await.expect("the store") }
        };
        let slot = scene.moments(&vera).await.remove(0);
        let later = HostPlan { way: slot.way, place: slot.place.clone(), ..plan(slot.date, slot.minute_of_day + 5, false) };
        // Within the host's hours: what they ask between now and a talk counts for leavers alone. But not at one of the
        // starts, which is no free time.
        world.clock.set(slot.start - TimeDelta::minutes(10));
        assert_eq!(at(later.clone()).await, HostBooking::OutsideHours { starts_in: Some(15) });
        let done = at(HostPlan { outside_hours: true, ..later }).await;
        let HostBooking::Booked(booked) = done else { panic!("{done:?}") };
        assert!(!booked.changeable, "so the page says when it starts, and to tell them");
    }

    async fn what_is_forbidden_stays_forbidden_for_hr(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let slot = scene.moments(&otto).await.remove(0);
        scene.booked(&otto, &slot).await;
        let untrained = world.account("On Geschoold").role(Role::HrAdviser).make().await;
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let refused = HostBooking::NotOffered(NotOffered::NotAllowed);
        let at = |host, plan: HostPlan| {
            let program = &world.program;
            async move { plan_on_behalf(program, &hr, talk, host, &plan).await.expect("the store") }
        };
        assert_eq!(at(untrained, plan(day(3, 10), 600, true)).await, refused, "no training");
        assert_eq!(at(scene.leader, plan(day(3, 10), 600, true)).await, refused, "no adviser");
        assert_eq!(at(scene.adviser, plan(slot.date, slot.minute_of_day, true)).await, HostBooking::SlotTaken);
        assert_eq!(at(scene.adviser, plan(day(3, 2), 600, true)).await, HostBooking::InThePast);
        assert_eq!(at(scene.adviser, plan(day(9, 1), 600, true)).await, refused, "beyond the last bookable day");
        server::departure::hosts::exclude(&world.program, &hr, scene.adviser).await.expect("the store");
        assert_eq!(at(scene.adviser, plan(day(3, 10), 600, true)).await, refused, "named by HR");
    }

    async fn the_times_hr_sees_are_the_ones_that_can_be_planned(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let taken = scene.moments(&otto).await.remove(0);
        scene.booked(&otto, &taken).await;
        let untrained = world.account("On Geschoold").role(Role::HrAdviser).make().await;
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let times = async |host| {
            let offer = times_on_behalf(&world.program, &hr, talk, host).await.expect("the store");
            offer.expect("it can be planned").days.into_iter().flat_map(|day| day.slots).collect::<Vec<_>>()
        };
        assert!(times(untrained).await.is_empty(), "who may not host has no times");
        let shown = times(scene.adviser).await;
        assert!(shown.iter().all(|slot| slot.key.host == scene.adviser && slot.start != taken.start));
        for slot in [shown.first(), shown.last()].map(|slot| slot.expect("there are times")) {
            let OfferedSlot { date, minute_of_day, way, ref place, .. } = *slot;
            let plan = HostPlan { date, minute_of_day, way, place: place.clone(), outside_hours: false, call: Call::AsBefore };
            let done = plan_on_behalf(&world.program, &hr, talk, scene.adviser, &plan).await.expect("the store");
            assert!(matches!(done, HostBooking::Booked(_) | HostBooking::Moved(_)), "{done:?}");
        }
        let live = scene.loaded(&vera).await.live_appointment(talk).expect("booked").outside_hours;
        assert!(!live, "a time that is shown needs no mark");
        choose(&world.program, &scene.proof(vera.id, true).await, TalkChoice::None, false).await.expect("the store");
        let after = times_on_behalf(&world.program, &hr, talk, scene.adviser).await.expect("the store");
        assert_eq!(after, None, "they declined");
    }

    async fn a_declined_talk_is_not_planned_for_the_leaver(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        choose(&world.program, &scene.proof(vera.id, true).await, TalkChoice::None, false).await.expect("the store");
        assert!(plannable_talks(&world.program, &hr).await.expect("the store").is_empty());
        let done = plan_on_behalf(&world.program, &hr, talk, scene.adviser, &plan(day(3, 10), 600, true)).await;
        assert_eq!(done.expect("the store"), HostBooking::NotOffered(NotOffered::Declined));
    }
}
