//! Stores what was made, with who was counted.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{BoardId, DepartureId, ResponseId, TalkId};
use domain::release::{Content, Derived, JobState, Period};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::json;

use super::digest::tell_of;
use super::load;
use super::store::of_period;
use crate::course;
use crate::program::Program;
use crate::store::entity::{departure, release, release_job, release_member, report, response, talk};
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// Members stored in one statement: five columns each, below the limits of both databases.
const MEMBERS_A_STATEMENT: usize = 1_000;

/// Everybody who was counted, and by what.
#[derive(Default)]
pub(super) struct People {
    pub codes: BTreeMap<DepartureId, String>,
    /// The answers that were counted.
    pub responses: HashSet<ResponseId>,
    /// The talks whose final reports were counted.
    pub reports: HashSet<TalkId>,
    /// The talks that were held and counted.
    pub talks: HashSet<TalkId>,
    /// Those of whom nothing that they said was counted.
    pub silent: HashSet<DepartureId>,
}

/// Stores a release with who was counted in it, unless somebody has meanwhile taken something back that was counted: then
/// the job waits for another turn. `today`: the local date on which everybody was read. Of a release that shows nothing
/// nobody is stored: it cannot be corrected, so that nothing of it tells afterwards that somebody took something back.
/// What follows from it is kept with it.
pub(super) async fn keep(
    program: &Program,
    job: &release_job::Model,
    today: NaiveDate,
    (content, derived): (&Content, &Derived),
    people: &People,
) -> Result<JobState, StoreError> {
    let (now, period) = (program.now(), job.period()?);
    let written = [content.to_json(), derived.to_json()];
    let (written, nobody) = (&written, BTreeMap::new());
    let members = if content.shows_something() { &people.codes } else { &nobody };
    let state = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                if !still_holds(tx, *job.board_id, (period, today), people).await? {
                    free(tx, job).await?;
                    return Ok(JobState::Waiting);
                }
                // Nothing of a job that another instance has ended, or that is not there any more.
                if close(tx, job, JobState::Done).await? {
                    put(tx, job, period, (content, written), members, now).await?;
                }
                Ok::<_, StoreError>(JobState::Done)
            })
        })
        .await?;
    program.wake_mail();
    Ok(state)
}

/// Ends a job of which nothing came.
pub(super) async fn end(program: &Program, job: &release_job::Model, state: JobState) -> Result<JobState, StoreError> {
    program.store().write(|tx| Box::pin(close(tx, job, state))).await?;
    Ok(state)
}

/// Whether everybody who was counted is still there, with the answers, the talks and the reports that were counted.
/// Whoever takes something back afterwards waits for the end of this transaction, and finds by what they were counted.
async fn still_holds(
    tx: &Tx<'_>,
    board: BoardId,
    (period, today): (Period, NaiveDate),
    people: &People,
) -> Result<bool, StoreError> {
    let counted = || load::of_period(board, period, today).select_only().column(departure::Column::Id);
    let there: Vec<Typed<DepartureId>> =
        counted().order_by_asc(departure::Column::Id).lock_shared().into_tuple().all(tx).await?;
    let there: HashSet<DepartureId> = there.into_iter().map(Typed::get).collect();
    if people.codes.keys().any(|departure| !there.contains(departure)) {
        return Ok(false);
    }
    let answered: Vec<Typed<ResponseId>> = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::DepartureId.in_subquery(counted().into_query()))
        .into_tuple()
        .all(tx)
        .await?;
    let talked: Vec<Typed<TalkId>> = talk::Entity::find()
        .select_only()
        .column(talk::Column::Id)
        .filter(talk::Column::DepartureId.in_subquery(counted().into_query()))
        .filter(talk::Column::HeldOn.is_not_null())
        .into_tuple()
        .all(tx)
        .await?;
    let told: Vec<Typed<TalkId>> = report::Entity::find()
        .select_only()
        .column(report::Column::TalkId)
        .filter(report::Column::DepartureId.in_subquery(counted().into_query()))
        .filter(report::Column::FinalisedAt.is_not_null())
        .into_tuple()
        .all(tx)
        .await?;
    if !(are_among(&people.responses, answered) && are_among(&people.talks, talked) && are_among(&people.reports, told))
    {
        return Ok(false);
    }
    if of_period(tx, board, period).await?.iter().any(|earlier| earlier.members_gone) {
        return Ok(false);
    }
    let held = load::held(tx, board).await?;
    Ok(!held.iter().any(|departure| people.codes.contains_key(departure) && !people.silent.contains(departure)))
}

fn are_among<T: Copy + Eq + Hash>(counted: &HashSet<T>, there: Vec<Typed<T>>) -> bool {
    let there: HashSet<T> = there.into_iter().map(Typed::get).collect();
    counted.is_subset(&there)
}

/// The release with its members, and the mails that tell of it; nothing, where another instance has made it meanwhile.
async fn put(
    tx: &Tx<'_>,
    job: &release_job::Model,
    period: Period,
    (said, [content, derived]): (&Content, &[String; 2]),
    members: &BTreeMap<DepartureId, String>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use release::Column;
    let (id, board, days) = (Typed::fresh(), *job.board_id, period.days());
    let row = release::ActiveModel {
        id: Set(id),
        board_id: Set(job.board_id),
        period: Set(job.period.clone()),
        number: Set(job.number),
        first_day: Set(days.first),
        last_day: Set(days.last),
        made_at: Set(now),
        made_by: Set(job.asked_by),
        content: Set(Sealed::close(tx, id, content)?),
        members_gone: Set(false),
        derived: Set(Some(Sealed::close(tx, id, derived)?)),
    };
    let once = OnConflict::columns([Column::BoardId, Column::Period, Column::Number]).do_nothing().to_owned();
    if release::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await? == 0 {
        return Ok(());
    }
    let everybody: Vec<(&DepartureId, &String)> = members.iter().collect();
    for chunk in everybody.chunks(MEMBERS_A_STATEMENT) {
        let rows = chunk.iter().map(|(departure, codes)| {
            let member = Typed::fresh();
            Ok(release_member::ActiveModel {
                id: Set(member),
                board_id: Set(job.board_id),
                release_id: Set(id),
                departure_id: Set((**departure).into()),
                codes: Set(Sealed::close(tx, member, codes)?),
            })
        });
        let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
        release_member::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    let actor = job.asked_by.map_or(Actor::Program, |by| Actor::Staff(by.get()));
    let detail = Some(json!({ "period": job.period, "number": *job.number }));
    course::record_of_board(tx, board, now, actor, EventKind::ReleaseMade, detail).await?;
    tell_of(tx, (board, id.get()), said, now).await?;
    Ok(())
}

/// What was asked is done, or nothing comes of it; says whether it still waited.
async fn close(tx: &Tx<'_>, job: &release_job::Model, state: JobState) -> Result<bool, StoreError> {
    use release_job::Column;
    let closed = release_job::Entity::update_many()
        .col_expr(Column::State, Typed::expr(state))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        // Of a release that was made it stands there; otherwise nobody needs it.
        .col_expr(Column::Reason, Expr::value(None::<String>))
        .filter(Column::Id.eq(job.id))
        .filter(Column::State.is(JobState::Waiting))
        .exec(tx)
        .await?;
    Ok(closed.rows_affected == 1)
}

/// Leaves it to whoever comes next.
async fn free(tx: &Tx<'_>, job: &release_job::Model) -> Result<(), StoreError> {
    use release_job::Column;
    release_job::Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(job.id))
        .exec(tx)
        .await?;
    Ok(())
}
