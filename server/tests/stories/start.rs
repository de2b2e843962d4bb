//! The start page: what is to be done first, by the roles of whoever looks, and nothing that their pages do not say.

use domain::account::Role;
use domain::ids::AccountId;
use domain::improvement::{ImprovementPoint, PointStatus};
use domain::start::First;
use server::access::point_writer;
use server::account::{AccountForm, RoleForm, change};
use server::improvement::add;
use server::on_both_databases;
use server::round_up::first;
use server::testing::World;

use crate::scene::Scene;

/// Of somebody whose talk is with the team leader.
const WITH_THE_LEADER: [(&str, &str); 1] = [("departure_type", "replacement_ended")];

/// The lines that this person reads now.
async fn lines(world: &World, account: AccountId) -> Vec<(First, u64)> {
    let viewer = world.signed_in(account).await;
    first(&world.program, &viewer).await.expect("the store").shown().collect()
}

fn point(status: PointStatus) -> ImprovementPoint {
    let declined = if status == PointStatus::Declined { "Daar is geen tijd voor." } else { "" };
    ImprovementPoint {
        owner: "HR".to_owned(),
        outside: true,
        declined: declined.to_owned(),
        ..ImprovementPoint::new("Starters weten niet bij wie ze terechtkunnen.", status)
    }
}

on_both_databases! {
    async fn a_leader_reads_what_is_theirs_to_plan_and_nothing_of_what_is_arranged(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver("Anna Arranged").await;
        assert!(lines(&world, scene.leader).await.is_empty(), "her talk is with HR");
        scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await;
        assert_eq!(lines(&world, scene.leader).await, [(First::TeamToPlan, 1)]);
        assert!(lines(&world, scene.adviser).await.is_empty());
        let nobody = world.account("Nora Niets").make().await;
        assert!(lines(&world, nobody).await.is_empty());
    }

    async fn whoever_could_confirm_reads_that_something_waits_and_whoever_proposed_it_does_not(world: World) {
        let hr = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
        let vera = world.signed_in(hr).await.keeper().expect("of the whole board");
        let ada = world.account("Ada Viseur").make().await;
        let form = AccountForm {
            name: "Ada Viseur".into(),
            email: "ada.viseur@voorbeeld.test".into(),
            language: "nl".into(),
            active: true,
            roles: vec![RoleForm { role: Role::HrAdviser.code().into(), ..RoleForm::default() }],
            ..AccountForm::default()
        };
        change(&world.program, &vera, ada, &form).await.expect("the store").done();
        let bea = world.administrator().account();
        assert!(lines(&world, bea).await.contains(&(First::Confirm, 1)));
        assert!(lines(&world, hr).await.iter().all(|(line, _)| *line != First::Confirm));
        assert!(lines(&world, ada).await.is_empty());
    }

    async fn a_policy_officer_reads_which_points_wait_for_them(world: World) {
        let officer = world.account("Bea Leid").role(Role::PolicyOfficer).make().await;
        let writer = point_writer(&world.signed_in(officer).await).expect("a policy officer");
        assert!(lines(&world, officer).await.is_empty());
        for status in [PointStatus::Proposed, PointStatus::Accepted, PointStatus::Doing, PointStatus::Declined] {
            add(&world.program, &writer, &point(status).fields()).await.expect("the store").done();
        }
        assert_eq!(lines(&world, officer).await, [(First::PointIdea, 2), (First::PointUnread, 1)]);
    }

    async fn whoever_sees_to_a_point_reads_that_its_day_has_come(world: World) {
        let officer = world.account("Bea Leid").role(Role::PolicyOfficer).make().await;
        let head = world.account("Lot Leider").role(Role::TeamLeader).make().await;
        let writer = point_writer(&world.signed_in(officer).await).expect("a policy officer");
        let today = world.now().date_naive();
        for (days, status) in [(0, PointStatus::Doing), (1, PointStatus::Doing), (-9, PointStatus::Done)] {
            let due = Some(today + chrono::TimeDelta::days(days));
            let text = ImprovementPoint { owner: "Lot Leider".to_owned(), outside: false, due, ..point(status) };
            add(&world.program, &writer, &text.fields()).await.expect("the store").done();
        }
        assert_eq!(lines(&world, head).await, [(First::PointOwned, 1)]);
    }
}
