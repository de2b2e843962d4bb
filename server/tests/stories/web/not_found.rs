//! What is not there: colleagues keep the way to their own pages, and nobody else gets one.

use chrono::Utc;
use domain::account::Role;
use server::on_both_databases;

use crate::web::browser::Browser;

/// A page of the menu.
const MENU: &str = "href=\"/staff/day\"";

on_both_databases! {
    async fn whoever_is_signed_in_keeps_the_menu_where_there_is_nothing(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let account = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        let anna = Browser::of(&world, account).await;
        let nobodys = "/staff/departures/0193f000000070008000000000000000";
        for page in ["/nowhere", "/staff/nowhere", "/staff/organisation/people", nobodys, "/not-found"] {
            let answer = anna.ask(page, None);
            assert_eq!(answer.status, 404, "{page}");
            assert!(answer.text.contains(MENU) && answer.text.contains("Anna de Vries"), "{page}: {}", answer.text);
        }
        for page in ["/leaver/nowhere", "/l/nowhere/else"] {
            assert!(!anna.ask(page, None).text.contains("Anna de Vries"), "{page} is of those who leave");
        }
        let stranger = tokio::task::block_in_place(|| anna.running.browse("/nowhere", "", "10.0.0.2", None));
        let stranger = stranger.expect("an answer");
        assert_eq!(stranger.status, 404);
        assert!(!stranger.text.contains(MENU));
    }
}
