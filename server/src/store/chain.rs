//! The chain of the log. Each event of a board is an entry: a number without gaps, a digest of what the event
//! says, and a hash over the hash before, the number and the digest. All are HMACs with a key outside the
//! database, so whoever changes rows by hand cannot make the chain fit again.
//!
//! The hash runs over digests, not over contents: what an event says may be erased one day, and its entry still
//! carries those after it.
//!
//! One row a board says where its log ends, and a transaction holds it from here to its commit. On PostgreSQL
//! transactions of one board that log something therefore commit one after another: three short statements and a
//! commit each. They take the row last of all, so nobody waits for it who holds it, and no two wait for each
//! other. SQLite has one writer anyway.

use std::collections::{BTreeMap, HashSet};

use domain::ids::{BoardId, EventId};
use domain::time_line::{ActorKind, EventKind};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;

use super::entity::{event, log_entry, log_head};
use super::{Sealed, StoreError, Tx, Typed, TypedColumn};
use crate::secret::{Purpose, Secrets};

/// Entries written in one statement: seven columns each, below the limits of both databases.
const ENTRIES_A_STATEMENT: usize = 2_000;

/// Chains the events that were written in this transaction.
pub(super) async fn extend(tx: &Tx<'_>) -> Result<(), StoreError> {
    let mut boards: BTreeMap<BoardId, Vec<event::Model>> = BTreeMap::new();
    for row in tx.take_logged() {
        boards.entry(*row.board_id).or_default().push(row);
    }
    // Boards in the order of their ids: two transactions never hold each other's.
    for (board, rows) in boards {
        extend_board(tx, tx.log_key()?, board, rows).await?;
    }
    Ok(())
}

async fn extend_board(
    tx: &Tx<'_>,
    secrets: &Secrets,
    board: BoardId,
    mut rows: Vec<event::Model>,
) -> Result<(), StoreError> {
    // A transaction has one `now`, but for whoever tells the past.
    rows.sort_by_key(|row| row.at);
    let mut head = hold_head(tx, board).await?;
    if head.number == 0 {
        let earlier = earlier(tx, board, &rows).await?;
        rows.splice(0..0, earlier);
    }
    let mut entries = Vec::with_capacity(rows.len());
    for row in &rows {
        head.number += 1;
        let digest = digest(secrets, row, row.said(tx)?.as_deref());
        head.hash = hash(secrets, &head, &digest);
        entries.push(log_entry::Model {
            board_id: board.into(),
            number: head.number,
            event_id: Some(row.id),
            digest,
            hash: head.hash.clone(),
            erased_by: None,
            remains: None,
        });
    }
    for chunk in entries.chunks(ENTRIES_A_STATEMENT) {
        let rows = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        log_entry::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    log_head::Entity::update_many()
        .col_expr(log_head::Column::Number, Expr::value(head.number))
        .col_expr(log_head::Column::Hash, Expr::value(head.hash))
        .filter(log_head::Column::BoardId.is(board))
        .exec(tx)
        .await?;
    Ok(())
}

/// Where the log ends; nobody else adds to it until the transaction ends.
async fn hold_head(tx: &Tx<'_>, board: BoardId) -> Result<log_head::Model, StoreError> {
    let first = log_head::Model { board_id: board.into(), number: 0, hash: String::new() };
    // An update that changes nothing holds the row, and reads what whoever held it before has left there.
    let there = OnConflict::column(log_head::Column::BoardId).update_column(log_head::Column::BoardId).to_owned();
    let insert = log_head::Entity::insert(first.into_active_model()).on_conflict(there);
    Ok(insert.exec_with_returning(tx).await?)
}

/// What had happened before entries were chained, oldest first, with an event that says so; nothing for a new
/// board.
async fn earlier(tx: &Tx<'_>, board: BoardId, new: &[event::Model]) -> Result<Vec<event::Model>, StoreError> {
    let new_ids: HashSet<EventId> = new.iter().map(|row| *row.id).collect();
    let mut rows = event::Entity::find()
        .filter(event::Column::BoardId.is(board))
        .order_by_asc(event::Column::At)
        .order_by_asc(event::Column::Id)
        .all(tx)
        .await?;
    rows.retain(|row| !new_ids.contains(&row.id));
    if let (false, Some(first)) = (rows.is_empty(), new.first()) {
        let id: Typed<EventId> = Typed::fresh();
        let begun = event::Model {
            id,
            board_id: board.into(),
            departure_id: None,
            at: first.at,
            actor: ActorKind::Program.into(),
            actor_account: None,
            kind: EventKind::LogBegun.into(),
            detail: Some(Sealed::close(tx, id, &json!({ "earlier": rows.len() }).to_string())?),
            looked_on: None,
            way_in: None,
            about_account: None,
        };
        event::Entity::insert(begun.clone().into_active_model()).exec_without_returning(tx).await?;
        rows.push(begun);
    }
    Ok(rows)
}

/// The digest of what an event says, in hexadecimal; `said` is its detail, opened. Its id is in it, of which 74 bits are chance, and what is left of
/// an erased event has another one: from the digest nobody finds out what it said by trying, not even with the key.
pub(crate) fn digest(secrets: &Secrets, row: &event::Model, said: Option<&str>) -> String {
    let uuid = |id: uuid::Uuid| id.as_bytes().to_vec();
    let text = |text: &str| text.as_bytes().to_vec();
    let parts = [
        Some(uuid(row.id.uuid())),
        Some(uuid(row.board_id.uuid())),
        row.departure_id.map(|id| uuid(id.uuid())),
        // Microseconds, as exactly as both databases keep them.
        Some(row.at.timestamp_micros().to_be_bytes().to_vec()),
        Some(text(row.actor.code())),
        row.actor_account.map(|id| uuid(id.uuid())),
        Some(text(row.kind.code())),
        said.map(text),
        row.looked_on.map(|day| text(&day.to_string())),
        row.way_in.map(|way| text(way.code())),
        row.about_account.map(|id| uuid(id.uuid())),
    ];
    // Nothing and an empty text are different things.
    let parts = parts.map(|part| part.map_or_else(|| vec![0], |bytes| [vec![1], bytes].concat()));
    let parts: Vec<&[u8]> = std::iter::once(b"content".as_slice()).chain(parts.iter().map(Vec::as_slice)).collect();
    hexadecimal(&secrets.mac(Purpose::Log, &parts))
}

/// The hash of the entry `at.number` with this digest, where `at.hash` is that of the entry before.
pub(crate) fn hash(secrets: &Secrets, at: &log_head::Model, digest: &str) -> String {
    let board = at.board_id.uuid();
    let number = at.number.to_be_bytes();
    let parts = [b"entry".as_slice(), board.as_bytes(), &number, at.hash.as_bytes(), digest.as_bytes()];
    hexadecimal(&secrets.mac(Purpose::Log, &parts))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
