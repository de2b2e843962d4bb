//! `POST /_fn/sign-out`: what is left in the browser, and in the database.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;
use server::session;

use crate::addresses::SIGN_OUT;
use crate::running::Running;
use crate::web::visitor::Visitor;

on_both_databases! {
    async fn whoever_signs_out_leaves_nothing_behind_but_their_language(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Anna de Vries").email("anna@voorbeeld.test").role(Role::HrAdviser).make().await;
        let running = Running::start(&world);
        let anna = Visitor::new(&running, "Firefox/1", "10.0.0.1");
        anna.ask("/language/en", None);
        assert_eq!(anna.sign_in("anna@voorbeeld.test"), "/staff");
        let (session, copied) = (anna.cookie("session").expect("a session"), anna.copy());
        let out = anna.ask(SIGN_OUT, Some(""));
        assert_eq!(out.location, "/staff/sign-in");
        let head = out.text.to_ascii_lowercase();
        assert!(head.contains("clear-site-data: \"cache\", \"storage\"\r\n"), "{head}");
        assert_eq!(anna.cookie("session"), None);
        assert_eq!(anna.cookie("language").as_deref(), Some("en"));
        assert_eq!(session::load(world.store(), &session, Utc::now()).await.expect("the store"), None);
        assert!(copied.ask("/staff/day", None).location.starts_with("/staff/sign-in"), "a copied cookie");
    }
}
