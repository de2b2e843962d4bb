//! `/staff/organisation/holidays`: an address that is being looked at is sealed in the session's row.

use chrono::Utc;
use server::on_both_databases;

use crate::addresses::{HOLIDAY_FEED_KEEP, HOLIDAY_FEED_LOOK};
use crate::feed::Calendars;
use crate::web::browser::Browser;

on_both_databases! {
    async fn an_address_of_holidays_that_are_looked_at_is_sealed_too(world: World) {
        world.advance(Utc::now() - world.now());
        let server = Calendars::serve("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").await;
        let bea = Browser::of(&world, world.administrator().account()).await;
        let form = format!("address={}", server.url().replace(':', "%3A").replace('/', "%2F"));
        let went = bea.ask(HOLIDAY_FEED_LOOK, Some(&form)).location;
        assert_eq!(went, "/staff/organisation/holidays#feeds-title");
        let row = bea.row().await;
        assert!(row.contains("holidays-looked-at") && !row.contains("geheim"), "{row}");
        let page = bea.ask("/staff/organisation/holidays", None);
        assert!(page.text.contains(HOLIDAY_FEED_KEEP), "it is still looked at");
        bea.ask(HOLIDAY_FEED_KEEP, Some("do=leave"));
        assert!(!bea.row().await.contains("holidays-looked-at"));
    }
}
