//! Looks at answers and reports: written down once a day for each viewer, so that the time line stays
//! readable. The leaver sees who looked, and on which days. Looks at what belongs to no departure stand in the log of the
//! board alone.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, BoardId, DepartureId};
use domain::time_line::{Actor, EventKind};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::board::calendar;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::entity::event;
use crate::store::{StoreError, Tx, TypedColumn};

/// Somebody of the staff, before one departure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Looking {
    pub board: BoardId,
    pub departure: DepartureId,
    pub account: AccountId,
    pub now: DateTime<Utc>,
    /// The local date of `now`.
    pub today: NaiveDate,
}

impl Looking {
    /// Writes down what was seen, where that has not been done today.
    pub(crate) async fn note(self, program: &Program, answers: bool, reports: bool) -> Result<(), StoreError> {
        let kinds = kinds(answers, reports);
        // Most openings are not the first of the day and need no write; the key decides all the same.
        let noted = event::Entity::find()
            .filter(event::Column::DepartureId.is(self.departure))
            .filter(event::Column::ActorAccount.is(self.account))
            .filter(event::Column::LookedOn.eq(self.today))
            .filter(event::Column::Kind.any_of(kinds.iter().copied()))
            .count(program.store().read())
            .await?;
        if usize::try_from(noted) == Ok(kinds.len()) {
            return Ok(());
        }
        program.store().write(|tx| Box::pin(self.note_in(tx, answers, reports))).await
    }

    /// The same, in a transaction.
    pub(crate) async fn note_in(self, tx: &Tx<'_>, answers: bool, reports: bool) -> Result<(), StoreError> {
        for kind in kinds(answers, reports) {
            let by = Actor::Staff(self.account);
            let entry = Entry::of_board(self.board, self.now, by, kind).of_departure(self.departure);
            log::append_look(tx, entry.looked_on(self.today)).await?;
        }
        Ok(())
    }
}

/// Writes down that somebody of the staff read something of the board that tells of leavers and belongs to no departure,
/// where that has not been done today. Two who read at the same instant may be written down twice.
pub(crate) async fn note_look_of_board(
    program: &Program,
    (board, account): (BoardId, AccountId),
    kind: EventKind,
) -> Result<(), StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let today = calendar(conn, board).await?.local_date(now);
    let noted = event::Entity::find()
        .filter(event::Column::BoardId.is(board))
        .filter(event::Column::ActorAccount.is(account))
        .filter(event::Column::Kind.is(kind))
        .filter(event::Column::LookedOn.eq(today))
        .count(conn)
        .await?;
    if noted > 0 {
        return Ok(());
    }
    let entry = &Entry::of_board(board, now, Actor::Staff(account), kind).looked_on(today);
    program.store().write(|tx| Box::pin(async move { log::append(tx, [entry.clone()]).await })).await
}

fn kinds(answers: bool, reports: bool) -> Vec<EventKind> {
    [(answers, EventKind::AnswersSeen), (reports, EventKind::ReportSeen)]
        .into_iter()
        .filter_map(|(seen, kind)| seen.then_some(kind))
        .collect()
}
