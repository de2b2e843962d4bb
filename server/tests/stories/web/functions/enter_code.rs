//! `POST /_fn/enter-code`: a leaver's code counts in the browser that asked for it.

use chrono::Utc;
use server::on_both_databases;

use crate::addresses::{ENTER_CODE, REQUEST_CODE};
use crate::running::Running;
use crate::scene::Scene;
use crate::web::visitor::{Visitor, mail_to, mailed_code, mails_to};

const ADDRESS: &str = "vera.trek@thuis.test";

on_both_databases! {
    async fn whoever_else_holds_the_link_locks_the_leaver_out_of_nothing(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        scene.hand_in(&vera).await;
        let link = format!("/l/{}", world.token_of(vera.id).await);
        let running = Running::start(&world);
        let opened = |client| {
            let visitor = Visitor::new(&running, "Firefox/1", client);
            visitor.go(&link, None);
            visitor
        };
        let about = format!("departure={}", vera.id);
        let types = |visitor: &Visitor<'_>, code: &str| {
            visitor.go(ENTER_CODE, Some(&format!("{about}&code={code}")));
            !visitor.go("/leaver/data", None).1.body().contains(REQUEST_CODE)
        };
        let leaver = opened("10.0.0.1");
        let before = mails_to(&running, ADDRESS).len();
        leaver.ask(REQUEST_CODE, Some(&about));
        let code = mailed_code(&running, ADDRESS);
        let other = opened("6.6.6.6");
        for number in 0..8 {
            other.ask(REQUEST_CODE, Some(&about));
            if number < 5 {
                mail_to(&running, ADDRESS, before + 1 + number);
            }
            assert!(!types(&other, "12345"));
        }
        assert!(!types(&other, &code), "read over a shoulder, it opens nothing elsewhere");
        assert!(types(&leaver, &code));
    }
}
