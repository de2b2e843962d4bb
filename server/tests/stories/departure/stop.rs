//! Pausing, cancelling, and what happens after a death.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::departure::cancel::{Cancelling, cancel};
use server::departure::edit::{Editing, change_type};
use server::departure::link::{Resending, resend};
use server::departure::pause::{Pausing, Resuming, pause, resume};
use server::mail::MailKind;
use server::store::TypedColumn;
use server::store::entity::{appointment, cell, outbox, response};

use super::{coordinator, fields, proof, stored};
use crate::scene::Scene;

server::on_both_databases! {
    async fn after_a_death_everything_stops_and_only_the_host_hears(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        scene.booked_first(&leaver).await;
        let proof = proof(&world, by, leaver.id).await;
        let done = change_type(&world.program, &proof, &fields(&[("departure_type", "death")])).await;
        assert_eq!(done.expect("the store"), Editing::Saved { warnings: vec![] });
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.is_open, row.next_at), ("stopped", false, None));
        assert_eq!(scene.mails(leaver.id, MailKind::CancelledHost).await.len(), 1);
        let waiting = outbox::Entity::find()
            .filter(outbox::Column::DepartureId.is(leaver.id))
            .filter(outbox::Column::State.eq("waiting"))
            .all(world.store().read())
            .await
            .expect("the store");
        let kinds: Vec<&str> = waiting.iter().map(|mail| mail.kind.code()).collect();
        assert_eq!(kinds, [MailKind::CancelledHost.code()]);
        let live = appointment::Entity::find().filter(appointment::Column::LiveKey.is_not_null());
        assert_eq!(live.count(world.store().read()).await.expect("the store"), 0);
        assert_eq!(resend(&world.program, &proof).await.expect("the store"), Resending::NotNow);
        world.advance(TimeDelta::days(30));
        scene.post().await;
        assert_eq!(scene.mails(leaver.id, MailKind::InvitationReminder1).await.len(), 0);
    }

    async fn a_cancelled_departure_erases_answers_at_once_and_tells_the_leaver(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        scene.booked_first(&leaver).await;
        let proof = proof(&world, by, leaver.id).await;
        let done = cancel(&world.program, &proof).await.expect("the store");
        assert_eq!(done, Cancelling::Cancelled { told: true });
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "cancelled");
        let conn = world.store().read();
        assert_eq!(response::Entity::find().count(conn).await.expect("the store"), 0);
        assert_eq!(cell::Entity::find().count(conn).await.expect("the store"), 0, "the time is free for others");
        assert_eq!(scene.mails(leaver.id, MailKind::DepartureWithdrawn).await.len(), 1);
        assert_eq!(scene.mails(leaver.id, MailKind::CancelledHost).await.len(), 1);
        assert_eq!(scene.mails(leaver.id, MailKind::CancelledLeaver).await.len(), 0, "one mail says it all");
        assert_eq!(cancel(&world.program, &proof).await.expect("the store"), Cancelling::Already);
    }

    async fn whoever_never_heard_of_it_is_not_told_that_it_is_off(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        let done = cancel(&world.program, &proof).await.expect("the store");
        assert_eq!(done, Cancelling::Cancelled { told: false });
        assert_eq!(scene.count(MailKind::DepartureWithdrawn).await, 0);
        assert_eq!(scene.mails(leaver.id, MailKind::Questionnaire).await.len(), 0);
    }

    async fn a_paused_course_is_silent_and_its_dates_move_along(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("last_day_worked", "2026-06-26"), ("end_of_employment", "2026-07-31")]).await;
        scene.post().await;
        let proof = proof(&world, by, leaver.id).await;
        world.advance(TimeDelta::days(1));
        assert_eq!(pause(&world.program, &proof).await.expect("the store"), Pausing::Paused);
        assert_eq!(pause(&world.program, &proof).await.expect("the store"), Pausing::AlreadyPaused);
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "paused");
        world.advance(TimeDelta::days(7));
        scene.post().await;
        assert_eq!(scene.mails(leaver.id, MailKind::QuestionnaireReminder1).await.len(), 0);
        assert_eq!(resume(&world.program, &proof).await.expect("the store"), Resuming::Resumed);
        assert_eq!(resume(&world.program, &proof).await.expect("the store"), Resuming::NotPaused);
        world.advance(TimeDelta::days(1));
        scene.post().await;
        assert_eq!(scene.mails(leaver.id, MailKind::QuestionnaireReminder1).await.len(), 0, "two days count");
        world.advance(TimeDelta::days(1));
        scene.post().await;
        assert_eq!(scene.mails(leaver.id, MailKind::QuestionnaireReminder1).await.len(), 1);
    }
}
