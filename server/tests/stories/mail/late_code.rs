//! Codes whose mail was long on its way: they live from when the mail server accepted it.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{EntityTrait, QueryOrder};
use server::code::{self, Asked, Browser};
use server::jobs::deliver::{Delivery, try_deliver_one};
use server::program::Program;
use server::questionnaire::{CodeRequest, Entering};
use server::sign_in::{self, Entered};
use server::store::entity::outbox;
use server::testing::World;

use super::peer::Peer;
use super::post::leaver;
use crate::scene::Scene;

/// The code in the mail that waits.
async fn waiting_code(world: &World) -> String {
    let mail = outbox::Entity::find().order_by_desc(outbox::Column::Id).one(world.store().read()).await;
    let needs = mail.expect("the store").expect("a mail waits").needs(world.store().read()).expect("it opens");
    needs["code"].as_str().expect("a code").to_owned()
}

/// A receiver's server lets us wait for more than the life of a code, then takes the mail. Says when.
async fn waits_and_arrives(world: &World, program: &Program, peer: &Peer) -> DateTime<Utc> {
    let asked_at = world.now();
    peer.says("RCPT", "451 4.7.1 Greylisting in action, come back later");
    while world.now() - asked_at <= TimeDelta::minutes(12) {
        match try_deliver_one(program).await.expect("the store") {
            Delivery::Retried { at, .. } => world.clock.set(at),
            other => panic!("{other:?}"),
        }
    }
    peer.means_well();
    let delivered = try_deliver_one(program).await.expect("the store");
    assert!(matches!(delivered, Delivery::Delivered(_)), "{delivered:?}");
    world.now()
}

server::on_both_databases! {
    async fn a_code_that_a_server_let_wait_opens_for_ten_minutes_from_then(world: World) {
        let scene = Scene::set(&world).await;
        let vera = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        let mut here = Browser { client: "10.0.0.1".to_owned(), asked: Asked::default() };
        let asked = server::questionnaire::request_code(&program, &vera.proof, &mut here).await.expect("the store");
        assert!(matches!(asked, CodeRequest::Sent { .. }), "{asked:?}");
        let (code, asked_at) = (waiting_code(&world).await, world.now());
        let late = async || code::late(world.store().read(), &here.asked, world.now()).await.expect("the store");
        assert_eq!(late().await, None);
        let accepted_at = waits_and_arrives(&world, &program, &peer).await;

        let told = late().await.expect("the page says so");
        assert_eq!(told.until, accepted_at + TimeDelta::minutes(10));
        assert_eq!(told.minutes, (accepted_at - asked_at).num_minutes());
        let message = &peer.taken()[0].message;
        let mail = mail_parser::MessageParser::default().parse(message.as_bytes()).expect("a message");
        let text = mail.body_text(0).expect("a plain form");
        assert!(text.contains("10:00") || text.contains("10.00"), "when it was asked for: {text}");

        world.advance(TimeDelta::minutes(9));
        let entered = server::questionnaire::enter_code(&program, &vera.proof, &here, &code).await.expect("the store");
        assert_eq!(entered, Entering::Right);
        assert_eq!(late().await, None, "it has done its work");
    }

    async fn a_late_code_dies_ten_minutes_after_it_came(world: World) {
        let scene = Scene::set(&world).await;
        let vera = leaver(&scene, &[]).await;
        let peer = Peer::start();
        let program = peer.program(&world);
        let mut here = Browser { client: "10.0.0.1".to_owned(), asked: Asked::default() };
        server::questionnaire::request_code(&program, &vera.proof, &mut here).await.expect("the store");
        let code = waiting_code(&world).await;
        waits_and_arrives(&world, &program, &peer).await;
        world.advance(TimeDelta::minutes(10));
        let entered = server::questionnaire::enter_code(&program, &vera.proof, &here, &code).await.expect("the store");
        assert_eq!(entered, Entering::Expired);
    }

    async fn a_late_code_signs_in_and_tells_nobody_whether_there_is_such_an_address(world: World) {
        const ANNA: &str = "anna@voorbeeld.test";
        world.account("Anna de Vries").email(ANNA).make().await;
        let peer = Peer::start();
        let program = peer.program(&world);
        let mut here = Asked::default();
        sign_in::request_code(&program, ANNA, "::1", &mut here).await.expect("the store");
        let code = waiting_code(&world).await;
        let mut nowhere = Asked::default();
        sign_in::request_code(&program, "niemand@voorbeeld.test", "::1", &mut nowhere).await.expect("the store");
        waits_and_arrives(&world, &program, &peer).await;
        let wrong = if code == "111111" { "222222" } else { "111111" };
        for (email, asked) in [(ANNA, &here), ("niemand@voorbeeld.test", &nowhere)] {
            let entered = sign_in::enter_code(&program, email, asked, wrong).await.expect("the store");
            assert_eq!(entered, Entered::Expired, "{email}");
            assert_eq!(code::late(world.store().read(), asked, world.now()).await.expect("the store"), None);
        }
        let entered = sign_in::enter_code(&program, ANNA, &here, &code).await.expect("the store");
        assert!(matches!(entered, Entered::SignedIn(_)), "{entered:?}");
    }
}
