//! A leaver who moves a talk again and again: each time writes to host and leaver, so there is a limit, theirs alone.

use chrono::TimeDelta;
use domain::talk::HostKind;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::store::entity::{event, outbox};
use server::talk::{Booking, Cancelling, HostBooking, SlotKey, TIMES_A_DAY_MAX, book, cancel, plan_on_behalf};

use super::behalf::{coordinator, plan};
use crate::scene::{Leaver, Scene, day};

/// The leaver takes this time for their talk with the adviser.
async fn takes(scene: &Scene<'_>, leaver: &Leaver, slot: &SlotKey) -> Booking {
    let talk = scene.talk(leaver, HostKind::HrAdviser).await;
    book(&scene.world.program, &leaver.proof, talk, slot).await.expect("the store")
}

/// Everything that a move writes and that stays: mails, withdrawn ones too, and lines of the log.
async fn written(scene: &Scene<'_>) -> (u64, u64) {
    let conn = scene.world.store().read();
    let mails = outbox::Entity::find().count(conn).await.expect("the store");
    (mails, event::Entity::find().count(conn).await.expect("the store"))
}

server::on_both_databases! {
    async fn a_leaver_moves_ten_times_a_day_and_hr_goes_on(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let moments: Vec<SlotKey> = scene.moments(&vera).await.into_iter().map(|slot| slot.key).collect();
        assert!(matches!(takes(&scene, &vera, &moments[0]).await, Booking::Booked(_)));
        let most = usize::try_from(TIMES_A_DAY_MAX).expect("a few");
        for time in 1..=most {
            let moved = takes(&scene, &vera, &moments[time % 2]).await;
            assert!(matches!(moved, Booking::Moved(_)), "{time}: {moved:?}");
        }
        let stands = moments[most % 2];
        let before = written(&scene).await;
        let other = moments[(most + 1) % 2];
        assert_eq!(takes(&scene, &vera, &other).await, Booking::TooOften);
        assert_eq!(written(&scene).await, before, "nothing is written");
        let live = scene.loaded(&vera).await.live_appointment(talk).map(|row| row.starts_at);
        assert_eq!(live, Some(stands.start), "it stands as it did");
        assert!(matches!(takes(&scene, &vera, &stands).await, Booking::Booked(_)), "the same time is no other");
        assert!(matches!(takes(&scene, &otto, &other).await, Booking::Booked(_)), "of others nothing is counted");

        // Whoever calls off and books anew does the same in two steps.
        let proven = scene.proof(vera.id, true).await;
        let off = cancel(&world.program, &proven, talk).await.expect("the store");
        assert_eq!(off, Cancelling::Cancelled, "calling off has no limit");
        assert_eq!(takes(&scene, &vera, &stands).await, Booking::TooOften);
        let hr = coordinator(&scene, &vera).await;
        let planned = plan_on_behalf(&world.program, &hr, talk, scene.adviser, &plan(day(3, 12), 19 * 60, true)).await;
        assert!(matches!(planned.expect("the store"), HostBooking::Booked(_)));
        let moved = plan_on_behalf(&world.program, &hr, talk, scene.adviser, &plan(day(3, 13), 19 * 60, true)).await;
        assert!(matches!(moved.expect("the store"), HostBooking::Moved(_)));

        world.advance(TimeDelta::days(1));
        let later = scene.moments(&vera).await.remove(0).key;
        assert!(matches!(takes(&scene, &vera, &later).await, Booking::Moved(_)), "the next day");
    }

    async fn what_was_refused_because_the_time_is_gone_does_not_count(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let moments: Vec<SlotKey> = scene.moments(&vera).await.into_iter().map(|slot| slot.key).collect();
        takes(&scene, &vera, &moments[0]).await;
        takes(&scene, &otto, &moments[1]).await;
        for _ in 0..=TIMES_A_DAY_MAX {
            let refused = takes(&scene, &vera, &moments[1]).await;
            assert!(matches!(refused, Booking::SlotTaken { .. }), "{refused:?}");
        }
        assert!(matches!(takes(&scene, &vera, &moments[2]).await, Booking::Moved(_)));
    }
}
