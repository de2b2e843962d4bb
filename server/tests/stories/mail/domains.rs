//! Addresses whose domain has accents.

use serde_json::json;
use server::jobs::deliver::{Delivery, try_deliver_one};
use server::mail::MailKind;

use super::peer::Peer;
use super::post::{find, leaver, put, to_leaver};
use crate::scene::Scene;

server::on_both_databases! {
    async fn a_domain_with_accents_goes_out_in_the_form_that_every_server_takes(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = leaver(&scene, &[("private_email", "anna@b\u{fc}cher.example")]).await;
        let peer = Peer::start();
        let mail = put(&world, to_leaver(&world, &leaver, MailKind::NewLink, json!({}))).await;
        assert_eq!(try_deliver_one(&peer.program(&world)).await.expect("the store"), Delivery::Delivered(mail));
        let taken = peer.taken();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, "RCPT TO:<anna@xn--bcher-kva.example>");
        assert!(taken[0].message.is_ascii() && taken[0].message.contains("<anna@xn--bcher-kva.example>"));
        let kept = world.to_address(&find(&world, mail).await);
        assert_eq!(kept, "anna@b\u{fc}cher.example", "people read it as they wrote it");
    }
}
