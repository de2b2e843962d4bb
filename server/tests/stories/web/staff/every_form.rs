//! Every form of the staff's pages and of a leaver's, also one that is yet to come: whoever typed in it and is not
//! known any more finds it filled in again, and nobody else does.

use std::collections::BTreeSet;

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;
use url::form_urlencoded;

use super::signed_out::signs_in;
use crate::addresses::{FUNCTIONS, SAVE_ANSWERS};
use crate::running::Running;
use crate::scene::Scene;
use crate::web::markup::{Form, forms, links};
use crate::web::visitor::Visitor;

/// So many pages are looked at by one person: a code is mailed to nobody too often.
pub const PAGES_EACH: usize = 10;
/// What of the newest forms of one browser surely waits, in bytes of their bodies.
const WAITS_BYTES: usize = 16_000;
/// Answered by its own rules, which keep item by item.
const QUESTIONS: &str = SAVE_ANSWERS;
/// Inputs in which nothing is written.
const CHOSEN: [&str; 5] = ["hidden", "checkbox", "radio", "file", "submit"];
/// What is typed anew each time.
const SECRET: [&str; 4] = ["code", "password", "own-word", "own-word-again"];

/// A form that somebody fills in.
pub struct Asked {
    pub form: Form,
    /// Its controls for what is written, by their names: lines, days, numbers, areas for words.
    pub lines: Vec<String>,
    /// A line or an area for words.
    line: Option<String>,
    /// Whether it says, sealed, from where it is posted.
    is_marked: bool,
}

/// The forms of a page that somebody fills in. One with a file is none: no page holds a file.
pub fn asked(page: &str) -> Vec<Asked> {
    let pieces = page.split("<form").skip(1).map(|piece| piece.split("</form>").next().unwrap_or_default());
    let all = forms(page).into_iter().zip(pieces);
    all.filter(|(form, piece)| form.method == "post" && form.action.starts_with(FUNCTIONS) && is_filled_in(piece))
        .map(|(form, piece)| Asked {
            lines: lines_of(piece),
            line: line_of(piece),
            is_marked: form.fields.iter().any(|(name, _)| name == "sent-from"),
            form,
        })
        .collect()
}

fn is_filled_in(piece: &str) -> bool {
    let is_control = |tag: &str| {
        let is_input = tag.starts_with("input ") && !tag.contains("type=\"hidden\"");
        is_input || tag.starts_with("textarea ") || tag.starts_with("select ")
    };
    !piece.contains("multipart/form-data") && piece.split('<').any(is_control)
}

/// The names of its controls for what is written.
fn lines_of(piece: &str) -> Vec<String> {
    let is_chosen = |tag: &str| CHOSEN.iter().any(|kind| tag.contains(&format!("type=\"{kind}\"")));
    let is_line = |tag: &&str| tag.starts_with("textarea ") || (tag.starts_with("input ") && !is_chosen(tag));
    let names = piece.split('<').filter(is_line).filter_map(|tag| {
        let (_, rest) = tag.split_once(" name=\"")?;
        rest.split('"').next()
    });
    names.map(ToOwned::to_owned).collect()
}

/// The name of its first control for words.
fn line_of(piece: &str) -> Option<String> {
    let is_line =
        |tag: &&str| tag.starts_with("textarea ") || (tag.starts_with("input ") && tag.contains("type=\"text\""));
    let names = piece.split('<').filter(is_line).filter_map(|tag| {
        let (_, rest) = tag.split_once(" name=\"")?;
        rest.split('"').next()
    });
    names.filter(|name| !SECRET.contains(name)).map(ToOwned::to_owned).next()
}

/// Every page of the staff's that has an address without more in it than these two.
pub fn staff_pages(running: &Running, departure: &str, account: &str) -> Vec<String> {
    let listed = running.call(&["addresses"], &[], b"");
    let listed = String::from_utf8(listed.stdout).expect("text");
    let pages = listed.lines().filter_map(|line| line.strip_prefix("GET "));
    let pages = pages.filter(|page| page.starts_with("/staff/") && !page.starts_with("/staff/sign-in"));
    let pages = pages.map(|page| {
        if page.starts_with("/staff/departures/") {
            page.replace("{id}", departure)
        } else {
            let page = page.replace("/people/{id}", &format!("/people/{account}"));
            page.replace("guides/{key}", "guides/voluntary")
        }
    });
    pages.filter(|page| !page.contains('{') && !page.contains('.')).collect()
}

/// What was sent, and what has to stand there again.
struct Sent {
    page: String,
    /// The address to which signing in, or the link, leads back for it.
    back: String,
    action: String,
    words: Option<String>,
    bytes: usize,
}

/// Fills in and posts each form of a page from a browser in which nobody is known; where that leads.
fn send(from: &Visitor<'_>, page: &str, one: &Asked, number: usize) -> (Sent, String) {
    let words = format!("Getypt{number}woord");
    let filled: Vec<(&str, &str)> = one.line.as_deref().map(|name| (name, words.as_str())).into_iter().collect();
    let body = one.form.body(None, &filled);
    let location = from.ask(&one.form.action, Some(&body)).location;
    let next = location.split_once('?').and_then(|(_, query)| {
        form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "next").map(|(_, next)| next.into_owned())
    });
    let (page, action, bytes) = (page.to_owned(), one.form.action.clone(), body.len());
    let back = next.unwrap_or_else(|| page.clone());
    (Sent { page, back, action, words: one.line.is_some().then_some(words), bytes }, location)
}

/// The pages of what was sent that show it also where nobody came back to it, or do not lead to it.
fn haunted(known: &Visitor<'_>, sent: &[Sent]) -> Vec<String> {
    let Some(newest) = sent.last() else { return Vec::new() };
    let pages: BTreeSet<&str> = sent.iter().map(|one| one.page.as_str()).collect();
    let shows = |page: &&str| known.ask(page, None).body().contains("data-filled");
    let mut wrong: Vec<String> = pages.into_iter().filter(shows).map(|page| format!("{page} is filled in")).collect();
    if !links(known.ask(&newest.page, None).body()).contains(&newest.back) {
        wrong.push(format!("{} does not lead to {}", newest.page, newest.back));
    }
    wrong
}

/// Those of what was sent that do not stand on their pages again.
fn missing(known: &Visitor<'_>, sent: &[Sent]) -> Vec<String> {
    let mut bytes = 0;
    let newest = sent.iter().rev().take_while(|one| {
        bytes += one.bytes;
        bytes <= WAITS_BYTES
    });
    let stands = |one: &Sent| {
        let page = known.ask(&one.back, None);
        page.body().contains("data-filled") && one.words.as_ref().is_none_or(|words| page.body().contains(words))
    };
    newest.filter(|one| !stands(one)).map(|one| format!("{} on {}", one.action, one.page)).collect()
}

on_both_databases! {
    async fn every_form_of_the_staffs_waits_for_whoever_typed_in_it(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let running = Running::start(&world);
        let pages = staff_pages(&running, &leaver.id.to_string(), &scene.adviser.to_string());
        let (mut actions, mut wrong) = (BTreeSet::new(), Vec::new());
        for (group, pages) in pages.chunks(PAGES_EACH).enumerate() {
            let email = format!("typer{group}@voorbeeld.test");
            let account = world.account("Tina Typer").email(&email);
            let account = account.role(Role::HrCoordinator).role(Role::Administrator).role(Role::PolicyOfficer);
            account.role(Role::HrAdviser).trained().make().await;
            let client = format!("10.1.0.{}", group + 1);
            let signed_in = Visitor::new(&running, "Firefox", &client);
            signed_in.sign_in(&email);
            // The same browser, whose session has ended.
            let browser = Visitor::new(&running, "Firefox", &client);
            let (mut sent, mut back) = (Vec::new(), String::new());
            for page in pages {
                let answer = signed_in.ask(page, None);
                for one in asked(answer.body()) {
                    let (one_sent, location) = send(&browser, page, &one, sent.len());
                    if !one.is_marked || !location.starts_with("/staff/sign-in?next=") || location.contains("sent=no") {
                        wrong.push(format!("{} on {page} leads to {location}", one.form.action));
                        continue;
                    }
                    actions.insert(one.form.action.clone());
                    sent.push(one_sent);
                    back = location;
                }
            }
            if sent.is_empty() {
                continue;
            }
            let asks = browser.ask(&back, None);
            signs_in(&browser, asks.body(), &email);
            wrong.extend(missing(&browser, &sent));
            wrong.extend(haunted(&browser, &sent));
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(actions.len() > 20, "too few forms were found: {actions:#?}");
    }

    async fn nobody_else_is_shown_what_was_typed(world: World) {
        world.advance(Utc::now() - world.now());
        Scene::set(&world).await;
        let [anna, bert] = ["anna.every.form@voorbeeld.test", "bert.every.form@voorbeeld.test"];
        for (name, email) in [("Anna Typer", anna), ("Bert Kijker", bert)] {
            world.account(name).email(email).role(Role::HrCoordinator).role(Role::Administrator).make().await;
        }
        let running = Running::start(&world);
        let signed_in = Visitor::new(&running, "Firefox", "10.0.0.1");
        signed_in.sign_in(anna);
        let units = "/staff/organisation/units";
        let forms = asked(signed_in.ask(units, None).body());
        let one = forms.iter().find(|one| one.line.is_some()).expect("a form with words");
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        let (sent, location) = send(&browser, units, one, 1);
        let words = sent.words.expect("words");

        let other = browser.copy();
        let asks = other.ask(&location, None);
        signs_in(&other, asks.body(), bert);
        for address in [units, sent.back.as_str()] {
            let page = other.ask(address, None);
            assert_eq!(page.status, 200);
            assert!(!page.body().contains(&words), "{address}");
        }

        // In the same browser a made up form leaves nothing, whoever it says it is of.
        let stranger = Visitor::new(&running, "Firefox", "10.0.0.2");
        let made_up = stranger.ask(&one.form.action, Some("sent-from=AAAA&name=Verzonnen")).location;
        assert!(made_up.contains("sent=no"), "{made_up}");
        assert_eq!(stranger.cookie("session"), None, "nothing waits");
    }

    async fn every_form_of_a_leavers_waits_until_the_link_is_opened_again(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let other = scene.leaver("Piet Anders").await;
        let [link, others] = [
            format!("/l/{}", world.token_of(leaver.id).await),
            format!("/l/{}", world.token_of(other.id).await),
        ];
        let running = Running::start(&world);
        let before = Visitor::new(&running, "Firefox", "10.0.0.1");
        before.go(&link, None);
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
        let (mut sent, mut wrong) = (Vec::new(), Vec::new());
        for page in ["/leaver/check", "/leaver/talk", "/leaver/talk/book", "/leaver/data", "/leaver/later"] {
            let answer = before.ask(page, None);
            for one in asked(answer.body()) {
                if one.form.action == QUESTIONS {
                    continue;
                }
                let (one_sent, location) = send(&browser, page, &one, sent.len());
                if one.is_marked && location == "/leaver/link?posted=kept" {
                    sent.push(one_sent);
                } else {
                    wrong.push(format!("{} on {page} leads to {location}", one.form.action));
                }
            }
        }
        assert!(!sent.is_empty(), "no form was found");
        let copied = browser.copy();
        let (path, page) = browser.go(&link, None);
        assert_eq!(path, sent.last().expect("a form").page, "it leads to what was typed last");
        assert_eq!(page.status, 200);
        wrong.extend(missing(&browser, &sent));
        assert!(wrong.is_empty(), "{wrong:#?}");

        copied.go(&others, None);
        for one in &sent {
            assert!(!copied.ask(&one.page, None).body().contains("data-filled"), "{}", one.page);
        }
    }
}
