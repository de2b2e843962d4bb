//! Whose times a leaver looks at, where there are more people than a list can hold.

use chrono::{TimeDelta, Utc};
use domain::account::Role;

use super::client::client;
use crate::running::Running;
use crate::scene::Scene;

/// More than a list holds, with the adviser of the scene and the one with another name.
const COLLEAGUES: usize = 50;

server::on_both_databases! {
    async fn of_more_people_than_a_list_holds_one_is_found_by_name(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        for number in 0..COLLEAGUES {
            world.account(&format!("Collega Nummer{number}")).role(Role::HrAdviser).make().await;
        }
        let zoe = world.account("Zoë van den Berg").email("zoe@voorbeeld.test").role(Role::HrAdviser).trained();
        let zoe = zoe.every_working_day("09:05", "12:05").make().await;
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let leaver = scene.leaver_with("Loes Verhoeven", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        scene.hand_in(&leaver).await;
        let browser = client(&scene, &leaver).await;
        let running = Running::start(&world);
        let look = |more: &str, number: usize| {
            let path = format!("/leaver/talk/book?days={}{more}", browser.talk);
            let answer = browser.ask(&running, &path, number, None).expect("an answer");
            assert_eq!(answer.status, 200, "{path}");
            answer.text
        };
        let page = look("", 0);
        assert!(page.contains("name=\"person\"") && !page.contains("<option"), "a name to type");
        assert!(!page.contains("Collega Nummer7"), "nobody stands there before somebody asks");
        let found = look("&person=zoe+BERG", 1);
        assert!(found.contains(&format!("host={zoe}")) && found.contains("Zoë van den Berg"), "without her dots too");
        let several = look("&person=collega", 2);
        assert!(several.contains("Er zijn er meer"), "{several}");
        assert_eq!(several.matches("Collega Nummer").count(), 20);
        assert!(look("&person=quispel", 3).contains("We vonden niemand met die naam."));
        let hers = look(&format!("&host={zoe}&person=quispel"), 4);
        assert!(hers.contains("aria-current=\"true\">Zoë van den Berg"), "whoever is chosen stays");
        assert!(hers.contains(&format!("name=\"host\" value=\"{zoe}\"")), "and goes along with the next name");
    }
}
