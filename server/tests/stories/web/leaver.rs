//! Pages of the leaver's room, over HTTP.

mod data;
mod language;
mod later;
mod no_link;
mod questions;
mod reach;
mod reminder;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{TimeDelta, Utc};
use domain::ids::DepartureId;
use serde_json::json;
use server::session::{self, StoredSession};
use server::testing::World;

/// The session of a browser in which the code of this departure was typed so long ago; its id.
pub async fn typed(world: &World, departure: DepartureId, ago: TimeDelta) -> String {
    typed_as(world, "code_for", departure, ago).await
}

/// The same of the code in HR's letter, typed just now.
pub async fn typed_of_letter(world: &World, departure: DepartureId) -> String {
    typed_as(world, "letter_for", departure, TimeDelta::zero()).await
}

async fn typed_as(world: &World, name: &str, departure: DepartureId, ago: TimeDelta) -> String {
    let id = URL_SAFE_NO_PAD.encode(uuid::Uuid::now_v7().as_bytes());
    let typed = json!({ name: { "departure": departure, "at": (world.now() - ago).timestamp() } });
    let expires_at = Utc::now() + TimeDelta::hours(1);
    let session = StoredSession { id: id.clone(), staff: None, data: typed.to_string(), expires_at };
    assert!(session::create(world.store(), &session).await.expect("the store"));
    id
}
