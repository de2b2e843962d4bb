//! What mails to whoever stays in touch are about.

use domain::ids::FormerId;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::Value;

use super::context::Former;
use crate::program::Program;
use crate::secret::StayToken;
use crate::store::StoreError;
use crate::store::entity::former_colleague;

/// Whom the mail is for; `None` where they revoked it.
pub(super) async fn read(
    conn: &impl ConnectionTrait,
    payload: &str,
) -> Result<Option<former_colleague::Model>, StoreError> {
    let payload: Value = serde_json::from_str(payload).unwrap_or_default();
    let Some(id) = payload["former"].as_str().and_then(|text| text.parse::<FormerId>().ok()) else { return Ok(None) };
    Ok(former_colleague::Entity::find_by_id(id).one(conn).await?)
}

pub(super) fn context(program: &Program, row: &former_colleague::Model) -> Former {
    let link = format!("{}/stay/{}", program.settings().base_url, StayToken::mint(program.secrets(), *row.id));
    Former { end: format!("{link}/end"), link, until: row.staying().goes_on() }
}
