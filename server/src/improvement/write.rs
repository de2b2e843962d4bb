//! Writing a point down, and changing it; whoever saves later is shown both versions.

use domain::ids::{AccountId, PointId};
use domain::improvement::{Evidence, ImprovementPoint, PointFault, PointFaultAt, PointField};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::evidence::exists;
use super::list::{text_of, within};
use super::owners::possible;
use crate::access::{PointWriter, Refused};
use crate::course::{Actor, EventKind, record_of_board};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::improvement_point::{ActiveModel, Column, Entity, Model};
use crate::store::queries::units;
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// How a change ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changing {
    Kept,
    /// Somebody else saved it since this form was opened. Nothing was written.
    ChangedMeanwhile,
}

type Result<T> = std::result::Result<Filled<T, PointFaultAt>, Refused>;

/// Writes down a new point. Leavers see nothing of it yet.
pub async fn add(program: &Program, writer: &PointWriter, fields: &[(String, String)]) -> Result<PointId> {
    let text = &match ImprovementPoint::read(fields) {
        Ok(text) => text,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (id, now) = (PointId::new(Uuid::now_v7()), program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let owner = fits(program, tx, writer, text, None).await?;
                Entity::insert(ActiveModel {
                    id: Set(id.into()),
                    board_id: Set(writer.board().into()),
                    revision: Set(1),
                    created_by: Set(writer.account().into()),
                    created_at: Set(now),
                    saved_at: Set(now),
                    published_at: Set(None),
                    source: Set(None),
                    ..worded(tx, id, &Written { text, owner })?
                })
                .exec_without_returning(tx)
                .await?;
                Ok(id)
            })
        })
        .await;
    filled(result)
}

/// Changes a point as it was at `revision`. One that leavers read must stay fit to be read.
pub async fn change(
    program: &Program,
    writer: &PointWriter,
    id: PointId,
    revision: i32,
    fields: &[(String, String)],
) -> Result<Changing> {
    let text = &match ImprovementPoint::read(fields) {
        Ok(text) => text,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let now = program.now();
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let of_writer = within(program, tx, writer).await?;
                let row = of_writer.filter(Column::Id.is(id)).one(tx).await?.ok_or(Stop::NotFound)?;
                if row.revision != revision {
                    return Ok(Changing::ChangedMeanwhile);
                }
                let owner = fits(program, tx, writer, text, Some(&row)).await?;
                if row.published_at.is_some() {
                    text.can_be_published().map_err(Stop::Faulty)?;
                }
                // The revision again, in the statement that writes: on PostgreSQL two may have read the same.
                let changed = ActiveModel {
                    revision: Set(revision + 1),
                    saved_at: Set(now),
                    ..worded(tx, id, &Written { text, owner })?
                };
                let kept = Entity::update_many()
                    .set(changed)
                    .filter(Column::Id.is(id))
                    .filter(Column::Revision.eq(revision))
                    .exec(tx)
                    .await?;
                if kept.rows_affected == 0 {
                    return Ok(Changing::ChangedMeanwhile);
                }
                if *row.status != text.status {
                    let detail = json!({ "point": id, "point_status": text.status.code() });
                    let actor = Actor::Staff(writer.account());
                    record_of_board(tx, writer.board(), now, actor, EventKind::PointMoved, Some(detail)).await?;
                }
                Ok(Changing::Kept)
            })
        })
        .await;
    filled(result)
}

/// What is written of a point, with the account that sees to it.
pub(super) struct Written<'a> {
    pub text: &'a ImprovementPoint,
    pub owner: Option<AccountId>,
}

/// The columns that a form fills; the others are left as they are.
pub(super) fn worded(tx: &Tx<'_>, id: PointId, written: &Written<'_>) -> std::result::Result<ActiveModel, StoreError> {
    let text = written.text;
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(ActiveModel {
        unit_id: Set(text.school.map(Into::into)),
        what: Set(Sealed::close(tx, id, &text.what)?),
        outcome_nl: Set(Sealed::close(tx, id, &text.outcome_nl)?),
        outcome_en: Set(Sealed::close(tx, id, &text.outcome_en)?),
        owner_name: Set(Sealed::close(tx, id, &text.owner)?),
        status: Set(text.status.into()),
        advice: Set(Sealed::close_some(tx, id, some(&text.advice))?),
        addressee: Set(Sealed::close_some(tx, id, some(&text.addressee))?),
        owner_account: Set(written.owner.map(Into::into)),
        due_on: Set(text.due),
        declined: Set(Sealed::close_some(tx, id, some(&text.declined))?),
        came_of_it: Set(Sealed::close_some(tx, id, some(&text.result))?),
        evidence: Set(text.evidence.as_ref().map(Evidence::to_string)),
        ..Default::default()
    })
}

/// Refuses a school that is none, or that is not the writer's, and the whole board where it is not; an owner who is
/// nobody; and a figure that no release has. The account of the owner otherwise. `was`: as it stands; an owner who is left as they were may have lost their
/// role since, so that how far it is can be said all the same.
async fn fits(
    program: &Program,
    tx: &Tx<'_>,
    writer: &PointWriter,
    text: &ImprovementPoint,
    was: Option<&Model>,
) -> std::result::Result<Option<AccountId>, Stop<PointFaultAt>> {
    let mut faults = Vec::new();
    let owner = match was {
        Some(row) if is_same_owner(tx, row, text)? => Ok(row.owner_account.map(Typed::get)),
        Some(_) | None => text.owner_among(&possible(tx, writer.board(), program.now()).await?),
    };
    let owner = owner.unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    let is_there = match text.school {
        None => true,
        Some(school) => units::school(tx, writer.board(), school).await?.is_some(),
    };
    if !is_there || !writer.reaches(text.school) {
        faults.push((PointField::School, PointFault::UnknownChoice));
    }
    if !rests_on_a_figure(tx, writer, text, was).await? {
        faults.push((PointField::Evidence, PointFault::UnknownChoice));
    }
    if faults.is_empty() { Ok(owner) } else { Err(Stop::Faulty(faults)) }
}

/// Whether the figure is there that it rests on, if it rests on one. One that is left as it was may have gone since with
/// its release, so that how far the point is can be said all the same.
async fn rests_on_a_figure(
    tx: &Tx<'_>,
    writer: &PointWriter,
    text: &ImprovementPoint,
    was: Option<&Model>,
) -> std::result::Result<bool, StoreError> {
    let Some(evidence) = &text.evidence else { return Ok(true) };
    let is_as_it_was = was.and_then(|row| row.evidence.clone()).is_some_and(|stored| stored == evidence.to_string());
    Ok(is_as_it_was || exists(tx, writer.board(), evidence).await?)
}

/// Whether the form names who sees to it as the row does.
fn is_same_owner(tx: &Tx<'_>, row: &Model, text: &ImprovementPoint) -> std::result::Result<bool, StoreError> {
    let was = text_of(tx, row)?;
    Ok(!was.owner.is_empty() && (&was.owner, was.outside) == (&text.owner, text.outside))
}
