//! `/staff/calendars`: what was typed and refused waits in the session's row, and nothing of it can be read there.

use chrono::Utc;
use server::on_both_databases;

use crate::addresses::CALENDAR_ADD;
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
}
