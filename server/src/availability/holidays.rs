//! The board's school holidays: no reminders, deadlines or default slots lie in them.

use domain::ids::{BoardId, ClosedDaysId};

use super::closed_days::{ClosedDays, ClosedDaysFault, ClosedDaysField, ClosedDaysForm, add, list, remove};
use crate::access::{Administrator, Coordinator, Refused, Scope};
use crate::form::Filled;
use crate::program::Program;

/// May keep the holidays of the whole board: an administrator, or a coordinator of the whole board.
#[derive(Clone, Copy, Debug)]
pub struct HolidayKeeper {
    board: BoardId,
}

impl From<&Administrator> for HolidayKeeper {
    fn from(proof: &Administrator) -> Self {
        Self { board: proof.board() }
    }
}

impl HolidayKeeper {
    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// Refuses a coordinator of some units only: holidays count for everybody.
    pub fn coordinator(proof: &Coordinator) -> Result<Self, Refused> {
        match proof.scope() {
            Scope::Board => Ok(Self { board: proof.board() }),
            Scope::Units(_) => Err(Refused::NotFound),
        }
    }
}

/// Adds a holiday. Deadlines that were computed before move along when their departure is next
/// looked at.
pub async fn add_holidays(
    program: &Program,
    proof: &HolidayKeeper,
    form: &ClosedDaysForm,
) -> Result<Filled<ClosedDaysId, (ClosedDaysField, ClosedDaysFault)>, Refused> {
    add(program, proof.board, None, form).await
}

pub async fn remove_holidays(program: &Program, proof: &HolidayKeeper, id: ClosedDaysId) -> Result<(), Refused> {
    remove(program, proof.board, None, id).await
}

/// The board's holidays, by first day.
pub async fn holidays(program: &Program, proof: &HolidayKeeper) -> Result<Vec<ClosedDays>, Refused> {
    Ok(list(program.store().read(), proof.board, None).await?)
}
