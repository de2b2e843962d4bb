//! `/staff/sessions`: where somebody is signed in, and ending it.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::{SESSION_END, SESSIONS_END_OTHERS};
use crate::running::Running;
use crate::web::visitor::Visitor;

const PAGE: &str = "/staff/sessions";
const ANNA: &str = "anna@voorbeeld.test";
const WINDOWS: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

/// What the form that ends the session of this device posts, as it stands on the page.
fn end_form(page: &str, device: &str) -> String {
    let row = page.split("<tr").find(|row| row.contains(device)).expect("a row of this device");
    let key = row.split("name=\"session\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    format!("session={}", key.expect("its key"))
}

on_both_databases! {
    async fn somebody_sees_where_they_are_signed_in_and_ends_it(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await;
        world.account("Bert Bakker").email("bert@voorbeeld.test").role(Role::HrAdviser).make().await;
        let running = Running::start(&world);
        let [here, phone, bert] = [(WINDOWS, "10.0.0.1", ANNA), (PHONE, "10.0.0.2", ANNA), (WINDOWS, "10.0.0.3", "bert@voorbeeld.test")]
            .map(|(agent, client, email)| {
                let browser = Visitor::new(&running, agent, client);
                assert_eq!(browser.sign_in(email), "/staff");
                browser
            });
        let page = here.ask(PAGE, None);
        for words in ["Op 2 plekken ingelogd", "Firefox op een Windows-computer", "Safari op een iPhone of iPad", "uiterlijk 60 minuten", "12 uur na het inloggen"] {
            assert!(page.text.contains(words), "{words}");
        }
        let this = page.text.split("<tr").filter(|row| row.contains("dit apparaat")).collect::<Vec<_>>();
        assert!(this.len() == 1 && this[0].contains("Windows-computer"), "this one is marked");
        for secret in [here.cookie("session"), phone.cookie("session")] {
            assert!(!page.text.contains(&secret.expect("a session")), "what signs in stands on no page");
        }
        // Somebody else's cannot be ended, and is answered like one that is gone.
        let hers = end_form(&page.text, "Safari");
        assert_eq!(bert.ask(SESSION_END, Some(&hers)).location, PAGE);
        assert!(bert.ask(PAGE, None).text.contains("Daar was je al niet meer ingelogd."));
        assert_eq!(phone.ask(PAGE, None).status, 200);
        assert_eq!(here.ask(SESSION_END, Some(&hers)).location, PAGE);
        assert!(phone.ask(PAGE, None).location.starts_with("/staff/sign-in"), "it ended");
        let after = here.ask(PAGE, None);
        assert!(after.text.contains("Op één plek ingelogd") && !after.text.contains("Safari op"), "and is gone from the page");
        assert!(!after.text.contains(SESSIONS_END_OTHERS), "there are no others to end");
        // The one that asks is signing out.
        let out = here.ask(SESSION_END, Some(&end_form(&after.text, "Windows-computer")));
        assert_eq!(out.location, "/staff/sign-in");
        assert!(out.text.to_ascii_lowercase().contains("clear-site-data:"));
        assert!(here.ask(PAGE, None).location.starts_with("/staff/sign-in"));
    }

    async fn all_others_end_at_once_and_nobody_elses(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await;
        world.account("Bert Bakker").email("bert@voorbeeld.test").role(Role::HrAdviser).make().await;
        let running = Running::start(&world);
        let browser = |client: &str, email: &str| {
            let browser = Visitor::new(&running, WINDOWS, client);
            assert_eq!(browser.sign_in(email), "/staff");
            browser
        };
        let here = browser("10.0.0.1", ANNA);
        let others = [browser("10.0.0.2", ANNA), browser("10.0.0.3", ANNA)];
        let bert = browser("10.0.0.4", "bert@voorbeeld.test");
        assert_eq!(here.ask(SESSIONS_END_OTHERS, Some("")).location, PAGE);
        assert!(here.ask(PAGE, None).text.contains("2 andere plekken beëindigd."));
        for other in &others {
            assert!(other.ask(PAGE, None).location.starts_with("/staff/sign-in"));
        }
        assert_eq!(bert.ask(PAGE, None).status, 200);
    }
}
