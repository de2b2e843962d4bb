//! Mails that go by a role do not go to whoever has it no longer, or not yet.

use chrono::TimeDelta;
use domain::account::Role;
use sea_orm::EntityTrait;
use server::jobs::deliver::deliver_all;
use server::mail::MailKind;
use server::on_both_databases;
use server::steps;
use server::store::entity::outbox;
use server::testing::World;

use super::{in_days, told};
use crate::scene::Scene;

/// Whoever registered the leavers is HR no longer: it is for all of HR of the unit.
async fn nobody_registered(world: &World) {
    let cora = world.cora().await.account();
    world.change_account(cora, |form| form.roles.clear()).await;
}

on_both_databases! {
    async fn hr_whose_role_has_ended_or_has_yet_to_begin_is_not_written_to(world: World) {
        let scene = Scene::set(&world).await;
        let (yesterday, later) = (in_days(&world, -1), in_days(&world, 300));
        world.account("Els Eerder").role_between(Role::HrCoordinator, scene.school, None, Some(yesterday)).make().await;
        world.account("Lia Later").role_between(Role::HrCoordinator, scene.school, Some(later), None).make().await;
        world.account("Nu Nodig").role_of(Role::HrCoordinator, scene.school).make().await;
        scene.invited("Vera Trek").await;
        nobody_registered(&world).await;
        for _ in 0..25 {
            world.advance(TimeDelta::days(1));
            steps::advance_due(&world.program).await.expect("the course");
            deliver_all(&world.program).await.expect("the store");
        }
        assert_eq!(told(&world, MailKind::UnansweredHr).await, ["Nu Nodig"]);
    }

    async fn a_mail_that_waited_over_the_last_day_of_a_role_is_withdrawn(world: World) {
        let scene = Scene::set(&world).await;
        let ends = in_days(&world, 40);
        let hr = world.account("Els Eerder").role_between(Role::HrCoordinator, scene.school, None, Some(ends)).make().await;
        let vera = scene.invited("Vera Trek").await;
        nobody_registered(&world).await;
        let of_hr = async |state: &str| {
            let rows = outbox::Entity::find().all(world.store().read()).await.expect("the store");
            let of_hr =
                |row: &&outbox::Model| row.account_id == Some(hr.into()) && row.departure_id == Some(vera.id.into());
            rows.iter().filter(of_hr).filter(|row| row.state.code() == state).count()
        };
        for _ in 0..25 {
            if of_hr("waiting").await > 0 {
                break;
            }
            deliver_all(&world.program).await.expect("the store");
            world.advance(TimeDelta::days(1));
            steps::advance_due(&world.program).await.expect("the course");
        }
        let waiting = of_hr("waiting").await;
        assert!(waiting > 0, "something waits for HR");
        world.advance(ends + TimeDelta::days(1) - in_days(&world, 0));
        deliver_all(&world.program).await.expect("the store");
        assert_eq!((of_hr("withdrawn").await, of_hr("sent").await), (waiting, 0));
    }
}
