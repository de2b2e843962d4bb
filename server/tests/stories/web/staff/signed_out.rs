//! `POST /_fn/departure-register` and `POST /_fn/keep-draft` from a browser whose session has ended: nothing that was
//! typed is lost, and nobody else is shown it, nor does it in the name of somebody else.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::{DEPARTURE_REGISTER, KEEP_DRAFT, POINT_SAVE, SIGN_IN_ADDRESS, SIGN_IN_CODE};
use crate::running::Running;
use crate::scene::Scene;
use crate::web::markup::{form_to, links};
use crate::web::visitor::{Visitor, code_after, mails_to};

const NEW: &str = "/staff/departures/new";
const POINT: &str = "/staff/improvements/new";
const ANNA: &str = "anna.signed.out@voorbeeld.test";
const BERT: &str = "bert.signed.out@voorbeeld.test";
const TYPED: &str = "Proef van der Typer";

/// Signs in from the page that asks for it, with what it carries; where that leads.
pub fn signs_in(visitor: &Visitor<'_>, page: &str, email: &str) -> String {
    let before = mails_to(visitor.running, email).len();
    let asks = form_to(page, SIGN_IN_ADDRESS).body(None, &[("email", email)]);
    assert_eq!(visitor.ask(SIGN_IN_ADDRESS, Some(&asks)).location, "/staff/sign-in/code");
    let code = code_after(visitor.running, email, before);
    visitor.ask(SIGN_IN_CODE, Some(&format!("code={code}"))).location
}

on_both_databases! {
    async fn a_form_outlives_the_session_and_is_its_writers_alone(world: World) {
        world.advance(Utc::now() - world.now());
        Scene::set(&world).await;
        world.account("Anna Uitgelogd").email(ANNA).role(Role::HrCoordinator).make().await;
        world.account("Bert Uitgelogd").email(BERT).role(Role::HrCoordinator).make().await;
        let running = Running::start(&world);
        let anna = Visitor::new(&running, "Firefox", "10.0.0.1");
        anna.sign_in(ANNA);
        let form = form_to(anna.ask(NEW, None).body(), DEPARTURE_REGISTER);
        let posted = form.body(None, &[("name", TYPED), ("anything", "Geen veld van dit formulier")]);

        // The same browser, whose session has ended.
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        let sent = browser.ask(DEPARTURE_REGISTER, Some(&posted)).location;
        assert!(sent.starts_with("/staff/sign-in?next=%2Fstaff%2Fdepartures%2Fnew%3Fwaits%3D"), "{sent}");
        let asks = browser.ask(&sent, None);
        assert!(asks.body().contains("wacht een uur in deze browser"), "{}", asks.body());
        let other = browser.copy();

        let back = signs_in(&browser, asks.body(), ANNA);
        assert!(back.starts_with(NEW), "{back}");
        let page = browser.ask(&back, None);
        assert_eq!(page.status, 200);
        assert!(page.body().contains(TYPED), "{}", page.body());
        assert!(!page.body().contains("Geen veld"));

        // What is opened otherwise is an empty form, and says where the other stands.
        let page = browser.ask(NEW, None);
        assert!(!page.body().contains(TYPED) && page.body().contains("Toon het hier"), "{}", page.body());
        assert!(links(page.body()).contains(&back), "{back}");
        let plain = browser.ask(&format!("{NEW}?filled=no"), None);
        assert!(!plain.body().contains("Toon het hier"), "whoever asks for what is stored reads that alone");

        // Somebody else at the same desk.
        let again = other.ask(DEPARTURE_REGISTER, Some(&posted)).location;
        let asks = other.ask(&again, None);
        let theirs = signs_in(&other, asks.body(), BERT);
        assert!(theirs.starts_with(NEW), "{theirs}");
        for address in [theirs.as_str(), NEW] {
            let page = other.ask(address, None);
            assert_eq!(page.status, 200);
            assert!(!page.body().contains(TYPED) && !page.body().contains("Toon het hier"), "{address}");
        }
    }

    async fn of_two_forms_that_wait_for_one_page_neither_is_lost(world: World) {
        world.advance(Utc::now() - world.now());
        Scene::set(&world).await;
        world.account("Anna Uitgelogd").email(ANNA).role(Role::HrCoordinator).make().await;
        let running = Running::start(&world);
        let anna = Visitor::new(&running, "Firefox", "10.0.0.1");
        anna.sign_in(ANNA);
        let form = form_to(anna.ask(NEW, None).body(), DEPARTURE_REGISTER);
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        let mut sent = String::new();
        for name in ["Proef de Eerste", "Proef de Tweede"] {
            sent = browser.ask(DEPARTURE_REGISTER, Some(&form.body(None, &[("name", name)]))).location;
        }
        let asks = browser.ask(&sent, None);
        let back = signs_in(&browser, asks.body(), ANNA);
        let page = browser.ask(&back, None);
        assert!(page.body().contains("Proef de Tweede") && !page.body().contains("Proef de Eerste"), "the newest");
        let leads = |page: &str| links(page).into_iter().filter(|link| link.contains("waits=")).collect::<Vec<_>>();
        let other = leads(page.body());
        assert_eq!(other.len(), 1, "{other:?}");
        let page = browser.ask(&other[0], None);
        assert!(page.body().contains("Proef de Eerste") && !page.body().contains("Proef de Tweede"), "{}", page.body());
        let page = browser.ask(NEW, None);
        assert_eq!(leads(page.body()), [back, other[0].clone()], "the newest first");
        assert!(!page.body().contains("Proef de"));
    }

    async fn a_page_left_open_is_not_carried_out_as_whoever_signed_in_since(world: World) {
        world.advance(Utc::now() - world.now());
        Scene::set(&world).await;
        for (name, email) in [("Anna Uitgelogd", ANNA), ("Bert Uitgelogd", BERT)] {
            world.account(name).email(email).role(Role::HrCoordinator).make().await;
        }
        let running = Running::start(&world);
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        browser.sign_in(ANNA);
        let form = form_to(browser.ask(NEW, None).body(), DEPARTURE_REGISTER);
        let posted = form.body(None, &[("name", TYPED)]);
        browser.sign_in(BERT);
        assert_eq!(browser.ask(DEPARTURE_REGISTER, Some(&posted)).location, "/staff", "not back to the form");
        let (_, page) = browser.go("/staff", None);
        assert!(page.body().contains("intussen iemand anders ingelogd"), "{}", page.body());
        assert!(!browser.ask(NEW, None).body().contains(TYPED), "nothing of it is kept for somebody else");
        // Of a page of their own the same is read: it is theirs, with faults.
        let own = form_to(browser.ask(NEW, None).body(), DEPARTURE_REGISTER).body(None, &[("name", TYPED)]);
        let (_, page) = browser.go(DEPARTURE_REGISTER, Some(&own));
        assert!(page.body().contains(TYPED), "{}", page.body());
    }

    async fn a_form_that_was_made_up_leaves_nothing_behind(world: World) {
        world.advance(Utc::now() - world.now());
        Scene::set(&world).await;
        let anna = world.account("Anna Uitgelogd").email(ANNA).role(Role::HrCoordinator).make().await;
        let running = Running::start(&world);
        let stranger = Visitor::new(&running, "Firefox", "10.0.0.1");
        for made in ["", "&made-here=AAAA"] {
            let posted = format!("writer={anna}&name=Iemand{made}");
            let sent = stranger.ask(DEPARTURE_REGISTER, Some(&posted)).location;
            assert_eq!(sent, "/staff/sign-in?sent=no");
            assert_eq!(stranger.cookie("session"), None, "nothing waits");
        }
    }

    async fn what_somebody_wrote_is_kept_in_nobody_elses_session(world: World) {
        world.advance(Utc::now() - world.now());
        Scene::set(&world).await;
        for (name, email) in [("Anna Uitgelogd", ANNA), ("Bert Uitgelogd", BERT)] {
            world.account(name).email(email).role(Role::PolicyOfficer).make().await;
        }
        let running = Running::start(&world);
        let [anna, bert] = [ANNA, BERT].map(|email| {
            let visitor = Visitor::new(&running, "Firefox", "10.0.0.1");
            visitor.sign_in(email);
            visitor
        });
        let form = form_to(anna.ask(POINT, None).body(), POINT_SAVE);
        let posted = form.body(None, &[("what", TYPED)]);
        let keep = |visitor: &Visitor<'_>| {
            visitor.send("POST", KEEP_DRAFT, &[("accept", "application/json")], &posted).body().to_owned()
        };
        assert_eq!(keep(&bert), "\"SignedOut\"");
        assert!(!bert.ask(POINT, None).body().contains(TYPED));
        let kept = keep(&anna);
        assert!(kept.contains("Saved"), "{kept}");
        assert!(anna.ask(POINT, None).body().contains(TYPED));
    }
}
