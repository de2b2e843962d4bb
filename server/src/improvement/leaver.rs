//! What earlier leavers changed, as the next one reads it.

use domain::improvement::{ImprovementPoint, SHOWN_TO_LEAVERS};
use sea_orm::sea_query::{Condition, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::list::text_of;
use crate::access::LeaverOf;
use crate::program::Program;
use crate::store::entity::departure;
use crate::store::entity::improvement_point::{Column, Entity};
use crate::store::{StoreError, TypedColumn};

/// The published points of the whole board and of the leaver's own school, the newest first; few.
pub async fn for_leaver(program: &Program, leaver: &LeaverOf) -> Result<Vec<ImprovementPoint>, StoreError> {
    let conn = program.store().read();
    let mut school = Query::select();
    school
        .column(departure::Column::SchoolId)
        .from(departure::Entity)
        .and_where(departure::Column::Id.is(leaver.departure()));
    let theirs = Condition::any().add(Column::UnitId.is_null()).add(Column::UnitId.in_subquery(school));
    let rows = Entity::find()
        .filter(Column::BoardId.is(leaver.board()))
        .filter(Column::PublishedAt.is_not_null())
        .filter(theirs)
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::Id)
        .limit(SHOWN_TO_LEAVERS)
        .all(conn)
        .await?;
    rows.iter().map(|row| text_of(conn, row)).collect()
}
