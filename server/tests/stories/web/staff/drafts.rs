//! `POST /_fn/keep-draft` of words that HR writes: they stand in their form again, and overwrite nobody.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::{GUIDES_WORDS, KEEP_DRAFT, ORGANISATION_CHANGE};
use crate::running::Running;
use crate::scene::Scene;
use crate::web::markup::form_to;
use crate::web::visitor::Visitor;

const GUIDE: &str = "/staff/organisation/guides/leaving";
const SETTINGS: &str = "/staff/organisation";
const ANNA: &str = "anna.drafts@voorbeeld.test";
const BERT: &str = "bert.drafts@voorbeeld.test";

fn keep(visitor: &Visitor<'_>, body: &str) -> String {
    visitor.send("POST", KEEP_DRAFT, &[("accept", "application/json")], body).body().to_owned()
}

/// What the page's form for a guide holds under that name.
fn held(page: &str, name: &str) -> String {
    let form = form_to(page, GUIDES_WORDS);
    let value = form.fields.into_iter().find(|(field, _)| field == name).map(|(_, value)| value);
    // A text of several lines begins behind a line break.
    value.unwrap_or_default().trim().to_owned()
}

on_both_databases! {
    async fn words_of_a_guide_wait_upon_what_they_were_begun_on(world: World) {
        world.advance(Utc::now() - world.now());
        Scene::set(&world).await;
        for (name, email) in [("Anna Schrijft", ANNA), ("Bert Schrijft", BERT)] {
            world.account(name).email(email).role(Role::HrCoordinator).role(Role::Administrator).make().await;
        }
        let running = Running::start(&world);
        let [anna, bert] = [("10.0.0.1", ANNA), ("10.0.0.2", BERT)].map(|(client, email)| {
            let visitor = Visitor::new(&running, "Firefox", client);
            visitor.sign_in(email);
            visitor
        });
        let page = anna.ask(GUIDE, None);
        let (begun, before) = (held(page.body(), "revision"), held(page.body(), "note.nl"));
        let typed = form_to(page.body(), GUIDES_WORDS).body(None, &[("note.nl", "Half geschreven"), ("sure", "yes")]);
        assert!(keep(&anna, &typed).contains("Saved"));

        let theirs = bert.ask(GUIDE, None);
        assert_eq!(held(theirs.body(), "note.nl"), before, "it waits in one browser");
        let saved = form_to(theirs.body(), GUIDES_WORDS).body(None, &[("note.nl", "Van Bert"), ("note.en", "Of Bert")]);
        assert_eq!(bert.ask(GUIDES_WORDS, Some(&saved)).location, "/staff/organisation/guides");

        let page = anna.ask(GUIDE, None);
        assert_eq!(held(page.body(), "note.nl"), "Half geschreven");
        assert_eq!(held(page.body(), "revision"), begun, "not upon what Bert saved");
        let (path, both) = anna.go(GUIDES_WORDS, Some(&form_to(page.body(), GUIDES_WORDS).body(None, &[])));
        assert!(path.starts_with(GUIDE), "{path}");
        for words in ["Half geschreven", "Van Bert"] {
            assert!(both.body().contains(words), "both stand there: {}", both.body());
        }
        assert_eq!(held(bert.ask(GUIDE, None).body(), "note.nl"), "Van Bert", "and nothing was overwritten");
    }

    async fn of_the_settings_the_list_of_subjects_alone_waits(world: World) {
        world.advance(Utc::now() - world.now());
        Scene::set(&world).await;
        world.account("Anna Schrijft").email(ANNA).role(Role::Administrator).make().await;
        let running = Running::start(&world);
        let anna = Visitor::new(&running, "Firefox", "10.0.0.1");
        anna.sign_in(ANNA);
        let form = form_to(anna.ask(SETTINGS, None).body(), ORGANISATION_CHANGE);
        let typed = form.body(None, &[("subjects", "Wiskundige"), ("hr_contact", "Nergens bewaard")]);
        assert!(keep(&anna, &typed).contains("Saved"));
        let page = anna.ask(SETTINGS, None);
        assert!(page.body().contains("Wiskundige") && page.body().contains("Concept bewaard"), "{}", page.body());
        assert!(!page.body().contains("Nergens bewaard"));
    }
}
