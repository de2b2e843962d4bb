//! A page that sends the browser elsewhere says so to everybody: 303 and `Location`, whatever `Accept` says.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::{KEEP_ANSWERS, SAVE_ANSWERS};
use crate::running::{Answer, Running};
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::browser::Browser;

/// What programs say they accept; the last says nothing.
const ACCEPTED: [Option<&str>; 4] = [Some("*/*"), Some("text/html"), Some("application/json"), None];

/// Below the two rooms: pages by which somebody comes in or has gone out, and what says nothing of anybody.
const OPEN: [&str; 8] = [
    "/staff/sign-in",
    "/staff/sign-in/provider",
    "/staff/sign-in/callback",
    "/staff/sign-in/out",
    "/leaver/link",
    "/leaver/closed",
    "/staff/organisation/questionnaire/schema",
    "/staff/organisation/guides/schema",
];

/// Every address of a room that asks who somebody is, as the program lists them, with something in each place.
fn closed_pages(running: &Running, room: &str) -> Vec<String> {
    let listed = running.call(&["addresses"], &[], b"");
    let listed = String::from_utf8(listed.stdout).expect("text");
    let pages = listed.lines().filter_map(|line| line.strip_prefix("GET "));
    let here = pages.filter(|page| page.starts_with(room) && !OPEN.contains(page));
    here.map(|page| page.split('/').map(something).collect::<Vec<_>>().join("/")).collect()
}

/// What may stand in a part of an address.
fn something(part: &str) -> &str {
    match part {
        "{screen}" => "work",
        "{key}" => "voluntary",
        "{version}" => "1",
        _ if part.starts_with('{') => "0193f000000070008000000000000000",
        _ => part,
    }
}

fn ask(running: &Running, path: &str, accept: Option<&str>, cookie: &str) -> Answer {
    let mut headers = vec![("cookie", cookie)];
    headers.extend(accept.map(|accept| ("accept", accept)));
    running.request("GET", path, &headers, b"").expect("an answer")
}

/// Asks for the page as everybody might; it leads to an address that begins so.
fn leads(running: &Running, path: &str, cookie: &str, to: &str) {
    for accept in ACCEPTED {
        let answer = ask(running, path, accept, cookie);
        assert_eq!(answer.status, 303, "{path} for {accept:?}");
        assert!(answer.location.starts_with(to), "{path} leads {accept:?} to {}", answer.location);
    }
}

/// A form as an island posts it.
fn post(running: &Running, path: &str, cookie: &str, form: &str) -> Answer {
    let origin = format!("http://{}", running.address);
    let headers = [
        ("cookie", cookie),
        ("origin", origin.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("accept", "application/json"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    running.request("POST", path, &headers, form.as_bytes()).expect("an answer")
}

on_both_databases! {
    async fn whoever_has_no_session_and_no_link_is_sent_on(world: World) {
        let running = Running::start(&world);
        tokio::task::block_in_place(|| {
            leads(&running, "/", "", "/staff");
            for (room, known, to) in
                [("/staff", "/staff/board", "/staff/sign-in"), ("/leaver", "/leaver/talk", "/leaver/link")]
            {
                let pages = closed_pages(&running, room);
                assert!(pages.iter().any(|page| page == known), "{pages:?}");
                for page in pages {
                    leads(&running, &page, "", to);
                }
            }
        });
    }

    async fn a_page_that_leads_further_says_so_to_everybody(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let cookie = format!("leaver={}", cookie(&scene, &leaver).await);
        let running = Running::start(&world);
        tokio::task::block_in_place(|| {
            leads(&running, "/leaver/questions", &cookie, "/leaver/questions/");
            leads(&running, "/leaver/thanks", &cookie, "/leaver");
            leads(&running, "/leaver/later", &cookie, "/leaver");
            leads(&running, "/leaver/data/copy", &cookie, "/leaver/data");
            leads(&running, "/leaver/talk/confirm", &cookie, "/leaver/talk");
        });
        scene.hand_in(&leaver).await;
        tokio::task::block_in_place(|| {
            leads(&running, "/leaver/questions", &cookie, "/leaver/thanks");
            leads(&running, "/leaver/questions/work", &cookie, "/leaver/thanks");
            leads(&running, "/leaver/check", &cookie, "/leaver/thanks");
        });
    }

    async fn whoever_keeps_an_organisation_with_nothing_in_it_begins_by_setting_it_up(world: World) {
        world.advance(Utc::now() - world.now());
        let account = world.account("Anna de Vries").role(Role::HrCoordinator).make().await;
        let adviser = world.account("Ad Viseur").role(Role::HrAdviser).make().await;
        let anna = Browser::of(&world, account).await;
        tokio::task::block_in_place(|| leads(&anna.running, "/staff", &anna.cookie(), "/staff/organisation/set-up"));
        drop(anna);
        let ad = Browser::of(&world, adviser).await;
        tokio::task::block_in_place(|| leads(&ad.running, "/staff", &ad.cookie(), "/staff/day"));
    }

    async fn the_first_page_of_the_staff_is_that_of_the_role(world: World) {
        world.advance(Utc::now() - world.now());
        world.school("De Brug").await;
        let account = world.account("Anna de Vries").role(Role::HrCoordinator).make().await;
        let anna = Browser::of(&world, account).await;
        tokio::task::block_in_place(|| {
            leads(&anna.running, "/staff", &anna.cookie(), "/staff/board");
            leads(&anna.running, "/staff/sign-in", &anna.cookie(), "/staff");
        });
        let account = world.account("Bo Beide").role(Role::HrAdviser).role(Role::Administrator).make().await;
        let bo = Browser::of(&world, account).await;
        tokio::task::block_in_place(|| leads(&bo.running, "/staff", &bo.cookie(), "/staff/start"));
    }

    async fn an_island_reads_its_answer_and_is_not_sent_on(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let cookie = format!("leaver={}", cookie(&scene, &leaver).await);
        let running = Running::start(&world);
        let form = format!("departure={}&screen=work", leaver.id);
        let (kept, saved) = tokio::task::block_in_place(|| {
            (post(&running, KEEP_ANSWERS, &cookie, &form), post(&running, SAVE_ANSWERS, &cookie, &form))
        });
        assert_eq!(kept.status, 200);
        assert!(kept.body().starts_with(r#"{"Saved":{"agreed":["#), "{}", kept.body());
        assert_eq!(saved.status, 200);
        assert!(saved.location.starts_with("/leaver"), "{}", saved.location);
        assert!(saved.text.contains("serverfnredirect"), "{}", saved.text);
    }
}
