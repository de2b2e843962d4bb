//! The host plans, moves and says how it went; the leaver may disagree.

use chrono::TimeDelta;
use domain::account::Role;
use domain::talk::{HostKind, NotHeldReason, TalkChoice, Way};
use server::access;
use server::mail::MailKind;
use server::talk::{
    Call, Denial, HostBooking, HostPlan, NotOffered, Recorded, choose, deny_held, held, not_held, own_times,
    plan_by_host,
};

use crate::scene::{Scene, day};

fn plan(date: chrono::NaiveDate, minute_of_day: u16) -> HostPlan {
    HostPlan {
        date,
        minute_of_day,
        way: Way::InPerson,
        place: Some("kamer 1".into()),
        outside_hours: false,
        call: Call::AsBefore,
    }
}

server::on_both_databases! {
    async fn a_leader_plans_at_own_times_or_on_purpose_at_another(world: World) {
        let scene = Scene::set(&world).await;
        let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&rik).await;
        let leader = scene.as_leader(scene.leader, &rik).await;
        let own = own_times(&world.program, &leader).await.expect("the store").expect("can be planned");
        let shown: Vec<_> = own.days.iter().flat_map(|shown| &shown.slots).collect();
        assert!(!shown.is_empty() && shown.iter().all(|slot| slot.key.host == scene.leader));
        let at = |plan: HostPlan| { let program = world.program.clone(); async move {
            plan_by_host(&program, &leader, &plan).await.expect("the store")
        }};
        assert_eq!(at(plan(day(3, 10), 9 * 60)).await, HostBooking::OutsideHours { starts_in: None });
        assert_eq!(at(plan(day(3, 10), 13 * 60 + 3)).await, HostBooking::OffGrid);
        assert_eq!(at(plan(day(3, 2), 13 * 60)).await, HostBooking::InThePast);
        assert_eq!(at(plan(day(3, 29), 2 * 60 + 30)).await, HostBooking::NoSuchTime);
        assert_eq!(at(HostPlan { place: None, ..plan(day(3, 10), 13 * 60) }).await, HostBooking::PlaceMissing);
        let booked = at(plan(day(3, 10), 13 * 60)).await;
        assert!(matches!(booked, HostBooking::Booked(_)), "{booked:?}");
        let moved = at(HostPlan { outside_hours: true, ..plan(day(3, 11), 8 * 60 + 5) }).await;
        let HostBooking::Moved(moved) = moved else { panic!("{moved:?}") };
        assert_eq!((moved.date, moved.minute_of_day), (day(3, 11), 8 * 60 + 5));
        assert_eq!(scene.mails(rik.id, MailKind::MovedLeaver).await.len(), 1);
    }

    async fn a_host_cannot_plan_over_another_talk_whatever_is_ticked(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        let adviser = scene.as_adviser(scene.adviser, &otto).await;
        for minute in [slot.minute_of_day - 60, slot.minute_of_day, slot.minute_of_day + 60 + 10] {
            let wish = HostPlan { outside_hours: true, ..plan(slot.date, minute) };
            let outcome = plan_by_host(&world.program, &adviser, &wish).await.expect("the store");
            assert_eq!(outcome, HostBooking::SlotTaken, "{minute}");
        }
        let wish = HostPlan { outside_hours: true, ..plan(slot.date, slot.minute_of_day + 75) };
        let outcome = plan_by_host(&world.program, &adviser, &wish).await.expect("the store");
        assert!(matches!(outcome, HostBooking::Booked(_)), "{outcome:?}");
    }

    async fn nothing_is_planned_before_it_may_be_asked_or_after_the_last_day_whatever_is_ticked(world: World) {
        let scene = Scene::set(&world).await;
        let settled = [("departure_type", "settlement"), ("concluded_on", "2026-03-01"), ("reconsider_stated", "yes")];
        let sam = scene.leaver_with("Sam Regeling", &settled).await;
        choose(&world.program, &sam.proof, TalkChoice::AsProposed, false).await.expect("the store");
        let adviser = scene.as_adviser(scene.adviser, &sam).await;
        let at = async |date| {
            let wish = HostPlan { outside_hours: true, ..plan(date, 10 * 60) };
            plan_by_host(&world.program, &adviser, &wish).await.expect("the store")
        };
        let refused = HostBooking::NotOffered(NotOffered::NotAllowed);
        assert_eq!(at(day(3, 13)).await, refused, "they can still reconsider");
        assert_eq!(at(day(12, 1)).await, refused, "six weeks after their last day have long passed");
        assert!(matches!(at(day(3, 16)).await, HostBooking::Booked(_)));
    }

    async fn nobody_without_training_on_that_day_hosts_a_formal_talk(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let far = world.now().date_naive() + TimeDelta::days(366);
        let wish = HostPlan { outside_hours: true, ..plan(far, 10 * 60) };
        let outcome = plan_by_host(&world.program, &adviser, &wish).await.expect("the store");
        assert_eq!(outcome, HostBooking::NotOffered(NotOffered::NotAllowed));
    }

    async fn held_is_noted_once_and_never_in_the_future(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let program = &world.program;
        assert_eq!(held(program, &adviser, day(3, 4), Way::Video).await.expect("the store"), Recorded::InTheFuture);
        assert_eq!(held(program, &adviser, day(3, 2), Way::Video).await.expect("the store"), Recorded::BeforeRegistration);
        assert_eq!(held(program, &adviser, day(3, 3), Way::Video).await.expect("the store"), Recorded::Noted);
        assert_eq!(held(program, &adviser, day(3, 3), Way::Video).await.expect("the store"), Recorded::AlreadyNoted);
        let not = not_held(program, &adviser, NotHeldReason::Other).await.expect("the store");
        assert_eq!(not, Recorded::AlreadyNoted);
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "report_due");
    }

    async fn after_an_informal_talk_nothing_is_asked_but_held(world: World) {
        let scene = Scene::set(&world).await;
        let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        scene.hand_in(&rik).await;
        let leader = scene.as_leader(scene.leader, &rik).await;
        held(&world.program, &leader, day(3, 3), Way::InPerson).await.expect("the store");
        assert_eq!(scene.loaded(&rik).await.departure.stage.code(), "closed");
    }

    async fn a_talk_that_was_not_held_is_offered_once_more(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        let booked_one = scene.booked(&vera, &slot).await;
        world.clock.set(booked_one.ends_at() + TimeDelta::minutes(5));
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        not_held(&world.program, &adviser, NotHeldReason::LeaverAbsent).await.expect("the store");
        assert!(scene.mails(vera.id, MailKind::CancelledLeaver).await.is_empty(), "its time had passed");
        scene.post().await;
        assert_eq!(scene.mails(vera.id, MailKind::Invitation).await.len(), 2);
        let again = scene.booked(&vera, &scene.moments(&vera).await[0]).await;
        world.clock.set(again.ends_at() + TimeDelta::minutes(5));
        not_held(&world.program, &adviser, NotHeldReason::HostAbsent).await.expect("the store");
        for _ in 0..5 {
            world.advance(TimeDelta::days(1));
            scene.post().await;
        }
        assert_eq!(scene.mails(vera.id, MailKind::Invitation).await.len(), 2, "not a third time");
    }

    async fn a_talk_the_leaver_says_never_took_place_is_due_again(world: World) {
        let scene = Scene::set(&world).await;
        let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&rik).await;
        scene.post().await;
        let leader = scene.as_leader(scene.leader, &rik).await;
        held(&world.program, &leader, day(3, 3), Way::InPerson).await.expect("the store");
        let talk = scene.talk(&rik, HostKind::TeamLeader).await;
        assert_eq!(deny_held(&world.program, &rik.proof, talk).await.expect("the store"), Denial::Noted);
        assert_eq!(deny_held(&world.program, &rik.proof, talk).await.expect("the store"), Denial::NotMarkedHeld);
        let row = scene.loaded(&rik).await.departure;
        assert!(row.is_open && row.closed_at.is_none());
        assert_eq!(row.leader_status.code(), "to_plan");
    }

    async fn a_leader_never_gets_a_proof_where_somebody_else_hosts(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let viewer = world.signed_in(scene.leader).await;
        let record = access::record_viewer(&world.program, &viewer, vera.id).await.expect("their own team");
        assert!(record.leader().is_err() && record.adviser().is_err());
        assert_eq!(record.visibility().answers, domain::access::AnswersVisibility::Nothing);
    }

    async fn a_proof_of_yesterday_records_nothing_for_a_talk_in_other_hands(world: World) {
        let scene = Scene::set(&world).await;
        let wim = scene.leaver_with("Wim Oud", &[("departure_type", "retirement")]).await;
        choose(&world.program, &wim.proof, TalkChoice::Leader, false).await.expect("the store");
        let leader = scene.as_leader(scene.leader, &wim).await;
        choose(&world.program, &wim.proof, TalkChoice::Hr, false).await.expect("the store");
        let outcome = held(&world.program, &leader, day(3, 3), Way::InPerson).await.expect("the store");
        assert_eq!(outcome, Recorded::Over);
        let planned = plan_by_host(&world.program, &leader, &plan(day(3, 10), 13 * 60)).await.expect("the store");
        assert_eq!(planned, HostBooking::NotOffered(NotOffered::NoSuchTalk));
    }

    async fn another_adviser_has_no_proof_at_all(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let other = world.account("Co Lega").role(Role::HrAdviser).trained().make().await;
        let viewer = world.signed_in(other).await;
        assert!(access::record_viewer(&world.program, &viewer, vera.id).await.is_err());
    }
}
