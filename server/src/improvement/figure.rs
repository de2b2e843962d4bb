//! What was done about the figures of a release and of those before it, for the page that shows them.

use std::cmp::Reverse;

use domain::account::Role;
use domain::ids::{AccountId, BoardId, PointId};
use domain::improvement::{Evidence, PointStatus};
use domain::release::Period;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::list::text_of;
use crate::program::Program;
use crate::store::entity::improvement_point::{Column, Entity};
use crate::store::queries::roles;
use crate::store::{StoreError, Typed, TypedColumn};

/// A point that rests on a figure, as whoever reads the figure reads it: no name, and not what was learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointOfFigure {
    /// For the way to it, for whoever may open it.
    pub id: PointId,
    /// The figure it rests on, of this release or of an earlier one.
    pub evidence: Evidence,
    pub status: PointStatus,
    /// The first role of whoever sees to it; `None` where that is nobody of the board.
    pub owner: Option<Role>,
    /// What came of it; empty while nothing did.
    pub came_of_it: String,
}

/// The points that rest on figures of this release or of one before it ([`Evidence::is_up_to`]), by figure, of each those
/// of the newest release first. Only those that were taken up or are done: what is proposed or declined is between those
/// who decide.
pub async fn of_release(
    program: &Program,
    board: BoardId,
    period: Period,
    number: u32,
) -> Result<Vec<PointOfFigure>, StoreError> {
    let conn = program.store().read();
    let shown = PointStatus::ALL.iter().copied().filter(|status| status.needs_an_owner());
    let rows = Entity::find()
        .filter(Column::BoardId.is(board))
        .filter(Column::Status.any_of(shown))
        .filter(Column::Evidence.is_not_null())
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    // What nobody can read is no later one: it is said below that it cannot be read.
    let is_later = |text: &str| Evidence::parse(text).is_ok_and(|evidence| !evidence.is_up_to(period, number));
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.evidence.as_deref().is_some_and(is_later)).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let held = roles::in_force(conn, board, Role::ALL, program.now()).await?;
    let role_of = |row: Option<Typed<AccountId>>| {
        let account = row?.get();
        held.iter().filter(|(held, _)| held.account == account).map(|(held, _)| held.role).min()
    };
    let mut points = Vec::with_capacity(rows.len());
    for row in rows {
        let text = text_of(conn, &row)?;
        let Some(evidence) = text.evidence else { continue };
        let owner = role_of(row.owner_account);
        let (id, status, came_of_it) = (*row.id, text.status, text.result);
        points.push(PointOfFigure { id, evidence, status, owner, came_of_it });
    }
    points.sort_by_cached_key(|point| (point.evidence.figure.clone(), Reverse(read_in(&point.evidence))));
    Ok(points)
}

/// In which release a figure was read, in their order.
fn read_in(evidence: &Evidence) -> Option<(Period, u32)> {
    Some((evidence.period()?, evidence.period_and_number()?.1))
}
