//! One HR coordinator takes care of a departure: whoever registered it, until it is handed over.

use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::change::ByHr;
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind, Outcome};
use crate::program::Program;
use crate::store::entity::{account, departure};
use crate::store::queries::coordinators::Coordinators;
use crate::store::queries::departures;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// How handing over ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Assigning {
    Assigned,
    Already,
    /// That account coordinates nothing of this unit today, or is the leaver's own.
    NotTheirs,
    /// Cancelled or closed: nothing is left to take care of.
    Over,
}

/// Who may take care of this departure today, by name, with their accounts. Two queries.
pub async fn choices(program: &Program, coordinator: &CoordinatorOf) -> Result<Vec<(AccountId, String)>, StoreError> {
    let conn = program.store().read();
    let row = departures::known(conn, coordinator.departure()).await?;
    let all = Coordinators::of(conn, coordinator.board(), program.now()).await?;
    let mut found = Vec::new();
    for one in all.of_unit(*row.unit_id, *row.school_id) {
        if !is_leaver(conn, &row, one)? {
            found.push((*one.id, one.name.clone()));
        }
    }
    Ok(found)
}

/// Who takes care of it today, with their account; `None`: nobody in particular. One query.
pub(super) async fn in_charge(
    conn: &impl ConnectionTrait,
    row: &departure::Model,
    now: DateTime<Utc>,
) -> Result<Option<(AccountId, String)>, StoreError> {
    let all = Coordinators::of(conn, *row.board_id, now).await?;
    let found = all.in_charge(row.coordinator_id.map(Typed::get), *row.unit_id, *row.school_id);
    Ok(found.map(|account| (*account.id, account.name.clone())))
}

/// Somebody takes care of it from now on; `None`: nobody in particular. What HR is mailed about it goes to them alone,
/// and to all coordinators of the unit where there is nobody (docs/domain.md, "Who takes care of it").
pub async fn assign(
    program: &Program,
    coordinator: &CoordinatorOf,
    to: Option<AccountId>,
) -> Result<Assigning, StoreError> {
    course::change(program, coordinator, |change| {
        Box::pin(async move {
            let change = ByHr::new(change, coordinator);
            let row = change.row().await?;
            if row.cancelled_at.is_some() || row.closed_at.is_some() {
                return Ok(Outcome::unchanged(Assigning::Over));
            }
            if to.is_some() {
                let all = Coordinators::of(change.tx, change.board, change.now).await?;
                let Some(one) = all.in_charge(to, *row.unit_id, *row.school_id) else {
                    return Ok(Outcome::unchanged(Assigning::NotTheirs));
                };
                if is_leaver(change.tx, &row, one)? {
                    return Ok(Outcome::unchanged(Assigning::NotTheirs));
                }
            }
            if row.coordinator_id.map(Typed::get) == to {
                return Ok(Outcome::unchanged(Assigning::Already));
            }
            departure::Entity::update_many()
                .col_expr(departure::Column::CoordinatorId, Expr::value(to.map(Typed::from)))
                .filter(departure::Column::Id.is(change.id))
                .exec(change.tx)
                .await?;
            let line = change.note(EventKind::CoordinatorChanged).await?;
            Ok::<_, StoreError>(Outcome::changed(Assigning::Assigned, line))
        })
    })
    .await
}

/// Nobody takes care of the own departure.
fn is_leaver(conn: &impl Keyed, row: &departure::Model, account: &account::Model) -> Result<bool, StoreError> {
    Ok(row.leaver_account == Some(account.id) || row.is_theirs(conn, &account.email)?)
}
