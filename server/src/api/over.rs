//! Departures whose days are over: told by the clock and on all of one day together, so that nobody learns from it when a
//! leaver was done, or that they declined.

use chrono::Days;
use domain::api::ToldStage;
use domain::ids::DepartureId;
use domain::route::TALK_WINDOW_DAYS;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::course::{Found, Look, beside, calendar, load, tell, the_board};
use crate::program::Program;
use crate::store::entity::departure::{Column, Entity};
use crate::store::{StoreError, Typed, TypedColumn};

/// Closes for personnel systems what is over by today; returns how many. One query, and a transaction for each that may
/// be.
pub async fn close_over(program: &Program) -> Result<usize, StoreError> {
    let conn = program.store().read();
    let Some(board) = the_board(conn).await? else { return Ok(0) };
    let today = calendar(conn, board).await?.local_date(program.now());
    let Some(last) = today.checked_sub_days(Days::new(TALK_WINDOW_DAYS.into())) else { return Ok(0) };
    let open = ToldStage::ALL.iter().copied().filter(|stage| !stage.is_over());
    let ids: Vec<Typed<DepartureId>> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::BoardId.is(board))
        .filter(Column::ToldStage.any_of(open))
        .filter(Column::LastDayWorked.lt(last))
        .filter(Column::RestrictedSince.is_null())
        .filter(Column::ErasingSince.is_null())
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(conn)
        .await?;
    let mut closed = 0;
    for id in ids {
        let found = Found { departure: *id, board };
        let is_closed = beside(program, &found, |change| {
            Box::pin(async move {
                // Erased meanwhile.
                let Some(loaded) = load(change.tx, change.id, change.today()).await? else { return Ok(false) };
                tell(change.tx, change.calendar, &loaded, change.now, Look::Day).await
            })
        });
        closed += usize::from(is_closed.await?);
    }
    Ok(closed)
}
