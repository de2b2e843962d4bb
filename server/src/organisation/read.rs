//! Reading the board's settings.

use chrono_tz::Tz;
use domain::ids::BoardId;
use domain::organisation::Organisation;

use crate::store::StoreError;

/// The organisation's zone.
pub fn time_zone(organisation: &Organisation, board: BoardId) -> Result<Tz, StoreError> {
    let name = &organisation.time_zone;
    name.parse().map_err(|_| StoreError::corrupt("boards", board, format!("unknown time zone {name}")))
}
