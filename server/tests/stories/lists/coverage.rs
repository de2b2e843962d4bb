//! With how many leavers a talk is planned or was held: for HR as it is now, for heads as it was counted, and nowhere
//! who declined.

use chrono::TimeDelta;
use domain::account::Role;
use domain::coverage::Coverage;
use domain::talk::{TalkChoice, Way};
use server::lists::coverage::{GroupCovered, SchoolCovered, as_counted, live};
use server::on_both_databases;
use server::talk::{Choosing, choose, held};
use server::testing::World;

use crate::scene::{Leaver, Scene, day};

/// What HR of the whole board reads.
async fn read(world: &World) -> Vec<SchoolCovered> {
    live(&world.program, &world.coordinator()).await.expect("the store")
}

/// The groups of the half-year that runs, of the only school where anybody leaves.
async fn groups(world: &World) -> Vec<GroupCovered> {
    let mut schools = read(world).await;
    assert_eq!(schools.len(), 1, "{schools:?}");
    schools.remove(0).halves.remove(0).groups
}

fn group(teams: &[&str], due: u32, planned: u32, held: u32) -> GroupCovered {
    let teams = teams.iter().map(|team| (*team).to_owned()).collect();
    GroupCovered { teams, count: Coverage { due, planned, held } }
}

async fn invited(scene: &Scene<'_>, count: usize) -> Vec<Leaver> {
    let mut leavers = Vec::new();
    for number in 0..count {
        leavers.push(scene.invited(&format!("Iemand Nummer{number}")).await);
    }
    leavers
}

on_both_databases! {
    async fn a_talk_is_planned_and_then_held_and_whoever_declines_stays_in_the_rest(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = invited(&scene, 5).await;
        assert_eq!(groups(&world).await, [group(&["Onderbouw"], 5, 0, 0)]);
        let chosen = choose(&world.program, &scene.proof(leavers[0].id, true).await, TalkChoice::None, false).await.expect("the store");
        assert_eq!(chosen, Choosing::Chosen);
        scene.post().await;
        assert_eq!(groups(&world).await, [group(&["Onderbouw"], 5, 0, 0)], "as if nothing had happened");
        scene.booked_first(&leavers[1]).await;
        assert_eq!(groups(&world).await, [group(&["Onderbouw"], 5, 1, 0)]);
        world.advance(TimeDelta::days(9));
        scene.post().await;
        let host = scene.as_adviser(scene.adviser, &leavers[1]).await;
        held(&world.program, &host, world.today(), Way::InPerson).await.expect("the store");
        assert_eq!(groups(&world).await, [group(&["Onderbouw"], 5, 0, 1)]);
    }

    async fn small_teams_stand_together_and_a_small_school_shows_no_number(world: World) {
        let scene = Scene::set(&world).await;
        let small = world.team(scene.school, "Kleine ploeg").await;
        let elsewhere = world.school("Het Zuiden").await;
        for number in 0..5 {
            world.leaver(&format!("Iemand Hier{number}")).of(scene.team).last_day(day(4, 24)).register().await;
        }
        world.leaver("Alleen Hier").of(small).last_day(day(4, 24)).register().await;
        world.leaver("Alleen Daar").of(elsewhere).last_day(day(4, 24)).register().await;
        scene.leaver_with("Stil Geheim", &[("known_from", "2026-04-01")]).await;
        let schools = read(&world).await;
        let shown: Vec<_> = schools.iter().map(|school| (school.name.as_str(), school.halves[0].groups.clone())).collect();
        let together = vec![group(&["Kleine ploeg", "Onderbouw"], 6, 0, 0)];
        assert_eq!(shown, [("Het Noorden", together), ("Het Zuiden", vec![])], "nor is anybody counted too early");
    }

    async fn a_coordinator_reads_the_own_schools_alone(world: World) {
        let scene = Scene::set(&world).await;
        invited(&scene, 5).await;
        let elsewhere = world.school("Het Zuiden").await;
        for (school, seen) in [(scene.school, 1), (elsewhere, 0)] {
            let account = world.account(&format!("Cor {school}")).role_of(Role::HrCoordinator, school).make().await;
            let coordinator = world.signed_in(account).await.coordinator().expect("a coordinator");
            assert_eq!(live(&world.program, &coordinator).await.expect("the store").len(), seen);
        }
        assert!(world.signed_in(scene.leader).await.coordinator().is_err(), "a team leader reads none of it");
        assert!(world.signed_in(scene.leader).await.school_head().is_err());
    }

    async fn a_head_reads_no_number_of_now(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = invited(&scene, 5).await;
        let head = world.account("Rie Rector").role_of(Role::SchoolHead, scene.school).make().await;
        let head = world.signed_in(head).await.school_head().expect("the head of a school");
        let now = async || as_counted(&world.program, &head).await.expect("the store").remove(0).halves;
        assert_eq!(now().await, []);
        scene.booked_first(&leavers[0]).await;
        assert_eq!(now().await, []);
        world.advance(day(10, 24) - world.now().date_naive());
        server::school::count(&world.program).await.expect("the store");
        let halves = now().await;
        assert_eq!(halves.first().map(|half| half.groups.clone()), Some(vec![group(&["Onderbouw"], 5, 0, 0)]));
    }
}
