//! Whoever can start the program on its own machine.

use domain::account::Role;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::{Coordinator, Refused};
use crate::course::the_board;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::role;
use crate::store::queries::roles;

/// The coordinator of the whole board, on whose behalf `uitzwaai import` registers leavers: the
/// one who has been it longest. Not found where there is no board or no such coordinator yet.
pub async fn coordinator_at_the_machine(program: &Program) -> Result<Coordinator, Refused> {
    let conn = program.store().read();
    let board = the_board(conn).await?.ok_or(Refused::NotFound)?;
    let found = roles::held(board, [Role::HrCoordinator])
        .filter(role::Column::UnitId.is_null())
        .order_by_asc(role::Column::Id)
        .one(conn)
        .await
        .map_err(StoreError::from)?;
    let (row, _) = found.ok_or(Refused::NotFound)?;
    Ok(Coordinator::at_the_machine(row.account_id.into(), board))
}
