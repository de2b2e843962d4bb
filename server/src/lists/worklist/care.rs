//! Who takes care of what stands on the board.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, UnitId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Condition;

use super::filter::{Care, WorklistFilter};
use super::reach::Reach;
use crate::store::entity::departure::Column;
use crate::store::queries::coordinators::Coordinators;
use crate::store::queries::units;
use crate::store::{StoreError, Typed, TypedColumn};

/// What the filter says of it. One query where it asks for what is nobody's.
pub(super) async fn of(
    conn: &impl ConnectionTrait,
    reach: &Reach,
    filter: &WorklistFilter,
    now: DateTime<Utc>,
) -> Result<Condition, StoreError> {
    Ok(match filter.care {
        None => Condition::all(),
        Some(Care::Mine) => Condition::all().add(Column::CoordinatorId.is(reach.account)),
        Some(Care::Nobody) => Coordinators::of(conn, reach.board, now).await?.nobodys(),
    })
}

/// Who may take care of something within reach, by name. One query for a coordinator of some units.
pub(super) async fn choices(
    conn: &impl ConnectionTrait,
    reach: &Reach,
    all: &Coordinators,
) -> Result<Vec<(AccountId, String)>, StoreError> {
    let known = if reach.is_whole_board() { Vec::new() } else { units::of_board(conn, reach.board).await? };
    let school_of = |id: UnitId| known.iter().find(|unit| *unit.id == id).map(|unit| unit.parent_id.map(Typed::get));
    let meets = |at: UnitId| match school_of(at) {
        // A whole school: whoever has one team of it meets it.
        Some(None) => reach.has_school(at),
        Some(Some(school)) => reach.has_unit(at, Some(school)),
        None => false,
    };
    let found = all.whose_role(|held| reach.is_whole_board() || held.unit.is_none_or(meets));
    Ok(found.into_iter().map(|row| (*row.id, row.name.clone())).collect())
}
