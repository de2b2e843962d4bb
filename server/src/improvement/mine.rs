//! What is somebody's own: what an adviser proposed, and the points that somebody sees to.

use chrono::NaiveDate;
use domain::ids::PointId;
use domain::improvement::{ImprovementPoint, PointSource, PointStatus, shown_from, week_of};
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
    /// The Monday of the week in which it was made; no day of it is known.
    pub made_in: NaiveDate,
    /// From which day whoever decides reads it; `None` once they do.
    pub read_from: Option<NaiveDate>,
}

/// A point, as whoever sees to it reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedPoint {
    pub id: PointId,
    pub text: ImprovementPoint,
    /// Sent back with what is said of how far it is.
    pub revision: i32,
    /// Its day has passed, and it is not finished.
    pub overdue: bool,
}

/// What this adviser proposed, the newest week first. They read it at once.
pub async fn proposals(program: &Program, proposer: PointProposer) -> Result<Vec<OwnProposal>, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, proposer.board()).await?;
    let today = calendar.local_date(program.now());
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
        .map(|row| {
            let made_in = week_of(calendar.local_date(row.created_at));
            let read_from = Some(shown_from(made_in)).filter(|day| *day > today);
            Ok(OwnProposal { id: *row.id, text: text_of(conn, &row)?, made_in, read_from })
        })
        .collect()
}

/// The points this person sees to that were taken up or are done, the next day first, those without a day last.
pub async fn owned(program: &Program, viewer: &SignedIn) -> Result<Vec<OwnedPoint>, StoreError> {
    let Some(theirs) = of(viewer) else { return Ok(Vec::new()) };
    let conn = program.store().read();
    let today = course::calendar(conn, viewer.board()).await?.local_date(program.now());
    let shown = PointStatus::ALL.iter().copied().filter(|status| status.needs_an_owner());
    let rows =
        theirs.filter(Column::Status.any_of(shown)).order_by_desc(Column::SavedAt).limit(LISTED_MAX).all(conn).await?;
    let mut points = rows
        .into_iter()
        .map(|row| {
            let text = text_of(conn, &row)?;
            let overdue = text.status.is_taken_up() && text.due.is_some_and(|day| day < today);
            Ok(OwnedPoint { id: *row.id, text, revision: row.revision, overdue })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    points.sort_by_key(|point| (!point.text.status.is_taken_up(), point.text.due.is_none(), point.text.due));
    Ok(points)
}

/// How many of those whose day has come are not finished.
pub async fn owned_due(program: &Program, viewer: &SignedIn, today: NaiveDate) -> Result<u64, StoreError> {
    let Some(theirs) = of(viewer) else { return Ok(0) };
    let taken_up = PointStatus::ALL.iter().copied().filter(|status| status.is_taken_up());
    let due = theirs.filter(Column::Status.any_of(taken_up)).filter(Column::DueOn.lte(today));
    Ok(due.count(program.store().read()).await?)
}

/// Nothing of whoever has no role any more: who decides finds another owner.
fn of(viewer: &SignedIn) -> Option<Select<Entity>> {
    let theirs = Entity::find().filter(Column::BoardId.is(viewer.board()));
    (!viewer.grants().is_empty()).then(|| theirs.filter(Column::OwnerAccount.is(viewer.account())))
}
