//! Whoever runs the channel takes nobody out of reach in silence.

use chrono::TimeDelta;
use domain::retention::Ground;
use sea_orm::{EntityTrait, QueryFilter};
use server::access::CodesTyped;
use server::course::EventKind;
use server::departure::break_glass::{Opening, break_glass};
use server::departure::cancel::{Cancelling, cancel};
use server::mail::MailKind;
use server::questionnaire::Means;
use server::retention::{Erasing, erase_on_request};
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::World;

use super::impostor::{NEW, OLD, change, change_address, hand_in, needed, printed, with_letter};
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

/// Where the mails of this kind went that have left, the first first, and whether each says what HR wrote.
async fn sent(scene: &Scene<'_>, leaver: &Leaver, kind: MailKind) -> Vec<(String, bool)> {
    scene.post().await;
    let world = scene.world;
    let mails = scene.mails(leaver.id, kind).await.into_iter().filter(|mail| mail.sent_at.is_some());
    mails.map(|mail| (world.to_address(&mail), world.opened(&mail.payload, mail.id).contains("klacht"))).collect()
}

const WHY: &str = "een klacht";

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

    async fn an_address_that_is_gone_for_a_moment_hides_no_look(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        change_address(&world, &proof, "").await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::Nothing));
        let opened = break_glass(&world.program, &proof, WHY).await.expect("the store");
        assert_eq!(opened, Opening::Opened { told: true });
        change_address(&world, &proof, OLD).await;
        let told = sent(&scene, &vera, MailKind::BreakGlassUsed).await;
        assert_eq!(told, [(OLD.to_owned(), false)], "that it was done; why, on their own page");
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::MailedCode), "it was theirs, and is");
    }

    async fn another_address_hides_no_look_for_two_weeks(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        change_address(&world, &proof, NEW).await;
        break_glass(&world.program, &proof, WHY).await.expect("the store");
        let told = sent(&scene, &vera, MailKind::BreakGlassUsed).await;
        assert_eq!(told, [(OLD.to_owned(), false), (NEW.to_owned(), true)]);
        world.advance(TimeDelta::days(15));
        break_glass(&world.program, &proof, WHY).await.expect("the store");
        let told = sent(&scene, &vera, MailKind::BreakGlassUsed).await;
        assert_eq!(told[2..], [(NEW.to_owned(), true)], "by then it is the other one's");
    }

    async fn what_waits_to_tell_of_a_look_goes_where_it_was_told(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        break_glass(&world.program, &proof, WHY).await.expect("the store");
        change_address(&world, &proof, NEW).await;
        change_address(&world, &proof, "").await;
        let told = sent(&scene, &vera, MailKind::BreakGlassUsed).await;
        let both = [(OLD.to_owned(), true), (NEW.to_owned(), true)];
        assert_eq!(told, both, "and to the new one too, should the old one be dead");
    }

    async fn taking_the_address_away_erases_and_cancels_nothing_in_silence(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let of_vera = proof(&world, by, vera.id).await;
        change_address(&world, &of_vera, "").await;
        let cancelled = cancel(&world.program, &of_vera).await.expect("the store");
        assert_eq!(cancelled, Cancelling::Cancelled { told: true });
        let told = sent(&scene, &vera, MailKind::DepartureWithdrawn).await;
        assert_eq!(told, [("vera.trek@thuis.test".to_owned(), false)]);
        let anna = scene.invited("Anna Bakker").await;
        let of_anna = proof(&world, by, anna.id).await;
        change_address(&world, &of_anna, "").await;
        let erased = erase_on_request(&world.program, &of_anna, Ground::Asked).await.expect("the store");
        assert_eq!(erased, Erasing::WaitsForMail { told: true });
        let mails = scene.mails(anna.id, MailKind::RecordErased).await;
        let told: Vec<_> = mails.iter().map(|mail| world.to_address(mail)).collect();
        assert_eq!(told, ["anna.bakker@thuis.test"]);
    }

    async fn a_mailbox_at_work_is_theirs_again_until_the_day_that_it_was(world: World) {
        let scene = Scene::set(&world).await;
        let vera = at_work_only(&scene).await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        let gone = yesterday(&world);
        let away = [("last_day_worked", gone.as_str()), ("end_of_employment", gone.as_str())];
        change(&world, &proof, &away).await;
        let opened = break_glass(&world.program, &proof, WHY).await.expect("the store");
        assert_eq!(opened, Opening::Opened { told: true });
        assert_eq!(sent(&scene, &vera, MailKind::BreakGlassUsed).await, [(WORK.to_owned(), false)]);
        change(&world, &proof, &[("last_day_worked", "2026-04-24"), ("end_of_employment", "2026-04-30")]).await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::MailedCode), "they read their answers as before");
        change(&world, &proof, &away).await;
        world.advance(TimeDelta::days(60));
        let later = (world.now().date_naive() + TimeDelta::days(20)).to_string();
        change(&world, &proof, &[("last_day_worked", &later), ("end_of_employment", &later)]).await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::Nothing), "somebody else may read it by now");
    }

    async fn an_address_from_nowhere_is_no_less_so_when_it_is_put_back(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        let letter = printed(&world, &proof).await;
        hand_in(&world, &with_letter(&world, &letter, CodesTyped::default()).await, "").await;
        for address in [NEW, "", NEW] {
            change_address(&world, &proof, address).await;
        }
        world.advance(TimeDelta::days(30));
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::Nothing));
    }

    async fn an_address_is_no_less_new_when_it_is_put_back(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        for address in [NEW, "", NEW] {
            change_address(&world, &proof, address).await;
        }
        assert_ne!(needed(&world, &vera.proof).await, Some(Means::MailedCode));
        change_address(&world, &proof, OLD).await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::MailedCode));
    }
}
