//! Who of HR takes care of a departure: whoever registered it, until it is handed over or their role ends.

use chrono::TimeDelta;
use domain::account::Role;
use domain::ids::{AccountId, DepartureId};
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::access::Coordinator;
use server::departure::coordinator::{Assigning, assign, choices};
use server::departure::register::{Registering, register};
use server::departure::several::{Fate, assign_several};
use server::lists::worklist::{Care, WorklistFilter, page};
use server::mail::MailKind;
use server::steps;
use server::store::entity::{departure, event};
use server::store::{Typed, TypedColumn};
use server::testing::World;

use super::proof;
use super::record::seen;
use super::register::filled;
use crate::scene::Scene;

async fn coordinates(world: &World, account: AccountId) -> Coordinator {
    world.signed_in(account).await.coordinator().expect("coordinates")
}

/// Whom the board shows to somebody under this filter, with who takes care of them.
async fn shown(world: &World, account: AccountId, care: Option<Care>) -> Vec<(String, Option<String>)> {
    let filter = WorklistFilter { care, ..WorklistFilter::default() };
    let found = page(&world.program, &coordinates(world, account).await, &filter, None).await.expect("the store");
    let mut rows: Vec<_> = found.rows.into_iter().map(|row| (row.name, row.coordinator)).collect();
    rows.sort();
    rows
}

/// Who takes care of it, as the record says to somebody.
async fn on_record(world: &World, viewer: AccountId, id: DepartureId) -> Option<String> {
    let facts = seen(world, viewer, id).await.expect("may open it").facts.expect("the facts");
    facts.coordinator.map(|(_, name)| name)
}

async fn handed_over(world: &World, by: AccountId, id: DepartureId, to: Option<AccountId>) -> Assigning {
    assign(&world.program, &proof(world, by, id).await, to).await.expect("the store")
}

async fn written(world: &World) -> u64 {
    let found = event::Entity::find().filter(event::Column::Kind.is(EventKind::CoordinatorChanged));
    found.count(world.store().read()).await.expect("the store")
}

server::on_both_databases! {
    async fn it_is_handed_over_to_a_coordinator_of_its_unit_and_to_nobody_else(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let here = world.account("Hans Hier").role_of(Role::HrCoordinator, scene.school).make().await;
        let there = world.account("Dora Daar").role_of(Role::HrCoordinator, south).make().await;
        let anna = scene.leaver("Anna Proef").await.id;

        assert_eq!(handed_over(&world, here, anna, Some(here)).await, Assigning::Assigned);
        assert_eq!(handed_over(&world, here, anna, Some(here)).await, Assigning::Already);
        assert_eq!(on_record(&world, here, anna).await.as_deref(), Some("Hans Hier"));
        for stranger in [there, scene.leader, scene.adviser] {
            assert_eq!(handed_over(&world, here, anna, Some(stranger)).await, Assigning::NotTheirs);
        }
        assert_eq!(on_record(&world, here, anna).await.as_deref(), Some("Hans Hier"));
        let offered = choices(&world.program, &proof(&world, here, anna).await).await.expect("the store");
        assert!(offered.iter().any(|(id, _)| *id == here) && offered.iter().all(|(id, _)| *id != there));
        assert_eq!(handed_over(&world, here, anna, None).await, Assigning::Assigned);
        assert_eq!(on_record(&world, here, anna).await, None);
        assert_eq!(written(&world).await, 2, "each time it is another, and no other time");
    }

    async fn nobody_takes_care_of_the_own_departure(world: World) {
        let scene = Scene::set(&world).await;
        let here = world.account("Hans Hier").role_of(Role::HrCoordinator, scene.school).make().await;
        let zus = world.account("Zus Zelf").email("zus@voorbeeld.test").role_of(Role::HrCoordinator, scene.school);
        let zus = zus.make().await;
        let own = scene.leaver_with("Zus Zelf", &[("work_email", "zus@voorbeeld.test")]).await.id;
        assert_eq!(handed_over(&world, here, own, Some(zus)).await, Assigning::NotTheirs);
        let offered = choices(&world.program, &proof(&world, here, own).await).await.expect("the store");
        assert!(offered.iter().all(|(id, _)| *id != zus), "nor is that offered");

        let registered = async |email: &str| {
            let form = filled(&scene, &[("private_email", email)]);
            match register(&world.program, &coordinates(&world, zus).await, &form).await.expect("the store") {
                Registering::Registered { id, .. } => on_record(&world, here, id).await,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(registered("zus@voorbeeld.test").await, None, "nor by registering it");
        assert_eq!(registered("iris@voorbeeld.test").await.as_deref(), Some("Zus Zelf"));
    }

    async fn the_board_finds_what_is_mine_and_what_is_nobodys(world: World) {
        let scene = Scene::set(&world).await;
        let until = world.today() + TimeDelta::days(3);
        let here = world.account("Hans Hier").role_of(Role::HrCoordinator, scene.school).make().await;
        let ends = world.account("Els Eerder").role_between(Role::HrCoordinator, scene.school, None, Some(until));
        let ends = ends.make().await;
        let [anna, bo, cor] = [
            scene.leaver("Anna Proef").await.id,
            scene.leaver("Bo Proef").await.id,
            scene.leaver("Cor Proef").await.id,
        ];
        handed_over(&world, here, anna, Some(here)).await;
        handed_over(&world, here, bo, Some(ends)).await;
        handed_over(&world, here, cor, None).await;
        let row = |name: &str, whose: Option<&str>| (name.to_owned(), whose.map(str::to_owned));
        assert_eq!(shown(&world, here, Some(Care::Mine)).await, [row("Anna Proef", Some("Hans Hier"))]);
        assert_eq!(shown(&world, here, Some(Care::Nobody)).await, [row("Cor Proef", None)]);
        assert_eq!(shown(&world, ends, Some(Care::Mine)).await, [row("Bo Proef", Some("Els Eerder"))]);

        world.advance(TimeDelta::days(5));
        let nobodys = [row("Bo Proef", None), row("Cor Proef", None)];
        assert_eq!(shown(&world, here, Some(Care::Nobody)).await, nobodys, "with the role it is nobody's");
        assert_eq!(on_record(&world, here, bo).await, None);
        assert_eq!(shown(&world, here, None).await.len(), 3);
    }

    async fn several_are_handed_over_at_once_and_each_is_told_apart(world: World) {
        let scene = Scene::set(&world).await;
        let south = world.school("Het Zuiden").await;
        let all = crate::departure::coordinator(&world).await;
        let here = world.account("Hans Hier").role_of(Role::HrCoordinator, scene.school).make().await;
        let there = world.account("Dora Daar").role_of(Role::HrCoordinator, south).make().await;
        let anna = scene.leaver("Anna Proef").await.id;
        let zoe = world.leaver("Zoe Proef").of(south).register().await;
        let fates = async |by: AccountId, to: Option<AccountId>| {
            let by = coordinates(&world, by).await;
            let told = assign_several(&world.program, &by, to, &[anna, zoe, anna]).await.expect("the store");
            told.into_iter().map(|one| (one.name, one.fate)).collect::<Vec<_>>()
        };
        let of = |anna, zoe| vec![("Anna Proef".to_owned(), anna), ("Zoe Proef".to_owned(), zoe)];
        assert_eq!(fates(all, Some(here)).await, of(Fate::Done, Fate::NotTheirs));
        assert_eq!(on_record(&world, all, anna).await.as_deref(), Some("Hans Hier"));
        assert_eq!(fates(there, Some(there)).await, [("Zoe Proef".to_owned(), Fate::Done)], "of others nothing is said");
        assert_eq!(fates(all, None).await, of(Fate::Done, Fate::Done));
        assert_eq!(on_record(&world, all, zoe).await, None);
    }

    async fn what_hr_is_mailed_goes_to_whoever_takes_care_of_it_and_else_to_all_of_the_unit(world: World) {
        let scene = Scene::set(&world).await;
        let here = world.account("Hans Hier").role_of(Role::HrCoordinator, scene.school).make().await;
        let other = world.account("Olga Ook").role_of(Role::HrCoordinator, scene.school).make().await;
        let anna = scene.invited("Anna Proef").await.id;
        let bo = scene.invited("Bo Proef").await.id;
        handed_over(&world, here, anna, Some(other)).await;
        handed_over(&world, here, bo, None).await;
        for _ in 0..25 {
            world.advance(TimeDelta::days(1));
            steps::advance_due(&world.program).await.expect("the course");
            scene.post().await;
        }
        let told = async |id| {
            let mails = scene.mails(id, MailKind::UnansweredHr).await;
            mails.iter().map(|mail| world.to_name(mail)).collect::<Vec<_>>()
        };
        assert_eq!(told(anna).await, ["Olga Ook"]);
        let of_bo = told(bo).await;
        assert!(["Hans Hier", "Olga Ook"].iter().all(|name| of_bo.iter().any(|to| to == name)), "{of_bo:?}");
    }

    async fn nobody_of_hr_is_mailed_of_the_own_departure(world: World) {
        let scene = Scene::set(&world).await;
        let zus = world.account("Zus Zelf").email("zus@voorbeeld.test").role_of(Role::HrCoordinator, scene.school);
        let zus = zus.make().await;
        world.account("Hans Hier").role_of(Role::HrCoordinator, scene.school).make().await;
        let own = scene.leaver_with("Zus Zelf", &[("work_email", "zus@voorbeeld.test")]).await;
        scene.hand_in(&own).await;
        scene.post().await;
        // As departures of before whose registrar became who takes care of them.
        let named = &departure::Entity::update_many()
            .col_expr(departure::Column::CoordinatorId, Typed::expr(zus))
            .filter(departure::Column::Id.is(own.id));
        world
            .store()
            .write(|tx| Box::pin(async move {
                named.clone().exec(tx).await?;
                Ok::<_, server::store::StoreError>(())
            }))
            .await
            .expect("the store");
        for _ in 0..25 {
            world.advance(TimeDelta::days(1));
            steps::advance_due(&world.program).await.expect("the course");
            scene.post().await;
        }
        let mails = scene.mails(own.id, MailKind::UnansweredHr).await;
        let told: Vec<String> = mails.iter().map(|mail| world.to_name(mail)).collect();
        assert!(told.iter().any(|name| name == "Hans Hier") && told.iter().all(|name| name != "Zus Zelf"), "{told:?}");
    }
}
