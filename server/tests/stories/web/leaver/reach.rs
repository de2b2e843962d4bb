//! `GET /leaver/talk`: where the call is, and whom to call.

use chrono::{Datelike, TimeDelta, Utc, Weekday};
use domain::talk::{HostKind, Way};
use server::availability::{ReachForm, TimesKeeper, save_reach};
use server::on_both_databases;
use server::talk::{HostBooking, HostPlan, plan_on_behalf};

use crate::running::Running;
use crate::scene::Scene;
use crate::talk::behalf::{coordinator, plan};
use crate::talk::client::cookie;

on_both_databases! {
    async fn the_page_of_the_talk_leads_to_the_call_by_video_or_to_the_telephone(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last_day = (world.today() + TimeDelta::days(60)).to_string();
        let differs = [("last_day_worked", last_day.as_str()), ("end_of_employment", last_day.as_str())];
        let leaver = scene.leaver_with("Loes Belt", &differs).await;
        scene.hand_in(&leaver).await;
        scene.post().await;
        let reach = ReachForm { phone: "06 1234 5678".into(), video_address: "https://bellen.voorbeeld.test/ad".into() };
        save_reach(&world.program, &TimesKeeper::own(&world.signed_in(scene.adviser).await), &reach).await.expect("the store").done();
        let hr = coordinator(&scene, &leaver).await;
        let talk = scene.talk(&leaver, HostKind::HrAdviser).await;
        let mut days = (7..14).map(|ahead| world.today() + TimeDelta::days(ahead));
        let tuesday = days.find(|day| day.weekday() == Weekday::Tue).expect("one of seven days");
        let running = Running::start(&world);
        let cookies = format!("leaver={}", cookie(&scene, &leaver).await);
        let (video, call) = (r#"href="https://bellen.voorbeeld.test/ad""#, r#"href="tel:0612345678""#);
        for (way, is_video, is_call) in [(Way::Video, true, false), (Way::Phone, false, true)] {
            let wanted = HostPlan { way, ..plan(tuesday, 10 * 60, true) };
            let done = plan_on_behalf(&world.program, &hr, talk, scene.adviser, &wanted).await.expect("the store");
            assert!(matches!(done, HostBooking::Booked(_) | HostBooking::Moved(_)), "{done:?}");
            let page = tokio::task::block_in_place(|| running.browse("/leaver/talk", &cookies, "10.0.0.1", None));
            let page = page.expect("an answer");
            assert_eq!((page.status, page.body().contains(video), page.body().contains(call)), (200, is_video, is_call));
        }
    }
}
