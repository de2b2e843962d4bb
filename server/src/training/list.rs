//! Reading trainings.

use std::collections::HashMap;

use domain::ids::{AccountId, BoardId, TrainingId};
use domain::working_days::DateRange;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::store::entity::training::{Column, Entity};
use crate::store::{StoreError, TypedColumn};

/// A training somebody has followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    pub id: TrainingId,
    pub account: AccountId,
    pub name: String,
    /// First and last day on which it counts.
    pub valid: DateRange,
}

/// All trainings of a board, what ends first on top.
pub async fn list(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Training>, StoreError> {
    let rows = Entity::find()
        .filter(Column::BoardId.is(board))
        .order_by_asc(Column::ValidUntil)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    let training = |row: crate::store::entity::training::Model| Training {
        id: *row.id,
        account: *row.account_id,
        name: row.name,
        valid: DateRange::new(row.valid_from, row.valid_until),
    };
    Ok(rows.into_iter().map(training).collect())
}

/// The days on which each of these people may host formal talks, sorted and joined. Who has no
/// training is left out. One query.
pub async fn valid_days(
    conn: &impl ConnectionTrait,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Vec<DateRange>>, StoreError> {
    let rows = Entity::find().filter(Column::AccountId.any_of(accounts.iter().copied())).all(conn).await?;
    let mut days: HashMap<AccountId, Vec<DateRange>> = HashMap::new();
    for row in rows {
        let range = DateRange::new(row.valid_from, row.valid_until);
        days.entry(*row.account_id).or_default().push(range);
    }
    for ranges in days.values_mut() {
        *ranges = DateRange::merged(std::mem::take(ranges));
    }
    Ok(days)
}
