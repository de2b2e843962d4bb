//! What an adviser proposes from a talk.
//!
//! The row leads to nobody: no departure, no school, no day within the week, and an id that says nothing of when it was
//! made. Whoever decides reads it from the Monday after, as `list` has it: on the day itself it would tell that day. Who
//! proposed it is kept for them alone, and deliberately no entry of the log says it: whoever decides may read the log.

use domain::ids::PointId;
use domain::improvement::{PointFaultAt, PointSource, Proposal, week_of};
use sea_orm::sea_query::{Condition, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Builder;

use super::list::noon_of;
use super::write::{Written, worded};
use crate::access::{PointProposer, Refused};
use crate::course;
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::secret::random_bytes;
use crate::store::entity::improvement_point::{ActiveModel, Entity};
use crate::store::entity::{account, appointment, departure, talk};
use crate::store::{Keyed, StoreError, TypedColumn};

/// Proposes a point; the policy officer decides on it.
pub async fn propose(
    program: &Program,
    proposer: PointProposer,
    fields: &[(String, String)],
) -> Result<Filled<(), PointFaultAt>, Refused> {
    let conn = program.store().read();
    let text = &match Proposal::read(fields, &names(conn, proposer).await?) {
        Ok(proposal) => proposal.point(),
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let today = course::calendar(conn, proposer.board()).await?.local_date(program.now());
    let week = noon_of(week_of(today));
    let id = PointId::new(Builder::from_random_bytes(random_bytes::<16>()).into_uuid());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let words = worded(tx, id, &Written { text, owner: None })?;
                Entity::insert(ActiveModel {
                    id: Set(id.into()),
                    board_id: Set(proposer.board().into()),
                    revision: Set(1),
                    created_by: Set(proposer.account().into()),
                    created_at: Set(week),
                    saved_at: Set(week),
                    published_at: Set(None),
                    source: Set(Some(PointSource::Adviser.into())),
                    ..words
                })
                .exec_without_returning(tx)
                .await?;
                Ok::<_, Stop<PointFaultAt>>(())
            })
        })
        .await;
    filled(result)
}

/// Whom a proposal may not name: everybody with an account of the board, and whoever leaves and has, or had, a talk with
/// this adviser.
async fn names(conn: &impl Keyed, proposer: PointProposer) -> Result<Vec<String>, StoreError> {
    let staff = account::Entity::find()
        .filter(account::Column::BoardId.is(proposer.board()))
        .filter(account::Column::ErasedAt.is_null())
        .all(conn)
        .await?;
    let mut talks = Query::select();
    talks.column(talk::Column::DepartureId).from(talk::Entity).and_where(talk::Column::HostId.is(proposer.account()));
    let mut appointments = Query::select();
    appointments
        .column(appointment::Column::DepartureId)
        .from(appointment::Entity)
        .and_where(appointment::Column::HostId.is(proposer.account()));
    let hosted = Condition::any()
        .add(departure::Column::Id.in_subquery(talks))
        .add(departure::Column::Id.in_subquery(appointments));
    let leavers = departure::Entity::find()
        .filter(departure::Column::BoardId.is(proposer.board()))
        .filter(departure::Column::ContactErasedAt.is_null())
        .filter(hosted)
        .all(conn)
        .await?;
    let mut names: Vec<String> = staff.into_iter().map(|row| row.name).collect();
    for leaver in &leavers {
        names.extend([leaver.name(conn)?, leaver.called(conn)?]);
    }
    Ok(names)
}
