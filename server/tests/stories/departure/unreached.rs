//! Whoever runs the channel takes nobody out of reach in silence.

use chrono::TimeDelta;
use sea_orm::{EntityTrait, QueryFilter};
use server::course::EventKind;
use server::mail::MailKind;
use server::questionnaire::Means;
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::World;

use super::impostor::{change, needed};
use super::{coordinator, proof};
use crate::scene::{Leaver, Scene};

const WORK: &str = "v.trek@voorbeeld.test";

/// A leaver whom mail reaches at work only, and who has handed in.
async fn at_work_only(scene: &Scene<'_>) -> Leaver {
    let vera = scene.leaver_with("Vera Trek", &[("private_email", ""), ("work_email", WORK)]).await;
    scene.post().await;
    scene.hand_in(&vera).await;
    scene.post().await;
    vera
}

/// The day before today, as the form has it.
fn yesterday(world: &World) -> String {
    (world.now().date_naive() - TimeDelta::days(1)).to_string()
}

server::on_both_databases! {
    async fn an_earlier_last_day_is_told_to_the_mailbox_that_it_takes_away(world: World) {
        let scene = Scene::set(&world).await;
        let vera = at_work_only(&scene).await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::MailedCode));
        let sooner = (world.now().date_naive() + TimeDelta::days(20)).to_string();
        change(&world, &proof, &[("last_day_worked", &sooner), ("end_of_employment", &sooner)]).await;
        assert!(scene.mails(vera.id, MailKind::LeaverAddressChanged).await.is_empty(), "mail still arrives there");
        let gone = yesterday(&world);
        change(&world, &proof, &[("last_day_worked", &gone), ("end_of_employment", &gone)]).await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::Nothing));
        scene.post().await;
        let told = scene.mails(vera.id, MailKind::LeaverAddressChanged).await;
        let told: Vec<_> = told.iter().map(|mail| (world.to_address(mail), mail.sent_at.is_some())).collect();
        assert_eq!(told, [(WORK.to_owned(), true)]);
        let lines = event::Entity::find()
            .filter(event::Column::DepartureId.is(vera.id))
            .filter(event::Column::Kind.is(EventKind::AddressCorrected))
            .all(world.store().read())
            .await
            .expect("the store");
        assert_eq!(lines.len(), 1, "the time line says it");
    }

    async fn whom_mail_reaches_in_private_is_told_nothing_of_an_earlier_last_day(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        let gone = yesterday(&world);
        change(&world, &proof, &[("last_day_worked", &gone), ("end_of_employment", &gone)]).await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::MailedCode), "it goes there as before");
        assert!(scene.mails(vera.id, MailKind::LeaverAddressChanged).await.is_empty());
    }
}
