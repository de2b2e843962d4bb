//! Another key for everything that is sealed, while the program runs, and in spite of being killed.
//!
//! In this order, so that at no moment something is sealed with a key that nobody has:
//!
//! 1. the new key is in the file;
//! 2. the database says that it seals; who still holds the old one does its work again ([`super::confirm`]);
//! 3. everything is sealed anew, batch by batch;
//! 4. the database forgets the old key; nothing is sealed with it any more;
//! 5. the file forgets it.
//!
//! Killed in between, the next call goes on where it was: a key in the file that the database does not know is the
//! new one where it stands behind the current one, and is what is left of step 5 where it stands before.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::NotBound;
use super::bind::in_use;
use super::walk::{Progress, row_of, walk};
use crate::secret::{KeyId, Keyring};
use crate::store::entity::seal_key;
use crate::store::{Store, StoreError};

/// What changing the key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotated {
    pub key: KeyId,
    /// Values that were sealed anew, by this call.
    pub sealed: u64,
    /// A change that had been interrupted was brought to its end.
    pub resumed: bool,
}

/// Changes the key. `store` carries `keys`, which came from [`bind`](super::bind).
pub async fn rotate(
    store: &Store,
    keys: &Keyring,
    now: DateTime<Utc>,
    said: impl FnMut(Progress) + Send,
) -> Result<Rotated, NotBound> {
    let _held = keys.hold()?;
    let rows = in_use(store.read()).await?;
    if let Some(current) = rows.iter().find(|row| row.live_key.is_some()) {
        keys.use_current(&KeyId::named(&current.id))?;
    }
    let interrupted = rows.iter().any(|row| row.live_key.is_none());
    let (key, resumed) = if interrupted { (keys.current(), true) } else { next(keys)? };
    if key != keys.current() {
        let row = row_of(&key, now, Some(seal_key::CURRENT));
        retire(store, &row).await?;
        keys.use_current(&key)?;
    }
    let sealed = walk(store, said).await?;
    forget_retired(store, &key).await?;
    keys.forget_others(&key)?;
    // What was sealed with the old key stands in the journal until it is written over.
    store.forget_traces().await?;
    Ok(Rotated { key, sealed, resumed })
}

/// The key to change to: one that was added and never used, else a new one.
fn next(keys: &Keyring) -> Result<(KeyId, bool), NotBound> {
    let current = keys.current();
    let ids = keys.ids();
    let added = ids.iter().skip_while(|id| **id != current).nth(1);
    match added {
        Some(added) => Ok((added.clone(), true)),
        None => Ok((keys.add()?, false)),
    }
}

/// From now on this key seals, and no other.
async fn retire(store: &Store, new: &seal_key::Model) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                seal_key::Entity::update_many()
                    .col_expr(seal_key::Column::LiveKey, Expr::value(None::<String>))
                    .filter(seal_key::Column::LiveKey.is_not_null())
                    .exec(tx)
                    .await?;
                seal_key::Entity::insert(new.clone().into_active_model()).exec_without_returning(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}

/// Nothing is sealed with any other key than this one: the database forgets them.
async fn forget_retired(store: &Store, current: &KeyId) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                let live = seal_key::Entity::find_by_id(current.as_str()).one(tx).await?;
                if live.is_none_or(|row| row.live_key.is_none()) {
                    // Somebody on another machine changed it once more: theirs is the walk that counts.
                    return Err(StoreError::KeyChanged);
                }
                seal_key::Entity::delete_many()
                    .filter(seal_key::Column::LiveKey.is_null())
                    .filter(seal_key::Column::Id.ne(seal_key::PLAIN))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}
