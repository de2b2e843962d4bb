//! Writing a point down, and changing it; whoever saves later is shown both versions.

use domain::ids::PointId;
use domain::improvement::{ImprovementPoint, PointFault, PointFaultAt, PointField};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::list::within;
use crate::access::{PointWriter, Refused};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::improvement_point::{ActiveModel, Column, Entity};
use crate::store::queries::units;
use crate::store::seal::place;
use crate::store::{Sealed, Tx, Typed, TypedColumn};

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
                reaches(tx, writer, text).await?;
                Entity::insert(ActiveModel {
                    id: Set(id.into()),
                    board_id: Set(writer.board().into()),
                    unit_id: Set(text.school.map(Into::into)),
                    what: Set(Sealed::close(tx, id, &text.what)?),
                    outcome_nl: Set(Sealed::close(tx, id, &text.outcome_nl)?),
                    outcome_en: Set(Sealed::close(tx, id, &text.outcome_en)?),
                    owner_name: Set(Sealed::close(tx, id, &text.owner)?),
                    status: Set(text.status.into()),
                    revision: Set(1),
                    created_by: Set(writer.account().into()),
                    created_at: Set(now),
                    saved_at: Set(now),
                    published_at: Set(None),
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
                let row = within(writer).filter(Column::Id.is(id)).one(tx).await?.ok_or(Stop::NotFound)?;
                if row.revision != revision {
                    return Ok(Changing::ChangedMeanwhile);
                }
                reaches(tx, writer, text).await?;
                if row.published_at.is_some() {
                    text.can_be_published().map_err(Stop::Faulty)?;
                }
                // The revision again, in the statement that writes: on PostgreSQL two may have read the same.
                let what: Sealed<place::PointWhat> = Sealed::close(tx, id, &text.what)?;
                let outcome_nl: Sealed<place::PointOutcomeNl> = Sealed::close(tx, id, &text.outcome_nl)?;
                let outcome_en: Sealed<place::PointOutcomeEn> = Sealed::close(tx, id, &text.outcome_en)?;
                let owner: Sealed<place::PointOwner> = Sealed::close(tx, id, &text.owner)?;
                let kept = Entity::update_many()
                    .col_expr(Column::UnitId, Expr::value(text.school.map(Typed::from)))
                    .col_expr(Column::What, Expr::value(what))
                    .col_expr(Column::OutcomeNl, Expr::value(outcome_nl))
                    .col_expr(Column::OutcomeEn, Expr::value(outcome_en))
                    .col_expr(Column::OwnerName, Expr::value(owner))
                    .col_expr(Column::Status, Typed::expr(text.status))
                    .col_expr(Column::Revision, Expr::value(revision + 1))
                    .col_expr(Column::SavedAt, Expr::value(now))
                    .filter(Column::Id.is(id))
                    .filter(Column::Revision.eq(revision))
                    .exec(tx)
                    .await?;
                Ok(if kept.rows_affected == 1 { Changing::Kept } else { Changing::ChangedMeanwhile })
            })
        })
        .await;
    filled(result)
}

/// Refuses a school that is none, or that is not the writer's; and the whole board where it is not.
async fn reaches(
    tx: &Tx<'_>,
    writer: &PointWriter,
    text: &ImprovementPoint,
) -> std::result::Result<(), Stop<PointFaultAt>> {
    let is_there = match text.school {
        None => true,
        Some(school) => units::school(tx, writer.board(), school).await?.is_some(),
    };
    if is_there && writer.reaches(text.school) {
        Ok(())
    } else {
        Err(Stop::Faulty(vec![(PointField::School, PointFault::UnknownChoice)]))
    }
}
