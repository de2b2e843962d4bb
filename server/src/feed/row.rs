//! A calendar as it is stored, and what is sealed in it.

use domain::feed::Trouble;
use domain::ids::FeedId;
use sea_orm::ActiveValue::Set;

use super::fetch::parse_address;
use super::read::Source;
use crate::secret::Secrets;
use crate::store::entity::calendar_feed::{ActiveModel, Model};

/// Seals the address of a calendar, and the name and password for it, into its row.
pub(super) fn seal(row: &mut ActiveModel, id: FeedId, source: &Source, secrets: &Secrets) {
    let sealed = |column: &str, text: &str| Some(secrets.seal(&place(id, column), text));
    row.address = Set(sealed("address", source.url.as_str()));
    let login = source.login.as_ref();
    row.user_name = Set(login.and_then(|(name, _)| sealed("user_name", name)));
    row.password = Set(login.and_then(|(_, password)| sealed("password", password)));
}

/// What a sealed text belongs to: it opens nowhere else.
fn place(id: FeedId, column: &str) -> String {
    format!("calendar_feeds/{id}/{column}")
}

/// Where a stored calendar is read from; `None` for a file.
pub(super) fn source(row: &Model, secrets: &Secrets) -> Result<Option<Source>, Trouble> {
    let id = *row.id;
    let open = |column: &str, sealed: &str| secrets.unseal(&place(id, column), sealed).ok_or(Trouble::Sealed);
    let Some(address) = &row.address else { return Ok(None) };
    let login = match (&row.user_name, &row.password) {
        (Some(name), Some(password)) => Some((open("user_name", name)?, open("password", password)?)),
        _ => None,
    };
    let url = parse_address(&open("address", address)?)?;
    Ok(Some(Source { kind: *row.kind, url, login, etag: row.etag.clone(), last_modified: row.last_modified.clone() }))
}
