//! Takes a departure for the length of a transaction.

use domain::ids::DepartureId;
use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, QuerySelect};

use crate::store::entity::departure;
use crate::store::{StoreError, Tx};

/// Reads a departure and keeps others from changing it until the transaction ends; `None` when
/// there is none. Two transactions that change facts of one departure would otherwise each project
/// without what the other wrote. On SQLite writers take turns anyway.
///
/// `FOR NO KEY UPDATE`, not `FOR UPDATE`: rows that refer to the departure may be written meanwhile.
async fn lock(tx: &Tx<'_>, id: DepartureId) -> Result<Option<departure::Model>, StoreError> {
    Ok(departure::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?)
}

/// The same where the row itself is not needed: costs nothing on SQLite, where the transaction has
/// begun as the only writer.
pub(super) async fn hold(tx: &Tx<'_>, id: DepartureId) -> Result<(), StoreError> {
    if tx.get_database_backend() != DbBackend::Sqlite {
        lock(tx, id).await?;
    }
    Ok(())
}
