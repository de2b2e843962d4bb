//! The log of a board: who saw or changed what, when, and by which way in. What happened to a departure is its
//! time line at the same time.
//!
//! Entries are added in the transaction of what they tell of, chained by the store's door, and never changed.
//! [`verify()`] looks whether that is so; `erase` is the one way in which the content of an entry goes.

mod erase;
mod verify;

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::ids::{AccountId, BoardId, DepartureId, EventId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Map, Value};

use crate::store::entity::event;
use crate::store::{Sealed, StoreError, Tx, Typed};

pub use erase::{erase_of_departure, erase_words};
pub use verify::{Break, Verdict, holds, verify};

/// Events written in one statement: eleven columns each, below the limits of both databases.
const EVENTS_A_STATEMENT: usize = 1_000;

/// What an entry says.
#[must_use = "nothing is written before `append`"]
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    board: BoardId,
    departure: Option<DepartureId>,
    at: DateTime<Utc>,
    actor: Actor,
    about: Option<AccountId>,
    kind: EventKind,
    detail: Option<Value>,
    looked_on: Option<NaiveDate>,
}

impl Entry {
    /// Of something that belongs to the board and to no departure.
    pub(crate) const fn of_board(board: BoardId, at: DateTime<Utc>, actor: Actor, kind: EventKind) -> Self {
        Self { board, departure: None, at, actor, about: None, kind, detail: None, looked_on: None }
    }

    /// Of something that happened to a departure.
    pub(crate) const fn of_departure(mut self, departure: DepartureId) -> Self {
        self.departure = Some(departure);
        self
    }

    /// Whom of the staff it is about.
    pub(crate) const fn about(mut self, account: AccountId) -> Self {
        self.about = Some(account);
        self
    }

    /// Never answers, notes or reasons of leaving; of break-glass access HR's reason.
    pub(crate) fn saying(mut self, detail: Option<Value>) -> Self {
        self.detail = detail;
        self
    }

    /// A look, on this local day.
    pub(crate) const fn looked_on(mut self, day: NaiveDate) -> Self {
        self.looked_on = Some(day);
        self
    }

    fn row(self, tx: &Tx<'_>) -> Result<event::Model, StoreError> {
        let id: Typed<EventId> = Typed::fresh();
        let detail = with_token(self.actor, self.detail).map(|detail| detail.to_string());
        Ok(event::Model {
            id,
            board_id: self.board.into(),
            departure_id: self.departure.map(Into::into),
            // As exactly as both databases keep it.
            at: self.at.trunc_subsecs(6),
            actor: self.actor.kind().into(),
            actor_account: self.actor.account().map(Into::into),
            kind: self.kind.into(),
            detail: Sealed::close_some(tx, id, detail)?,
            looked_on: self.looked_on,
            way_in: self.actor.way_in().map(Into::into),
            about_account: self.about.map(Into::into),
        })
    }
}

/// What an entry says, with the token by which a personnel system did it.
fn with_token(actor: Actor, detail: Option<Value>) -> Option<Value> {
    let Some(token) = actor.token() else { return detail };
    let mut said = match detail {
        Some(Value::Object(said)) => said,
        Some(other) => Map::from_iter([("said".to_owned(), other)]),
        None => Map::new(),
    };
    said.insert("token".to_owned(), Value::String(token.to_string()));
    Some(Value::Object(said))
}

/// Adds entries to the log, in this order.
pub(crate) async fn append(tx: &Tx<'_>, entries: impl IntoIterator<Item = Entry>) -> Result<(), StoreError> {
    let rows: Vec<event::Model> = entries.into_iter().map(|entry| entry.row(tx)).collect::<Result<_, _>>()?;
    for chunk in rows.chunks(EVENTS_A_STATEMENT) {
        let rows = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        event::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    tx.logged(rows);
    Ok(())
}

/// Adds a look, unless the same person was written down with one of this kind on that day.
pub(crate) async fn append_look(tx: &Tx<'_>, entry: Entry) -> Result<(), StoreError> {
    use event::Column;
    let row = entry.row(tx)?;
    let once = OnConflict::columns([Column::DepartureId, Column::ActorAccount, Column::Kind, Column::LookedOn])
        .do_nothing()
        .to_owned();
    let inserted =
        event::Entity::insert(row.clone().into_active_model()).on_conflict(once).exec_without_returning(tx).await?;
    if inserted == 1 {
        tx.logged([row]);
    }
    Ok(())
}
