//! The leader's page.

use chrono::{NaiveDate, TimeDelta};
use domain::account::Role;
use domain::course::{LeaderStatus, Stage};
use domain::talk::{TalkChoice, Way};
use server::lists::leader::page;
use server::talk::Choosing;

use crate::scene::{Scene, day};

server::on_both_databases! {
    async fn a_leader_sees_who_still_needs_a_talk_and_no_more_than_arranged(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Anna Arranged").await;
        let theirs = scene.leaver_with("Theo Toplan", &[("departure_type", "replacement_ended")]).await;
        scene.leaver_with("Stil Geheim", &[("known_from", "2026-06-01")]).await;
        let viewer = world.signed_in(scene.leader).await;
        let rows = page(&world.program, &viewer).await.expect("the store").rows;
        let seen: Vec<(&str, LeaderStatus)> = rows.iter().map(|row| (row.name.as_str(), row.status)).collect();
        assert_eq!(seen, [("Theo Toplan", LeaderStatus::ToPlan), ("Anna Arranged", LeaderStatus::Arranged)]);
        assert!(rows[0].talk_by.is_some() && rows[1].talk_by.is_none() && rows[1].talk.is_none());
        scene.post().await;
        world.advance(TimeDelta::days(13));
        scene.post().await;
        let rows = page(&world.program, &viewer).await.expect("the store").rows;
        assert!(rows[0].talk.is_some(), "they can plan it themselves");
        let host = scene.as_leader(scene.leader, &theirs).await;
        let today = world.now().date_naive();
        server::talk::held(&world.program, &host, today, Way::InPerson).await.expect("the store");
        let rows = page(&world.program, &viewer).await.expect("the store").rows;
        let held = rows.iter().find(|row| row.name == "Theo Toplan").expect("stays for a while");
        assert_eq!((held.status, held.talk_by), (LeaderStatus::Held, None));
    }

    async fn whatever_becomes_of_a_talk_of_others_the_leader_reads_one_word_until_the_last_day(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Stien Zwijgt").await;
        let held = scene.invited("Hanna Gesproken").await;
        scene.booked_first(&held).await;
        let declined = scene.invited("Wies Weigert").await;
        let choosing = server::talk::choose(&world.program, &scene.proof(declined.id, true).await, TalkChoice::None, false).await;
        assert_eq!(choosing.expect("the store"), Choosing::Chosen);
        scene.post().await;
        world.advance(TimeDelta::days(10));
        let host = scene.as_adviser(scene.adviser, &held).await;
        server::talk::held(&world.program, &host, world.now().date_naive(), Way::InPerson).await.expect("the store");
        scene.post().await;
        assert_eq!(*world.row_of(declined.id).await.stage, Stage::Closed, "the course is over");
        let viewer = world.signed_in(scene.leader).await;
        let arranged = |name: &str| (name.to_owned(), LeaderStatus::Arranged, None::<NaiveDate>, false);
        let everybody = [arranged("Hanna Gesproken"), arranged("Stien Zwijgt"), arranged("Wies Weigert")];
        let on_the_page = || async {
            let rows = page(&world.program, &viewer).await.expect("the store").rows.into_iter();
            let mut rows: Vec<_> = rows.map(|row| (row.name, row.status, row.talk_by, row.talk.is_some())).collect();
            rows.sort_by(|one, other| one.0.cmp(&other.0));
            rows
        };
        assert_eq!(on_the_page().await, everybody);
        let last_day = day(4, 24) - world.now().date_naive();
        world.advance(last_day);
        scene.post().await;
        assert_eq!(on_the_page().await, everybody, "on the last day too");
        world.advance(TimeDelta::days(1));
        scene.post().await;
        assert_eq!(on_the_page().await, [], "and then nobody");
    }

    async fn a_talk_of_their_own_that_has_passed_waits_for_their_word(world: World) {
        let scene = Scene::set(&world).await;
        let theo = scene.leaver_with("Theo Toplan", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&theo).await;
        scene.post().await;
        let booked = scene.booked_first(&theo).await;
        let viewer = world.signed_in(scene.leader).await;
        let stands = || async {
            let rows = page(&world.program, &viewer).await.expect("the store").rows;
            (rows[0].status, rows[0].to_record, rows[0].talk.is_some())
        };
        world.clock.set(booked.starts_at);
        assert_eq!(stands().await, (LeaderStatus::Planned, false, true));
        world.clock.set(booked.starts_at + TimeDelta::minutes(i64::from(booked.minutes)));
        assert_eq!(stands().await, (LeaderStatus::Planned, true, true), "held, or not?");
    }

    async fn another_leader_sees_nobody(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Anna Bakker").await;
        let other = world.account("An Der").role_of(Role::TeamLeader, scene.team).make().await;
        let viewer = world.signed_in(other).await;
        assert!(page(&world.program, &viewer).await.expect("the store").rows.is_empty());
    }
}
