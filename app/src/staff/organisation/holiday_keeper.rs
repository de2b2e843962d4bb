//! Who may keep the holidays of the whole board, by hand or from a calendar.

use server::availability::HolidayKeeper;

use crate::context::Elsewhere;
use crate::staff::room::Room;

/// The page of the holidays.
pub const ADDRESS: &str = "/staff/organisation/holidays";
/// The key under which its form keeps what was typed.
pub const FORM: &str = "holidays";

/// Who may keep the holidays of the whole board.
pub fn holiday_keeper(room: &Room) -> Result<HolidayKeeper, Elsewhere> {
    if let Ok(administrator) = room.viewer.administrator() {
        return Ok(HolidayKeeper::from(&administrator));
    }
    Ok(HolidayKeeper::coordinator(&room.viewer.coordinator()?)?)
}
