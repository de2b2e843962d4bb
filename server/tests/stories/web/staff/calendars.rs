//! `/staff/calendars`: what was typed and refused waits in the session's row, and nothing of it can be read there.

use chrono::{TimeDelta, Utc};
use server::feed::{FeedKeeper, feeds};
use server::on_both_databases;

use crate::addresses::{CALENDAR_ADD, CALENDAR_UPLOAD};
use crate::web::browser::Browser;
use crate::web::visitor::without_posting;

on_both_databases! {
    async fn an_address_that_was_refused_is_sealed_and_shown_again_at_its_field(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let anna = Browser::of(&world, world.account("Anna de Vries").make().await).await;
        let form = "kind=caldav&dav_address=http%3A%2F%2F127.0.0.1%3A1%2Fgeheim&user_name=anna.geheim&password=zwaluwstaart";
        let back = anna.ask(CALENDAR_ADD, Some(form)).location;
        assert_eq!(without_posting(&back), "/staff/calendars");
        let elsewhere = anna.ask("/staff/calendars", None);
        assert!(!elsewhere.text.contains("anna.geheim"), "a page that it did not come back to knows nothing of it");
        let row = anna.row().await;
        assert!(row.contains("typed:calendars"), "{row}");
        for secret in ["geheim", "127.0.0.1", "anna", "zwaluwstaart"] {
            assert!(!row.contains(secret), "{secret} in {row}");
        }
        let page = anna.ask(&back, None);
        assert_eq!(page.status, 200);
        for shown in ["value=\"http://127.0.0.1:1/geheim\"", "value=\"anna.geheim\"", "id=\"dav_address-error\""] {
            assert!(page.text.contains(shown), "{shown}");
        }
        assert!(!page.text.contains("zwaluwstaart"));
        assert!(!anna.row().await.contains("typed:"), "shown once");
    }

    async fn a_file_of_many_years_is_taken(world: World) {
        world.advance(Utc::now() - world.now());
        let account = world.account("Anna de Vries").make().await;
        let anna = Browser::of(&world, account).await;
        let old = format!("BEGIN:VEVENT\r\nDTSTART:20160304T090000Z\r\nDURATION:PT1H\r\nDESCRIPTION:{}\r\nEND:VEVENT\r\n", "x".repeat(900));
        let ahead = (Utc::now() + TimeDelta::days(7)).format("%Y%m%dT%H%M%SZ");
        let text = format!(
            "BEGIN:VCALENDAR\r\n{}BEGIN:VEVENT\r\nDTSTART:{ahead}\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            old.repeat(8_000)
        );
        assert!(text.len() > 7 * 1024 * 1024, "{}", text.len());
        let body = format!(
            "--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"agenda.ics\"\r\n\r\n{text}\r\n--part--\r\n"
        );
        let (cookie, origin) = (anna.cookie(), format!("http://{}", anna.running.address));
        let headers = [
            ("cookie", cookie.as_str()),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("accept", "text/html"),
            ("x-forwarded-for", "10.0.0.1"),
            ("content-type", "multipart/form-data; boundary=part"),
        ];
        let answer = tokio::task::block_in_place(|| anna.running.request("POST", CALENDAR_UPLOAD, &headers, body.as_bytes()));
        assert_eq!(without_posting(&answer.expect("an answer").location), "/staff/calendars");
        let found = feeds(&world.program, &FeedKeeper::own(&world.signed_in(account).await)).await.expect("the store");
        assert_eq!(found.iter().map(|feed| (feed.name.as_str(), feed.busy)).collect::<Vec<_>>(), [("agenda.ics", 1)]);
    }
}
