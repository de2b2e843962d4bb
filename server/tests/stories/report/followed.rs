//! The host is reminded of a report once; and a talk that was denied keeps what was written.

use chrono::TimeDelta;
use domain::talk::Way;
use server::mail::MailKind;
use server::report::{Finalising, finalise, open, save, save_notes};
use server::talk::{Denial, Recorded, deny_held, held};

use super::{after_the_talk, fields};
use crate::scene::{Scene, day};

server::on_both_databases! {
    async fn the_adviser_is_reminded_once_when_the_report_is_due(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        world.advance(TimeDelta::days(6));
        scene.post().await;
        assert!(scene.mails(vera.id, MailKind::ReportReminder).await.is_empty(), "Monday is the fourth working day");
        world.advance(TimeDelta::days(1));
        scene.post().await;
        let mails = scene.mails(vera.id, MailKind::ReportReminder).await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].account_id, Some(scene.adviser.uuid()));
        for _ in 0..3 {
            world.advance(TimeDelta::days(7));
            scene.post().await;
        }
        assert_eq!(scene.mails(vera.id, MailKind::ReportReminder).await.len(), 1);
        assert_eq!(scene.loaded(&vera).await.departure.stage, "report_due", "and it is never closed away");
        let done = finalise(&world.program, &adviser, &fields(&[("story", "Laat."), ("told", "B1")]), 0).await;
        assert!(matches!(done, Ok(Finalising::Final { .. })), "{done:?}");
    }

    async fn a_report_that_is_final_in_time_is_not_reminded_of(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        finalise(&world.program, &adviser, &fields(&[("story", "Snel."), ("told", "B1")]), 0).await.expect("the store");
        world.advance(TimeDelta::days(10));
        scene.post().await;
        assert!(scene.mails(vera.id, MailKind::ReportReminder).await.is_empty());
    }

    async fn a_reminder_that_still_waits_is_withdrawn_when_it_is_pointless(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        world.advance(TimeDelta::days(7));
        server::steps::advance_due(&world.program).await.expect("the course");
        assert_eq!(scene.mails(vera.id, MailKind::ReportReminder).await.len(), 1);
        finalise(&world.program, &adviser, &fields(&[("story", "Nu."), ("told", "B1")]), 0).await.expect("the store");
        assert!(scene.mails(vera.id, MailKind::ReportReminder).await.is_empty());
    }

    async fn a_draft_of_a_denied_talk_stays_and_waits_until_it_is_held(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        let whole = fields(&[("story", "Het begon."), ("told", "B1")]);
        save(program, &adviser, &whole, 0).await.expect("the store");
        save_notes(program, &adviser, "mijn notitie", "").await.expect("the store");
        world.advance(TimeDelta::days(7));
        server::steps::advance_due(program).await.expect("the course");
        let denied = deny_held(program, &scene.proof(vera.id, false).await, adviser.talk()).await.expect("the store");
        assert_eq!(denied, Denial::Noted);
        assert!(scene.mails(vera.id, MailKind::ReportReminder).await.is_empty(), "nothing is due any more");
        let page = open(program, &adviser).await.expect("the store");
        assert_eq!((page.report.story.as_str(), page.notes.as_str()), ("Het begon.", "mijn notitie"));
        let early = finalise(program, &adviser, &whole, page.revision).await.expect("the store");
        assert_eq!(early, Finalising::NotHeldYet);
        let again = held(program, &adviser, day(3, 10), Way::Phone).await.expect("the store");
        assert_eq!(again, Recorded::Noted);
        world.advance(TimeDelta::days(7));
        scene.post().await;
        assert_eq!(scene.mails(vera.id, MailKind::ReportReminder).await.len(), 1, "of the talk that was held");
        let done = finalise(program, &adviser, &whole, page.revision).await.expect("the store");
        assert!(matches!(done, Finalising::Final { .. }), "{done:?}");
        let late = deny_held(program, &scene.proof(vera.id, false).await, adviser.talk()).await.expect("the store");
        assert_eq!(late, Denial::ReportIsFinal);
    }

    async fn a_dismissal_is_finalised_without_a_reason(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("departure_type", "dismissal"), ("condition_confirmed", "yes")]).await;
        scene.post().await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        held(&world.program, &adviser, day(3, 3), Way::InPerson).await.expect("the store");
        let page = open(&world.program, &adviser).await.expect("the store");
        assert!(!page.boxes.told && !page.boxes.preventable && page.boxes.topics.len() == 2);
        let words = fields(&[("story", "Kort."), ("topic.dignity", "Netjes.")]);
        let done = finalise(&world.program, &adviser, &words, 0).await.expect("the store");
        assert!(matches!(done, Finalising::Final { .. }), "{done:?}");
    }
}
