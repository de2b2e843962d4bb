//! Questions about trainings.

use domain::ids::{AccountId, BoardId, TrainingId};
use domain::working_days::DateRange;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::training::{Column, Entity, Model};
use crate::store::{StoreError, TypedColumn};

/// One training, unless it is another board's.
pub(crate) async fn of_board(
    conn: &impl ConnectionTrait,
    board: BoardId,
    id: TrainingId,
) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id).filter(Column::BoardId.is(board)).one(conn).await?)
}

/// When the trainings of an account are valid, in no order.
pub(crate) async fn valid_days(conn: &impl ConnectionTrait, account: AccountId) -> Result<Vec<DateRange>, StoreError> {
    let rows = Entity::find().filter(Column::AccountId.is(account)).all(conn).await?;
    Ok(rows.into_iter().map(|row| DateRange::new(row.valid_from, row.valid_until)).collect())
}
