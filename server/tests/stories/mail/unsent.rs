//! Mails that have not gone out: who sees what of them, and sending them again.

use chrono::TimeDelta;
use domain::account::Role;
use domain::ids::{AccountId, MailId};
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;
use server::access::{MailKeeper, Refused};
use server::jobs::deliver::{Delivery, deliver_all, try_deliver_one};
use server::lists::unsent::{Unsent, send_again, unsent};
use server::mail::MailKind;
use server::program::Program;
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::World;

use super::peer::{GREETING, MESSAGE, Peer};
use super::post::{code, find, leaver, put, to_leaver};
use crate::scene::Scene;

async fn keeper(world: &World, account: AccountId) -> MailKeeper {
    world.signed_in(account).await.mail_keeper().expect("they see to mails")
}

async fn found(program: &Program, keeper: &MailKeeper) -> Unsent {
    unsent(program, keeper).await.expect("the store")
}

fn ids(unsent: &Unsent) -> Vec<MailId> {
    unsent.mails.iter().map(|mail| mail.id).collect()
}

server::on_both_databases! {
    async fn hr_and_administrators_see_since_when_mails_have_not_gone_out(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        peer.says(GREETING, "554 5.7.1 your network is blocked");
        let since = world.now();
        let tried = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let waits = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        assert!(matches!(try_deliver_one(&program).await.expect("the store"), Delivery::Retried { .. }));
        assert!(matches!(try_deliver_one(&program).await.expect("the store"), Delivery::Nothing { .. }));
        put(&world, code(&world, &leaver)).await;
        let administrator = keeper(&world, world.administrator().account()).await;
        assert_eq!(found(&program, &administrator).await, Unsent::default(), "it may take a moment");
        world.advance(TimeDelta::minutes(16));
        let seen = found(&program, &administrator).await;
        assert_eq!((seen.count, seen.since()), (2, Some(since)), "a code is sent again by nobody");
        assert_eq!(ids(&seen), [tried, waits]);
        assert!(seen.mails.iter().all(|mail| mail.about.is_none() && !mail.given_up), "an administrator knows no leaver");

        let cora = world.account("Cora Centraal").role_of(Role::HrCoordinator, scene.school).make().await;
        let seen = found(&program, &keeper(&world, cora).await).await;
        assert_eq!(ids(&seen), [tried, waits]);
        assert!(seen.mails.iter().all(|mail| mail.about == Some((leaver.id, "Anna Boer".to_owned()))));
        let elsewhere = world.school("Zuiderzon").await;
        let other = world.account("Otto Overkant").role_of(Role::HrCoordinator, elsewhere).make().await;
        assert_eq!(found(&program, &keeper(&world, other).await).await, Unsent::default());
        let adviser = world.signed_in(scene.adviser).await.mail_keeper();
        assert!(matches!(adviser, Err(Refused::NotFound)));
    }

    async fn nobody_follows_the_own_departure_by_its_mails(world: World) {
        let scene = Scene::set(&world).await;
        let cora = world.account("Cora Centraal").role_of(Role::HrCoordinator, scene.school).make().await;
        let own = scene.leaver_with("Cora Centraal", &[("work_email", "Cora.Centraal@voorbeeld.test")]).await;
        let other = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        peer.says(MESSAGE, "552 5.3.4 message too big for system");
        let about_her = put(&world, to_leaver(&world, &own, MailKind::NewLink, json!({}))).await;
        let about_another = put(&world, to_leaver(&world, &other, MailKind::NewLink, json!({}))).await;
        assert_eq!(deliver_all(&program).await.expect("the store"), 0);
        let administrator = keeper(&world, world.administrator().account()).await;
        assert_eq!(ids(&found(&program, &administrator).await), [about_her, about_another]);
        let cora = keeper(&world, cora).await;
        let seen = found(&program, &cora).await;
        assert_eq!((seen.count, ids(&seen)), (1, vec![about_another]));
        assert_eq!(send_again(&program, &cora, Some(about_her)).await.expect("the store"), 0, "nor sends it again");
        assert_eq!(send_again(&program, &cora, None).await.expect("the store"), 1);
        assert_eq!(ids(&found(&program, &administrator).await), [about_her]);
    }

    async fn what_was_given_up_is_sent_again_at_a_press(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        peer.says(MESSAGE, "552 5.3.4 anna@thuis.test, anna.boer: message too big for system");
        let mails = [
            put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await,
            put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await,
        ];
        assert_eq!(deliver_all(&program).await.expect("the store"), 0);
        let administrator = keeper(&world, world.administrator().account()).await;
        let seen = found(&program, &administrator).await;
        assert!(seen.mails.iter().all(|mail| mail.given_up && mail.tries == 1));
        let said = seen.mails[0].said.clone().expect("it said so");
        assert_eq!(said, "552 5.3.4", "a server may name whom the mail goes to");
        let cora = world.account("Cora Centraal").role_of(Role::HrCoordinator, scene.school).make().await;
        let said = found(&program, &keeper(&world, cora).await).await.mails[0].said.clone().expect("it said so");
        assert!(said.contains("anna.boer: message too big"), "who knows the leaver reads all of it: {said}");

        let elsewhere = world.school("Zuiderzon").await;
        let other = world.account("Otto Overkant").role_of(Role::HrCoordinator, elsewhere).make().await;
        let other = keeper(&world, other).await;
        for which in [None, Some(mails[0])] {
            assert_eq!(send_again(&program, &other, which).await.expect("the store"), 0, "it is not theirs");
        }
        peer.means_well();
        assert_eq!(send_again(&program, &administrator, Some(mails[1])).await.expect("the store"), 1);
        assert_eq!(deliver_all(&program).await.expect("the store"), 1);
        assert_eq!(find(&world, mails[1]).await.state.code(), "sent");
        assert_eq!(find(&world, mails[0]).await.state.code(), "failed");
        assert_eq!(send_again(&program, &administrator, None).await.expect("the store"), 1);
        assert_eq!(send_again(&program, &administrator, None).await.expect("the store"), 0, "it is on its way");
        assert_eq!(deliver_all(&program).await.expect("the store"), 1);
        assert_eq!(found(&program, &administrator).await, Unsent::default());
        let told = event::Entity::find().filter(event::Column::Kind.is(EventKind::MailsSentAgain));
        let told = told.all(world.store().read()).await.expect("the store");
        assert_eq!(told.len(), 2);
        assert!(told.iter().all(|row| row.actor_account == Some(world.administrator().account().into())));
    }

    async fn a_press_does_not_wait_for_the_end_of_a_pause(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        peer.says(MESSAGE, "550 5.4.5 Daily user sending limit exceeded.");
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        for _ in 0..4 {
            let Delivery::Retried { at, .. } = try_deliver_one(&program).await.expect("the store") else {
                panic!("it waits")
            };
            world.clock.set(at);
        }
        assert!(matches!(try_deliver_one(&program).await.expect("the store"), Delivery::Retried { .. }));
        peer.means_well();
        let administrator = keeper(&world, world.administrator().account()).await;
        assert_eq!(send_again(&program, &administrator, None).await.expect("the store"), 1);
        assert_eq!(try_deliver_one(&program).await.expect("the store"), Delivery::Delivered(mail));
    }

    async fn an_address_that_is_none_waits_on_the_record_and_not_here(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        peer.says("RCPT", "550 5.1.1 User unknown");
        put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        assert_eq!(deliver_all(&program).await.expect("the store"), 0);
        let administrator = keeper(&world, world.administrator().account()).await;
        assert_eq!(found(&program, &administrator).await, Unsent::default());
    }
}
