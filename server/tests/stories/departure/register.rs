//! Registering.

use domain::account::Role;
use domain::departure::RegistrationFault;
use domain::departure_form::{Field, NO_LEADER, TEAM_LEADER, Warning};
use domain::import::{OtherDay, Registered};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::departure::cancel::cancel;
use server::departure::import::{ChangedInstead, change_instead};
use server::departure::register::{OTHER_DAY, Registering, choices, register};
use server::mail::MailKind;
use server::store::Typed;
use server::store::entity::departure;
use server::testing::World;

use super::{fields, stored};
use crate::scene::{Scene, day};

async fn how_many(world: &World) -> u64 {
    departure::Entity::find().count(world.store().read()).await.expect("the store")
}

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
    }

    async fn the_same_person_with_another_day_is_asked_about_before_anybody_is_invited_twice(world: World) {
        let scene = Scene::set(&world).await;
        let coordinator = world.coordinator();
        let done = register(&world.program, &coordinator, &filled(&scene, &[])).await.expect("the store");
        let Registering::Registered { id, .. } = done else { panic!("{done:?}") };
        let sooner = filled(&scene, &[("last_day_worked", "2026-04-17"), ("end_of_employment", "2026-04-20")]);
        let asked = register(&world.program, &coordinator, &sooner).await.expect("the store");
        let there = Registered { id, last_day_worked: day(4, 24), is_closed: false };
        assert_eq!(asked, Registering::OtherDay(there));
        assert_eq!((scene.count(MailKind::Questionnaire).await, how_many(&world).await), (1, 1));
        let changed = change_instead(&world.program, &coordinator, &sooner).await.expect("the store");
        assert_eq!(changed, ChangedInstead::Changed(id));
        let row = stored(&world, id).await;
        assert_eq!((row.last_day_worked, row.end_of_employment), (day(4, 17), day(4, 20)));
        assert_eq!((scene.count(MailKind::Questionnaire).await, how_many(&world).await), (1, 1));
        let nobody = change_instead(&world.program, &coordinator, &sooner).await.expect("the store");
        assert_eq!(nobody, ChangedInstead::Meanwhile, "it has that day by now");
        let job = filled(&scene, &[(OTHER_DAY, OtherDay::NewJob.code())]);
        let job = register(&world.program, &coordinator, &job).await.expect("the store");
        assert!(matches!(job, Registering::Registered { .. }), "another job is another departure: {job:?}");
        assert_eq!(how_many(&world).await, 2);
    }

    async fn nobody_is_asked_about_whom_they_do_not_see(world: World) {
        let scene = Scene::set(&world).await;
        let all = world.coordinator();
        let done = register(&world.program, &all, &filled(&scene, &[])).await.expect("the store");
        let Registering::Registered { id, .. } = done else { panic!("{done:?}") };
        let south = world.school("Het Zuiden").await;
        let zus = world.account("Zus Zuid").role_of(Role::HrCoordinator, south).make().await;
        let zus = world.signed_in(zus).await.coordinator().expect("coordinates");
        let unit = south.to_string();
        let elsewhere = filled(&scene, &[("unit", unit.as_str()), ("last_day_worked", "2026-04-17")]);
        let there = register(&world.program, &zus, &elsewhere).await.expect("the store");
        assert!(matches!(there, Registering::Registered { .. }), "{there:?}");
        cancel(&world.program, &world.coordinator_of(id).await).await.expect("the store");
        let again = filled(&scene, &[("last_day_worked", "2026-04-16")]);
        let again = register(&world.program, &all, &again).await.expect("the store");
        assert!(matches!(again, Registering::Registered { .. }), "who stays after all can leave: {again:?}");
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
