//! A leaver books, moves and cancels.

use chrono::TimeDelta;
use domain::account::Role;
use domain::talk::{HostKind, TalkChoice};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::mail::MailKind;
use server::store::TypedColumn;
use server::store::entity::{appointment, cell, day_talk};
use server::talk::{Booking, Cancelling, NotOffered, book, cancel, choose};

use crate::scene::{Scene, day};

server::on_both_databases! {
    async fn a_booking_is_confirmed_to_both_sides_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        // Saturday night: confirmations do not wait for opening hours.
        let booked = scene.booked(&vera, &slot).await;
        assert_eq!((booked.starts_at, booked.host, booked.minutes), (slot.start, scene.adviser, 60));
        for kind in [MailKind::ConfirmationLeaver, MailKind::ConfirmationHost] {
            let mails = scene.mails(vera.id, kind).await;
            assert_eq!(mails.len(), 1, "{kind:?}");
            assert!(mails[0].at_once);
            assert_eq!(mails[0].due_at, world.now());
            assert_eq!(mails[0].appointment_id, Some(booked.appointment.into()));
        }
        assert_eq!(world.to_address(&scene.mails(vera.id, MailKind::ConfirmationHost).await[0]), "ad.viseur@voorbeeld.test");
        // An hour and a quarter, for two people, in cells of five minutes.
        let cells = cell::Entity::find().count(world.store().read()).await.expect("the store");
        assert_eq!(cells, 2 * 75 / 5);
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "planned");
    }

    async fn the_same_click_twice_is_one_booking(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        let (first, second) = (scene.booked(&vera, &slot).await, scene.booked(&vera, &slot).await);
        assert_eq!(first, second);
        assert_eq!(scene.mails(vera.id, MailKind::ConfirmationLeaver).await.len(), 1);
    }

    async fn moving_with_the_same_host_keeps_the_calendar_entry(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let moments = scene.moments(&vera).await;
        let before = scene.booked(&vera, &moments[0]).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let moved = book(&world.program, &vera.proof, talk, &moments[1].key).await.expect("the store");
        let Booking::Moved(after) = moved else { panic!("{moved:?}") };
        assert_eq!((after.appointment, after.starts_at), (before.appointment, moments[1].start));
        let row = appointment::Entity::find_by_id(after.appointment).one(world.store().read()).await;
        let row = row.expect("the store").expect("there");
        assert_eq!(row.sequence, 1);
        for kind in [MailKind::MovedLeaver, MailKind::MovedHost] {
            assert_eq!(scene.mails(vera.id, kind).await.len(), 1, "{kind:?}");
        }
        // The first time is free for somebody else.
        let otto = scene.invited("Otto Anders").await;
        scene.booked(&otto, &moments[0]).await;
        assert_eq!(cell::Entity::find().count(world.store().read()).await.expect("the store"), 2 * 2 * 15);
    }

    async fn moving_to_another_host_cancels_and_makes_a_new_entry(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let before = scene.booked(&vera, &scene.moments(&vera).await[0]).await;
        // The adviser falls ill, and a colleague's times are offered at once.
        let colleague =
            world.account("Co Lega").role(Role::HrAdviser).trained().every_working_day("10:00", "12:00").make().await;
        world.closed(scene.adviser, day(3, 1), day(12, 31)).await;
        let slot = scene.moments(&vera).await.remove(0);
        assert_eq!(slot.key.host, colleague);
        let after = scene.booked(&vera, &slot).await;
        assert_ne!(after.appointment, before.appointment);
        let rows = appointment::Entity::find()
            .filter(appointment::Column::DepartureId.is(vera.id))
            .all(world.store().read())
            .await
            .expect("the store");
        let old = rows.iter().find(|row| row.id == before.appointment).expect("kept for the record");
        let new = rows.iter().find(|row| row.id == after.appointment).expect("there");
        assert_ne!(old.uid, new.uid);
        assert_eq!((old.live_key.clone(), old.sequence, new.sequence), (None, 1.into(), 0.into()));
        assert_eq!(scene.mails(vera.id, MailKind::CancelledHost).await.len(), 1);
        assert_eq!(scene.mails(vera.id, MailKind::CancelledLeaver).await.len(), 1);
        let confirmed = scene.mails(vera.id, MailKind::ConfirmationHost).await;
        assert_eq!(confirmed.last().map(|mail| world.to_address(mail)).as_deref(), Some("co.lega@voorbeeld.test"));
        assert_eq!(scene.talk_row(&vera, HostKind::HrAdviser).await.host_id, Some(colleague.into()));
    }

    async fn cancelling_gives_the_time_back_and_tells_both(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.booked(&vera, &scene.moments(&vera).await[0]).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let opened = scene.proof(vera.id, true).await;
        assert_eq!(cancel(&world.program, &opened, talk).await.expect("the store"), Cancelling::Cancelled);
        assert_eq!(cancel(&world.program, &opened, talk).await.expect("the store"), Cancelling::NothingBooked);
        let conn = world.store().read();
        assert_eq!(cell::Entity::find().count(conn).await.expect("the store"), 0);
        assert_eq!(day_talk::Entity::find().count(conn).await.expect("the store"), 0);
        for kind in [MailKind::CancelledLeaver, MailKind::CancelledHost] {
            assert_eq!(scene.mails(vera.id, kind).await.len(), 1, "{kind:?}");
        }
        assert!(scene.mails(vera.id, MailKind::ConfirmationHost).await.is_empty(), "it never left");
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "to_plan");
    }

    async fn two_hours_before_only_the_host_can_change_it(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let moments = scene.moments(&vera).await;
        let booked = scene.booked(&vera, &moments[0]).await;
        world.clock.set(booked.starts_at - TimeDelta::minutes(119));
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        assert_eq!(cancel(&world.program, &vera.proof, talk).await.expect("the store"), Cancelling::TooLate);
        let moved = book(&world.program, &vera.proof, talk, &moments[2].key).await.expect("the store");
        assert_eq!(moved, Booking::TooLate);
        world.clock.set(booked.starts_at - TimeDelta::minutes(120));
        let opened = scene.proof(vera.id, true).await;
        assert_eq!(cancel(&world.program, &opened, talk).await.expect("the store"), Cancelling::Cancelled);
    }

    async fn a_slot_within_a_day_or_outside_the_hours_is_answered_with_others(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let good = scene.moments(&vera).await[0].key;
        for start in [world.now() + TimeDelta::hours(3), good.start - TimeDelta::days(30), good.start + TimeDelta::minutes(1)] {
            let wish = server::talk::SlotKey { start, ..good };
            let outcome = book(&world.program, &vera.proof, talk, &wish).await.expect("the store");
            let Booking::SlotTaken { offer: Some(offer) } = outcome else { panic!("{start}: {outcome:?}") };
            assert_eq!(offer.first.len(), 3);
        }
    }

    async fn nobody_books_a_talk_of_somebody_else(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let slot = scene.moments(&otto).await.remove(0);
        let ottos = scene.talk(&otto, HostKind::HrAdviser).await;
        let outcome = book(&world.program, &vera.proof, ottos, &slot.key).await.expect("the store");
        assert_eq!(outcome, Booking::NotOffered(NotOffered::NoSuchTalk));
        scene.booked(&otto, &slot).await;
        assert_eq!(cancel(&world.program, &vera.proof, ottos).await.expect("the store"), Cancelling::NoSuchTalk);
        let denied = server::talk::deny_held(&world.program, &vera.proof, ottos).await.expect("the store");
        assert_eq!(denied, server::talk::Denial::NoSuchTalk);
    }

    async fn a_host_who_may_not_host_cannot_be_booked(world: World) {
        let scene = Scene::set(&world).await;
        let other = world.account("Han Deling").role(Role::HrAdviser).trained().every_working_day("09:00", "17:00").make().await;
        let named = other.to_string();
        let vera = scene.leaver_with("Vera Trek", &[("may_not_host", &named)]).await;
        scene.hand_in(&vera).await;
        let slot = scene.moments(&vera).await.remove(0);
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let wish = server::talk::SlotKey { host: other, ..slot.key };
        let outcome = book(&world.program, &vera.proof, talk, &wish).await.expect("the store");
        assert_eq!(outcome, Booking::NotOffered(NotOffered::NotAllowed));
    }

    async fn a_declined_talk_has_no_times_until_the_leaver_reconsiders(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        choose(&world.program, &scene.proof(vera.id, true).await, TalkChoice::None, false).await.expect("the store");
        let outcome = book(&world.program, &vera.proof, talk, &slot.key).await.expect("the store");
        assert_eq!(outcome, Booking::NotOffered(NotOffered::Declined));
        choose(&world.program, &vera.proof, TalkChoice::AsProposed, false).await.expect("the store");
        scene.booked(&vera, &slot).await;
    }
}
