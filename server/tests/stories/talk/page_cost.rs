//! What a page with times costs the database, counted in the program's own log.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use domain::talk::TalkChoice;
use server::talk::{Choosing, choose};

use super::client::{Client, client};
use crate::addresses::MY_ZONE;
use crate::running::Running;
use crate::scene::Scene;

/// What a page with times may cost.
const QUERIES_AT_MOST: usize = 3;
/// The program's own work in the background asks too, and a line may be written a moment late: of several
/// goes the one in the middle counts.
const GOES: usize = 9;

/// The statements of one page.
fn statements(running: &Running, path: &str, client: &Client) -> (usize, String) {
    let mut goes: Vec<(usize, String)> = (0..GOES)
        .map(|number| {
            let before = running.log().len();
            let answer = client.ask(running, path, number, None).expect("an answer");
            assert_eq!(answer.status, 200, "{path}");
            let log = running.log();
            let statements = log[before..].lines().filter(|line| line.contains("sqlx::query")).count();
            (statements, answer.text)
        })
        .collect();
    goes.sort_by_key(|(statements, _)| *statements);
    goes.swap_remove(GOES / 2)
}

server::on_both_databases! {
    async fn a_page_with_times_costs_three_queries_at_most(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        for number in 0..10 {
            let colleague = world.account(&format!("Collega Nummer{number}")).role(Role::HrAdviser).trained();
            let colleague = colleague.make().await;
            world.hours(colleague, 1 + number % 5, "09:05", "12:05").await;
        }
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let leaver = scene.leaver_with("Loes Verhoeven", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        scene.hand_in(&leaver).await;
        let browser = client(&scene, &leaver).await;
        let running = Running::start_with(&world, &[("UITZWAAI_LOG", "off,sqlx::query=debug")]);
        let one = statements(&running, "/leaver/talk/book", &browser);
        assert_eq!(one.1.matches("name=\"slot\"").count(), 3, "three good moments");
        let days = statements(&running, &format!("/leaver/talk/book?days={}", browser.talk), &browser);
        let is_a_list = days.1.contains("name=\"host\"") && days.1.contains("van 11 HR-adviseurs");
        assert!(is_a_list, "so many are a list, no row of names");
        let choosing = choose(&world.program, &leaver.proof, TalkChoice::Both, false).await.expect("the store");
        assert_eq!(choosing, Choosing::Chosen);
        let both = statements(&running, "/leaver/talk/book", &browser);
        assert_eq!(both.1.matches("class=\"picker\"").count(), 2, "two talks");
        // With a session too: the leaver says where they are.
        let form = format!("departure={}&zone=Europe/London&back=/leaver/talk/book", browser.departure);
        let answer = browser.ask(&running, MY_ZONE, 0, Some(&form)).expect("an answer");
        let mut lines = answer.text.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
        let session = lines.next().and_then(|line| line.split(';').next()).expect("a session");
        let travels = Client { cookie: format!("{}; {session}", browser.cookie), ..browser.clone() };
        let abroad = statements(&running, "/leaver/talk/book", &travels);
        assert!(abroad.1.contains("Londen"), "their own time beside the organisation's");
        for (statements, _) in [one, days, both, abroad] {
            assert!((1..=QUERIES_AT_MOST).contains(&statements), "{statements} queries");
        }
    }
}
