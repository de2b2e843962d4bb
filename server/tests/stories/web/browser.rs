//! Somebody of the staff before the program itself.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{TimeDelta, Utc};
use domain::device::Device;
use domain::ids::AccountId;
use serde_json::json;
use server::session::{self, SignedInWith, StoredSession};
use server::testing::World;

use crate::running::{Answer, Running};

/// Somebody of the staff in a browser.
pub struct Browser<'w> {
    world: &'w World,
    pub running: Running,
    session: String,
}

impl<'w> Browser<'w> {
    /// Signed in already.
    pub async fn of(world: &'w World, account: AccountId) -> Self {
        let session = signed_in(world, account).await;
        let running = Running::start_with(world, &[("UITZWAAI_CALENDAR_PRIVATE_ADDRESSES", "true")]);
        Self { world, running, session }
    }

    pub fn cookie(&self) -> String {
        format!("session={}", self.session)
    }

    pub fn ask(&self, path: &str, form: Option<&str>) -> Answer {
        let cookie = self.cookie();
        let asked = tokio::task::block_in_place(|| self.running.browse(path, &cookie, "10.0.0.1", form));
        asked.expect("an answer")
    }

    /// What the row says now.
    pub async fn row(&self) -> String {
        let row = session::load(self.world.store(), &self.session, Utc::now()).await.expect("the store");
        row.expect("it stands").data
    }
}

/// A session of this account, as the program would write it; its id.
pub async fn signed_in(world: &World, account: AccountId) -> String {
    let session = URL_SAFE_NO_PAD.encode(uuid::Uuid::now_v7().as_bytes());
    let now = world.now().timestamp();
    let staff = json!({ "staff": { "account": account, "signed_in_at": now, "seen_at": now, "shown_at": now } });
    let (data, expires_at) = (staff.to_string(), world.now() + TimeDelta::hours(1));
    let staff = SignedInWith { account, signed_in_at: world.now(), seen_at: world.now(), device: Device::default() };
    let row = StoredSession { id: session.clone(), staff: Some(staff), data, expires_at };
    assert!(session::create(world.store(), &row).await.expect("the store"));
    session
}
