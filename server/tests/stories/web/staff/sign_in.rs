//! `/staff/sign-in` and what is below it, where staff sign in at the organisation's provider.

use chrono::Utc;
use domain::account::Role;
use domain::ids::AccountId;
use sea_orm::EntityTrait;
use serde_json::json;
use server::on_both_databases;
use server::store::entity::{outbox, session};
use server::testing::World;

use crate::addresses::{SIGN_IN_ADDRESS, SIGN_IN_AGAIN, SIGN_IN_CODE, SIGN_OUT};
use crate::matrix::form::without_address;
use crate::provider::fake::{CLIENT_SECRET, Fake, Instead, Signing};
use crate::provider::visitor::{AtProvider, BEGIN, visitor};
use crate::running::Running;
use crate::web::visitor::{code_in, mail_to};

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

async fn anna_of(world: &World) -> AccountId {
    let found = server::account::list(world.store().read(), world.board(), world.now()).await.expect("the store");
    found.iter().find(|one| one.name == "Anna de Vries").expect("they have an account").id
}

on_both_databases! {
    async fn somebody_signs_in_and_out_at_the_provider(world: World) {
        let (fake, running) = set(&world, &[("UITZWAAI_OIDC_NAME", "Schoolaccount")]).await;
        let anna = visitor(&running);
        let page = anna.ask("/staff/sign-in?next=%2Fstaff%2Fday", None);
        assert!(page.body().contains("Inloggen met Schoolaccount") && page.body().contains("next=%2Fstaff%2Fday"));
        assert!(!page.body().contains(SIGN_IN_ADDRESS), "there is no other way");
        anna.ask(BEGIN, None);
        assert!(anna.cookie("session").is_some(), "what has begun waits on this side");
        let old = anna.copy();
        let entered = anna.signs_in(&fake, &json!({}));
        assert_eq!((entered.status, entered.location.as_str()), (303, "/staff/day"));
        assert!(anna.is_in());
        assert_ne!(anna.cookie("session"), old.cookie("session"), "with a session of another id");
        assert!(!old.is_in(), "the one of before is nobody's");

        let signed_in = anna.copy();
        let out = anna.ask(SIGN_OUT, Some(""));
        assert_eq!(out.location, "/staff/sign-in/out");
        assert!(!anna.is_in());
        assert_ne!(anna.cookie("session"), signed_in.cookie("session"));
        let page = signed_in.ask("/staff/sign-in/out", None);
        assert!(!page.body().contains("id_token_hint"), "whoever copied the cookie finds nothing");
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
            let anna = visitor(&running);
            let begin = format!("/staff/sign-in/provider?next={next}");
            let back = anna.goes_to(&fake, &begin, Signing::Right, &json!({}));
            assert_eq!(anna.ask(&back, None).location, "/staff", "{next}");
        }
    }

    async fn no_other_site_signs_anybody_in(world: World) {
        let (fake, running) = set(&world, &[]).await;
        for site in ["cross-site", "same-site"] {
            let answer = tokio::task::block_in_place(|| running.request("GET", BEGIN, &[("sec-fetch-site", site)], b""));
            assert_eq!(answer.expect("an answer").location, "/staff/sign-in?next=%2Fstaff%2Fday", "{site}");
        }
        let typed = tokio::task::block_in_place(|| running.request("GET", BEGIN, &[("sec-fetch-site", "none")], b""));
        assert!(typed.expect("an answer").location.starts_with(&fake.issuer), "somebody kept the address");
    }

    async fn what_comes_back_counts_once_and_in_the_browser_that_began(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let anna = visitor(&running);
        let back = anna.goes_to(&fake, BEGIN, Signing::Right, &json!({}));
        let thief = visitor(&running);
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
        let anna = visitor(&running);
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
            let anna = visitor(&running);
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
            let visitor = visitor(&running);
            let answer = visitor.signs_in(&fake, &claims);
            assert_eq!(answer.status, 403, "{claims}");
            assert!(answer.body().contains("Met dit account kom je hier niet binnen"), "{claims}");
            assert!(!visitor.is_in());
            pages.push(without_address(answer.body()));
        }
        assert!(pages.iter().all(|page| *page == pages[0]), "{pages:#?}");
    }

    async fn signing_in_that_is_broken_off_or_cannot_be_says_what_to_do(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let anna = visitor(&running);
        let begun = anna.ask(BEGIN, None);
        let state = begun.location.split("state=").nth(1).and_then(|rest| rest.split('&').next()).expect("a state");
        let answer = anna.ask(&format!("/staff/sign-in/callback?error=access_denied&state={state}"), None);
        assert!(answer.status == 200 && answer.body().contains("Het inloggen bij je organisatie is niet afgemaakt."));
        drop(running);

        fake.answers_instead(Some(Instead::NotFound));
        let running = Running::start_with(&world, &fake.environment());
        let anna = visitor(&running);
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
        let anna = visitor(&running);
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
        let anna = visitor(&running);
        let page = anna.ask("/staff/sign-in", None);
        assert!(page.body().contains(SIGN_IN_ADDRESS) && page.body().contains("Inloggen met het account van je organisatie"));
        let asked = anna.ask(SIGN_IN_ADDRESS, Some("email=anna%40voorbeeld.test&next=%2Fstaff"));
        assert_eq!(asked.location, "/staff/sign-in/code");
    }

    async fn a_claim_gives_roles_at_the_sign_in_and_pages_say_where_they_come_from(world: World) {
        let roles = [
            ("UITZWAAI_OIDC_NAME", "Schoolaccount"),
            ("UITZWAAI_OIDC_ROLES_CLAIM", "groups"),
            ("UITZWAAI_OIDC_ROLES", "lead => team_leader @ De Linde; keep => hr_coordinator"),
        ];
        world.school("De Linde").await;
        let (fake, running) = set(&world, &roles).await;
        let (elsewhere, anna) = (visitor(&running), visitor(&running));
        elsewhere.signs_in(&fake, &json!({ "groups": [] }));
        assert!(elsewhere.is_in());
        let entered = anna.signs_in(&fake, &json!({ "groups": ["lead", "keep"] }));
        assert_eq!(entered.status, 303);
        assert!(anna.is_in() && !elsewhere.is_in(), "other roles, other sessions, but for the one that begins");
        let own = anna.ask("/staff/roles", None);
        assert!(own.body().contains("via Schoolaccount"), "{}", own.body());
        // Somebody who keeps people: what waits says who proposes it, and the form has no role to take.
        world.account("Vera Smit").email("vera@voorbeeld.test").role(Role::Administrator).make().await;
        let vera = visitor(&running);
        vera.signs_in(&fake, &json!({ "sub": "vera", "email": "vera@voorbeeld.test", "groups": [] }));
        let id = anna_of(&world).await;
        let page = vera.ask(&format!("/staff/organisation/people/{id}"), None);
        let body = page.body();
        assert!(body.contains("Voorgesteld door Schoolaccount, toen deze persoon inlogde"), "{body}");
        assert!(body.contains("haal je hier niet weg"), "{body}");
        // The same browser, as what reaches deep asks, now without the group.
        let before = anna.copy();
        let back = anna.goes_to(&fake, &format!("{BEGIN}&again=yes"), Signing::Right, &json!({ "groups": [] }));
        assert_eq!(anna.ask(&back, None).location, "/staff/day");
        assert!(anna.is_in() && !before.is_in());
        assert!(!anna.ask("/staff/roles", None).body().contains("via Schoolaccount"));
    }

    async fn check_says_how_the_claim_stands(world: World) {
        world.school("De Linde").await;
        let (_, running) = set(&world, &[]).await;
        let check = |roles: &str, more: &[(&str, &str)]| {
            let mut settings = vec![("UITZWAAI_OIDC_ROLES_CLAIM", "groups"), ("UITZWAAI_OIDC_ROLES", roles)];
            settings.extend(more);
            let output = running.call(&["check"], &settings, b"");
            (String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr), output.status.success())
        };
        let (said, _) = check("lead => team_leader @ De Linde", &[]);
        assert!(said.contains("by the claim \"groups\"") && said.contains("no value of it gives administrator, hr_coordinator"), "{said}");
        assert!(!said.contains("OIDC_ROLES_KEPT_BY_TWO"), "{said}");
        let more = [("UITZWAAI_OIDC_ROLES_KEPT_BY_TWO", "true"), ("UITZWAAI_SIGN_IN_CODE", "true")];
        let (said, _) = check("hr => hr_adviser", &more);
        assert!(said.contains("WARNING: OIDC_ROLES_KEPT_BY_TWO is on") && said.contains("keeps what the claim gave"), "{said}");
        let (said, is_well) = check("lead => team_leader @ Rijnveld", &[]);
        assert!(!is_well && said.contains("roles     NOT IN ORDER") && said.contains("no such school or team"), "{said}");
        let (said, is_well) = check("hr => king", &[]);
        assert!(!is_well && said.contains("\"king\" is no role; roles are administrator"), "{said}");
        let (said, is_well) = check("hr => team_leader", &[]);
        assert!(!is_well && said.contains("team_leader @ School"), "{said}");
    }

    async fn a_sign_in_that_has_begun_stands_nowhere_to_be_read(world: World) {
        let (fake, running) = set(&world, &[]).await;
        let anna = visitor(&running);
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
        // As the head of a token begins, whichever of its members comes first (RFC 7515, 4.1): three letters of it stand
        // in something sealed by chance.
        for secret in ["eyJhbGci", "eyJ0eXAi", "eyJraWQi", "sessie-1"] {
            assert!(rows.iter().all(|row| !row.data.contains(secret)), "no token, no session: {secret}");
        }
        assert!(rows.iter().all(|row| row.provider_session.as_deref() != Some("sessie-1")), "but its hash");
    }

    async fn signing_in_at_the_provider_leaves_nothing_secret_in_the_log(world: World) {
        let (fake, running) = set(&world, &[("UITZWAAI_LOG", "trace")]).await;
        let anna = visitor(&running);
        let back = anna.goes_to(&fake, BEGIN, Signing::Right, &json!({}));
        assert_eq!(anna.ask(&back, None).status, 303);
        assert_eq!(anna.ask(&back, None).status, 400, "and once more, which is warned of");
        let out = anna.ask(SIGN_OUT, Some(""));
        let page = anna.ask(&out.location, None);
        let token = page.body().split("id_token_hint=").nth(1).and_then(|rest| rest.split(['&', '"']).next());
        let of_address = |name: &str| {
            let rest = back.split(&format!("{name}=")).nth(1).expect("it is there");
            rest.split('&').next().unwrap_or_default().to_owned()
        };
        let secrets = [of_address("code"), of_address("state"), token.expect("it stands there").to_owned(),
            CLIENT_SECRET.to_owned(), "anna@voorbeeld.test".to_owned(), anna.cookie("session").expect("a session")];
        let log = running.log();
        assert!(log.contains("DEBUG") && log.contains("/staff/sign-in/callback"), "it was told of");
        for secret in secrets {
            let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            assert!(secret.len() > 8 && !log.contains(&secret) && !log.contains(&encoded), "{secret} stands in the log");
        }
    }

    async fn a_session_stays_the_providers_to_end_when_a_code_was_typed_again(world: World) {
        let (fake, running) = set(&world, &[("UITZWAAI_SIGN_IN_CODE", "true")]).await;
        let anna = visitor(&running);
        anna.signs_in(&fake, &json!({ "sid": "werk" }));
        assert_eq!(anna.ask(SIGN_IN_AGAIN, Some("next=%2Fstaff%2Fday")).location, "/staff/sign-in/code");
        let code = code_in(&mail_to(&running, "anna@voorbeeld.test", 0));
        assert_eq!(anna.ask(SIGN_IN_CODE, Some(&format!("code={code}"))).location, "/staff/day");
        let token = fake.logout_token(Utc::now().timestamp(), Signing::Right, &json!({ "sid": "werk" }));
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let body = format!("logout_token={token}");
        let told = tokio::task::block_in_place(|| {
            running.request("POST", "/api/v1/back-channel-logout", &headers, body.as_bytes())
        });
        assert_eq!(told.expect("an answer").status, 200);
        assert!(!anna.is_in());
    }
}
