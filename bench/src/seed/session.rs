//! Sessions as the web server stores them: an id in base64url, and a JSON object.

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::device::Device;
use domain::ids::AccountId;
use serde_json::{Value, json};
use server::program::Program;
use server::secret::random_bytes;
use server::session::{SignedInWith, StoredSession, create};

/// Signs somebody in; returns the cookie.
pub async fn of_staff(program: &Program, account: AccountId, now: DateTime<Utc>) -> Result<String> {
    let seconds = now.timestamp();
    let data = json!({ "staff": { "account": account, "signed_in_at": seconds, "seen_at": seconds } });
    make(program, Some(account), &data, now).await
}

/// The session of a leaver whose form once came back with a fault: it holds what was typed.
pub async fn of_leaver(program: &Program, now: DateTime<Utc>) -> Result<String> {
    let typed = json!({ "fields": [["tip", "…"]], "faults": [["tip", "…"]] });
    make(program, None, &json!({ "typed:elsewhere": typed }), now).await
}

async fn make(program: &Program, account: Option<AccountId>, data: &Value, now: DateTime<Utc>) -> Result<String> {
    let id = URL_SAFE_NO_PAD.encode(random_bytes::<16>());
    let expires_at = now + TimeDelta::hours(12);
    let device = Device::default();
    let staff = account.map(|account| SignedInWith { account, signed_in_at: now, seen_at: now, device });
    let session = StoredSession { id: id.clone(), staff, data: data.to_string(), expires_at };
    if !create(program.store(), &session).await? {
        bail!("two sessions of one id");
    }
    Ok(format!("session={id}"))
}
