//! Words of names that an earlier version folded otherwise, made anew: a step of the upgrade.

use domain::ids::{BoardId, DepartureId};
use domain::person::SEARCH_WORDS_VERSION;
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::register::names;
use crate::store::entity::{departure, name_word};
use crate::store::{Store, StoreError, Tx, Typed, TypedColumn};

/// Leavers whose words are made anew in one transaction.
const BATCH: u64 = 500;

/// Makes the words anew that names are found by, where another version made them; returns of how many leavers. Goes by
/// batches: what was done stays done when it is interrupted, and several instances may do it at once.
pub async fn renew_words(store: &Store) -> Result<u64, StoreError> {
    let mut renewed = 0;
    loop {
        let now = store.write(|tx| Box::pin(batch(tx))).await?;
        if now == 0 {
            return Ok(renewed);
        }
        renewed += now;
    }
}

async fn batch(tx: &Tx<'_>) -> Result<u64, StoreError> {
    let ids = of_another_version(tx).await?;
    if ids.is_empty() {
        return Ok(0);
    }
    // Held, so that nobody corrects a name between its reading and the writing of its words.
    let rows: Vec<(Typed<BoardId>, Typed<DepartureId>, String)> = departure::Entity::find()
        .select_only()
        .columns([departure::Column::BoardId, departure::Column::Id, departure::Column::Name])
        .filter(departure::Column::Id.any_of(ids.iter().copied()))
        .order_by_asc(departure::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .all(tx)
        .await?;
    let leavers: Vec<(BoardId, DepartureId, &str)> =
        rows.iter().map(|(board, id, name)| (**board, **id, name.as_str())).collect();
    names::replace(tx, &leavers).await?;
    Ok(u64::try_from(leavers.len()).unwrap_or(u64::MAX))
}

async fn of_another_version(conn: &impl ConnectionTrait) -> Result<Vec<DepartureId>, StoreError> {
    let another = Condition::any()
        .add(name_word::Column::Version.is_null())
        .add(name_word::Column::Version.ne(SEARCH_WORDS_VERSION));
    let ids: Vec<Typed<DepartureId>> = name_word::Entity::find()
        .select_only()
        .column(name_word::Column::DepartureId)
        .distinct()
        .filter(another)
        .limit(BATCH)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(ids.into_iter().map(Typed::get).collect())
}
