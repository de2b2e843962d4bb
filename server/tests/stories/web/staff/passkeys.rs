//! `/staff/passkeys` and signing in with one, as a browser does it.

use chrono::Utc;
use domain::account::Role;
use domain::ids::AccountId;
use domain::mail::MailKind;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::on_both_databases;
use server::store::entity::{account, outbox, passkey};
use server::store::{StoreError, TypedColumn};
use server::testing::World;

use crate::addresses::{PASSKEY_ADD, PASSKEY_ASK, PASSKEY_REMOVE, PASSKEY_SIGN_IN, SIGN_IN_ADDRESS, SIGN_IN_AGAIN};
use crate::passkey::device::Device;
use crate::running::Running;
use crate::web::visitor::{Visitor, mail_to};

const ANNA: &str = "anna@voorbeeld.test";
/// Under which people reach the program: passkeys need a name.
const SITE: &str = "http://localhost:3999";
/// Of a passkey that let nobody in yet, as its page says it.
const NOT_USED: &str = "Laatst gebruikt: nog niet";
const WINDOWS: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

async fn set(world: &World) -> Running {
    world.advance(Utc::now() - world.now());
    world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await;
    Running::start_with(world, &[("UITZWAAI_BASE_URL", SITE)])
}

/// This account lets nobody in any more.
async fn closed(world: &World, id: AccountId) {
    let write = world.store().write(|tx| {
        Box::pin(async move {
            account::Entity::update_many()
                .col_expr(account::Column::Active, Expr::value(false))
                .filter(account::Column::Id.is(id))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

fn visitor<'r>(running: &'r Running, client: &str) -> Visitor<'r> {
    Visitor::new(running, WINDOWS, client)
}

fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// What stands on the page for the script that lets a device make a passkey.
fn options(page: &str) -> String {
    let text = page.split("data-options=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("options");
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Lets the device make a passkey; where that leads.
fn adds(browser: &Visitor<'_>, device: &mut Device, name: &str) -> String {
    let page = browser.ask("/staff/passkeys/new", None);
    assert!(page.body().contains("data-passkey=\"create\""), "{}", page.text);
    let answer = device.makes(&options(page.body()));
    browser.ask(PASSKEY_ADD, Some(&form(&[("name", name), ("answer", &answer)]))).location
}

/// What the script is given that asks for a passkey.
fn asked(browser: &Visitor<'_>) -> String {
    let answer = browser.send("POST", PASSKEY_ASK, &[("accept", "*/*")], "");
    assert_eq!(answer.status, 200, "{}", answer.text);
    serde_json::from_str(answer.body()).expect("a text as JSON")
}

/// Lets the device answer; where that leads.
fn enters(browser: &Visitor<'_>, device: &Device, more: &[(&str, &str)]) -> String {
    let answer = device.signs(&asked(browser));
    let fields: Vec<(&str, &str)> = [("answer", answer.as_str())].into_iter().chain(more.iter().copied()).collect();
    browser.ask(PASSKEY_SIGN_IN, Some(&form(&fields))).location
}

on_both_databases! {
    async fn somebody_adds_a_passkey_and_comes_in_with_it_anew(world: World) {
        let running = set(&world).await;
        let (here, elsewhere) = (visitor(&running, "10.0.0.1"), visitor(&running, "10.0.0.2"));
        for browser in [&here, &elsewhere] {
            assert_eq!(browser.sign_in(ANNA), "/staff");
        }
        assert!(here.ask("/staff/passkeys", None).body().contains("Je hebt nog geen toegangssleutel."));
        let new = here.ask("/staff/passkeys/new", None);
        assert!(new.body().contains("Firefox op een Windows-computer"), "a name to begin from");
        assert!(new.body().contains("data-scripts") && new.body().contains("JavaScript nodig"), "and what it takes");
        let mut device = Device::at(SITE);
        assert_eq!(adds(&here, &mut device, "Laptop <van het werk>"), "/staff/passkeys");
        let page = here.ask("/staff/passkeys", None);
        for words in ["Je toegangssleutel is toegevoegd.", "Laptop &lt;van het werk&gt;", NOT_USED, "Dit is je enige"] {
            assert!(page.body().contains(words), "{words}: {}", page.body());
        }
        assert!(elsewhere.ask("/staff/passkeys", None).location.starts_with("/staff/sign-in"), "and out elsewhere");

        let page = elsewhere.ask("/staff/sign-in?next=%2Fstaff%2Fday", None);
        assert!(page.body().contains("Inloggen met een toegangssleutel") && page.body().contains(SIGN_IN_ADDRESS));
        let before = elsewhere.cookie("session");
        assert_eq!(enters(&elsewhere, &device, &[("next", "/staff/day")]), "/staff/day");
        assert_ne!(elsewhere.cookie("session"), before, "with a session of another id");
        assert_eq!(elsewhere.ask("/staff/day", None).status, 200);
        assert!(!elsewhere.ask("/staff/passkeys", None).body().contains(NOT_USED), "it was used");
        let evil = visitor(&running, "10.0.0.3");
        assert_eq!(enters(&evil, &device, &[("next", "https://evil.example")]), "/staff", "and nowhere else");
    }

    async fn signing_in_again_takes_the_passkey_and_offers_no_code(world: World) {
        let running = set(&world).await;
        let anna = visitor(&running, "10.0.0.1");
        anna.sign_in(ANNA);
        let again = anna.ask("/staff/sign-in/again?next=%2Fstaff%2Fpasskeys", None);
        assert!(again.body().contains(SIGN_IN_AGAIN) && !again.body().contains(PASSKEY_SIGN_IN), "there is none yet");
        let mut device = Device::at(SITE);
        adds(&anna, &mut device, "Laptop");
        let again = anna.ask("/staff/sign-in/again?next=%2Fstaff%2Fpasskeys", None);
        assert!(!again.body().contains(SIGN_IN_AGAIN) && again.body().contains(PASSKEY_SIGN_IN));
        let led = enters(&anna, &device, &[("next", "/staff/passkeys"), ("again", "yes")]);
        assert_eq!(led, "/staff/passkeys");
        assert!(anna.ask("/staff/passkeys", None).body().contains("Je bent opnieuw ingelogd."));
    }

    async fn what_went_wrong_is_said_in_words_and_lets_nobody_in(world: World) {
        let running = set(&world).await;
        let anna = visitor(&running, "10.0.0.1");
        anna.sign_in(ANNA);
        let mut device = Device::at(SITE);
        adds(&anna, &mut device, "Laptop");
        let stranger = visitor(&running, "10.0.0.9");
        let said = |fields: &[(&str, &str)]| {
            let led = stranger.ask(PASSKEY_SIGN_IN, Some(&form(fields))).location;
            assert_eq!(led, "/staff/sign-in?next=%2Fstaff");
            let page = stranger.ask(&led, None);
            assert!(stranger.ask("/staff/day", None).location.starts_with("/staff/sign-in"));
            page.body().to_owned()
        };
        let stale = device.signs(&asked(&visitor(&running, "10.0.0.8")));
        device.verifies = false;
        let weak = device.signs(&asked(&stranger));
        for (fields, words) in [
            (vec![], "Deze browser kan niet met toegangssleutels overweg, of JavaScript staat uit."),
            (vec![("trouble", "NotAllowedError")], "Dat lukte niet, of je brak het af."),
            (vec![("trouble", "TooMany")], "Vanaf je netwerk is heel vaak begonnen met inloggen."),
            (vec![("answer", stale.as_str())], "Dat duurde langer dan 5 minuten, of was al gebruikt."),
            (vec![("answer", weak.as_str())], "Met deze toegangssleutel komt hier niemand binnen."),
        ] {
            assert!(said(&fields).contains(words), "{words}");
        }
    }

    async fn the_page_of_the_code_says_the_same_to_whoever_has_a_passkey_and_whoever_is_nobody(world: World) {
        let running = set(&world).await;
        let anna = visitor(&running, "10.0.0.1");
        anna.sign_in(ANNA);
        adds(&anna, &mut Device::at(SITE), "Laptop");
        let mut pages = Vec::new();
        for email in [ANNA, "niemand@voorbeeld.test"] {
            let stranger = visitor(&running, "10.0.0.9");
            let asked = stranger.ask(SIGN_IN_ADDRESS, Some(&form(&[("email", email)])));
            assert_eq!(asked.location, "/staff/sign-in/code");
            let page = stranger.ask("/staff/sign-in/code", None);
            pages.push(crate::matrix::form::without_address(page.body()).replace(email, "ADDRESS"));
        }
        assert_eq!(pages[0], pages[1]);
        let mail = mail_to(&running, ANNA, 2);
        assert!(mail.contains("kies op de pagina \"Inloggen met een toegangssleutel\""), "{mail}");
    }

    async fn a_passkey_is_taken_away_by_its_owner(world: World) {
        let running = set(&world).await;
        let anna = visitor(&running, "10.0.0.1");
        anna.sign_in(ANNA);
        let mut device = Device::at(SITE);
        adds(&anna, &mut device, "Laptop");
        let row = passkey::Entity::find().one(world.store().read()).await.expect("the store").expect("it stands");
        let remove = form(&[("passkey", &row.id.to_string())]);
        assert_eq!(anna.ask(PASSKEY_REMOVE, Some(&remove)).location, "/staff/passkeys");
        assert!(anna.ask("/staff/passkeys", None).body().contains("Je hebt nog geen toegangssleutel."));
        assert!(enters(&visitor(&running, "10.0.0.2"), &device, &[]).starts_with("/staff/sign-in"));
    }

    async fn a_stored_passkey_that_cannot_be_read_lets_nobody_in(world: World) {
        let running = set(&world).await;
        let anna = visitor(&running, "10.0.0.1");
        anna.sign_in(ANNA);
        let mut device = Device::at(SITE);
        adds(&anna, &mut device, "Laptop");
        let row = passkey::Entity::find().one(world.store().read()).await.expect("the store").expect("it stands");
        let write = world.store().write(|tx| {
            Box::pin(async move {
                let update = passkey::Entity::update_many().col_expr(passkey::Column::State, Expr::value("AA"));
                update.filter(passkey::Column::Id.is(*row.id)).exec(tx).await?;
                Ok::<_, server::store::StoreError>(())
            })
        });
        write.await.expect("the store");
        assert!(enters(&visitor(&running, "10.0.0.2"), &device, &[]).starts_with("/staff/sign-in"));
    }

    async fn by_a_number_there_are_no_passkeys_and_pages_say_so(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await;
        let running = Running::start(&world);
        let anna = visitor(&running, "10.0.0.1");
        assert!(!anna.ask("/staff/sign-in", None).body().contains(PASSKEY_SIGN_IN));
        assert_eq!(asked(&anna), "NotOffered");
        anna.sign_in(ANNA);
        for page in ["/staff/passkeys", "/staff/passkeys/new"] {
            let page = anna.ask(page, None);
            assert!(page.body().contains("Toegangssleutels kunnen hier niet worden gebruikt"), "{}", page.body());
        }
    }

    async fn check_and_the_command_line_speak_of_passkeys(world: World) {
        let running = set(&world).await;
        let says = |arguments: &[&str], settings: &[(&str, &str)]| {
            let done = running.call(arguments, settings, b"");
            String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned()
        };
        let check = says(&["check"], &[]);
        assert!(check.contains("with a passkey; with a mailed code whoever has none yet"), "{check}");
        assert!(check.contains("WARNING: 2 people have none yet"), "Anna, and whoever administers: {check}");
        let both = says(&["check"], &[("UITZWAAI_SIGN_IN_CODE", "true")]);
        assert!(both.contains("WARNING: with a mailed code too") && !both.contains("none yet"), "{both}");
        let number = says(&["check"], &[("UITZWAAI_BASE_URL", "http://127.0.0.1:3999")]);
        assert!(number.contains("WARNING: no passkeys"), "{number}");
        let anna = visitor(&running, "10.0.0.1");
        anna.sign_in(ANNA);
        assert!(says(&["reset-passkeys", ANNA], &[]).contains("nobody here has a passkey"));
        adds(&anna, &mut Device::at(SITE), "Laptop");
        let check = says(&["check"], &[]);
        assert!(check.contains("WARNING: 1 person has none yet"), "{check}");
        closed(&world, world.administrator().account()).await;
        let check = says(&["check"], &[]);
        assert!(check.contains("whoever has none yet") && !check.contains("WARNING: 1 person"), "{check}");
        assert!(says(&["reset-passkeys", ANNA], &[]).contains("has no passkey any more"));
        assert!(anna.ask("/staff/day", None).location.starts_with("/staff/sign-in"), "and is out");
        let told = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::PasskeysReset)).all(world.store().read());
        let told: Vec<_> = told.await.expect("the store").into_iter().filter_map(|mail| mail.account_id).collect();
        assert_eq!(told.len(), 1, "and is told how to go on");
    }
}
