//! The leader's page.

use chrono::TimeDelta;
use domain::account::Role;
use domain::course::LeaderStatus;
use domain::talk::Way;
use server::lists::leader::page;

use crate::scene::Scene;

server::on_both_databases! {
    async fn a_leader_sees_who_still_needs_a_talk_and_no_more_than_arranged(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Anna Arranged").await;
        let hers = scene.leaver_with("Theo Toplan", &[("departure_type", "replacement_ended")]).await;
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
        assert!(rows[0].talk.is_some(), "she can plan it herself");
        let host = scene.as_leader(scene.leader, &hers).await;
        let today = world.now().date_naive();
        server::talk::held(&world.program, &host, today, Way::InPerson).await.expect("the store");
        let rows = page(&world.program, &viewer).await.expect("the store").rows;
        let held = rows.iter().find(|row| row.name == "Theo Toplan").expect("stays for a while");
        assert_eq!((held.status, held.talk_by), (LeaderStatus::Held, None));
    }

    async fn another_leader_sees_nobody(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Anna Bakker").await;
        let other = world.account("An Der").role_of(Role::TeamLeader, scene.team).make().await;
        let viewer = world.signed_in(other).await;
        assert!(page(&world.program, &viewer).await.expect("the store").rows.is_empty());
    }
}
