//! HR looks for an adviser: who could hold the talk, in which order, and why the others could not.

use domain::account::Role;
use domain::route::{Hindrance, Speaking};
use domain::talk::{HostKind, TalkChoice};
use server::availability::SettingsForm;
use server::departure::hosts::exclude;
use server::talk::{Call, HostBooking, HostPlan, choose, find_advisers, offer_with, plan_on_behalf, times_on_behalf};

use super::behalf::coordinator;
use crate::departure;
use crate::scene::Scene;

server::on_both_databases! {
    async fn advisers_are_offered_in_order_and_each_other_one_with_what_is_in_the_way(world: World) {
        let scene = Scene::set(&world).await;
        let adviser = |name| world.account(name).role(Role::HrAdviser);
        let near = adviser("Nel Nabij").school(scene.school).trained().every_working_day("09:00", "12:00").make().await;
        let dutch = adviser("Els Engels").trained().every_working_day("09:00", "12:00").make().await;
        let english = SettingsForm { languages: vec!["en".into()], ..SettingsForm::default() };
        world.host_settings(dutch, &english).await;
        let away = adviser("Af Wezig").trained().on_leave().every_working_day("09:00", "12:00").make().await;
        let untrained = adviser("On Geschoold").every_working_day("09:00", "12:00").make().await;
        let full = adviser("Uur Loos").trained().make().await;
        let named = adviser("Nee Bedankt").trained().every_working_day("09:00", "12:00").make().await;
        let (vera, otto) = (scene.invited("Vera Trek").await, scene.invited("Otto Anders").await);
        let hr = coordinator(&scene, &vera).await;
        exclude(&world.program, &hr, named).await.expect("the store");
        let slot = offer_with(&world.program, &otto.proof, Some(scene.adviser)).await.expect("the store").talks.remove(0);
        scene.booked(&otto, &slot.first[0]).await;

        let found = find_advisers(&world.program, &hr).await.expect("the store").expect("there is a talk");
        let could: Vec<_> = found.could.iter().map(|(one, _)| one.account).collect();
        assert_eq!(could, [scene.adviser, near, dutch], "of no school or another first, the language before all");
        let (best, name) = &found.could[0];
        assert_eq!((name.as_str(), best.coming, best.speaking), ("Ad Viseur", 1, Speaking::Unsaid));
        assert_eq!(found.could[2].0.speaking, Speaking::Others);
        let why = |account| found.cannot.iter().find(|(one, ..)| *one == account).map(|(_, _, why)| *why);
        assert_eq!(why(away), Some(Hindrance::Away));
        assert_eq!(why(untrained), Some(Hindrance::NotTrained));
        assert_eq!(why(full), Some(Hindrance::NoTime));
        assert_eq!(why(named), Some(Hindrance::NamedByHr));
        assert_eq!(found.cannot.len(), 4, "the leader is no adviser");

        // What is told of somebody is what can be planned with them.
        for (one, name) in &found.could {
            let times = times_on_behalf(&world.program, &hr, found.talk, one.account).await.expect("the store");
            let first = times.expect("it can be planned").days.remove(0).slots.remove(0);
            assert_eq!(first.start, one.first_free, "{name}");
            let plan = HostPlan {
                date: first.date,
                minute_of_day: first.minute_of_day,
                way: first.way,
                place: first.place,
                call: Call::AsBefore,
                outside_hours: false,
            };
            let done = plan_on_behalf(&world.program, &hr, found.talk, one.account, &plan).await.expect("the store");
            assert!(matches!(done, HostBooking::Booked(_) | HostBooking::Moved(_)), "{name}: {done:?}");
        }
    }

    async fn hr_sees_the_times_that_the_leaver_sees_of_a_host(world: World) {
        let scene = Scene::set(&world).await;
        let notice = SettingsForm { notice_hours: "72".into(), ..SettingsForm::default() };
        world.host_settings(scene.adviser, &notice).await;
        let vera = scene.invited("Vera Trek").await;
        let hr = coordinator(&scene, &vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let theirs = offer_with(&world.program, &vera.proof, Some(scene.adviser)).await.expect("the store");
        let theirs = theirs.talks.into_iter().find(|one| one.talk == talk).expect("on offer");
        let shown = times_on_behalf(&world.program, &hr, talk, scene.adviser).await.expect("the store");
        assert_eq!(shown.expect("it can be planned").days, theirs.days, "the host's notice among it");
    }

    async fn there_is_nobody_to_look_for_where_no_talk_can_be_planned(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, new) = (scene.invited("Vera Trek").await, scene.leaver("Net Nieuw").await);
        let account = departure::coordinator(&world).await;
        let hr = departure::proof(&world, account, vera.id).await;
        choose(&world.program, &scene.proof(vera.id, true).await, TalkChoice::None, false).await.expect("the store");
        assert_eq!(find_advisers(&world.program, &hr).await.expect("the store"), None, "they declined");
        let hr = departure::proof(&world, account, new.id).await;
        assert_eq!(find_advisers(&world.program, &hr).await.expect("the store"), None, "nothing is due yet");
    }
}
