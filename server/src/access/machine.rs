//! Whoever can start the program on its own machine.

use domain::account::Role;

use super::{Coordinator, Refused};
use crate::course::the_board;
use crate::program::Program;
use crate::store::queries::roles;

/// The coordinator of the whole board, on whose behalf `uitzwaai import` registers leavers: the
/// one who has been it longest. Not found where there is no board or no such coordinator yet.
pub async fn coordinator_at_the_machine(program: &Program) -> Result<Coordinator, Refused> {
    let conn = program.store().read();
    let board = the_board(conn).await?.ok_or(Refused::NotFound)?;
    let held = roles::in_force(conn, board, &[Role::HrCoordinator], program.now()).await?;
    let (held, _) = held.into_iter().find(|(held, _)| held.unit.is_none()).ok_or(Refused::NotFound)?;
    Ok(Coordinator::at_the_machine(held.account, board))
}
