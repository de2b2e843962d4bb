//! Departures whose days are over: told by the clock and on all of one day together, so that nobody learns from it when a
//! leaver was done, or that they declined. With them what a database of before the interface says wrong.

use chrono::Days;
use domain::api::ToldStage;
use domain::course::Stage;
use domain::ids::DepartureId;
use domain::route::TALK_WINDOW_DAYS;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::course::{Found, Look, beside, calendar, load, tell, the_board};
use crate::program::Program;
use crate::store::entity::departure::{Column, Entity};
use crate::store::{StoreError, Typed, TypedColumn};

/// Stages of which personnel systems are told too, as soon as it is so. The migration that brought the interface wrote
/// "open" for each.
const TOLD_TOO: [Stage; 4] = [Stage::ToConfirm, Stage::NoAddress, Stage::AddressFails, Stage::Paused];

/// Closes for personnel systems what is over by today; returns how many stand elsewhere now. One query, and a
/// transaction for each that may be.
pub async fn close_over(program: &Program) -> Result<usize, StoreError> {
    let conn = program.store().read();
    let Some(board) = the_board(conn).await? else { return Ok(0) };
    let today = calendar(conn, board).await?.local_date(program.now());
    let Some(last) = today.checked_sub_days(Days::new(TALK_WINDOW_DAYS.into())) else { return Ok(0) };
    let open = ToldStage::ALL.iter().copied().filter(|stage| !stage.is_over());
    let is_over = Condition::all().add(Column::ToldStage.any_of(open)).add(Column::LastDayWorked.lt(last));
    let is_of_before = Condition::all().add(Column::ToldStage.is(ToldStage::Open)).add(Column::Stage.any_of(TOLD_TOO));
    let ids: Vec<Typed<DepartureId>> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::BoardId.is(board))
        .filter(Condition::any().add(is_over).add(is_of_before))
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
