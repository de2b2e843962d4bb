//! Who can see to a point: everybody who has a role of the board today, whichever it is.

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::ids::BoardId;
use domain::task::{PossibleOwner, owner_names};
use sea_orm::ConnectionTrait;

use crate::access::PointWriter;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::queries::roles;

/// How they are named where one is picked: `domain::task::owner_names`.
pub async fn owners(program: &Program, writer: &PointWriter) -> Result<Vec<String>, StoreError> {
    Ok(owner_names(&possible(program.store().read(), writer.board(), program.now()).await?))
}

pub(super) async fn possible(
    conn: &impl ConnectionTrait,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<Vec<PossibleOwner>, StoreError> {
    let found = roles::in_force(conn, board, Role::ALL, now).await?;
    let mut owners: Vec<PossibleOwner> = found
        .into_iter()
        .map(|(_, row)| PossibleOwner { account: *row.id, name: row.name, email: row.email, is_near: true })
        .collect();
    owners.sort_by_key(|owner| owner.account);
    owners.dedup_by_key(|owner| owner.account);
    Ok(owners)
}
