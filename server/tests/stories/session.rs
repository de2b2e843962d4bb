//! What stands in a session's row: nothing of what somebody typed that the database's reader could read.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{TimeDelta, Utc};
use domain::ids::AccountId;
use serde_json::json;
use server::on_both_databases;
use server::session::{self, StoredSession};
use server::testing::World;

use crate::addresses::{CALENDAR_ADD, HOLIDAY_FEED_KEEP, HOLIDAY_FEED_LOOK};
use crate::feed::Calendars;
use crate::running::{Answer, Running};

/// Somebody of the staff in her browser.
pub struct Browser<'w> {
    world: &'w World,
    running: Running,
    session: String,
}

impl<'w> Browser<'w> {
    /// Signed in already: the session's row is written as the program would write it.
    pub async fn of(world: &'w World, account: AccountId) -> Self {
        let session = URL_SAFE_NO_PAD.encode(uuid::Uuid::now_v7().as_bytes());
        let now = world.now().timestamp();
        let staff = json!({ "staff": { "account": account, "signed_in_at": now, "seen_at": now } });
        let (data, expires_at) = (staff.to_string(), world.now() + TimeDelta::hours(1));
        let row = StoredSession { id: session.clone(), data, expires_at };
        assert!(session::create(world.store(), &row).await.expect("the store"));
        let running = Running::start_with(world, &[("UITZWAAI_CALENDAR_PRIVATE_ADDRESSES", "true")]);
        Self { world, running, session }
    }

    pub fn ask(&self, path: &str, form: Option<&str>) -> Answer {
        let cookie = format!("session={}", self.session);
        let asked = tokio::task::block_in_place(|| self.running.browse(path, &cookie, "10.0.0.1", form));
        asked.expect("an answer")
    }

    /// What the row says now.
    async fn row(&self) -> String {
        let row = session::load(self.world.store(), &self.session, Utc::now()).await.expect("the store");
        row.expect("it stands").data
    }
}

on_both_databases! {
    async fn an_address_that_was_refused_is_sealed_and_shown_again_at_its_field(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let anna = Browser::of(&world, world.account("Anna de Vries").make().await).await;
        let form = "kind=caldav&dav_address=http%3A%2F%2F127.0.0.1%3A1%2Fgeheim&user_name=anna.geheim&password=zwaluwstaart";
        assert_eq!(anna.ask(CALENDAR_ADD, Some(form)).location, "/staff/calendars");
        let row = anna.row().await;
        assert!(row.contains("typed:calendars"), "{row}");
        for secret in ["geheim", "127.0.0.1", "anna", "zwaluwstaart"] {
            assert!(!row.contains(secret), "{secret} in {row}");
        }
        let page = anna.ask("/staff/calendars", None);
        assert_eq!(page.status, 200);
        for shown in ["value=\"http://127.0.0.1:1/geheim\"", "value=\"anna.geheim\"", "id=\"dav_address-error\""] {
            assert!(page.text.contains(shown), "{shown}");
        }
        assert!(!page.text.contains("zwaluwstaart"));
        assert!(!anna.row().await.contains("typed:"), "shown once");
    }

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
