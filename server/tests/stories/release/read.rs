//! Who reads what of a release, and who changes what is counted.

use domain::account::Role;
use domain::release::{FigureFault, FigureField};
use sea_orm::{EntityTrait, QueryFilter};
use server::access::{figures_keeper, figures_reader};
use server::course::EventKind;
use server::form::Filled;
use server::on_both_databases;
use server::release::{change_settings, elsewhere, jobs, one, settings};
use server::store::TypedColumn;
use server::store::entity::event;

use super::{left, make, officer, set};
use crate::retention::go_to;
use crate::scene::Scene;

on_both_databases! {
    async fn a_head_and_a_leader_read_of_their_own_units_and_of_the_whole_board(world: World) {
        let scene = Scene::set(&world).await;
        let other = world.school("Het Zuiden").await;
        left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let head = world.account("Rie Rector").role_of(Role::SchoolHead, scene.school).make().await;
        let (_, all) = officer(&world).await;
        let whole = one(&world.program, &all, "2026-H1", 1).await.expect("the store").expect("it was made").content;
        assert_eq!(whole.units.len(), 3);
        for (account, own) in [(head, vec![scene.school, scene.team]), (scene.leader, vec![scene.team])] {
            let reader = figures_reader(&world.signed_in(account).await).expect("of their own units");
            let read = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made").content;
            let mut units: Vec<_> = read.units.iter().map(|unit| unit.id).collect();
            units.sort();
            let mut own = own;
            own.sort();
            assert_eq!(units, own);
            let written = read.to_json();
            let names = [other.to_string(), other.hyphenated().to_string(), "Het Zuiden".to_owned()];
            assert!(names.iter().all(|name| !written.contains(name)), "nothing of another school: {written}");
            assert!(jobs(&world.program, &reader).await.expect("the store").is_empty());
            assert!(elsewhere(&world.program, &reader).await.expect("the store").is_empty());
            assert!(figures_keeper(&world.signed_in(account).await).is_err());
        }
    }

    async fn administrators_advisers_and_coordinators_of_a_school_read_no_figures(world: World) {
        let scene = Scene::set(&world).await;
        let coordinator = world.account("Cor Noordhr").role_of(Role::HrCoordinator, scene.school).make().await;
        for account in [world.administrator().account(), scene.adviser, coordinator] {
            let viewer = world.signed_in(account).await;
            assert!(figures_reader(&viewer).is_err() && figures_keeper(&viewer).is_err());
        }
        let part = world.account("Pim Deels").role_of(Role::PolicyOfficer, scene.school).make().await;
        let viewer = world.signed_in(part).await;
        assert!(figures_reader(&viewer).is_ok() && figures_keeper(&viewer).is_err());
    }

    async fn what_is_set_is_kept_within_its_limits_and_written_down(world: World) {
        let (keeper, _) = officer(&world).await;
        let low = change_settings(&world.program, &keeper, |field| match field {
            FigureField::Period => "quarter",
            FigureField::KeepYears => "",
            _ => "4",
        });
        let Ok(Filled::Faulty(faults)) = low.await else { panic!("four are fewer than is promised") };
        assert!(faults.contains(&(FigureField::Invited, FigureFault::TooLow)), "{faults:?}");
        set(&world, &keeper, &[(FigureField::Period, "quarter"), (FigureField::Answered, "8")]).await;
        let conn = world.store().read();
        let stored = settings(conn, world.board()).await.expect("the store");
        assert_eq!((stored.kind.code(), stored.numbers()), ("quarter", [5, 8, 10, 1]));
        let changed = event::Entity::find().filter(event::Column::Kind.is(EventKind::FiguresChanged));
        let changed = changed.all(conn).await.expect("the store");
        assert_eq!(changed.len(), 1);
        let said = changed[0].said(conn).expect("it opens").expect("which of them");
        assert!(said.contains("figures_period") && said.contains("figures_answered") && !said.contains("weeks"), "{said}");
    }
}
