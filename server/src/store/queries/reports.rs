//! Questions about reports and what was added to them.

use domain::ids::DepartureId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::store::entity::{report, report_addition};
use crate::store::{StoreError, TypedColumn};

/// The final ones of a departure.
pub(crate) fn final_of(departure: DepartureId) -> Select<report::Entity> {
    report::Entity::find()
        .filter(report::Column::DepartureId.is(departure))
        .filter(report::Column::FinalisedAt.is_not_null())
}

/// What was added to the final reports of a departure, the oldest first.
pub(crate) async fn additions(
    conn: &impl ConnectionTrait,
    departure: DepartureId,
) -> Result<Vec<report_addition::Model>, StoreError> {
    Ok(report_addition::Entity::find()
        .filter(report_addition::Column::DepartureId.is(departure))
        .order_by_asc(report_addition::Column::At)
        .order_by_asc(report_addition::Column::Id)
        .all(conn)
        .await?)
}
