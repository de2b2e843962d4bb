//! Files to take away, from pages of the staff.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use server::on_both_databases;

use super::open_with_reason::shown_ago;
use crate::provider::visitor::visitor;
use crate::running::Running;
use crate::scene::Scene;

const COORDINATOR: &str = "co@voorbeeld.test";

on_both_databases! {
    async fn whoever_has_to_sign_in_again_for_a_file_gets_no_page_in_its_place_and_keeps_the_filter(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Co Ordinator").email(COORDINATOR).role(Role::HrCoordinator).make().await;
        let day = (world.today() + TimeDelta::days(60)).to_string();
        let days = [("last_day_worked", day.as_str()), ("end_of_employment", day.as_str())];
        Scene::set(&world).await.leaver_with("Loes Verhoeven", &days).await;
        let running = Running::start(&world);
        let co = visitor(&running);
        co.sign_in(COORDINATOR);
        let page = co.ask("/staff/board", None);
        assert!(page.body().contains("href=\"/staff/board/export.csv\""), "{}", page.body());
        // A browser saves whatever answers such a link, a page that asks to sign in as well.
        assert!(!page.body().contains("export.csv\" download"), "{}", page.body());
        shown_ago(&world, TimeDelta::minutes(11)).await;
        let asked = co.ask("/staff/board/export.csv?owner=hr&text=loes", None);
        assert_eq!(asked.location, "/staff/sign-in/again?next=%2Fstaff%2Fboard%3Fowner%3Dhr%26text%3Dloes");
        let asked = co.ask("/staff/board/export.csv", None);
        assert_eq!(asked.location, "/staff/sign-in/again?next=%2Fstaff%2Fboard");
    }
}
