//! One person's record is erased because they asked for it.

use chrono::TimeDelta;
use domain::account::Role;
use domain::retention::Ground;
use sea_orm::EntityTrait;
use server::access::{Refused, leaver_by_token, record_viewer};
use server::mail::MailKind;
use server::on_both_databases;
use server::retention::{Erasing, erase_on_request, receipts};
use server::store::entity::{departure, report, response};

use super::{NAMES, WORD, erase, everything, full, id_of};
use crate::departure::{coordinator, proof};
use crate::scene::Scene;

on_both_databases! {
    async fn everything_goes_with_the_last_mail_and_a_receipt_names_nobody(world: World) {
        let scene = Scene::set(&world).await;
        let zwaantje = full(&world, &scene).await;
        let hr = world.coordinator_of(zwaantje.id).await;
        let asked = erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        assert_eq!(asked, Erasing::WaitsForMail { told: true });
        let conn = world.store().read();
        assert!(response::Entity::find().all(conn).await.expect("the store").is_empty(), "answers go at once");
        assert!(report::Entity::find().all(conn).await.expect("the store").is_empty());
        assert_eq!(scene.mails(zwaantje.id, MailKind::RecordErased).await.len(), 1);
        let again = erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        assert_eq!(again, Erasing::Already);
        server::jobs::deliver::deliver_all(&world.program).await.expect("the store");
        let left = everything(&world).await;
        for gone in NAMES.into_iter().map(str::to_owned).chain([WORD.to_owned(), id_of(zwaantje.id)]) {
            assert!(!left.contains(&gone), "{gone} is left:\n{left}");
        }
        let done = receipts(&world.program, &world.keeper()).await.expect("the store").receipts;
        assert_eq!(done.len(), 1);
        assert_eq!((done[0].ground, done[0].by.as_deref()), (Ground::Asked, Some("Cora Coördinator")));
        assert!(done[0].erased.of(domain::retention::Kind::Report) > 0);
        assert!(done[0].erased.of(domain::retention::Kind::Record) > 0, "what went with the mail is counted too");
        let coded = server::store::entity::coded_departure::Entity::find().all(conn).await.expect("the store");
        assert!(coded.is_empty(), "they asked for everything");
    }

    async fn a_death_set_for_a_moment_erases_nothing_without_a_word(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let hr = world.coordinator_of(vera.id).await;
        let death = [("departure_type".to_owned(), "death".to_owned())];
        let changed = server::departure::edit::change_type(&world.program, &hr, &death).await;
        assert!(matches!(changed, Ok(server::departure::edit::Editing::Saved { .. })), "{changed:?}");
        let asked = erase_on_request(&world.program, &hr, Ground::Mistaken).await.expect("the store");
        assert_eq!(asked, Erasing::NotAfterDeath);
        let conn = world.store().read();
        assert!(!response::Entity::find().all(conn).await.expect("the store").is_empty(), "it goes by its term");
        assert!(receipts(&world.program, &world.keeper()).await.expect("the store").receipts.is_empty());
    }

    async fn a_booked_talk_is_called_off_and_both_are_told(world: World) {
        let scene = Scene::set(&world).await;
        let anna = scene.invited("Anna Bakker").await;
        scene.booked_first(&anna).await;
        scene.post().await;
        let token = world.token_of(anna.id).await;
        let hr = world.coordinator_of(anna.id).await;
        erase_on_request(&world.program, &hr, Ground::Objected).await.expect("the store");
        for kind in [MailKind::CancelledLeaver, MailKind::CancelledHost, MailKind::RecordErased] {
            assert_eq!(scene.mails(anna.id, kind).await.len(), 1, "{kind}");
        }
        assert!(matches!(leaver_by_token(&world.program, &token).await, Err(Refused::NotFound)));
        let sent = server::jobs::deliver::deliver_all(&world.program).await.expect("the store");
        assert_eq!(sent, 3, "none of them is taken for pointless");
        let left = everything(&world).await;
        assert!(!left.contains("bakker") && !left.contains(&id_of(anna.id)), "{left}");
    }

    async fn who_cannot_be_told_is_erased_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let anna = scene.leaver_with("Anna Bakker", &[("private_email", "")]).await;
        let hr = world.coordinator_of(anna.id).await;
        let asked = erase_on_request(&world.program, &hr, Ground::Mistaken).await.expect("the store");
        assert_eq!(asked, Erasing::Erased);
        assert!(departure::Entity::find().all(world.store().read()).await.expect("the store").is_empty());
        assert!(!everything(&world).await.contains("bakker"));
    }

    async fn a_mail_that_never_leaves_holds_it_up_for_a_week_at_most(world: World) {
        let scene = Scene::set(&world).await;
        let anna = scene.leaver("Anna Bakker").await;
        let hr = world.coordinator_of(anna.id).await;
        erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        world.advance(TimeDelta::days(6));
        erase(&world).await;
        assert!(everything(&world).await.contains("bakker"), "the mail still waits");
        world.advance(TimeDelta::days(1));
        erase(&world).await;
        assert!(!everything(&world).await.contains("bakker"));
    }

    async fn hr_of_another_school_cannot_ask_for_it(world: World) {
        let scene = Scene::set(&world).await;
        let anna = scene.leaver("Anna Bakker").await;
        let south = world.school("Het Zuiden").await;
        let other = world.account("Zus Zuid").role_of(Role::HrCoordinator, south).make().await;
        let viewer = world.signed_in(other).await;
        assert!(matches!(record_viewer(&world.program, &viewer, anna.id).await, Err(Refused::NotFound)));
        let adviser = world.signed_in(scene.adviser).await;
        assert!(record_viewer(&world.program, &adviser, anna.id).await.is_err());
        let by = coordinator(&world).await;
        assert_eq!(proof(&world, by, anna.id).await.departure(), anna.id, "the own HR can");
    }

    async fn a_second_record_of_the_same_person_is_another_matter(world: World) {
        let scene = Scene::set(&world).await;
        let anna = scene.leaver("Anna Bakker").await;
        let later = [("last_day_worked", "2026-06-26"), ("end_of_employment", "2026-06-30")];
        let again = scene.leaver_with("Anna Bakker", &later).await;
        let hr = world.coordinator_of(anna.id).await;
        erase_on_request(&world.program, &hr, Ground::Mistaken).await.expect("the store");
        server::jobs::deliver::deliver_all(&world.program).await.expect("the store");
        let left = departure::Entity::find().all(world.store().read()).await.expect("the store");
        assert_eq!(left.iter().map(|row| *row.id).collect::<Vec<_>>(), [again.id]);
    }
}
