//! What was done about the figures of a release, for the page that shows them.

use domain::account::Role;
use domain::ids::{AccountId, BoardId, PointId};
use domain::improvement::{Evidence, PointStatus};
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
    /// The code of the figure.
    pub figure: String,
    pub status: PointStatus,
    /// The first role of whoever sees to it; `None` where that is nobody of the board.
    pub owner: Option<Role>,
    /// What came of it; empty while nothing did.
    pub came_of_it: String,
}

/// The points that rest on figures of this release, by figure. Only those that were taken up or are done: what is
/// proposed or declined is between those who decide.
pub async fn of_release(program: &Program, board: BoardId, release: &str) -> Result<Vec<PointOfFigure>, StoreError> {
    // A release without a figure: only its form is looked at, so that nothing else reaches the pattern below.
    if Evidence::of(release, "any").is_err() {
        return Ok(Vec::new());
    }
    let conn = program.store().read();
    let shown = PointStatus::ALL.iter().copied().filter(|status| status.needs_an_owner());
    let rows = Entity::find()
        .filter(Column::BoardId.is(board))
        .filter(Column::Status.any_of(shown))
        .filter(Column::Evidence.starts_with(format!("{release} ")))
        .order_by_asc(Column::Evidence)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
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
        let Some(evidence) = text.evidence.filter(|evidence| evidence.release == release) else { continue };
        let owner = role_of(row.owner_account);
        let (id, status, came_of_it) = (*row.id, text.status, text.result);
        points.push(PointOfFigure { id, figure: evidence.figure, status, owner, came_of_it });
    }
    Ok(points)
}
