//! `/staff/sign-in` and what is below it, where staff sign in at the organisation's provider.

use chrono::Utc;
use domain::account::Role;
use sea_orm::EntityTrait;
use serde_json::json;
use server::on_both_databases;
use server::store::entity::{outbox, session};
use server::testing::World;

use crate::addresses::{SIGN_IN_ADDRESS, SIGN_OUT};
use crate::provider::fake::{Fake, Instead, Signing};
use crate::provider::visitor::Visitor;
use crate::running::Running;

const BEGIN: &str = "/staff/sign-in/provider?next=%2Fstaff%2Fday";

/// Anna has an account, and the program runs with a provider.
async fn set(world: &World, more: &[(&str, &str)]) -> (Fake, Running) {
    world.advance(Utc::now() - world.now());
    world.account("Anna de Vries").email("anna@voorbeeld.test").role(Role::HrAdviser).make().await;
    let fake = Fake::start().await;
    let mut settings: Vec<(&str, &str)> = fake.environment().into();
    settings.extend(more);
    let running = Running::start_with(world, &settings);
    (fake, running)
}

on_both_databases! {
    async fn somebody_signs_in_and_out_at_the_provider(world: World) {
        let (fake, running) = set(&world, &[("UITZWAAI_OIDC_NAME", "Schoolaccount")]).await;
        let mut anna = Visitor::new(&running);
        let page = anna.ask("/staff/sign-in?next=%2Fstaff%2Fday", None);
        assert!(page.body().contains("Inloggen met Schoolaccount") && page.body().contains("next=%2Fstaff%2Fday"));
        assert!(!page.body().contains(SIGN_IN_ADDRESS), "there is no other way");
        let before = { anna.ask(BEGIN, None); anna.cookie.clone() };
        assert!(before.starts_with("session="), "what has begun waits on this side");
        let entered = anna.signs_in(&fake, &json!({}));
        assert_eq!((entered.status, entered.location.as_str()), (303, "/staff/day"));
        assert!(anna.is_in());
        assert_ne!(anna.cookie, before, "with a session of another id");
        let mut old = Visitor::new(&running);
        old.cookie = before;
        assert!(!old.is_in(), "the one of before is nobody's");

        let out = anna.ask(SIGN_OUT, Some(""));
        assert_eq!(out.location, "/staff/sign-in/out");
        assert!(!anna.is_in());
        let page = anna.ask("/staff/sign-in/out", None);
        let leave = format!("{}/leave?", fake.issuer);
        assert!(page.body().contains(&leave) && page.body().contains("id_token_hint=ey"), "{}", page.body());
        assert!(page.body().contains("sign-in%2Fout"), "and back");
        let page = anna.ask("/staff/sign-in/out?state=done", None);
        assert!(page.body().contains("Je bent hier uitgelogd, en bij je organisatie.") && !page.body().contains(&leave));
        let page = anna.ask("/staff/sign-in/out", None);
        assert!(!page.body().contains(&leave), "it is forgotten");
    }

    async fn nobody_is_led_to_another_site_after_signing_in(world: World) {
        let (fake, running) = set(&world, &[]).await;
        for next in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2Fleaver", "%2Fstaff%2Fsign-in%2Fout"] {
            let mut anna = Visitor::new(&running);
            let begin = format!("/staff/sign-in/provider?next={next}");
            let back = anna.goes_to(&fake, &begin, Signing::Right, &json!({}));
            assert_eq!(anna.ask(&back, None).location, "/staff", "{next}");
        }
    }

    async fn what_comes_back_counts_once_and_in_the_browser_that_began(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let mut anna = Visitor::new(&running);
        let back = anna.goes_to(&fake, BEGIN, Signing::Right, &json!({}));
        let mut thief = Visitor::new(&running);
        let stolen = thief.ask(&back, None);
        assert_eq!(stolen.status, 400);
        assert!(stolen.body().contains("Deze inlogpoging geldt niet meer"));
        // Somebody leads Anna's browser to where their own sign-in ends.
        let theirs = thief.goes_to(&fake, BEGIN, Signing::Right, &json!({ "sub": "thief" }));
        assert_eq!(anna.ask(&theirs, None).status, 400);
        assert!(!anna.is_in() && !thief.is_in());
        for wrong in ["/staff/sign-in/callback", "/staff/sign-in/callback?code=a", "/staff/sign-in/callback?code=a&state=b"] {
            assert_eq!(anna.ask(wrong, None).status, 400, "{wrong}");
        }
        let of_another = format!("{back}&iss=https%3A%2F%2Fanother.example");
        assert_eq!(anna.ask(&of_another, None).status, 400, "another provider's answer");
        assert_eq!(anna.ask(&back, None).status, 400, "and it has been tried");
        let back = anna.goes_to(&fake, BEGIN, Signing::Right, &json!({}));
        assert_eq!(anna.ask(&back, None).status, 303);
        assert_eq!(anna.ask(&back, None).status, 400, "a second time");
        assert!(anna.is_in(), "which changes nothing");
    }

    async fn two_tabs_sign_in_side_by_side(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let mut anna = Visitor::new(&running);
        let first = anna.goes_to(&fake, BEGIN, Signing::Right, &json!({}));
        let second = anna.goes_to(&fake, BEGIN, Signing::Right, &json!({}));
        assert_eq!(anna.ask(&first, None).status, 303);
        assert_eq!(anna.ask(&second, None).status, 303);
    }

    async fn whatever_is_wrong_with_a_token_nobody_gets_in(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let cases = [
            (Signing::None, json!({})),
            (Signing::WrongKey, json!({})),
            (Signing::SharedSecret, json!({})),
            (Signing::Right, json!({ "aud": "another" })),
            (Signing::Right, json!({ "exp": 1 })),
            (Signing::Right, json!({ "nonce": "another" })),
        ];
        for (signing, claims) in cases {
            let mut anna = Visitor::new(&running);
            let back = anna.goes_to(&fake, BEGIN, signing, &claims);
            assert_eq!(anna.ask(&back, None).status, 400, "{signing:?} {claims}");
            assert!(!anna.is_in(), "{signing:?} {claims}");
        }
    }

    async fn strangers_ended_accounts_and_unverified_addresses_read_the_same(world: World) {
        let (fake, running) = set(&world, &[]).await;
        world.account("Bo Gestopt").email("bo@voorbeeld.test").inactive().make().await;
        let mut pages = Vec::new();
        for claims in [
            json!({ "sub": "x", "email": "niemand@voorbeeld.test" }),
            json!({ "sub": "y", "email": "bo@voorbeeld.test" }),
            json!({ "sub": "z", "email_verified": false }),
        ] {
            let mut visitor = Visitor::new(&running);
            let answer = visitor.signs_in(&fake, &claims);
            assert_eq!(answer.status, 403, "{claims}");
            assert!(answer.body().contains("Met dit account kom je hier niet binnen"), "{claims}");
            assert!(!visitor.is_in());
            let words = answer.body().split("<main").nth(1).expect("a page").to_owned();
            pages.push(words);
        }
        assert!(pages.iter().all(|page| *page == pages[0]), "{pages:#?}");
    }

    async fn signing_in_that_is_broken_off_or_cannot_be_says_what_to_do(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let mut anna = Visitor::new(&running);
        let begun = anna.ask(BEGIN, None);
        let state = begun.location.split("state=").nth(1).and_then(|rest| rest.split('&').next()).expect("a state");
        let answer = anna.ask(&format!("/staff/sign-in/callback?error=access_denied&state={state}"), None);
        assert!(answer.status == 200 && answer.body().contains("Het inloggen bij je organisatie is niet afgemaakt."));
        drop(running);

        fake.answers_instead(Some(Instead::NotFound));
        let running = Running::start_with(&world, &fake.environment());
        let mut anna = Visitor::new(&running);
        let down = anna.ask(BEGIN, None);
        assert_eq!(down.status, 503);
        assert!(down.body().contains("Inloggen lukt nu niet") && down.body().contains("Wacht een paar minuten"));
        assert!(down.body().contains("/staff/sign-in?next=%2Fstaff%2Fday"), "where they were going stays");
        let checked = running.call(&["check"], &[], b"");
        let said = String::from_utf8_lossy(&checked.stdout).into_owned();
        assert!(!checked.status.success() && said.contains("sign-in   NOT IN ORDER") && said.contains("404"), "{said}");
    }

    async fn a_mailed_code_is_a_way_only_where_somebody_says_so(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let mut anna = Visitor::new(&running);
        let asked = anna.ask(SIGN_IN_ADDRESS, Some("email=anna%40voorbeeld.test&next=%2Fstaff"));
        assert_eq!(asked.location, "/staff/sign-in");
        assert_eq!(anna.ask("/staff/sign-in/code", None).location, "/staff/sign-in");
        assert_eq!(outbox::Entity::find().all(world.store().read()).await.expect("read").len(), 0);
        let checked = running.call(&["check"], &[], b"");
        let said = String::from_utf8_lossy(&checked.stdout).into_owned();
        assert!(said.contains(&fake.issuer) && said.contains("/staff/sign-in/callback"), "{said}");
        assert!(!said.contains("mailed code"), "{said}");
        assert!(said.contains("auth_time"), "what it does not name is missed: {said}");

        let both = running.call(&["check"], &[("UITZWAAI_SIGN_IN_CODE", "true")], b"");
        let said = String::from_utf8_lossy(&both.stdout).into_owned();
        assert!(said.contains("WARNING: a mailed code signs in too"), "{said}");
        drop(running);
        let mut settings: Vec<(&str, &str)> = fake.environment().into();
        settings.push(("UITZWAAI_SIGN_IN_CODE", "true"));
        let running = Running::start_with(&world, &settings);
        let mut anna = Visitor::new(&running);
        let page = anna.ask("/staff/sign-in", None);
        assert!(page.body().contains(SIGN_IN_ADDRESS) && page.body().contains("Inloggen met het account van je organisatie"));
        let asked = anna.ask(SIGN_IN_ADDRESS, Some("email=anna%40voorbeeld.test&next=%2Fstaff"));
        assert_eq!(asked.location, "/staff/sign-in/code");
    }

    async fn a_sign_in_that_has_begun_stands_nowhere_to_be_read(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let mut anna = Visitor::new(&running);
        let begun = anna.ask(BEGIN, None);
        let of = |name: &str| {
            let rest = begun.location.split(&format!("{name}=")).nth(1).expect("it is there");
            rest.split('&').next().unwrap_or_default().to_owned()
        };
        let rows = session::Entity::find().all(world.store().read()).await.expect("read");
        assert_eq!(rows.len(), 1);
        for secret in [of("state"), of("nonce")] {
            assert!(secret.len() >= 22 && !rows[0].data.contains(&secret), "{secret}");
        }
        anna.signs_in(&fake, &json!({}));
        let rows = session::Entity::find().all(world.store().read()).await.expect("read");
        assert!(rows.iter().all(|row| !row.data.contains("eyJ") && !row.data.contains("sessie-1")), "no token, no session");
        assert!(rows.iter().all(|row| row.provider_session.as_deref() != Some("sessie-1")), "but its hash");
    }
}
