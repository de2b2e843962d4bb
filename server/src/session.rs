//! Browser sessions as rows. The web server gives them their meaning; here they are an id, a text
//! (JSON) and an end. A row is found by the hash of the id, so that a copy of the database signs
//! nobody in.

mod provider;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::device::Device;
use domain::ids::AccountId;
use sea_orm::ActiveValue::NotSet;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use sha2::{Digest, Sha256};

use crate::store::entity::session::{ActiveModel, Column, Entity, Model};
use crate::store::{Store, StoreError, Tx, Typed, TypedColumn};

pub(crate) use provider::end_of_provider_session;
pub use provider::note_provider_session;
/// Hours after which a session of the staff ends in any case, and minutes without use after which it does.
pub const SESSION_HOURS_MAX: i64 = 12;
pub const SESSION_IDLE_MINUTES: i64 = 60;

/// A session, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    /// As it stands in the browser's cookie; the row has its hash.
    pub id: String,
    /// Who of the staff signed in with it, and on what.
    pub staff: Option<SignedInWith>,
    /// JSON, as the web server wrote it.
    pub data: String,
    pub expires_at: DateTime<Utc>,
}

/// What a session says of whoever signed in with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedInWith {
    pub account: AccountId,
    pub signed_in_at: DateTime<Utc>,
    /// Noted every few minutes at most.
    pub seen_at: DateTime<Utc>,
    pub device: Device,
}

impl StoredSession {
    fn row(&self) -> ActiveModel {
        ActiveModel {
            id: Set(kept(&self.id)),
            board_id: Set(None),
            account_id: Set(self.staff.map(|staff| staff.account.into())),
            data: Set(self.data.clone()),
            expires_at: Set(self.expires_at),
            signed_in_at: Set(self.staff.map(|staff| staff.signed_in_at)),
            seen_at: Set(self.staff.map(|staff| staff.seen_at)),
            browser: Set(self.staff.and_then(|staff| staff.device.browser).map(Into::into)),
            system: Set(self.staff.and_then(|staff| staff.device.system).map(Into::into)),
            // Noted once, when somebody signs in.
            provider_session: NotSet,
        }
    }
}

/// Names a session without opening it: the SHA-256 of its id, base64url, which the row has instead of the id. An id
/// has 128 random bits, so neither salt nor a slow hash adds anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKey(String);

impl SessionKey {
    /// Of the session whose id stands in the browser's cookie.
    pub fn of(id: &str) -> Self {
        Self(kept(id))
    }

    /// As a form posts it. What names no session ends none.
    pub fn named(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn kept(id: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(id))
}

fn signed_in_with(row: &Model) -> Option<SignedInWith> {
    Some(SignedInWith {
        account: row.account_id?.get(),
        signed_in_at: row.signed_in_at?,
        seen_at: row.seen_at?,
        device: Device { browser: row.browser.map(Typed::get), system: row.system.map(Typed::get) },
    })
}

/// Stores a new session; `false` when its id is taken already, and nothing was written.
pub async fn create(store: &Store, session: &StoredSession) -> Result<bool, StoreError> {
    store
        .write_small(|tx| {
            Box::pin(async move {
                let insert = Entity::insert(session.row())
                    .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                Ok(insert == 1)
            })
        })
        .await
}

/// Stores what changed in a session. One that was ended meanwhile stays ended: a request that was under way
/// brings nobody back.
pub async fn save(store: &Store, session: &StoredSession) -> Result<(), StoreError> {
    store
        .write_small(|tx| {
            Box::pin(async move {
                Entity::update_many().set(session.row()).filter(Column::Id.eq(kept(&session.id))).exec(tx).await?;
                Ok(())
            })
        })
        .await
}

/// The session of this id, unless it has ended.
pub async fn load(store: &Store, id: &str, now: DateTime<Utc>) -> Result<Option<StoredSession>, StoreError> {
    let row = Entity::find_by_id(kept(id)).filter(Column::ExpiresAt.gt(now)).one(store.read()).await?;
    Ok(row.map(|row| StoredSession {
        id: id.to_owned(),
        staff: signed_in_with(&row),
        data: row.data,
        expires_at: row.expires_at,
    }))
}

pub async fn delete(store: &Store, id: &str) -> Result<(), StoreError> {
    store
        .write_small(|tx| {
            Box::pin(async move {
                Entity::delete_by_id(kept(id)).exec(tx).await?;
                Ok(())
            })
        })
        .await
}

/// The sessions with which this account is signed in, the one used last first. One that has been idle for too
/// long, or was begun too long ago, opens nothing and is none, unless the limits do not count (`limited`).
pub(crate) async fn of_account(
    conn: &impl ConnectionTrait,
    account: AccountId,
    limited: Option<DateTime<Utc>>,
) -> Result<Vec<(SessionKey, SignedInWith)>, StoreError> {
    let mut found = Entity::find().filter(Column::AccountId.is(account)).order_by_desc(Column::SeenAt);
    if let Some(now) = limited {
        found = found
            .filter(Column::ExpiresAt.gt(now))
            .filter(Column::SeenAt.gte(now - TimeDelta::minutes(SESSION_IDLE_MINUTES)))
            .filter(Column::SignedInAt.gte(now - TimeDelta::hours(SESSION_HOURS_MAX)));
    }
    let rows = found.order_by_asc(Column::Id).all(conn).await?;
    Ok(rows.into_iter().filter_map(|row| Some((SessionKey(row.id.clone()), signed_in_with(&row)?))).collect())
}

/// Ends one session of this account; `false` where it has none of that name.
pub(crate) async fn end_one_of(tx: &Tx<'_>, account: AccountId, key: &SessionKey) -> Result<bool, StoreError> {
    let one = Entity::delete_many().filter(Column::AccountId.is(account)).filter(Column::Id.eq(key.as_str()));
    Ok(one.exec(tx).await?.rows_affected == 1)
}

/// Ends every session of this account but one; returns how many.
pub(crate) async fn end_others_of(tx: &Tx<'_>, account: AccountId, but: &SessionKey) -> Result<u64, StoreError> {
    let others = Entity::delete_many().filter(Column::AccountId.is(account)).filter(Column::Id.ne(but.as_str()));
    Ok(others.exec(tx).await?.rows_affected)
}

/// Ends every session of this account, on whatever device: the next page asks to sign in again. Returns how many.
pub(crate) async fn end_all_of(tx: &Tx<'_>, account: AccountId) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::AccountId.is(account)).exec(tx).await?.rows_affected)
}

/// Forgets sessions that have ended; returns how many.
pub async fn purge(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(tx).await?.rows_affected)
}
