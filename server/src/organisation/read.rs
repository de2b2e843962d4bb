//! Reading the board's settings.

use chrono_tz::Tz;
use domain::ids::BoardId;
use domain::organisation::Organisation;
use domain::working_days::WorkCalendar;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use crate::store::StoreError;
use crate::store::entity::board;

/// The settings of a board.
pub async fn organisation(conn: &impl ConnectionTrait, id: BoardId) -> Result<Organisation, StoreError> {
    let row = board::Entity::find_by_id(id).one(conn).await?;
    let row = row.ok_or_else(|| StoreError::corrupt("boards", id, "no such board"))?;
    serde_json::from_str(&row.settings).map_err(|error| StoreError::corrupt("boards", id, error.to_string()))
}

/// The board of this installation, once there is one.
pub async fn the_board(conn: &impl ConnectionTrait) -> Result<Option<BoardId>, StoreError> {
    let row = board::Entity::find().order_by_asc(board::Column::Id).one(conn).await?;
    Ok(row.map(|row| *row.id))
}

/// The organisation's zone.
pub fn time_zone(organisation: &Organisation, board: BoardId) -> Result<Tz, StoreError> {
    let name = &organisation.time_zone;
    name.parse().map_err(|_| StoreError::corrupt("boards", board, format!("unknown time zone {name}")))
}

/// The board's working days: its zone and school holidays.
pub async fn work_calendar(conn: &impl ConnectionTrait, board: BoardId) -> Result<WorkCalendar, StoreError> {
    let organisation = organisation(conn, board).await?;
    let holidays = crate::availability::holiday_ranges(conn, board).await?;
    Ok(WorkCalendar::new(time_zone(&organisation, board)?, holidays))
}
