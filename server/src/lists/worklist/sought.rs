//! Whom the board's one field of words finds: by names, or by a whole mail address. Both are sealed, and found by marks.

use domain::ids::{BoardId, DepartureId, UnitId};
use domain::person::EmailAddress;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::filter::WorklistFilter;
use crate::departure::marks_of_search;
use crate::store::entity::departure::{Column, Entity};
use crate::store::entity::name_word;
use crate::store::queries::units;
use crate::store::seal::Mark;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// More departures than this with one address are not told apart by it.
const OF_ONE_ADDRESS_MAX: u64 = 50;

/// Whom the words that were typed find, or the address.
pub(super) async fn sought(
    conn: &impl Keyed,
    board: BoardId,
    filter: &WorklistFilter,
) -> Result<Condition, StoreError> {
    let mut condition = Condition::all();
    if let Ok(address) = EmailAddress::parse(&filter.text) {
        let found = with_address(conn, board, &address).await?;
        return Ok(condition.add(Column::Id.any_of(found)));
    }
    let marks = marks_of_search(conn, &filter.text)?;
    if marks.is_empty() && !filter.text.trim().is_empty() {
        // Signs alone: nobody's name.
        return Ok(condition.add(Expr::value(1).eq(0)));
    }
    for mark in marks {
        let found = Query::select()
            .column(name_word::Column::DepartureId)
            .from(name_word::Entity)
            .and_where(name_word::Column::BoardId.is(board))
            .and_where(name_word::Column::Mark.is(mark))
            .to_owned();
        condition = condition.add(Column::Id.in_subquery(found));
    }
    Ok(condition)
}

/// Whose address this is, on the whole board: who reaches them is asked afterwards. Answered by the key that finds
/// doubles, school by school, so that no table is read. Of somebody with two addresses that is the private one.
async fn with_address(
    conn: &impl Keyed,
    board: BoardId,
    address: &EmailAddress,
) -> Result<Vec<DepartureId>, StoreError> {
    let schools: Vec<UnitId> = units::of_board(conn, board)
        .await?
        .into_iter()
        .filter(|unit| unit.parent_id.is_none())
        .map(|unit| *unit.id)
        .collect();
    let key = Mark::of_double(conn, address.as_str())?.text();
    let found: Vec<Typed<DepartureId>> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::SchoolId.any_of(schools))
        .filter(Column::AddressKey.eq(key))
        .limit(OF_ONE_ADDRESS_MAX)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(found.into_iter().map(Typed::get).collect())
}
