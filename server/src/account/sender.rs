//! Whoever has the address that mails come from.

use domain::person::EmailAddress;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::StoreError;
use crate::store::entity::account::{Column, Entity};

/// The name of the person whose account has this address, the sender's: their own calendar takes no invitation from it.
pub async fn who_shares(conn: &impl ConnectionTrait, sender: &EmailAddress) -> Result<Option<String>, StoreError> {
    let found = Entity::find().filter(Column::Email.eq(sender.as_str())).filter(Column::Active.eq(true)).one(conn);
    Ok(found.await?.map(|row| row.name))
}
