//! What is put in the outbox, withdrawn, given up and tried again.

use chrono::TimeDelta;
use domain::ids::MailId;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use server::jobs::deliver::{self, Delivery};
use server::mail::{MailKind, NewMail, outbox};
use server::settings::MailTo;
use server::store::StoreError;
use server::store::entity::outbox as row;
use server::testing::World;

use super::post::{Folder, code, find, leaver, posting, put, to_leaver};
use crate::scene::Scene;

server::on_both_databases! {
    async fn a_second_mail_with_the_same_key_is_the_first(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let keyed = NewMail { dedupe_key: Some("a:key".into()), ..to_leaver(&world, &leaver, MailKind::NewLink, json!({})) };
        let first = put(&world, keyed.clone()).await;
        let second = put(&world, NewMail { payload: json!({ "other": 1 }), ..keyed }).await;
        assert_eq!(first, second);
        let row = find(&world, first).await;
        assert_eq!(world.opened(&row.payload, row.id), "{}");
    }

    async fn a_withdrawn_mail_waits_again_when_it_is_due_after_all(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let keyed = NewMail { dedupe_key: Some("a:key".into()), ..to_leaver(&world, &leaver, MailKind::NewLink, json!({})) };
        let first = put(&world, keyed.clone()).await;
        assert_eq!(withdraw(&world, &leaver, &[MailKind::NewLink]).await, 1);
        assert_eq!(find(&world, first).await.state.code(), "withdrawn");
        let later = world.now() + TimeDelta::days(1);
        assert_eq!(put(&world, NewMail { due_at: later, ..keyed }).await, first);
        let row = find(&world, first).await;
        assert_eq!((row.state.code(), row.due_at), ("waiting", later));
    }

    async fn a_mail_of_a_transaction_that_fails_is_not_there(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let before = row::Entity::find().count(world.store().read()).await.expect("the store");
        let mail = &to_leaver(&world, &leaver, MailKind::NewLink, json!({}));
        let failed: Result<MailId, StoreError> = world
            .store()
            .write(|tx| Box::pin(async move {
                outbox::enqueue(tx, mail.clone()).await?;
                Err(StoreError::Address("something else went wrong"))
            }))
            .await;
        assert!(failed.is_err());
        assert_eq!(row::Entity::find().count(world.store().read()).await.expect("the store"), before);
    }

    async fn only_the_kinds_that_were_named_are_withdrawn(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let kept = put(&world, to_leaver(&world, &leaver, MailKind::BreakGlassUsed, json!({}))).await;
        let gone = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        withdraw(&world, &leaver, &[MailKind::NewLink, MailKind::Invitation]).await;
        assert_eq!(find(&world, kept).await.state.code(), "waiting");
        assert_eq!(find(&world, gone).await.state.code(), "withdrawn");
    }

    async fn a_code_leaves_the_row_when_it_is_sent_or_withdrawn(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let folder = Folder::new();
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        let sent = put(&world, code(&world, &leaver)).await;
        let row = find(&world, sent).await;
        assert!(world.opened(&row.payload, row.id).contains("123456"));
        deliver::deliver_all(&program).await.expect("the store");
        let row = find(&world, sent).await;
        assert!(row.state.code() == "sent" && row.payload.is_nothing());

        let withdrawn = put(&world, code(&world, &leaver)).await;
        withdraw(&world, &leaver, &[MailKind::AnswersCode]).await;
        assert!(find(&world, withdrawn).await.payload.is_nothing());

        let expired = put(&world, code(&world, &leaver)).await;
        world.advance(TimeDelta::minutes(60));
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Withdrawn(expired));
        assert!(find(&world, expired).await.payload.is_nothing());
    }

    async fn mails_that_were_given_up_are_listed_and_tried_again(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        // A folder that cannot be made: a file stands in its place.
        let folder = Folder::new();
        std::fs::write(&folder.0, b"in the way").expect("a file can be written");
        let program = posting(&world, MailTo::Folder(folder.0.clone()));
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let mut waits = Vec::new();
        loop {
            match deliver::try_deliver_one(&program).await.expect("the store") {
                Delivery::Retried { at, .. } => {
                    waits.push((at - world.now()).num_minutes());
                    world.clock.set(at);
                }
                Delivery::Parked(parked) => {
                    assert_eq!(parked, mail);
                    break;
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(waits[0], 1);
        assert!(waits.is_sorted(), "{waits:?}");
        let all = TimeDelta::minutes(waits.iter().sum());
        assert!(all >= TimeDelta::days(5) && all <= TimeDelta::days(7), "{all}");
        let failed = outbox::failed_for(world.store().read(), leaver.id).await.expect("the store");
        assert_eq!(failed.len(), 1);
        assert_eq!((failed[0].id, failed[0].kind, failed[0].attempts), (mail, MailKind::NewLink, 37));
        assert!(!failed[0].reason.is_empty());

        std::fs::remove_file(&folder.0).expect("it can be removed");
        // No mail is tried for a minute after one that could not be put anywhere.
        world.advance(TimeDelta::minutes(1));
        let (id, now) = (leaver.id, world.now());
        let again = world.store().write(|tx| Box::pin(async move { outbox::retry(tx, id, now).await })).await;
        assert_eq!(again.unwrap_or_else(|error: StoreError| panic!("{error}")), 1);
        assert_eq!(deliver::try_deliver_one(&program).await.expect("the store"), Delivery::Delivered(mail));
    }
}

async fn withdraw(world: &World, leaver: &crate::scene::Leaver, kinds: &[MailKind]) -> u64 {
    let id = leaver.id;
    let withdrawn = world.store().write(|tx| Box::pin(async move { outbox::withdraw(tx, id, kinds).await })).await;
    withdrawn.unwrap_or_else(|error: StoreError| panic!("{error}"))
}
