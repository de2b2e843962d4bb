//! `POST /_fn/sign-in-code`: a code counts in the browser that asked for it.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::{SIGN_IN_ADDRESS, SIGN_IN_CODE};
use crate::running::Running;
use crate::web::visitor::{Visitor, code_in, mail_to, without_posting};

const FORM: &str = "email=anna%40voorbeeld.test";

on_both_databases! {
    async fn a_stranger_who_types_wrong_codes_keeps_nobody_out(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Anna de Vries").email("anna@voorbeeld.test").role(Role::HrAdviser).make().await;
        let running = Running::start(&world);
        let anna = Visitor::new(&running, "Firefox/1", "10.0.0.1");
        assert_eq!(anna.ask(SIGN_IN_ADDRESS, Some(FORM)).location, "/staff/sign-in/code");
        let code = code_in(&mail_to(&running, "anna@voorbeeld.test", 0));
        // From the same network, too: whoever sits in the next room.
        for (number, client) in ["6.6.6.6", "10.0.0.1"].into_iter().enumerate() {
            let stranger = Visitor::new(&running, "Firefox/1", client);
            assert_eq!(stranger.ask(SIGN_IN_ADDRESS, Some(FORM)).location, "/staff/sign-in/code");
            let theirs = code_in(&mail_to(&running, "anna@voorbeeld.test", number + 1));
            for _ in 0..40 {
                let led = stranger.ask(SIGN_IN_CODE, Some("code=12345")).location;
                assert_eq!(without_posting(&led), "/staff/sign-in/code");
            }
            // What somebody reads over a shoulder opens nothing elsewhere.
            for seen in [&code, &theirs] {
                stranger.ask(SIGN_IN_CODE, Some(&format!("code={seen}")));
                assert!(stranger.ask("/staff", None).location.starts_with("/staff/sign-in"));
            }
        }
        assert_eq!(anna.ask(SIGN_IN_CODE, Some(&format!("code={code}"))).location, "/staff");
    }
}
