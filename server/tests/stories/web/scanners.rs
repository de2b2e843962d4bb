//! Machines that open the links of mails before people do, and press what can be pressed: nothing is consumed, and
//! nothing changes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{TimeDelta, Utc};
use domain::Language;
use domain::ids::DepartureId;
use domain::talk::Way;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use server::mail::MailKind;
use server::on_both_databases;
use server::report::finalise;
use server::talk::held;
use server::testing::World;

use super::markup::{Form, forms, links};
use super::visitor::{Visitor, own_path};
use crate::addresses::LEAVER_DONE;
use crate::mail::words;
use crate::report::fields;
use crate::running::Running;
use crate::scene::{Leaver, Scene};

/// How machines that look ahead say so (Fetch Standard, `Sec-Purpose`; the older `Purpose` and `X-Moz`).
const LOOKING_AHEAD: [&[(&str, &str)]; 3] =
    [&[("sec-purpose", "prefetch;prerender")], &[("purpose", "prefetch")], &[("x-moz", "prefetch")]];
/// What is written whenever somebody comes by: forms that came back, requests that were counted, and the browser of
/// the machine itself, which it closed; and whose turn it is to erase what is due.
const PASSING: [&str; 4] = ["sessions", "limits", "closed_openings", "retention_turns"];
/// When the door last held a departure, which it does too to mail a code.
const HELD_AT: &str = "updated_at";
/// Pressing "mail me a code" mails one, to the leaver alone; it opens nothing that was not open, and is no fact.
const CODES: [&str; 2] = ["'answers'", "'answers_code'"];

/// Every row of every table, as the database itself writes its values.
async fn everything(world: &World) -> BTreeMap<String, BTreeSet<String>> {
    let conn = world.store().read();
    let backend = conn.get_database_backend();
    let is_sqlite = backend == DatabaseBackend::Sqlite;
    let texts = async |sql: String| -> Vec<String> {
        let rows = conn.query_all_raw(Statement::from_string(backend, sql)).await.expect("the store");
        rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("a text")).collect()
    };
    let tables = if is_sqlite {
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
    } else {
        "select table_name::text from information_schema.tables where table_schema = 'public'"
    };
    let mut found = BTreeMap::new();
    for table in texts(tables.to_owned()).await {
        if PASSING.contains(&table.as_str()) {
            continue;
        }
        let columns = texts(if is_sqlite {
            format!("select name from pragma_table_info('{table}')")
        } else {
            format!("select column_name::text from information_schema.columns where table_name = '{table}'")
        })
        .await;
        let quote = if is_sqlite { "quote" } else { "quote_nullable" };
        let facts = columns.iter().filter(|column| column.as_str() != HELD_AT);
        let row: Vec<String> = facts.map(|column| format!("'{column}=' || {quote}(\"{column}\")")).collect();
        let rows = texts(format!("select {} from \"{table}\"", row.join(" || ' ' || "))).await;
        let rows = rows.into_iter().filter(|row| !CODES.iter().any(|code| row.contains(code)));
        found.insert(table, rows.collect());
    }
    found
}

/// Every address in the mails of every kind, in both languages, without the host: `/l/abc` stands for the leaver's
/// link, and the record is number 7.
fn addresses_in_mails() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for kind in MailKind::ALL {
        for language in Language::ALL {
            let words = words::plain(&words::context(*kind, language));
            for rest in words.split("https://uitzwaai.test").skip(1) {
                found.insert(rest.split(char::is_whitespace).next().unwrap_or_default().to_owned());
            }
        }
    }
    found
}

/// A machine with one link of one leaver.
struct Scanner<'r> {
    visitor: Visitor<'r>,
    opened: BTreeSet<String>,
    pressed: BTreeSet<String>,
}

impl<'r> Scanner<'r> {
    fn new(running: &'r Running, number: usize) -> Self {
        // Posts are limited per address: each comes from its own.
        let client = format!("10.0.0.{}", 100 + number);
        let visitor = Visitor::new(running, "Mozilla/5.0 (compatible; link scanner)", &client);
        Self { visitor, opened: BTreeSet::new(), pressed: BTreeSet::new() }
    }

    /// Opens everything that can be reached from there, in every way, and presses every button as it stands.
    fn scan(&mut self, link: &str) {
        let mut queue = VecDeque::from([link.to_owned()]);
        while let Some(address) = queue.pop_front() {
            if !self.opened.insert(key_of(&address)) {
                continue;
            }
            for method in ["HEAD", "OPTIONS"] {
                self.look(method, &address, &[]);
            }
            for headers in LOOKING_AHEAD {
                self.look("GET", &address, headers);
            }
            let (address, page) = self.visitor.go(&address, None);
            assert!(page.status < 500, "{address}: {}", page.status);
            self.opened.insert(key_of(&address));
            queue.extend(links(page.body()).iter().filter_map(|link| own_path(link)).map(str::to_owned));
            for form in forms(page.body()) {
                queue.extend(self.press(&form));
            }
        }
    }

    /// Looks without following; whatever is answered is no fault of the program's.
    fn look(&self, method: &str, address: &str, headers: &[(&str, &str)]) {
        let answer = self.visitor.send(method, address, headers, "");
        assert!(answer.status < 500, "{method} {address}: {}", answer.status);
    }

    /// Presses each button once; where that leads.
    fn press(&mut self, form: &Form) -> Vec<String> {
        let mut led = Vec::new();
        let none = [None];
        let buttons = if form.buttons.is_empty() { none.as_slice() } else { form.buttons.as_slice() };
        for button in buttons {
            let names: Vec<&str> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
            let is_new = self.pressed.insert(format!("{} {names:?} {button:?}", form.action));
            // It closes the letter in this browser: pressed at the end.
            if !is_new || form.action == LEAVER_DONE {
                continue;
            }
            let body = form.body(button.as_ref(), &[]);
            if form.method == "get" {
                led.push(format!("{}?{body}", form.action));
                continue;
            }
            let answer = self.visitor.ask(&form.action, Some(&body));
            assert!(answer.status < 500, "{}: {}", form.action, answer.status);
            led.extend(own_path(&answer.location).map(str::to_owned));
        }
        led
    }
}

/// One page of a kind is enough: moments, weeks and ways back are many.
fn key_of(address: &str) -> String {
    let (path, query) = address.split('#').next().unwrap_or_default().split_once('?').unwrap_or((address, ""));
    let names: BTreeSet<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    // What the mail was about decides where its link leads.
    let to = query.split('&').find(|pair| pair.starts_with("to="));
    format!("{} {names:?} {to:?}", path.split('#').next().unwrap_or_default())
}

/// Leavers at every point of the course, each with the token of their link.
async fn leavers(world: &World, scene: &Scene<'_>) -> Vec<(&'static str, DepartureId, String)> {
    let expired = closed(world, scene, "Elly Eerder").await;
    world.clock.set(Utc::now());
    let asked = leaving(world, scene, "Anton Gevraagd", &[]).await;
    let invited = leaving(world, scene, "Ida Uitgenodigd", &[]).await;
    scene.hand_in(&invited).await;
    let booked = leaving(world, scene, "Bo Geboekt", &[]).await;
    scene.hand_in(&booked).await;
    scene.booked_first(&booked).await;
    let told = closed(world, scene, "Ria Verslag").await;
    let chooses = leaving(world, scene, "Kees Keus", &[("departure_type", "retirement")]).await;
    let mut found = Vec::new();
    for (what, leaver) in [
        ("expired", &expired),
        ("asked", &asked),
        ("invited", &invited),
        ("booked", &booked),
        ("told", &told),
        ("chooses", &chooses),
    ] {
        found.push((what, leaver.id, world.token_of(leaver.id).await));
    }
    let written = leaving(world, scene, "Bert Brief", &[("private_email", ""), ("work_email", "")]).await;
    let coordinator = world.coordinator_of(written.id).await;
    let letter = server::departure::link::address_of(&world.program, &coordinator).await.expect("the store");
    found.push(("written", written.id, letter.rsplit('/').next().expect("a token").to_owned()));
    found
}

/// Somebody whose last day is two months away.
async fn leaving(world: &World, scene: &Scene<'_>, name: &str, more: &[(&str, &str)]) -> Leaver {
    let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
    let mut differs = vec![("last_day_worked", last.as_str()), ("end_of_employment", last.as_str())];
    differs.extend_from_slice(more);
    scene.leaver_with(name, &differs).await
}

/// Answers were handed in, the talk was held, and its report is final.
async fn closed(world: &World, scene: &Scene<'_>, name: &str) -> Leaver {
    let leaver = leaving(world, scene, name, &[]).await;
    scene.hand_in(&leaver).await;
    scene.post().await;
    let adviser = scene.as_adviser(scene.adviser, &leaver).await;
    held(&world.program, &adviser, world.today(), Way::InPerson).await.expect("the store");
    let revision = server::report::open(&world.program, &adviser).await.expect("the store").revision;
    let whole = fields(&[("story", "Het begon vorig jaar."), ("told", "B1")]);
    finalise(&world.program, &adviser, &whole, revision).await.expect("the store");
    leaver
}

/// Whatever is due by itself is done now, and not while the machine scans.
async fn come_to_rest(world: &World) {
    for _ in 0..5 {
        server::steps::advance_due(&world.program).await.expect("the course");
        server::jobs::deliver::deliver_all(&world.program).await.expect("the store");
        server::jobs::purge::once(&world.program).await.expect("the store");
        server::school::count(&world.program).await.expect("the store");
        server::tips::look(&world.program).await.expect("the store");
        server::release::make_due(&world.program).await.expect("the store");
        server::api::close_over(&world.program).await.expect("the store");
    }
}

on_both_databases! {
    async fn a_machine_that_opens_every_link_and_presses_every_button_changes_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let leavers = leavers(&world, &scene).await;
        come_to_rest(&world).await;
        let addresses = addresses_in_mails();
        assert!(addresses.contains("/l/abc") && addresses.contains("/staff/tasks"), "{addresses:?}");
        let running = Running::start(&world);
        let before = everything(&world).await;
        let number_7 = DepartureId::new(uuid::Uuid::from_u128(7)).to_string();
        for (number, (what, id, token)) in leavers.iter().enumerate() {
            let mut scanner = Scanner::new(&running, number);
            for address in &addresses {
                scanner.scan(&address.replace("/l/abc", &format!("/l/{token}")).replace(&number_7, &id.to_string()));
            }
            scanner.visitor.ask(LEAVER_DONE, Some(""));
            let Scanner { opened, pressed, .. } = scanner;
            println!("{what}: {} pages, {} buttons", opened.len(), pressed.len());
            let (pages, buttons) = if *what == "expired" { (5, 1) } else { (12, 4) };
            assert!(opened.len() > pages && pressed.len() > buttons, "{what}: {opened:?} {pressed:?}");
            let after = everything(&world).await;
            for (table, rows) in &before {
                let changed: Vec<_> = rows.symmetric_difference(&after[table]).collect();
                assert!(changed.is_empty(), "{what} changed {table}: {changed:#?}");
            }
        }
        // And whoever the mail was for comes after the machine, and finds everything as it was.
        for (what, _, token) in leavers.iter().filter(|(what, ..)| *what != "expired") {
            let leaver = Visitor::new(&running, "Firefox/1", "10.0.0.1");
            assert_eq!(leaver.go(&format!("/l/{token}"), None).0, "/leaver", "{what}");
        }
    }
}
