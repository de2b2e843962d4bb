//! Whoever sees to a point says how far it is, and what came of it.

use domain::improvement::{PointFaultAt, Progress};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::write::Changing;
use crate::access::{PointParty, Refused};
use crate::course::{Actor, EventKind, record_of_board};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::improvement_point::{ActiveModel, Column, Entity};
use crate::store::{Sealed, TypedColumn};

/// Says it of the point as it was at `revision`. Nothing else of it is touched. Refused where this person does not see to
/// it, or nobody has to.
pub async fn tell_progress(
    program: &Program,
    party: PointParty,
    revision: i32,
    fields: &[(String, String)],
) -> Result<Filled<Changing, PointFaultAt>, Refused> {
    if !party.owns() {
        return Err(Refused::NotFound);
    }
    let progress = &match Progress::read(fields) {
        Ok(progress) => progress,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (id, now) = (party.point(), program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let theirs = Entity::find_by_id(id)
                    .filter(Column::BoardId.is(party.board()))
                    .filter(Column::OwnerAccount.is(party.account()));
                let row = theirs.one(tx).await?.filter(|row| row.status.needs_an_owner()).ok_or(Stop::NotFound)?;
                if row.revision != revision {
                    return Ok(Changing::ChangedMeanwhile);
                }
                let result = Some(progress.result.as_str()).filter(|result| !result.is_empty());
                // The revision again, in the statement that writes: on PostgreSQL two may have read the same.
                let changed = ActiveModel {
                    revision: Set(revision + 1),
                    saved_at: Set(now),
                    status: Set(progress.status.into()),
                    came_of_it: Set(Sealed::close_some(tx, id, result)?),
                    ..Default::default()
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
                if *row.status != progress.status {
                    let detail = json!({ "point": id, "point_status": progress.status.code() });
                    let actor = Actor::Staff(party.account());
                    record_of_board(tx, party.board(), now, actor, EventKind::PointMoved, Some(detail)).await?;
                }
                Ok(Changing::Kept)
            })
        })
        .await;
    filled(result)
}
