//! What holds for a whole board: its settings and its working days.

use domain::ids::BoardId;
use domain::organisation::Organisation;
use domain::working_days::{DateRange, WorkCalendar};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};

use crate::store::entity::{board, closed_days};
use crate::store::queries::holidays;
use crate::store::{Several, StoreError, Tx};

/// The board of this installation, once there is one.
pub async fn the_board(conn: &impl ConnectionTrait) -> Result<Option<BoardId>, StoreError> {
    let row = board::Entity::find().order_by_asc(board::Column::Id).one(conn).await?;
    Ok(row.map(|row| *row.id))
}

/// The board's own settings.
pub async fn organisation(conn: &impl ConnectionTrait, board: BoardId) -> Result<Organisation, StoreError> {
    let row = board::Entity::find_by_id(board).one(conn).await?;
    row.ok_or_else(|| StoreError::corrupt("boards", board, "the board is gone"))?.organisation()
}

/// The board's working days: its zone, and its school holidays.
pub async fn calendar(conn: &impl ConnectionTrait, board: BoardId) -> Result<WorkCalendar, StoreError> {
    Ok(self::board(conn, board).await?.1)
}

/// The board's settings and its working days, in one query.
pub async fn board(conn: &impl ConnectionTrait, board: BoardId) -> Result<(Organisation, WorkCalendar), StoreError> {
    let mut several = Several::of(conn);
    let row = several.rows(board::Entity::find_by_id(board));
    let closed = several.rows(holidays::of(board));
    let mut found = several.read(conn).await?;
    let row = found.take(row)?.pop().ok_or_else(|| StoreError::corrupt("boards", board, "the board is gone"))?;
    of_rows(&row, found.take(closed)?)
}

/// Locks the board's row until the end of the transaction (on SQLite the writer is alone anyway).
pub(crate) async fn lock_board(tx: &Tx<'_>, board: BoardId) -> Result<(), StoreError> {
    board::Entity::find_by_id(board).lock_exclusive().one(tx).await?;
    Ok(())
}

/// The same, from the board's row and its school holidays.
pub(super) fn of_rows(
    row: &board::Model,
    holidays: Vec<closed_days::Model>,
) -> Result<(Organisation, WorkCalendar), StoreError> {
    let organisation = row.organisation()?;
    let zone = organisation.time_zone.tz();
    let closed = holidays.into_iter().map(|days| DateRange { first: days.first_day, last: days.last_day }).collect();
    Ok((organisation, WorkCalendar::new(zone, closed)))
}
