//! Showing a point to leavers, and no longer.

use domain::ids::PointId;
use domain::improvement::PointFaultAt;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::list::{text_of, within};
use crate::access::{PointWriter, Refused};
use crate::course::{Actor, EventKind, record_of_board};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::TypedColumn;
use crate::store::entity::improvement_point::{Column, Entity};

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publishing {
    Published,
    Withdrawn,
    /// It was so already: a second click, or somebody else was first.
    Already,
    /// Somebody else saved it since this page was opened: other words than were read here.
    ChangedMeanwhile,
}

type Result = std::result::Result<Filled<Publishing, PointFaultAt>, Refused>;

/// Shows the point as it was at `revision` to leavers; it counts as new from now.
pub async fn publish(program: &Program, writer: &PointWriter, id: PointId, revision: i32) -> Result {
    set(program, writer, id, Some(revision)).await
}

/// Shows it to leavers no longer. Whatever it says by now, this always works.
pub async fn withdraw(program: &Program, writer: &PointWriter, id: PointId) -> Result {
    set(program, writer, id, None).await
}

/// Publishes at this revision, or withdraws.
async fn set(program: &Program, writer: &PointWriter, id: PointId, publish_at: Option<i32>) -> Result {
    let now = program.now();
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let of_writer = within(program, tx, writer).await?;
                let row = of_writer.filter(Column::Id.is(id)).one(tx).await?.ok_or(Stop::NotFound)?;
                if row.published_at.is_some() == publish_at.is_some() {
                    return Ok(Publishing::Already);
                }
                if let Some(revision) = publish_at {
                    if row.revision != revision {
                        return Ok(Publishing::ChangedMeanwhile);
                    }
                    text_of(tx, &row)?.can_be_published().map_err(Stop::Faulty)?;
                }
                let wanted = match publish_at {
                    // A change between reading and writing moves the revision, and then nothing is written.
                    Some(revision) => Column::Revision.eq(revision),
                    None => Column::PublishedAt.is_not_null(),
                };
                let kept = Entity::update_many()
                    .col_expr(Column::PublishedAt, Expr::value(publish_at.map(|_| now)))
                    .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
                    .filter(Column::Id.is(id))
                    .filter(wanted)
                    .exec(tx)
                    .await?;
                if kept.rows_affected == 0 {
                    return Ok(if publish_at.is_some() { Publishing::ChangedMeanwhile } else { Publishing::Already });
                }
                let (kind, done) = match publish_at {
                    Some(_) => (EventKind::PointPublished, Publishing::Published),
                    None => (EventKind::PointWithdrawn, Publishing::Withdrawn),
                };
                let (actor, detail) = (Actor::Staff(writer.account()), json!({ "point": id }));
                record_of_board(tx, writer.board(), now, actor, kind, Some(detail)).await?;
                Ok(done)
            })
        })
        .await;
    filled(result)
}
