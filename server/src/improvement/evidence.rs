//! The figures that points rest on: whether there is such a figure, and to which releases there still is a way.

use std::collections::BTreeSet;

use domain::ids::BoardId;
use domain::improvement::Evidence;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};

use crate::access::FiguresReader;
use crate::program::Program;
use crate::store::entity::release::Column;
use crate::store::queries::releases::published;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// Whether a release of the board that is still there has this figure, and the category that is meant.
pub(super) async fn exists(conn: &impl Keyed, board: BoardId, evidence: &Evidence) -> Result<bool, StoreError> {
    let Some((period, number)) = evidence.period_and_number() else { return Ok(false) };
    let named = published(board).filter(Column::Period.eq(period)).filter(Column::Number.is(number));
    let Some(row) = named.one(conn).await? else { return Ok(false) };
    Ok(evidence.is_in(&row.content(conn)?))
}

/// The releases that are there, as [`Evidence::release`] names them.
pub async fn releases(program: &Program, reader: &FiguresReader) -> Result<BTreeSet<String>, StoreError> {
    let named: Vec<(String, Typed<u32>)> = published(reader.board())
        .select_only()
        .columns([Column::Period, Column::Number])
        .into_tuple()
        .all(program.store().read())
        .await?;
    Ok(named.into_iter().map(|(period, number)| format!("{period}/{}", number.get())).collect())
}
