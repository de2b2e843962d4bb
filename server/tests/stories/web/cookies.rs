//! A browser that keeps no cookies: leavers and staff are told what is the matter, and not that it is the link.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::{SIGN_IN_ADDRESS, SIGN_IN_CODE};
use crate::running::Running;
use crate::scene::Scene;
use crate::web::visitor::{Visitor, mailed_code};

const ANNA: &str = "anna.zonder.koek@voorbeeld.test";
const SAID: &str = "Je browser bewaart onze cookie niet";

on_both_databases! {
    async fn a_leaver_whose_browser_keeps_no_cookies_is_told_so(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let link = format!("/l/{}?to=data", world.token_of(leaver.id).await);
        let running = Running::start(&world);
        // A new browser for every step: nothing was kept of the one before.
        let ask = |path: &str| Visitor::new(&running, "Firefox", "10.0.0.1").ask(path, None);
        let opened = ask(&link);
        assert_eq!(opened.location, "/leaver/opened?to=data");
        let next = ask(&opened.location);
        assert_eq!(next.location, "/leaver/link?cookies=none");
        let page = ask(&next.location);
        assert!(page.body().contains(SAID) && !page.body().contains("Deze link werkt niet"), "{}", page.body());

        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        assert_eq!(browser.go(&link, None).0, "/leaver/data");
        assert!(!browser.ask("/leaver/link?cookies=none", None).body().contains(SAID), "they are allowed by now");
    }

    async fn whoever_signs_in_without_cookies_is_told_so(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Anna Zonder").email(ANNA).role(Role::HrAdviser).make().await;
        let running = Running::start(&world);
        let visitor = || Visitor::new(&running, "Firefox", "10.0.0.1");
        let asked = visitor().ask(SIGN_IN_ADDRESS, Some(&format!("email={}", ANNA.replace('@', "%40"))));
        assert_eq!(asked.location, "/staff/sign-in/code");
        for answer in [visitor().ask(&asked.location, None), visitor().ask(SIGN_IN_CODE, Some("code=123456"))] {
            assert_eq!(answer.location, "/staff/sign-in?cookies=none");
            assert!(visitor().ask(&answer.location, None).body().contains(SAID));
        }
        let from_nowhere = visitor().send("GET", "/staff/sign-in/code", &[("sec-fetch-site", "none")], "");
        assert_eq!(from_nowhere.location, "/staff/sign-in", "an address that was typed says nothing of cookies");
        // The code of that other browser counts there alone: it has left before this one asks for its own.
        mailed_code(&running, ANNA);
        let keeps = visitor();
        assert_eq!(keeps.sign_in(ANNA), "/staff");
    }
}
