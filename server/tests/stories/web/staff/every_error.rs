//! Every summary of errors that a form of the staff's pages or of a leaver's comes back with, also of one that is yet to
//! come: each of its lines leads to where it is mended.

use std::collections::BTreeSet;

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use super::every_form::{PAGES_EACH, asked, staff_pages};
use crate::running::{Answer, Running};
use crate::scene::Scene;
use crate::web::markup::links;
use crate::web::visitor::{Visitor, own_path};

/// What is written in every line of a form: nothing, and what most lines refuse.
const WRITTEN: [&str; 2] = ["", "?"];
/// More redirects than any form makes.
const REDIRECTS_MAX: usize = 8;

/// Forms that came back with errors, and lines of errors that lead nowhere.
#[derive(Default)]
struct Found {
    faulty: BTreeSet<String>,
    wrong: Vec<String>,
}

/// Without the place on the page, which no browser sends.
fn without_place(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

/// The page that a form, or a link, leads to.
fn page_of(browser: &Visitor<'_>, address: &str, form: Option<&str>) -> Answer {
    let mut answer = browser.ask(address, form);
    for _ in 0..REDIRECTS_MAX {
        let Some(path) = own_path(&answer.location).map(without_place) else { break };
        answer = browser.ask(path, None);
    }
    answer
}

/// Where the lines of the summary lead.
fn lines(page: &str) -> Vec<String> {
    let summary = page.split_once(" id=\"errors\"").map(|(_, rest)| rest.split("</div>").next().unwrap_or_default());
    summary.map(links).unwrap_or_default()
}

fn has(page: &str, id: &str) -> bool {
    page.contains(&format!(" id=\"{id}\""))
}

/// Whether a line of the errors on this page leads somewhere.
fn leads(browser: &Visitor<'_>, page: &str, href: &str) -> bool {
    match href.split_once('#') {
        Some(("", id)) => has(page, id),
        Some((path, id)) => has(page_of(browser, path, None).body(), id),
        None => page_of(browser, href, None).status == 200,
    }
}

/// Posts every form of a page, badly filled in.
fn walk(browser: &Visitor<'_>, page: &str, found: &mut Found) {
    for written in WRITTEN {
        for one in asked(browser.ask(page, None).body()) {
            let filled: Vec<(&str, &str)> = one.lines.iter().map(|name| (name.as_str(), written)).collect();
            let answer = page_of(browser, &one.form.action, Some(&one.form.body(None, &filled)));
            let lines = lines(answer.body());
            if !lines.is_empty() {
                found.faulty.insert(one.form.action.clone());
            }
            let nowhere = lines.iter().filter(|href| !leads(browser, answer.body(), href));
            found.wrong.extend(nowhere.map(|href| format!("{} on {page}, {written:?}: {href}", one.form.action)));
        }
    }
}

on_both_databases! {
    async fn every_line_of_every_summary_of_errors_leads_to_where_it_is_mended(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let link = format!("/l/{}", world.token_of(leaver.id).await);
        let running = Running::start(&world);
        let mut found = Found::default();

        let browser = Visitor::new(&running, "Firefox", "10.2.0.1");
        browser.go(&link, None);
        for page in ["/leaver/questions/why", "/leaver/check", "/leaver/talk", "/leaver/talk/book", "/leaver/data"] {
            walk(&browser, page, &mut found);
        }

        let pages = staff_pages(&running, &leaver.id.to_string(), &scene.adviser.to_string());
        for (group, pages) in pages.chunks(PAGES_EACH).enumerate() {
            let email = format!("fouten{group}@voorbeeld.test");
            let account = world.account("Tina Fouten").email(&email);
            let account = account.role(Role::HrCoordinator).role(Role::Administrator).role(Role::PolicyOfficer);
            account.role(Role::HrAdviser).trained().make().await;
            let browser = Visitor::new(&running, "Firefox", &format!("10.1.0.{}", group + 1));
            browser.sign_in(&email);
            for page in pages {
                walk(&browser, page, &mut found);
            }
        }
        assert!(found.wrong.is_empty(), "{:#?}", found.wrong);
        assert!(found.faulty.len() > 8, "too few forms came back with errors: {:#?}", found.faulty);
    }
}
