//! The board's school holidays: no reminders, deadlines or default slots lie in them.

use domain::ids::ClosedDaysId;

use super::closed_days::{ClosedDays, ClosedDaysFault, ClosedDaysField, ClosedDaysForm, Whose, add, list, remove};
use crate::access::{HolidayKeeper, Refused};
use crate::form::Filled;
use crate::program::Program;

/// Adds a holiday. Deadlines that were computed before move along when their departure is next
/// looked at.
pub async fn add_holidays(
    program: &Program,
    proof: &HolidayKeeper,
    form: &ClosedDaysForm,
) -> Result<Filled<ClosedDaysId, (ClosedDaysField, ClosedDaysFault)>, Refused> {
    add(program, proof.board(), Whose::Board { by: proof.account() }, form).await
}

pub async fn remove_holidays(program: &Program, proof: &HolidayKeeper, id: ClosedDaysId) -> Result<(), Refused> {
    remove(program, proof.board(), Whose::Board { by: proof.account() }, id).await
}

/// The board's holidays, by first day.
pub async fn holidays(program: &Program, proof: &HolidayKeeper) -> Result<Vec<ClosedDays>, Refused> {
    Ok(list(program.store().read(), proof.board(), None).await?)
}
