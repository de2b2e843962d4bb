//! Too late to move it: the leaver asks the host. And the host who runs late.

use chrono::TimeDelta;
use domain::talk::HostKind;
use server::lists::day::page;
use server::mail::MailKind;
use server::talk::{Asking, BookedTalk, Booking, Call, Cancelling, HostBooking, HostPlan, Late};
use server::talk::{ask_host, book, cancel, offer, plan_by_host, run_late};

use crate::scene::{Leaver, Scene, day};

/// A talk at the first moment on offer, of which the confirmations were sent.
async fn planned(scene: &Scene<'_>, leaver: &Leaver) -> BookedTalk {
    let talk = scene.talk(leaver, HostKind::HrAdviser).await;
    let slot = offer(&scene.world.program, &leaver.proof).await.expect("the store").talks[0].first[0].clone();
    let booking = book(&scene.world.program, &leaver.proof, talk, &slot.key).await.expect("the store");
    let Booking::Booked(booked) = booking else { panic!("{booking:?}") };
    scene.post().await;
    booked
}

server::on_both_databases! {
    async fn within_the_notice_the_leaver_asks_the_host_and_the_appointment_stands(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let booked = planned(&scene, &vera).await;
        let program = &world.program;
        let ask = || ask_host(program, &vera.proof, booked.talk);
        assert_eq!(ask().await.expect("the store"), Asking::StillTheirs);
        assert_eq!(scene.count(MailKind::ChangeAsked).await, 0);

        world.advance(booked.starts_at - world.now() - TimeDelta::hours(1));
        assert_eq!(cancel(program, &vera.proof, booked.talk).await.expect("the store"), Cancelling::TooLate);
        assert_eq!(ask().await.expect("the store"), Asking::Asked);
        assert_eq!(ask().await.expect("the store"), Asking::AlreadyAsked);
        assert_eq!(scene.mails(vera.id, MailKind::ChangeAsked).await.len(), 1);
        let viewer = world.signed_in(scene.adviser).await;
        let found = page(program, &viewer, world.now().date_naive()).await.expect("the store");
        assert_eq!(found.today.len(), 1, "it stands");
        assert!(found.today[0].change_asked);

        // The host moves it: what was asked is settled.
        let host = scene.as_adviser(scene.adviser, &vera).await;
        let plan = HostPlan {
            date: day(3, 11),
            minute_of_day: 11 * 60,
            way: domain::talk::Way::Phone,
            place: None,
            outside_hours: true,
            call: Call::AsBefore,
        };
        let moved = plan_by_host(program, &host, &plan).await.expect("the store");
        assert!(matches!(moved, HostBooking::Moved(ref booked) if !booked.change_asked), "{moved:?}");
        assert_eq!(ask().await.expect("the store"), Asking::StillTheirs);
    }

    async fn after_it_has_begun_there_is_nothing_to_ask(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let booked = planned(&scene, &vera).await;
        world.advance(booked.starts_at - world.now());
        let asked = ask_host(&world.program, &vera.proof, booked.talk).await.expect("the store");
        assert_eq!(asked, Asking::NothingBooked);
        let other = scene.invited("Tom Weg").await;
        let asked = ask_host(&world.program, &other.proof, booked.talk).await.expect("the store");
        assert_eq!(asked, Asking::NothingBooked, "somebody else's talk is none");
    }

    async fn a_host_who_runs_late_tells_the_leaver_once(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let booked = planned(&scene, &vera).await;
        let host = scene.as_adviser(scene.adviser, &vera).await;
        let say = |minutes| run_late(&world.program, &host, minutes);
        assert_eq!(say(15).await.expect("the store"), Late::NotNow, "the day before it is moved instead");
        world.advance(booked.starts_at - world.now() - TimeDelta::minutes(5));
        assert_eq!(say(7).await.expect("the store"), Late::NotNow, "only what the page offers");
        assert_eq!(say(15).await.expect("the store"), Late::Told);
        assert_eq!(say(15).await.expect("the store"), Late::AlreadyTold);
        assert_eq!(say(30).await.expect("the store"), Late::Told, "it became later still");
        assert_eq!(scene.mails(vera.id, MailKind::RunningLate).await.len(), 2);
        let viewer = world.signed_in(scene.adviser).await;
        let found = page(&world.program, &viewer, world.now().date_naive()).await.expect("the store");
        assert_eq!(found.today[0].late_minutes, Some(30));
        world.advance(TimeDelta::hours(2));
        assert_eq!(say(5).await.expect("the store"), Late::NotNow, "it is over");
    }

    async fn who_hosts_nothing_is_not_late(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let host = scene.as_adviser(scene.adviser, &vera).await;
        assert_eq!(run_late(&world.program, &host, 15).await.expect("the store"), Late::NothingBooked);
    }
}
