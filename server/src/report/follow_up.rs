//! What followed a talk, for its record: additions, the leaver's words, and tasks. Each viewer gets what
//! `domain::access` says: additions, the leaver's words and the tasks of a report go with the report; what was
//! asked of HR is for HR and for the host who asked it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{ReportVisibility, StatusVisibility};
use domain::task::TaskSource;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use super::add::{Addition, additions};
use super::reply::{ReplyView, final_report, reply_to};
use crate::access::RecordViewer;
use crate::course;
use crate::program::Program;
use crate::store::entity::task;
use crate::store::{StoreError, TypedColumn};

/// What followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    pub additions: Vec<Addition>,
    pub reply: Option<ReplyView>,
    pub tasks: Vec<FollowTask>,
}

/// One task of the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowTask {
    pub source: TaskSource,
    pub what: String,
    pub owner_name: String,
    pub due_on: Option<NaiveDate>,
    pub overdue: bool,
    pub done_at: Option<DateTime<Utc>>,
}

/// Reads what followed, as far as this viewer may see it.
pub async fn follow_up(program: &Program, viewer: &RecordViewer) -> Result<FollowUp, StoreError> {
    let (conn, visibility, id) = (program.store().read(), viewer.visibility(), viewer.departure());
    let reads = visibility.report != ReportVisibility::Nothing && final_report(conn, id).await?.is_some();
    let me = viewer.account();
    // Of what is restricted a leader reads one word, and not what they asked before.
    let asks = visibility.status != StatusVisibility::Arranged;
    let today = course::calendar(conn, viewer.board()).await?.local_date(program.now());
    let tasks = task::Entity::find()
        .filter(task::Column::DepartureId.is(id))
        .order_by_asc(task::Column::CreatedAt)
        .order_by_asc(task::Column::Number)
        .all(conn)
        .await?
        .into_iter()
        .filter(|row| match *row.source {
            TaskSource::Agreement => reads,
            TaskSource::Asked => visibility.manages || (asks && row.created_by == me),
        })
        .map(|row| {
            let source = *row.source;
            let overdue = row.done_at.is_none() && row.due_on.is_some_and(|day| day < today);
            let (what, owner_name) = (row.what.open(conn, row.id)?, row.owner_name.open(conn, row.id)?);
            Ok(FollowTask { source, what, owner_name, due_on: row.due_on, overdue, done_at: row.done_at })
        })
        .collect::<Result<_, StoreError>>()?;
    if !reads {
        return Ok(FollowUp { tasks, ..FollowUp::default() });
    }
    Ok(FollowUp { additions: additions(conn, id).await?, reply: reply_to(conn, id).await?, tasks })
}
