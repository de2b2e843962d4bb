//! Registering.

use domain::departure::RegistrationFault;
use domain::departure_form::{Field, NO_LEADER, TEAM_LEADER, Warning};
use server::departure::register::{Registering, choices, register};
use server::mail::MailKind;
use server::store::Typed;

use super::{fields, stored};
use crate::scene::Scene;

pub fn filled(scene: &Scene<'_>, differs: &[(&str, &str)]) -> Vec<(String, String)> {
    let unit = scene.team.to_string();
    let mut all = vec![
        ("name", "Sanne Willems"),
        ("private_email", "sanne@thuis.test"),
        ("language", "nl"),
        ("unit", &unit),
        ("departure_type", "voluntary"),
        ("foreseen", "no"),
        ("last_day_worked", "2026-04-24"),
        ("end_of_employment", "2026-04-30"),
    ];
    all.retain(|(name, _)| !differs.iter().any(|(other, _)| other == name));
    all.extend(differs);
    fields(&all)
}

server::on_both_databases! {
    async fn a_registered_leaver_has_a_first_mail_waiting_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let done = register(&world.program, &world.coordinator(), &filled(&scene, &[])).await.expect("the store");
        let Registering::Registered { id, warnings, .. } = done else { panic!("{done:?}") };
        assert!(warnings.is_empty());
        assert_eq!(scene.mails(id, MailKind::Questionnaire).await.len(), 1);
        let row = stored(&world, id).await;
        assert_eq!((row.stage.code(), row.is_open, row.school_id), ("registered", true, scene.school.into()));
    }

    async fn the_same_person_and_day_cannot_be_registered_twice(world: World) {
        let scene = Scene::set(&world).await;
        let coordinator = world.coordinator();
        register(&world.program, &coordinator, &filled(&scene, &[])).await.expect("the store");
        let again = filled(&scene, &[("private_email", " SANNE@thuis.test ")]);
        let again = register(&world.program, &coordinator, &again).await.expect("the store");
        assert_eq!(again, Registering::Faults(vec![(Field::PrivateEmail, RegistrationFault::AlreadyRegistered)]));
        let later = filled(&scene, &[("last_day_worked", "2026-04-23")]);
        let later = register(&world.program, &coordinator, &later).await.expect("the store");
        assert!(matches!(later, Registering::Registered { .. }), "a later departure is a new record");
    }

    async fn twenty_people_who_press_at_once_register_one_leaver(world: World) {
        let scene = Scene::set(&world).await;
        let typed = filled(&scene, &[]);
        let tries = (0..20).map(|_| {
            let (program, coordinator, typed) = (world.program.clone(), world.coordinator(), typed.clone());
            tokio::spawn(async move { register(&program, &coordinator, &typed).await.expect("the store") })
        });
        let mut made = 0;
        for one in tries.collect::<Vec<_>>() {
            if matches!(one.await.expect("no panic"), Registering::Registered { .. }) {
                made += 1;
            }
        }
        assert_eq!(made, 1);
    }

    async fn all_faults_come_back_at_their_fields_and_nothing_is_stored(world: World) {
        let scene = Scene::set(&world).await;
        let typed = filled(&scene, &[("name", ""), ("last_day_worked", "31-02-2026"), ("private_email", "sanne@")]);
        let done = register(&world.program, &world.coordinator(), &typed).await.expect("the store");
        let Registering::Faults(faults) = done else { panic!("{done:?}") };
        for fault in [
            (Field::Name, RegistrationFault::NameMissing),
            (Field::PrivateEmail, RegistrationFault::AddressMalformed),
            (Field::LastDayWorked, RegistrationFault::DateImpossible),
        ] {
            assert!(faults.contains(&fault), "{fault:?} in {faults:?}");
        }
        assert_eq!(scene.count(MailKind::Questionnaire).await, 0);
    }

    async fn a_last_day_in_the_past_is_accepted_with_a_warning(world: World) {
        let scene = Scene::set(&world).await;
        let typed = filled(&scene, &[("last_day_worked", "2026-02-20"), ("end_of_employment", "2026-02-28")]);
        let done = register(&world.program, &world.coordinator(), &typed).await.expect("the store");
        let Registering::Registered { id, warnings, .. } = done else { panic!("{done:?}") };
        assert_eq!(warnings, [Warning::AlreadyGone]);
        assert_eq!(scene.mails(id, MailKind::Combined).await.len(), 1, "questionnaire and slots in one mail");
    }

    async fn that_the_end_of_a_contract_was_told_late_is_said_to_hr(world: World) {
        let scene = Scene::set(&world).await;
        let typed = filled(
            &scene,
            &[
                ("departure_type", "fixed_term_not_renewed"),
                ("condition_confirmed", "yes"),
                ("concluded_on", "2026-03-01"),
                ("last_day_worked", "2026-03-20"),
                ("end_of_employment", "2026-03-31"),
            ],
        );
        let done = register(&world.program, &world.coordinator(), &typed).await.expect("the store");
        let Registering::Registered { id, warnings, .. } = done else { panic!("{done:?}") };
        assert_eq!(warnings, [Warning::ToldLate]);
        assert_eq!(stored(&world, id).await.concluded_on, chrono::NaiveDate::from_ymd_opt(2026, 3, 1));
    }

    async fn naming_the_leader_of_another_team_is_said_to_hr(world: World) {
        use domain::account::Role;
        let scene = Scene::set(&world).await;
        let other = world.school("Het Zuiden").await;
        let elsewhere = world.account("Zus Zuid").role_of(Role::TeamLeader, other).make().await;
        let named = [("leader", elsewhere.to_string())];
        let typed = filled(&scene, &named.each_ref().map(|(name, id)| (*name, id.as_str())));
        let done = register(&world.program, &world.coordinator(), &typed).await.expect("the store");
        let Registering::Registered { warnings, .. } = done else { panic!("{done:?}") };
        assert_eq!(warnings, [Warning::LeaderOfAnotherTeam]);
    }

    async fn the_form_names_nobody_and_the_leader_of_the_team_is_found(world: World) {
        let scene = Scene::set(&world).await;
        let read = async |leader: &str, name: &str| {
            let address = format!("{name}@thuis.test");
            let typed = filled(&scene, &[("leader", leader), ("private_email", address.as_str())]);
            register(&world.program, &world.coordinator(), &typed).await.expect("the store")
        };
        let Registering::Registered { id, leader, .. } = read(TEAM_LEADER, "een").await else { panic!("registered") };
        assert_eq!(leader.as_deref(), Some("Lot Leider"));
        assert_eq!(stored(&world, id).await.leader_id.map(Typed::get), Some(scene.leader));
        let Registering::Registered { id, leader, .. } = read(NO_LEADER, "twee").await else { panic!("registered") };
        assert_eq!((leader, stored(&world, id).await.leader_id), (None, None), "HR takes over");
        let empty = world.school("Het Zuiden").await.to_string();
        let typed = filled(&scene, &[("leader", TEAM_LEADER), ("unit", empty.as_str())]);
        let done = register(&world.program, &world.coordinator(), &typed).await.expect("the store");
        assert_eq!(done, Registering::Faults(vec![(Field::Leader, RegistrationFault::TeamWithoutLeader)]));
    }

    async fn a_coordinator_of_one_school_knows_no_other(world: World) {
        use domain::account::Role;
        let scene = Scene::set(&world).await;
        let other = world.school("Het Zuiden").await;
        let account = world.account("Zus Zuid").role_of(Role::HrCoordinator, other).make().await;
        let coordinator = world.signed_in(account).await.coordinator().expect("coordinates");
        let offered = choices(&world.program, &coordinator).await.expect("the store");
        assert_eq!(offered.units.iter().map(|unit| unit.id).collect::<Vec<_>>(), [other]);
        let done = register(&world.program, &coordinator, &filled(&scene, &[])).await.expect("the store");
        assert_eq!(done, Registering::Faults(vec![(Field::Unit, RegistrationFault::UnknownUnit)]));
    }
}
