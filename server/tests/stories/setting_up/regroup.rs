//! A team goes to another school.

use chrono::TimeDelta;
use domain::account::Role;
use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use domain::ids::AccountId;
use domain::mail::MailKind;
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, QueryFilter};
use server::access::{BoardCoordinator, Refused, record_viewer};
use server::departure::cancel::cancel;
use server::departure::edit::{Editing, edit, form};
use server::departure::register::{Registering, register};
use server::on_both_databases;
use server::regroup::{Moving, foresee, move_team};
use server::store::TypedColumn;
use server::store::entity::{event, outbox};
use server::testing::World;
use server::unit::tree;

use crate::departure::filled;
use crate::scene::{Leaver, Scene};

async fn written(world: &World, kind: EventKind) -> usize {
    let of_kind = event::Entity::find().filter(event::Column::Kind.is(kind));
    of_kind.all(world.store().read()).await.expect("the store").len()
}

async fn told(world: &World) -> Vec<String> {
    let found = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::DecidedAlone));
    let found = found.all(world.store().read()).await.expect("the store");
    let mut to: Vec<String> = found.iter().map(|row| world.to_name(row)).collect();
    to.sort();
    to
}

async fn of_the_board(world: &World, account: AccountId) -> BoardCoordinator {
    let viewer = world.signed_in(account).await;
    viewer.coordinator().and_then(|coordinator| coordinator.of_the_board()).expect("of the whole board")
}

on_both_databases! {
    async fn whose_leaving_runs_goes_along_and_the_roles_of_the_schools_follow(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let old = world.account("Ona Oud").role_of(Role::HrCoordinator, scene.school).make().await;
        let new = world.account("Nia Nieuw").role_of(Role::HrCoordinator, south).make().await;
        let (vera, otto) = (scene.leaver("Vera Trek").await, scene.leaver("Otto Blijft").await);
        cancel(&world.program, &world.coordinator_of(otto.id).await).await.expect("the store");
        let sees = async |account, leaver| {
            let viewer = world.signed_in(account).await;
            record_viewer(&world.program, &viewer, leaver).await.is_ok_and(|record| record.coordinator().is_ok())
        };
        assert!(sees(old, vera.id).await && !sees(new, vera.id).await);
        let hr = world.board_coordinator();
        let foreseen = foresee(&world.program, &hr, scene.team, south).await.expect("a team, and another school");
        assert_eq!((foreseen.departures, foreseen.to.as_str()), (1, "Het Zuiden"));
        assert_eq!(foreseen.gains, [("Nia Nieuw".to_owned(), Role::HrCoordinator)]);
        assert_eq!(foreseen.loses, [("Ona Oud".to_owned(), Role::HrCoordinator)]);
        assert_eq!(world.row_of(vera.id).await.school_id.get(), scene.school, "nothing is done yet");
        let moved = move_team(&world.program, &hr, scene.team, south).await.expect("the store");
        assert_eq!(moved, Moving::Moved { departures: 1 });
        assert!(!sees(old, vera.id).await && sees(new, vera.id).await);
        assert_eq!(world.row_of(otto.id).await.school_id.get(), scene.school, "what is over stays");
        let tree = tree(world.store().read(), world.board()).await.expect("read");
        let teams: Vec<usize> = tree.iter().map(|node| node.teams.len()).collect();
        assert_eq!(teams, [0, 1]);
        assert_eq!((written(&world, EventKind::UnitMoved).await, written(&world, EventKind::TeamMoved).await), (1, 1));
    }

    async fn a_talk_whose_adviser_is_there_for_the_old_school_only_goes_to_a_colleague(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let adviser = async |name: &str, school| {
            let made = world.account(name).role_of(Role::HrAdviser, school).trained();
            made.every_working_day("09:00", "17:00").make().await
        };
        let ada = adviser("Ada Noord", scene.school).await;
        let zus = adviser("Zus Zuid", south).await;
        let leaver = world.leaver("Vera Trek").of(scene.team).led_by(scene.leader).set(Field::Foreseen, "yes");
        let leaver = leaver.set(Field::LastDayWorked, "2026-04-24").set(Field::EndOfEmployment, "2026-04-30");
        let id = leaver.not_hosted_by(scene.adviser).register().await;
        let vera = Leaver { id, proof: scene.proof(id, false).await };
        scene.hand_in(&vera).await;
        scene.post().await;
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        assert_eq!(scene.loaded(&vera).await.talks[0].host_id, Some(ada.into()));
        move_team(&world.program, &world.board_coordinator(), scene.team, south).await.expect("the store");
        let loaded = scene.loaded(&vera).await;
        assert_eq!(loaded.talks[0].host_id, Some(zus.into()));
        assert!(loaded.appointments.iter().all(|row| row.live_key.is_none()));
        assert_eq!(scene.mails(id, MailKind::CancelledWithTimes).await.len(), 1, "with other times at once");
    }

    async fn a_move_that_is_none_changes_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let closed = world.school("Het Westen").await;
        server::unit::put_away(&world.program, &world.board_coordinator(), closed).await.expect("works").done();
        let hr = world.board_coordinator();
        for (team, to) in [
            (scene.team, scene.school),
            (scene.team, scene.team),
            (scene.team, closed),
            (scene.school, south),
            (scene.school, scene.team),
        ] {
            let refused = move_team(&world.program, &hr, team, to).await;
            assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        }
        world.team(south, "onderbouw").await;
        let same = move_team(&world.program, &hr, scene.team, south).await.expect("the store");
        assert_eq!((same, written(&world, EventKind::UnitMoved).await), (Moving::SameName, 0));
    }

    async fn whoever_is_registered_or_changed_while_their_team_moves_is_of_its_school(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let (hr, coordinator) = (world.board_coordinator(), world.coordinator());
        for round in 0..6 {
            let name = format!("Team {round}");
            let team = world.team(scene.school, &name).await;
            let other = scene.leaver(&format!("Otto {round}")).await.id;
            let proof = world.coordinator_of(other).await;
            let opened = form(&world.program, &proof).await.expect("the store");
            let is_unit = |field: &str| [Field::Unit, Field::Leader].iter().any(|one| one.code() == field);
            let mut edited: Vec<_> = opened.fields.iter().filter(|(field, _)| !is_unit(field)).cloned().collect();
            edited.push((Field::Unit.code().to_owned(), team.to_string()));
            let (unit, address) = (team.to_string(), format!("vera{round}@thuis.test"));
            let new = filled(&scene, &[("unit", unit.as_str()), ("private_email", address.as_str())]);
            let (registered, changed, moved) = tokio::join!(
                register(&world.program, &coordinator, &new),
                edit(&world.program, &proof, opened.revision, &edited),
                move_team(&world.program, &hr, team, south),
            );
            let (registered, changed) = (registered.expect("the store"), changed.expect("the store"));
            assert!(matches!(moved.expect("the store"), Moving::Moved { .. }));
            let elsewhere = vec![(Field::Unit, RegistrationFault::UnknownUnit)];
            match registered {
                Registering::Registered { id, .. } => assert_eq!(world.row_of(id).await.school_id.get(), south),
                Registering::Faults(faults) => assert_eq!(faults, elsewhere),
                Registering::OtherDay(registered) => panic!("{registered:?}"),
            }
            match changed {
                Editing::Saved { .. } => assert_eq!(world.row_of(other).await.school_id.get(), south),
                Editing::Faults(faults) => assert_eq!(faults, elsewhere),
                Editing::ChangedMeanwhile(_) | Editing::Over => panic!("{changed:?}"),
            }
        }
    }

    async fn somebody_who_leaves_both_schools_keeps_their_team_where_it_is(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let other = world.team(south, "Bovenbouw").await;
        for team in [scene.team, other] {
            let leaver = world.leaver("Vera Trek").of(team).set(Field::Foreseen, "yes");
            let leaver = leaver.set(Field::LastDayWorked, "2026-04-24").set(Field::EndOfEmployment, "2026-04-30");
            leaver.set(Field::PrivateEmail, "vera@thuis.test").register().await;
        }
        let moved = move_team(&world.program, &world.board_coordinator(), scene.team, south).await.expect("the store");
        assert_eq!((moved, written(&world, EventKind::UnitMoved).await), (Moving::SamePerson, 0));
    }

    async fn whoever_gains_a_role_by_it_that_needs_a_second_person_leaves_it_to_somebody_else(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        for role in [Role::HrAdviser, Role::TeamLeader] {
            let made = world.account(&format!("Cor {}", role.code())).role(Role::HrCoordinator).role_of(role, south);
            let cor = made.make().await;
            let hr = of_the_board(&world, cor).await;
            let gains = role.needs_a_second_person();
            let foreseen = foresee(&world.program, &hr, scene.team, south).await.expect("a team, and another school");
            assert_eq!(foreseen.is_for_another, gains, "{role:?}");
            if gains {
                let moved = move_team(&world.program, &hr, scene.team, south).await.expect("the store");
                assert_eq!((moved, written(&world, EventKind::UnitMoved).await), (Moving::ForAnother, 0));
                assert!(told(&world).await.is_empty());
            }
        }
        let moved = move_team(&world.program, &world.board_coordinator(), scene.team, south).await.expect("the store");
        assert_eq!(moved, Moving::Moved { departures: 0 });
    }

    async fn whoever_has_the_role_for_both_schools_gains_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let cor = world.account("Cor Beide").role(Role::HrCoordinator).role_of(Role::HrAdviser, scene.school);
        let cor = cor.role_of(Role::HrAdviser, south).make().await;
        let hr = of_the_board(&world, cor).await;
        let moved = move_team(&world.program, &hr, scene.team, south).await.expect("the store");
        assert_eq!(moved, Moving::Moved { departures: 0 });
        assert!(told(&world).await.is_empty(), "nobody gains anything");
    }

    async fn where_others_gain_a_role_hr_of_the_school_before_and_the_keepers_are_told(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        world.account("Ona Oud").role_of(Role::HrCoordinator, scene.school).make().await;
        world.account("Nia Nieuw").role_of(Role::HrCoordinator, south).make().await;
        world.account("Bo Bestuur").role(Role::HrCoordinator).make().await;
        let hr = world.board_coordinator();
        move_team(&world.program, &hr, scene.team, south).await.expect("the store");
        assert_eq!(told(&world).await, ["Bea Beheer", "Bo Bestuur", "Ona Oud"]);
        world.advance(TimeDelta::minutes(1));
        move_team(&world.program, &hr, scene.team, scene.school).await.expect("the store");
        assert_eq!(told(&world).await.len(), 6, "each time");
    }

    async fn who_does_not_know_who_leaves_moves_nothing_and_puts_nothing_away(world: World) {
        let scene = Scene::set(&world).await;
        let named = [
            world.account("Ada Beheer").role(Role::Administrator),
            world.account("Ona Oud").role_of(Role::HrCoordinator, scene.school),
        ];
        for made in named {
            let account = made.make().await;
            let viewer = world.signed_in(account).await;
            let proof = viewer.coordinator().and_then(|coordinator| coordinator.of_the_board());
            assert!(matches!(proof, Err(Refused::NotFound)), "{proof:?}");
        }
    }
}
