//! `/staff/organisation/people`: what somebody new may do, and ending the sessions of somebody else.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::{ACCOUNT_ADD, ACCOUNT_SESSIONS_END};
use crate::running::Running;
use crate::web::browser::Browser;
use crate::web::markup::{form_to, links};
use crate::web::staff::signed_out::signs_in;
use crate::web::visitor::Visitor;

const ANNA: &str = "anna@voorbeeld.test";
const PEOPLE: &str = "/staff/organisation/people";

on_both_databases! {
    async fn what_somebody_new_may_do_is_asked_and_nothing_typed_is_lost(world: World) {
        world.advance(Utc::now() - world.now());
        let cora = world.account("Cora Coordinator").role(Role::HrCoordinator).make().await;
        let cora = Browser::of(&world, cora).await;
        let typed = "name=Lot+Leider&email=lot%40voorbeeld.test&language=nl&active=yes";
        for (roles, said) in [
            ("", "Kies een rol, of geef aan dat er nog geen rol is."),
            ("&role.0=policy_officer&unit.0=", "Kies ook waarvoor deze rol geldt"),
            ("&role.0=policy_officer&unit.0=-&no_role=yes", "Kies een van de twee."),
        ] {
            let back = cora.ask(ACCOUNT_ADD, Some(&format!("{typed}{roles}"))).location;
            assert!(back.starts_with("/staff/organisation/people?typed="), "{back}");
            let page = cora.ask(&back, None).text;
            assert!(page.contains(said) && page.contains("value=\"Lot Leider\""), "{roles}: {page}");
        }
        assert!(cora.ask("/staff/organisation/people", None).text.contains("krijgt meteen een mail"), "told before");
        let made = cora.ask(ACCOUNT_ADD, Some(&format!("{typed}&no_role=yes"))).location;
        assert!(made.starts_with("/staff/organisation/people/"), "{made}");
    }

    async fn a_role_that_was_chosen_before_signing_in_again_lands_on_nobody_else(world: World) {
        world.advance(Utc::now() - world.now());
        let email = "cora.twee.keer@voorbeeld.test";
        world.account("Cora Coördinator").email(email).role(Role::HrCoordinator).make().await;
        let running = Running::start(&world);
        let before = Visitor::new(&running, "Firefox", "10.0.0.1");
        before.sign_in(email);
        let typed = [("name", "Lot Leider"), ("email", "lot@voorbeeld.test"), ("role.0", "policy_officer"), ("unit.0", "-")];
        let posted = form_to(before.ask(PEOPLE, None).body(), ACCOUNT_ADD).body(None, &typed);

        // The same browser, whose session has ended.
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        let asks = browser.go(ACCOUNT_ADD, Some(&posted)).1;
        let back = signs_in(&browser, asks.body(), email);
        let stands = |page: &str| {
            let fields = form_to(page, ACCOUNT_ADD).fields;
            typed.map(|(name, value)| fields.contains(&(name.to_owned(), value.to_owned())))
        };
        assert_eq!(stands(browser.ask(&back, None).body()), [true; 4], "{back}");
        let page = browser.ask(PEOPLE, None);
        assert_eq!(stands(page.body()), [false; 4], "the next one is somebody else");
        assert!(page.body().contains("nog niet verstuurd"), "{}", page.body());
        let leads: Vec<String> = links(page.body()).into_iter().filter(|link| link.contains("waits=")).collect();
        assert_eq!(leads, std::slice::from_ref(&back), "the one place where it stands");

        let again = form_to(browser.ask(&back, None).body(), ACCOUNT_ADD).body(None, &[]);
        let made = browser.ask(ACCOUNT_ADD, Some(&again)).location;
        assert!(made.starts_with("/staff/organisation/people/"), "{made}");
        for address in [PEOPLE, back.as_str()] {
            let page = browser.ask(address, None);
            assert_eq!(stands(page.body()), [false; 4], "{address}");
            assert!(!page.body().contains("nog niet verstuurd"), "it waits no longer: {address}");
        }
    }

    async fn a_keeper_ends_somebodys_sessions_and_sees_no_more_than_how_many(world: World) {
        world.advance(Utc::now() - world.now());
        let id = world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await;
        world.account("Cora Coördinator").email("cora@voorbeeld.test").role(Role::HrCoordinator).make().await;
        let running = Running::start(&world);
        let anna = Visitor::new(&running, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "10.0.0.1");
        anna.sign_in(ANNA);
        let cora = Visitor::new(&running, "Chrome/1", "10.0.0.2");
        cora.sign_in("cora@voorbeeld.test");
        let page = format!("/staff/organisation/people/{id}");
        let shown = cora.ask(&page, None);
        assert!(shown.text.contains("Anna de Vries is nu op één plek ingelogd."));
        assert!(!shown.text.contains("Linux"), "on what is hers to see");
        // An adviser keeps nobody's account.
        assert_eq!(anna.ask(ACCOUNT_SESSIONS_END, Some(&format!("account={id}"))).location, "/not-found");
        assert_eq!(cora.ask(ACCOUNT_SESSIONS_END, Some(&format!("account={id}"))).location, page);
        assert!(cora.ask(&page, None).text.contains("Op één plek uitgelogd."));
        assert!(anna.ask("/staff/day", None).location.starts_with("/staff/sign-in"));
        let administrator = world.keeper().account();
        let page = format!("/staff/organisation/people/{administrator}");
        assert!(cora.ask(&page, None).text.contains("Alleen beheerders zien en beëindigen"));
        assert_eq!(cora.ask(ACCOUNT_SESSIONS_END, Some(&format!("account={administrator}"))).location, page);
        assert!(cora.ask(&page, None).text.contains("role=\"alert\""));
    }
}
