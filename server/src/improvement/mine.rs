//! What is somebody's own: what an adviser proposed, and the points that somebody sees to.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::PointId;
use domain::improvement::{ImprovementPoint, PointSource, PointStatus};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::list::text_of;
use crate::access::{PointProposer, SignedIn};
use crate::course;
use crate::program::Program;
use crate::store::entity::improvement_point::{Column, Entity};
use crate::store::{StoreError, TypedColumn};

/// The most points listed of either kind.
const LISTED_MAX: u64 = 200;

/// A proposal, as whoever made it reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnProposal {
    pub id: PointId,
    pub text: ImprovementPoint,
    /// Within the month in which it was made; no day of it is known.
    pub made_in: DateTime<Utc>,
}

/// A point, as whoever sees to it reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedPoint {
    pub id: PointId,
    pub text: ImprovementPoint,
    /// Its day has passed, and it is not finished.
    pub overdue: bool,
}

/// What this adviser proposed, the newest month first.
pub async fn proposals(program: &Program, proposer: PointProposer) -> Result<Vec<OwnProposal>, StoreError> {
    let conn = program.store().read();
    let rows = Entity::find()
        .filter(Column::BoardId.is(proposer.board()))
        .filter(Column::CreatedBy.is(proposer.account()))
        .filter(Column::Source.is(PointSource::Adviser))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(LISTED_MAX)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| Ok(OwnProposal { id: *row.id, text: text_of(conn, &row)?, made_in: row.created_at }))
        .collect()
}

/// The points this person sees to that were taken up or are done, the next day first, those without a day last.
pub async fn owned(program: &Program, viewer: &SignedIn) -> Result<Vec<OwnedPoint>, StoreError> {
    let conn = program.store().read();
    let today = course::calendar(conn, viewer.board()).await?.local_date(program.now());
    let shown = PointStatus::ALL.iter().copied().filter(|status| status.needs_an_owner());
    let rows = of(viewer)
        .filter(Column::Status.any_of(shown))
        .order_by_desc(Column::SavedAt)
        .limit(LISTED_MAX)
        .all(conn)
        .await?;
    let mut points = rows
        .into_iter()
        .map(|row| {
            let text = text_of(conn, &row)?;
            let overdue = text.status.is_taken_up() && text.due.is_some_and(|day| day < today);
            Ok(OwnedPoint { id: *row.id, text, overdue })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    points.sort_by_key(|point| (!point.text.status.is_taken_up(), point.text.due.is_none(), point.text.due));
    Ok(points)
}

/// How many of those whose day has come are not finished.
pub async fn owned_due(program: &Program, viewer: &SignedIn, today: NaiveDate) -> Result<u64, StoreError> {
    let taken_up = PointStatus::ALL.iter().copied().filter(|status| status.is_taken_up());
    let due = of(viewer).filter(Column::Status.any_of(taken_up)).filter(Column::DueOn.lte(today));
    Ok(due.count(program.store().read()).await?)
}

fn of(viewer: &SignedIn) -> Select<Entity> {
    Entity::find().filter(Column::BoardId.is(viewer.board())).filter(Column::OwnerAccount.is(viewer.account()))
}
