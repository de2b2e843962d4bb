//! When mails go, and when they don't.

use std::collections::HashSet;

use chrono::{TimeDelta, TimeZone, Utc};
use domain::ids::MailId;
use domain::talk::TalkChoice;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;
use server::departure::address::Correcting;
use server::departure::edit::Editing;
use server::departure::pause::Pausing;
use server::jobs::deliver;
use server::jobs::deliver::Delivery;
use server::mail::MailKind;
use server::program::Program;
use server::settings::MailTo;
use server::steps;
use server::store::entity::{departure, outbox};
use server::store::{StoreError, TypedColumn};
use server::talk::{Choosing, choose};
use server::testing::World;

use super::post::{Folder, code, empty, find, leaver, posting, put, to_leaver};
use crate::scene::{Leaver, Scene};

server::on_both_databases! {
    async fn the_first_mail_is_one_file_and_moves_the_departure_on(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Anna Boer").await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        steps::advance_due(&program).await.expect("the course");
        assert_eq!(deliver::deliver_all(&program).await.expect("the store"), 1);
        let mail = &scene.mails(leaver.id, MailKind::Questionnaire).await[0];
        assert_eq!((mail.state.code(), mail.sent_at), ("sent", Some(world.now())));
        let files = folder.mails();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].0, format!("20260303T090000.000000Z-{}.eml", mail.id.get()));
        let message = mail_parser::MessageParser::default().parse(&files[0].1).expect("a message");
        let to = message.to().and_then(|to| to.first()).expect("a receiver");
        assert_eq!((to.name(), to.address()), (Some("Anna Boer"), Some("anna.boer@thuis.test")));
        assert_eq!(message.message_id(), Some(mail.message_id.as_str()));
        assert_eq!(mail.message_id, format!("{}@voorbeeld.test", mail.id.get()));
        let text = message.body_text(0).expect("a plain form");
        assert!(text.contains("https://uitzwaai.test/l/"), "{text}");
        assert_eq!(stage(&world, &leaver).await, "questionnaire");
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Nothing { next_due: None });
    }

    async fn what_the_program_starts_by_itself_waits_for_the_next_opening(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        // Saturday 7 March, noon.
        world.clock.set(Utc.with_ymd_and_hms(2026, 3, 7, 11, 0, 0).single().expect("an instant"));
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::Questionnaire, json!({}))).await;
        let monday = Utc.with_ymd_and_hms(2026, 3, 9, 7, 0, 0).single().expect("an instant");
        assert_eq!(
            deliver::try_deliver_one(&program).await.expect("the store"),
            Delivery::Postponed { mail, until: monday }
        );
        assert_eq!(
            deliver::try_deliver_one(&program).await.expect("the store"),
            Delivery::Nothing { next_due: Some(monday) }
        );
        // A code goes at once.
        let code = put(&world, code(&world, &leaver)).await;
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Delivered(code));
        world.clock.set(monday);
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Delivered(mail));
        assert_eq!(find(&world, mail).await.attempts, 1);
    }

    async fn a_mail_that_became_pointless_is_withdrawn_when_it_is_claimed(world: World) {
        let scene = Scene::set(&world).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));

        let answered = scene.leaver("Anna Boer").await;
        scene.hand_in(&answered).await;
        pointless(&world, &program, &answered, MailKind::QuestionnaireReminder1).await;

        let cancelled = scene.leaver("Bo Boer").await;
        let coordinator = world.coordinator_of(cancelled.id).await;
        server::departure::cancel::cancel(&world.program, &coordinator).await.expect("the store");
        pointless(&world, &program, &cancelled, MailKind::Invitation).await;
        pointless(&world, &program, &cancelled, MailKind::NewLink).await;

        let declined = scene.leaver("Daan Boer").await;
        let chosen = choose(&world.program, &declined.proof, TalkChoice::None, false).await.expect("the store");
        assert_eq!(chosen, Choosing::Chosen);
        pointless(&world, &program, &declined, MailKind::Invitation).await;
        pointless(&world, &program, &declined, MailKind::UnansweredHr).await;

        let dead = scene.leaver("Els Boer").await;
        let coordinator = world.coordinator_of(dead.id).await;
        let death = [("departure_type".to_owned(), "death".to_owned())];
        let changed = server::departure::edit::change_type(&world.program, &coordinator, &death).await;
        assert!(matches!(changed.expect("the store"), Editing::Saved { .. }));
        pointless(&world, &program, &dead, MailKind::Questionnaire).await;
        pointless(&world, &program, &dead, MailKind::CancelledLeaver).await;

        let paused = scene.leaver("Fien Boer").await;
        let coordinator = world.coordinator_of(paused.id).await;
        let pausing = server::departure::pause::pause(&world.program, &coordinator).await.expect("the store");
        assert_eq!(pausing, Pausing::Paused);
        pointless(&world, &program, &paused, MailKind::Questionnaire).await;

        // Last, because time passes: the last day worked, and the six weeks after it.
        let closed = scene.leaver("Cas Boer").await;
        world.advance(TimeDelta::days(120));
        scene.post().await;
        assert_eq!(stage(&world, &closed).await, "closed");
        pointless(&world, &program, &closed, MailKind::InvitationReminder1).await;
        assert!(folder.mails().is_empty());
    }

    async fn the_work_address_is_never_used_after_the_last_day_worked(world: World) {
        let scene = Scene::set(&world).await;
        let differs = [("private_email", ""), ("work_email", "anna@school.test"), ("last_day_worked", "2026-03-04")];
        let leaver = leaver(&scene, &differs).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        let before = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Delivered(before));
        assert_eq!(world.to_address(&find(&world, before).await), "anna@school.test");
        world.advance(TimeDelta::days(2));
        let after = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Withdrawn(after));
        assert_eq!(folder.mails().len(), 1);
    }

    async fn a_corrected_address_counts_for_what_waits_already(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let coordinator = world.coordinator_of(leaver.id).await;
        let address = [("private_email".to_owned(), "anna@nieuw.test".to_owned())];
        let corrected = server::departure::address::correct(&world.program, &coordinator, &address).await;
        assert_eq!(corrected.expect("the store"), Correcting::Corrected);
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Delivered(mail));
        assert_eq!(world.to_address(&find(&world, mail).await), "anna@nieuw.test");
    }

    async fn several_workers_send_every_mail_once(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let folder = Folder::new();
        let mut put_in = HashSet::new();
        for _ in 0..30 {
            put_in.insert(put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await);
        }
        let workers = (0..6).map(|_| {
            let program = posting(&world, MailTo::Folder(folder.0.clone()));
            tokio::spawn(async move {
                let mut sent: Vec<MailId> = Vec::new();
                let mut nothing = 0;
                while nothing < 3 {
                    match deliver::try_deliver_one(&program).await.expect("the store") {
                        Delivery::Delivered(mail) => sent.push(mail),
                        Delivery::Nothing { .. } => nothing += 1,
                        other => panic!("{other:?}"),
                    }
                }
                sent
            })
        });
        let workers: Vec<_> = workers.collect();
        let mut sent = Vec::new();
        for worker in workers {
            sent.extend(worker.await.expect("it runs to its end"));
        }
        assert_eq!(sent.len(), 30);
        assert_eq!(sent.into_iter().collect::<HashSet<_>>(), put_in);
        assert_eq!(folder.mails().len(), 30);
    }

    async fn a_mail_whose_worker_died_goes_after_five_minutes_with_the_same_message_id(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        deliver::deliver_all(&program).await.expect("the store");
        // As if the process had died after the mail left and before it was marked.
        let claimed_until = world.now() + TimeDelta::minutes(5);
        let unmark = world.store().write(|tx| Box::pin(async move {
            outbox::Entity::update_many()
                .col_expr(outbox::Column::State, Expr::value("claimed"))
                .col_expr(outbox::Column::ClaimedUntil, Expr::value(claimed_until))
                .col_expr(outbox::Column::SentAt, Expr::value(None::<chrono::DateTime<Utc>>))
                .filter(outbox::Column::Id.is(mail))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        }));
        unmark.await.expect("the store");
        world.advance(TimeDelta::minutes(4));
        assert_eq!(
            deliver::try_deliver_one(&program).await.expect("the store"),
            Delivery::Nothing { next_due: Some(claimed_until) }
        );
        world.advance(TimeDelta::minutes(1));
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Delivered(mail));
        let ids: HashSet<String> = folder.mails().iter().map(|(_, bytes)| message_id(bytes)).collect();
        assert_eq!((folder.mails().len(), ids.len()), (2, 1));
    }

    async fn a_mail_about_a_departure_that_is_gone_is_withdrawn_with_it(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let id = leaver.id;
        let removing = world.store().write(|tx| Box::pin(async move {
            departure::Entity::delete_by_id(id).exec(tx).await?;
            Ok::<_, StoreError>(())
        }));
        removing.await.expect("the store");
        assert_eq!(deliver::deliver_all(&program).await.expect("the store"), 0);
        assert!(folder.mails().is_empty());
    }
}

fn message_id(bytes: &[u8]) -> String {
    let message = mail_parser::MessageParser::default().parse(bytes).expect("a message");
    message.message_id().expect("a Message-ID").to_owned()
}

async fn pointless(world: &World, program: &Program, leaver: &Leaver, kind: MailKind) {
    empty(world).await;
    let mail = put(world, to_leaver(world, leaver, kind, json!({}))).await;
    let delivery = deliver::try_deliver_one(program).await.expect("the store");
    assert_eq!(delivery, Delivery::Withdrawn(mail), "{kind:?}");
    let row = find(world, mail).await;
    assert_eq!(row.state.code(), "withdrawn");
    assert!(row.last_error.is_some(), "the reason is kept");
}

async fn stage(world: &World, leaver: &Leaver) -> String {
    departure::Entity::find_by_id(leaver.id)
        .one(world.store().read())
        .await
        .expect("the store")
        .expect("it is there")
        .stage
        .to_string()
}
