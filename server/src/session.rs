//! Browser sessions as rows. The web server gives them their meaning; here they are an id, a text
//! (JSON) and an end. A row is found by the hash of the id, so that a copy of the database signs
//! nobody in.

mod provider;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use sea_orm::ActiveValue::NotSet;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};

use crate::store::entity::session::{ActiveModel, Column, Entity};
use crate::store::{Store, StoreError, Tx, Typed, TypedColumn};

pub(crate) use provider::end_of_provider_session;
pub use provider::note_provider_session;

/// A session, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    /// As it stands in the browser's cookie; the row has its hash.
    pub id: String,
    /// Who signed in with it.
    pub account: Option<AccountId>,
    /// JSON, as the web server wrote it.
    pub data: String,
    pub expires_at: DateTime<Utc>,
}

impl StoredSession {
    fn row(&self) -> ActiveModel {
        ActiveModel {
            id: Set(kept(&self.id)),
            board_id: Set(None),
            account_id: Set(self.account.map(Into::into)),
            data: Set(self.data.clone()),
            expires_at: Set(self.expires_at),
            // Noted once, when somebody signs in.
            provider_session: NotSet,
        }
    }
}

/// What the row has instead of the id: its SHA-256, base64url. An id has 128 random bits, so neither salt
/// nor a slow hash adds anything.
fn kept(id: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(id))
}

/// Stores a new session; `false` when its id is taken already, and nothing was written.
pub async fn create(store: &Store, session: &StoredSession) -> Result<bool, StoreError> {
    store
        .write(|tx| {
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
        .write(|tx| {
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
        account: row.account_id.map(Typed::get),
        data: row.data,
        expires_at: row.expires_at,
    }))
}

pub async fn delete(store: &Store, id: &str) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                Entity::delete_by_id(kept(id)).exec(tx).await?;
                Ok(())
            })
        })
        .await
}

/// Ends every session of this account, on whatever device: the next page asks to sign in again.
pub(crate) async fn end_all_of(tx: &Tx<'_>, account: AccountId) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::AccountId.is(account)).exec(tx).await?;
    Ok(())
}

/// Forgets sessions that have ended; returns how many.
pub async fn purge(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(tx).await?.rows_affected)
}
