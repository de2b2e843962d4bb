//! What the program logs at its most talkative: nothing that opens anything, and nothing of what people told.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use server::on_both_databases;
use server::testing::World;

use super::markup::{form_to, forms};
use super::visitor::{Visitor, code_after, code_in, mail_to, mails_to, own_path};
use super::watching::metrics_at;
use crate::addresses::*;
use crate::mail::refusing_server;
use crate::running::{Running, free_address};
use crate::scene::Scene;
use crate::store::sealed::at_rest::copy_of;

const CORA: &str = "cora.roodborst@voorbeeld.test";
const ADA: &str = "ada.putter@voorbeeld.test";
const LEAVER: &str = "lena.kwikstaart@thuis.test";
const ITIP_KEY: &str = "wielewaal-wielewaal-wielewaal";

/// What must stand in no line, with what it is.
#[derive(Default)]
struct Secrets(Vec<(&'static str, String)>);

impl Secrets {
    fn note(&mut self, what: &'static str, secret: &str) -> String {
        assert!(secret.len() >= 6, "{what} {secret:?} would be found by chance");
        self.0.push((what, secret.to_owned()));
        secret.to_owned()
    }

    fn cookies(&mut self, browser: &Visitor<'_>) {
        for name in ["session", "leaver"] {
            if let Some(value) = browser.cookie(name) {
                self.note("a cookie", &value);
            }
        }
    }

    /// As it is written in words, in an address, and in lines of a form.
    fn are_not_in(&self, log: &str) {
        let log = log.to_lowercase();
        for (what, secret) in &self.0 {
            let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            for written in [secret.to_lowercase(), encoded.to_lowercase()] {
                let line = log.lines().find(|line| stands_in(line, &written));
                assert!(line.is_none(), "{what} ({secret}) stands in the log: {}", line.unwrap_or_default());
            }
        }
    }
}

/// What staff are called and where they sign in: colleagues know it.
const OF_STAFF: [&str; 4] = ["Cora Roodborst", "Ada Putter", CORA, ADA];

/// What leavers are called, and what was said and written, stands in no copy of the database.
async fn are_sealed(world: &World, secrets: &Secrets) {
    let copy = copy_of(world).await;
    let told =
        ["a name", "an address", "an answer", "notes", "a report", "a reason", "a word of one's own", "a password"];
    let told = secrets.0.iter().filter(|(what, secret)| told.contains(what) && !OF_STAFF.contains(&secret.as_str()));
    for (what, secret) in told {
        assert!(!copy.contains(&secret.to_lowercase()), "{what} ({secret}) stands in the database in clear");
    }
}

/// Figures alone are found as a number of their own: any six stand somewhere among the parts of seconds.
fn stands_in(line: &str, secret: &str) -> bool {
    let is_number = secret.bytes().all(|byte| byte.is_ascii_digit());
    let touches = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric() || ".-:".contains(sign));
    line.match_indices(secret).any(|(at, _)| {
        let (before, after) = (line[..at].chars().next_back(), line[at + secret.len()..].chars().next());
        !is_number || !(touches(before) || touches(after))
    })
}

/// Somebody signs in, after a code that is not theirs.
fn signs_in<'r>(running: &'r Running, secrets: &mut Secrets, email: &str, client: &str) -> Visitor<'r> {
    let browser = Visitor::new(running, "Firefox/1", client);
    secrets.note("an address", email);
    browser.ask(SIGN_IN_ADDRESS, Some(&format!("email={}", email.replace('@', "%40"))));
    secrets.cookies(&browser);
    let code = secrets.note("a code to sign in", &code_in(&mail_to(running, email, 0)));
    let wrong = secrets.note("a wrong code", "merelwrong");
    browser.ask(SIGN_IN_CODE, Some(&format!("code={wrong}")));
    assert_eq!(browser.ask(SIGN_IN_CODE, Some(&format!("code={code}"))).status, 302);
    secrets.cookies(&browser);
    browser
}

/// HR registers somebody; the id of their record.
fn registers(hr: &Visitor<'_>, filled: &[(&str, &str)]) -> String {
    let page = hr.ask("/staff/departures/new", None);
    let form = form_to(page.body(), DEPARTURE_REGISTER);
    let last = (Utc::now() + TimeDelta::days(60)).format("%Y-%m-%d").to_string();
    let mut all = vec![
        ("departure_type", "voluntary"),
        ("foreseen", "yes"),
        ("last_day_worked", &last),
        ("end_of_employment", &last),
    ];
    all.extend_from_slice(filled);
    let location = hr.ask(DEPARTURE_REGISTER, Some(&form.body(None, &all))).location;
    let id = location.strip_prefix("/staff/departures/").unwrap_or_else(|| panic!("not registered: {location}"));
    id.split(['?', '#']).next().expect("an id").to_owned()
}

/// Answers with a tip, hands in, and chooses a word where one is offered.
fn hands_in(leaver: &Visitor<'_>, tip: &str, word: &str) {
    let (mut path, mut page) = leaver.go("/leaver/questions", None);
    for _ in 0..12 {
        let Some(form) = forms(page.body()).into_iter().find(|form| form.action == SAVE_ANSWERS) else { break };
        let asks_tip = form.fields.iter().any(|(name, _)| name == "tip");
        let mut filled = vec![("then", "next")];
        if asks_tip {
            filled.push(("tip", tip));
        }
        (path, page) = leaver.go(SAVE_ANSWERS, Some(&form.body(None, &filled)));
    }
    assert_eq!(path, "/leaver/check");
    let form = form_to(page.body(), SUBMIT_ANSWERS);
    let filled = [("talk-choice", "as_proposed"), ("sure", "yes"), ("own-word", word), ("own-word-again", word)];
    let (path, _) = leaver.go(SUBMIT_ANSWERS, Some(&form.body(None, &filled)));
    assert_eq!(path, "/leaver/thanks");
}

/// Opens the own data with what is typed, after something wrong.
fn opens_own_data(leaver: &Visitor<'_>, typed: &str, wrong: &str) {
    for (typed, opens) in [(wrong, false), (typed, true)] {
        let (_, page) = leaver.go("/leaver/data", None);
        let form = form_to(page.body(), ENTER_CODE);
        let (_, page) = leaver.go(ENTER_CODE, Some(&form.body(None, &[("code", typed)])));
        assert_eq!(!page.body().contains(ENTER_CODE), opens);
    }
}

/// One who has an address: link, tip, code.
fn by_mail(running: &Running, secrets: &mut Secrets, hr: &Visitor<'_>, unit: &str) -> String {
    let name = secrets.note("a name", "Lena Kwikstaart");
    secrets.note("an address", LEAVER);
    let id = registers(hr, &[("name", &name), ("private_email", LEAVER), ("unit", unit)]);
    let sent = hr.ask(DEPARTURE_RESEND, Some(&format!("departure={id}")));
    assert!(sent.status < 400);
    let (_, record) = hr.go(&format!("/staff/departures/{id}"), None);
    let now = form_to(record.body(), DEPARTURE_WAITING).body(None, &[("do", "now")]);
    assert!(hr.ask(DEPARTURE_WAITING, Some(&now)).status < 400);
    let mail = mail_to(running, LEAVER, 0);
    let link = mail.split_whitespace().find(|word| word.contains("/l/")).expect("a link");
    let link = own_path(link).expect("a path").to_owned();
    secrets.note("a token", link.trim_start_matches("/l/").split('?').next().expect("a token"));
    let leaver = Visitor::new(running, "Firefox/1", "10.0.0.7");
    assert_eq!(leaver.go(&link, None).0.split('?').next(), Some("/leaver"));
    secrets.cookies(&leaver);
    let tip = secrets.note("an answer", "Meer IJSVOGEL op vrijdag");
    hands_in(&leaver, &tip, "");
    let (_, page) = leaver.go("/leaver/data", None);
    let before = mails_to(running, LEAVER).len();
    leaver.go(REQUEST_CODE, Some(&form_to(page.body(), REQUEST_CODE).body(None, &[])));
    let code = secrets.note("a code", &code_after(running, LEAVER, before));
    opens_own_data(&leaver, &code, &secrets.note("a wrong code", "merelwrong"));
    secrets.cookies(&leaver);
    assert!(
        leaver.go("/leaver/data/copy.json", None).1.text.contains("IJSVOGEL"),
        "the walk reads what it must not log"
    );
    leaver.ask(LEAVER_DONE, Some(""));
    id
}

/// One whom no mail reaches: a letter, its code, and a word of their own.
fn by_letter(running: &Running, secrets: &mut Secrets, hr: &Visitor<'_>, unit: &str) {
    let name = secrets.note("a name", "Bert Boomklever");
    let id = registers(hr, &[("name", &name), ("unit", unit)]);
    let (_, letter) = hr.go(DEPARTURE_LETTER, Some(&format!("departure={id}")));
    let token = letter.body().split("/l/").nth(1).and_then(|rest| rest.split('<').next()).expect("a token");
    secrets.note("a printed token", token);
    let leaver = Visitor::new(running, "Firefox/1", "10.0.0.8");
    assert_eq!(leaver.go(&format!("/l/{token}"), None).0, "/leaver");
    let word = secrets.note("a word of one's own", "Notenkraker en zoon");
    hands_in(&leaver, &secrets.note("an answer", "Minder GRUTTO"), &word);
    opens_own_data(&leaver, &word, &secrets.note("a wrong word", "Boerenzwaluwen"));
    secrets.cookies(&leaver);
}

/// What hosts and HR write about somebody.
fn about_them(secrets: &mut Secrets, hr: &Visitor<'_>, adviser: &Visitor<'_>, id: &str) {
    let notes = secrets.note("notes", "noemt BLAUWBORST en rust");
    let story = secrets.note("a report", "Het begon met de NACHTEGAAL.");
    let reason = secrets.note("a reason", "klacht over de ROERDOMP");
    let guide = format!("/staff/departures/{id}/guide");
    adviser.go(&guide, None);
    adviser.ask(NOTES_SAVE, Some(&format!("departure={id}&notes={}&seen=", notes.replace(' ', "+"))));
    assert!(adviser.go(&guide, None).1.body().contains("BLAUWBORST"), "the notes are kept");
    let report = format!("/staff/departures/{id}/report");
    adviser.go(OPEN_ANSWERS, Some(&format!("departure={id}")));
    let (_, page) = adviser.go(&report, None);
    let form = form_to(page.body(), REPORT_SAVE);
    adviser.go(REPORT_SAVE, Some(&form.body(None, &[("story", &story)])));
    assert!(adviser.go(&report, None).1.body().contains("NACHTEGAAL"), "the report is kept");
    hr.go(OPEN_WITH_REASON, Some(&format!("departure={id}&sure=yes&reason={}", reason.replace(' ', "+"))));
    assert!(hr.go(&format!("/staff/departures/{id}"), None).1.body().contains("ROERDOMP"), "the reason is kept");
}

/// What is turned away is no less secret than what is taken.
fn turned_away(running: &Running, secrets: &mut Secrets, adviser: &Visitor<'_>) {
    let stranger = Visitor::new(running, "Firefox/1", "10.0.0.9");
    for path in [
        "/l/KOOLMEESKOOLMEES",
        "/calendar/KOOLMEESKOOLMEES.ics",
        "/staff/sign-in?next=/KOOLMEESKOOLMEES",
        "/KOOLMEESKOOLMEES",
    ] {
        stranger.ask(path, None);
    }
    secrets.note("an address that was asked for", "KOOLMEESKOOLMEES");
    secrets.note("an address of nobody", "niemand.fuut@voorbeeld.test");
    stranger.ask(SIGN_IN_ADDRESS, Some("email=niemand.fuut%40voorbeeld.test"));
    for key in [secrets.note("a wrong key", "scholekster-scholekster"), secrets.note("a key", ITIP_KEY)] {
        let bearer = format!("Bearer {key}");
        let headers = [("authorization", bearer.as_str()), ("content-type", "text/calendar")];
        tokio::task::block_in_place(|| running.request("POST", "/api/v1/itip", &headers, b"BEGIN:VCALENDAR"))
            .expect("an answer");
    }
    let password = secrets.note("a password", "grauwekiekendief");
    let place = secrets.note("a calendar's address", "http://127.0.0.1:1/wulpenwei");
    secrets.note("a user name", "ada.aalscholver");
    let encoded: String = url::form_urlencoded::byte_serialize(place.as_bytes()).collect();
    let form = format!("kind=caldav&dav_address={encoded}&user_name=ada.aalscholver&password={password}");
    adviser.go(CALENDAR_ADD, Some(&form));
}

async fn somebody(world: &World, name: &str, email: &str, role: Role) {
    world.account(name).email(email).role(role).trained().every_working_day("09:00", "17:00").make().await;
}

on_both_databases! {
    async fn nothing_secret_stands_in_the_log(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        // Ada is the only adviser, so that the talks are hers.
        world.change_account(scene.adviser, |form| form.roles.clear()).await;
        somebody(&world, "Cora Roodborst", CORA, Role::HrCoordinator).await;
        somebody(&world, "Ada Putter", ADA, Role::HrAdviser).await;
        let metrics = free_address();
        let running = Running::start_with(&world, &[
            ("UITZWAAI_LOG", "trace"),
            ("UITZWAAI_METRICS_LISTEN", &metrics.to_string()),
            ("UITZWAAI_ITIP_KEY", ITIP_KEY),
            ("UITZWAAI_CALENDAR_PRIVATE_ADDRESSES", "true"),
        ]);
        let mut secrets = Secrets::default();
        for name in ["Cora Roodborst", "Ada Putter"] {
            secrets.note("a name", name);
        }
        secrets.note("the database's address", world.database_url());
        let hr = signs_in(&running, &mut secrets, CORA, "10.0.0.1");
        let adviser = signs_in(&running, &mut secrets, ADA, "10.0.0.2");
        let unit = scene.team.to_string();
        let id = by_mail(&running, &mut secrets, &hr, &unit);
        // What the next page of HR says waits in the session.
        are_sealed(&world, &secrets).await;
        by_letter(&running, &mut secrets, &hr, &unit);
        about_them(&mut secrets, &hr, &adviser, &id);
        turned_away(&running, &mut secrets, &adviser);
        let log = running.log();
        // Else nothing would be shown by what is not there.
        for said in ["DEBUG", "sqlx::query", "pattern=\"/l/{token}\"", "mail"] {
            assert!(log.contains(said), "{said}");
        }
        assert!(!log.contains(" TRACE "), "beyond debug the values of statements are written");
        secrets.are_not_in(&log);
        secrets.are_not_in(&tokio::task::block_in_place(|| metrics_at(metrics)));
        are_sealed(&world, &secrets).await;
    }

    async fn a_mail_server_that_names_the_receiver_is_not_quoted(world: World) {
        world.advance(Utc::now() - world.now());
        somebody(&world, "Ada Putter", ADA, Role::HrAdviser).await;
        let server = format!("smtp://127.0.0.1:{}", refusing_server());
        let running = Running::start_with(&world, &[
            ("UITZWAAI_LOG", "debug"),
            ("UITZWAAI_MAIL_DIR", ""),
            ("UITZWAAI_SMTP_URL", &server),
        ]);
        Visitor::new(&running, "Firefox/1", "10.0.0.1").ask(SIGN_IN_ADDRESS, Some("email=ada.putter%40voorbeeld.test"));
        while !running.log().contains("mail refused") {
            std::thread::yield_now();
        }
        let mut secrets = Secrets::default();
        secrets.note("an address", ADA);
        let log = running.log();
        secrets.are_not_in(&log);
        assert!(log.contains("550 5.1.1"), "its codes help");
        assert!(!log.contains("nobody of that name"), "its words may name the receiver without an @");
    }
}
