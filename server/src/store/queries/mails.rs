//! Questions about mails.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::ids::DepartureId;
use domain::mail::MailKind;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::store::entity::outbox::{Column, Entity, MailState, Model};
use crate::store::{StoreError, TypedColumn};

/// How many keys are asked about in one statement, which has room for so many values.
const KEYS_AT_ONCE: usize = 500;

/// The mail that says what is said once under this key.
pub(crate) async fn with_key(conn: &impl ConnectionTrait, key: &str) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find().filter(Column::DedupeKey.eq(key)).one(conn).await?)
}

/// Those of these keys under which something was said, or is about to be. What was withdrawn was not.
pub(crate) async fn told_of(conn: &impl ConnectionTrait, keys: &[String]) -> Result<HashSet<String>, StoreError> {
    let mut told = HashSet::new();
    for keys in keys.chunks(KEYS_AT_ONCE) {
        let keys = keys.iter().map(String::as_str);
        let rows = Entity::find()
            .select_only()
            .column(Column::DedupeKey)
            .filter(Column::DedupeKey.is_in(keys))
            .filter(Column::State.is_not(MailState::Withdrawn))
            .into_tuple::<Option<String>>()
            .all(conn)
            .await?;
        told.extend(rows.into_iter().flatten());
    }
    Ok(told)
}

/// How many mails have this key, or one that goes on behind it.
pub(crate) async fn with_keys_under(conn: &impl ConnectionTrait, key: &str) -> Result<u64, StoreError> {
    let under = Condition::any().add(Column::DedupeKey.eq(key)).add(Column::DedupeKey.starts_with(format!("{key}:")));
    Ok(Entity::find().filter(under).count(conn).await?)
}

/// Whether any mail to the leaver has left.
pub(crate) async fn was_sent_to_leaver(conn: &impl ConnectionTrait, id: DepartureId) -> Result<bool, StoreError> {
    let to_leaver = MailKind::ALL.iter().copied().filter(|kind| kind.is_to_leaver());
    let sent = Entity::find()
        .filter(Column::DepartureId.is(id))
        .filter(Column::Kind.any_of(to_leaver))
        .filter(Column::SentAt.is_not_null());
    Ok(sent.count(conn).await? > 0)
}

/// Whether any mail has left at this instant or later.
pub(crate) async fn left_since(conn: &impl ConnectionTrait, since: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(Entity::find().filter(Column::SentAt.gte(since)).count(conn).await? > 0)
}
