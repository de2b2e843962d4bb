//! At start: what an earlier version left in clear is sealed, and what sealed names and addresses are found by is made
//! where it is not there yet, or was made by other rules or with another key.
//!
//! Nothing may read or write meanwhile, but several instances may start at once. Interrupted, it is done again from its
//! beginning at the next start.

use chrono::{DateTime, Utc};
use domain::departure_form::DoubleKey;
use domain::ids::{BoardId, DepartureId};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::register::names;
use crate::store::entity::{departure, former_colleague};
use crate::store::seal::{Mark, Progress, is_indexed, note_indexed, seal_plain};
use crate::store::{Store, StoreError, Tx, Typed, TypedColumn};

/// Rows in one transaction.
const ROWS_A_BATCH: u64 = 500;

/// What there was to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// Values that stood in clear.
    pub sealed: Option<u64>,
    /// Leavers whose marks were made anew.
    pub indexed: Option<u64>,
}

/// Does what there is to do. To be called before anything else reads.
pub async fn prepare(
    store: &Store,
    now: DateTime<Utc>,
    said: impl FnMut(Progress) + Send,
) -> Result<Prepared, StoreError> {
    let sealed = seal_plain(store, said).await?;
    let indexed = if is_indexed(store).await? { None } else { Some(index(store, now).await?) };
    Ok(Prepared { sealed, indexed })
}

async fn index(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let (mut indexed, mut after) = (0, Some(DepartureId::new(Uuid::nil())));
    while let Some(from) = after {
        let (rows, last) = store.write(|tx| Box::pin(batch(tx, from))).await?;
        (indexed, after) = (indexed + rows, last);
    }
    store
        .write(|tx| {
            Box::pin(async move {
                former_colleagues(tx).await?;
                note_indexed(tx, now).await
            })
        })
        .await?;
    // An address stood in a key in clear until now, and stands in the journal until it is written over.
    store.forget_traces().await?;
    Ok(indexed)
}

/// How many, and where to go on; `None` at the end.
async fn batch(tx: &Tx<'_>, after: DepartureId) -> Result<(u64, Option<DepartureId>), StoreError> {
    // Held, so that nobody corrects a name, and no other instance marks it, between its reading and the writing.
    let rows = departure::Entity::find()
        .filter(departure::Column::Id.gt(Typed::from(after)))
        .filter(departure::Column::ContactErasedAt.is_null())
        .order_by_asc(departure::Column::Id)
        .limit(ROWS_A_BATCH)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    let found = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let mut named = Vec::with_capacity(rows.len());
    for row in &rows {
        let name = row.name(tx)?;
        addresses(tx, row, &name).await?;
        named.push((*row.board_id, *row.id, name));
    }
    let leavers: Vec<(BoardId, DepartureId, &str)> =
        named.iter().map(|(board, id, name)| (*board, *id, name.as_str())).collect();
    names::replace(tx, &leavers).await?;
    Ok((found, rows.last().map(|row| *row.id)))
}

async fn addresses(tx: &Tx<'_>, row: &departure::Model, name: &str) -> Result<(), StoreError> {
    let (private, work) = (row.private_email(tx)?, row.work_email(tx)?);
    let mark = |address: Option<&str>| -> Result<Option<Typed<Mark>>, StoreError> {
        Ok(address.map(|address| Mark::of_address(tx, address)).transpose()?.map(Into::into))
    };
    let who = DoubleKey::who_of(private.as_deref(), work.as_deref(), name);
    departure::Entity::update_many()
        .col_expr(departure::Column::PrivateMark, Expr::value(mark(private.as_deref())?))
        .col_expr(departure::Column::WorkMark, Expr::value(mark(work.as_deref())?))
        .col_expr(departure::Column::AddressKey, Expr::value(Mark::of_double(tx, &who)?.text()))
        .filter(departure::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Those who stay in touch: few, and all at once.
async fn former_colleagues(tx: &Tx<'_>) -> Result<(), StoreError> {
    for row in former_colleague::Entity::find().all(tx).await? {
        let mark = Mark::of_address(tx, row.to(tx)?.as_str())?;
        former_colleague::Entity::update_many()
            .col_expr(former_colleague::Column::AddressMark, Typed::expr(mark))
            .filter(former_colleague::Column::Id.is(*row.id))
            .exec(tx)
            .await?;
    }
    Ok(())
}
