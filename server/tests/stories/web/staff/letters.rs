//! `/staff/board/letters`: letters for several people on one page, which they are worked off on.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::{DEPARTURE_HANDED_OVER, DEPARTURE_LETTER};
use crate::provider::visitor::visitor;
use crate::running::Running;
use crate::scene::Scene;

const COORDINATOR: &str = "co@voorbeeld.test";

on_both_databases! {
    async fn each_button_on_the_page_of_letters_leads_back_to_it(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Co Ordinator").email(COORDINATOR).role(Role::HrCoordinator).make().await;
        let scene = Scene::set(&world).await;
        let day = (world.today() + TimeDelta::days(60)).to_string();
        let differs = [("private_email", ""), ("last_day_worked", day.as_str()), ("end_of_employment", day.as_str())];
        let anna = scene.leaver_with("Anna Bakker", &differs).await.id;
        let bert = scene.leaver_with("Bert Visser", &differs).await.id;
        let running = Running::start(&world);
        let co = visitor(&running);
        co.sign_in(COORDINATOR);
        let letters = format!("/staff/board/letters?departure={anna}&departure={bert}");
        let back = format!("name=\"back\" value=\"{}\"", letters.replace('&', "&amp;"));
        let page = co.ask(&letters, None);
        assert_eq!(page.body().matches(&back).count(), 2, "{}", page.body());
        let encoded = letters.replace('/', "%2F").replace('?', "%3F").replace('=', "%3D").replace('&', "%26");
        let form = format!("departure={anna}&back={encoded}");
        for function in [DEPARTURE_LETTER, DEPARTURE_HANDED_OVER] {
            assert_eq!(co.ask(function, Some(&form)).location, letters, "{function}");
            let page = co.ask(&letters, None);
            assert!(page.body().contains("Anna Bakker") && page.body().contains("Bert Visser"), "{function}");
        }
        let record = format!("/staff/departures/{anna}");
        let elsewhere = format!("departure={anna}&back=%2F%2Fevil.example");
        assert_eq!(co.ask(DEPARTURE_LETTER, Some(&elsewhere)).location, format!("{record}/letter"));
        assert_eq!(co.ask(DEPARTURE_HANDED_OVER, Some(&elsewhere)).location, record);
    }
}
