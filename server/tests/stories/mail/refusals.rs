//! A mail server that refuses: whose fault it is, and what follows. Which reply means what stands in a table of
//! `domain::mail::refusal`.

use chrono::TimeDelta;
use domain::ids::MailId;
use serde_json::json;
use server::jobs::deliver::{self, Delivery};
use server::mail::MailKind;
use server::program::Program;
use server::testing::World;

use super::peer::{GREETING, MESSAGE, Peer};
use super::post::{code, find, is_dead, leaver, put, to_leaver};
use crate::scene::{Leaver, Scene};

async fn deliver_one(program: &Program) -> Delivery {
    deliver::try_deliver_one(program).await.expect("the store")
}

async fn first_mail(world: &World, leaver: &Leaver) -> MailId {
    put(world, to_leaver(world, leaver, MailKind::Questionnaire, json!({}))).await
}

server::on_both_databases! {
    async fn what_is_the_senders_fault_kills_no_address_and_holds_everything_back(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let refusals = [
            (GREETING, "554 5.7.1 Service unavailable; your network is blocked"),
            ("MAIL", "550 5.7.60 you may not send as this sender"),
            ("RCPT", "554 5.7.1 Relay access denied"),
            ("RCPT", "421 4.7.0 too many mails from you"),
            ("RCPT", "550 5.1.0 Sender address rejected: User unknown in local recipient table"),
            ("RCPT", "550 Verification failed: no such user here. Sender verify failed"),
            (MESSAGE, "554 5.2.252 SendAsDenied; not allowed to send as this sender"),
            (MESSAGE, "550 5.4.5 Daily user sending limit exceeded."),
        ];
        for (command, answer) in refusals {
            let program = peer.program(&world);
            let mails = [first_mail(&world, &leaver).await, first_mail(&world, &leaver).await];
            peer.says(command, answer);
            let at = world.now() + TimeDelta::minutes(5);
            // Another one knocks first.
            let after = at + TimeDelta::minutes(1);
            assert_eq!(deliver_one(&program).await, Delivery::Retried { mail: mails[0], at: after }, "{answer}");
            assert_eq!(deliver_one(&program).await, Delivery::Nothing { next_due: Some(at) }, "the other waits too");
            assert!(!is_dead(&world, &leaver).await, "{answer}");
            let row = find(&world, mails[0]).await;
            assert_eq!((row.state.code(), find(&world, mails[1]).await.attempts), ("waiting", 0));
            let (digits, _) = answer.split_at(3);
            let kept = world.opened_some(row.last_error.as_ref(), row.id).expect("a reason");
            assert!(kept.contains(digits), "{kept}");
            peer.means_well();
            world.clock.set(at);
            assert_eq!(deliver::deliver_all(&program).await.expect("the store"), 2, "nothing is lost");
        }
    }

    async fn a_password_that_is_not_taken_is_no_leavers_fault(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program_signing_in(&world);
        let mail = first_mail(&world, &leaver).await;
        peer.says("AUTH", "535 5.7.8 Username and Password not accepted");
        let at = world.now() + TimeDelta::minutes(6);
        assert_eq!(deliver_one(&program).await, Delivery::Retried { mail, at });
        assert!(!is_dead(&world, &leaver).await);
        peer.means_well();
        world.clock.set(at);
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(mail));
    }

    async fn an_address_that_is_none_is_dead(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let mail = first_mail(&world, &leaver).await;
        peer.says("RCPT", "550 5.1.1 User unknown");
        assert_eq!(deliver_one(&peer.program(&world)).await, Delivery::Parked(mail));
        assert!(is_dead(&world, &leaver).await);
    }

    async fn a_mail_that_is_too_large_stops_neither_the_address_nor_the_others(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        let [large, other] = [first_mail(&world, &leaver).await, first_mail(&world, &leaver).await];
        peer.says(MESSAGE, "552 5.3.4 Message too big for system");
        assert_eq!(deliver_one(&program).await, Delivery::Parked(large));
        assert!(!is_dead(&world, &leaver).await);
        peer.means_well();
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(other));
    }

    async fn one_who_lets_strangers_wait_holds_up_one_mail_only(world: World) {
        let scene = Scene::set(&world).await;
        let bo = scene.leaver_with("Bo Visser", &[("private_email", "bo@thuis.test")]).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        let waits = put(&world, to_leaver(&world, &bo, MailKind::NewLink, json!({}))).await;
        let goes = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        peer.answers(|asked| {
            (asked.starts_with("RCPT") && asked.contains("bo@")).then_some("451 4.7.1 Greylisting in action")
        });
        let at = world.now() + TimeDelta::minutes(1);
        assert_eq!(deliver_one(&program).await, Delivery::Retried { mail: waits, at });
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(goes));
        assert!(!is_dead(&world, &bo).await);
    }

    async fn one_mail_that_is_refused_as_if_it_were_all_lets_the_others_go(world: World) {
        let scene = Scene::set(&world).await;
        let bo = scene.leaver_with("Bo Visser", &[("private_email", "bo@thuis.test")]).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        let refused = put(&world, to_leaver(&world, &bo, MailKind::NewLink, json!({}))).await;
        peer.answers(|asked| (asked.starts_with("RCPT") && asked.contains("bo@")).then_some("550 5.7.1 not from you"));
        // Another one knocks first.
        let at = world.now() + TimeDelta::minutes(6);
        assert_eq!(deliver_one(&program).await, Delivery::Retried { mail: refused, at });
        let goes = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        world.clock.set(at);
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(goes), "it was due first");
        assert!(matches!(deliver_one(&program).await, Delivery::Retried { mail, .. } if mail == refused));
        let next = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(next), "nothing is held back for its sake");
    }

    async fn a_talk_that_is_off_is_told_first_and_a_code_second(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        let news = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        let code = put(&world, code(&world, &leaver)).await;
        // About no talk, so that it is withdrawn: what counts is that its turn comes first.
        let off = put(&world, to_leaver(&world, &leaver, MailKind::CancelledLeaver, json!({}))).await;
        assert_eq!(deliver_one(&program).await, Delivery::Withdrawn(off));
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(code));
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(news));
    }

    async fn after_a_night_without_a_server_everything_goes_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        peer.says(GREETING, "421 4.3.2 down for the night");
        for _ in 0..7 {
            let Delivery::Retried { at, .. } = deliver_one(&program).await else { panic!("it waits") };
            world.clock.set(at);
        }
        assert!(matches!(deliver_one(&program).await, Delivery::Retried { .. }));
        peer.means_well();
        world.advance(TimeDelta::minutes(5));
        let next = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(next));
        assert_eq!(deliver_one(&program).await, Delivery::Delivered(mail), "it does not wait out its four hours");
        assert_eq!(peer.taken().len(), 2);
    }
}
