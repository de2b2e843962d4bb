//! Looks whether the log is as it was written, and says at which entry it is not.

use std::collections::HashMap;
use std::fmt;
use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, EventId};
use domain::time_line::EventKind;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SubQueryStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::erase::named;
use crate::secret::Secrets;
use crate::store::entity::{board, event, log_entry, log_head};
use crate::store::{Keyed, Store, StoreError, Typed, TypedColumn, chain};

/// Entries read at a time.
const PAGE: u64 = 1_000;

/// How often a log is looked at that seems broken: what the program erases meanwhile seems so to whoever has read one
/// half of it before.
const LOOKS: u32 = 3;

/// What looking at the log of one board came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was chained yet. Events of an earlier version are taken in with the next one.
    NotBegun {
        events: u64,
    },
    /// Every entry is as it was written. Whoever notes number and hash can see later that none was cut off.
    Whole {
        entries: i64,
        hash: String,
    },
    Broken(Break),
}

/// Where a log breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// No entry has this number, though others follow.
    Missing { number: i64 },
    /// The entry does not follow from the one before: one of the two was changed, swapped or put there by hand.
    Unchained { number: i64 },
    /// The entry says something else than when it was written.
    Altered { number: i64 },
    /// What the entry said is gone. Erasing by the program leaves something in its place.
    Gone { number: i64 },
    /// Entries after this one were taken away.
    CutOff { number: i64 },
    /// An event stands beside the log, in no entry.
    Beside { event: EventId, kind: EventKind, at: DateTime<Utc> },
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { number } => write!(f, "entry {number} is missing"),
            Self::Unchained { number } => {
                write!(
                    f,
                    "entry {number} does not follow from the one before it: one of the two was changed, or swapped"
                )
            }
            Self::Altered { number } => write!(f, "entry {number} says something else than when it was written"),
            Self::Gone { number } => {
                write!(f, "what entry {number} said is gone: when the program erases, something stays in its place")
            }
            Self::CutOff { number } => write!(f, "entries after {number} were taken away"),
            Self::Beside { event, kind, at } => {
                write!(f, "an event stands beside the log: {kind}, {}, {event}", at.format("%Y-%m-%d %H:%M:%S UTC"))
            }
        }
    }
}

/// Looks at the log of every board, oldest entry first; the first break counts.
///
/// # Errors
/// Only where the store cannot be read: rows that hold what the program never writes are breaks.
pub async fn verify(store: &Store, secrets: &Secrets) -> Result<Vec<(BoardId, Verdict)>, StoreError> {
    let conn = store.read();
    let mut verdicts = Vec::new();
    for row in board::Entity::find().order_by_asc(board::Column::Id).all(conn).await? {
        let mut verdict = of_board(conn, secrets, *row.id).await?;
        let mut looks = 1;
        while matches!(verdict, Verdict::Broken(_)) && looks < LOOKS {
            verdict = of_board(conn, secrets, *row.id).await?;
            looks += 1;
        }
        verdicts.push((*row.id, verdict));
    }
    Ok(verdicts)
}

async fn of_board(conn: &impl Keyed, secrets: &Secrets, board: BoardId) -> Result<Verdict, StoreError> {
    let Some(end) = End::of(conn, board).await? else {
        let entries = log_entry::Entity::find().filter(log_entry::Column::BoardId.is(board)).count(conn).await?;
        if entries > 0 {
            return Ok(Verdict::Broken(Break::CutOff { number: 0 }));
        }
        let events = event::Entity::find().filter(event::Column::BoardId.is(board)).count(conn).await?;
        return Ok(Verdict::NotBegun { events });
    };
    let found = match Walk::begin(conn, secrets, board).await {
        Ok(walk) => walk.to(&end).await,
        Err(error) => Err(error),
    };
    let found = match found {
        Ok(None) => beside(conn, board).await,
        found => found,
    };
    Ok(match found {
        Ok(Some(broken)) => Verdict::Broken(broken),
        Ok(None) => Verdict::Whole { entries: end.number, hash: end.hash },
        Err(StoreError::Corrupt { table, id, what }) => {
            let number = number_of(conn, table, &id).await?;
            match number {
                Some(number) => Verdict::Broken(Break::Altered { number }),
                None => return Err(StoreError::Corrupt { table, id, what }),
            }
        }
        Err(error) => return Err(error),
    })
}

/// The entry of an event that can no longer be read.
async fn number_of(conn: &impl ConnectionTrait, table: &str, id: &str) -> Result<Option<i64>, StoreError> {
    let Some(event) = id.parse::<EventId>().ok().filter(|_| table == "events") else { return Ok(None) };
    let entry = log_entry::Entity::find().filter(log_entry::Column::EventId.is(event)).one(conn).await?;
    Ok(entry.map(|entry| entry.number))
}

/// Where the log ends, by its head and by its entries, read in one statement: others add to it meanwhile.
#[derive(FromQueryResult)]
struct End {
    number: i64,
    hash: String,
    last: Option<i64>,
}

impl End {
    async fn of(conn: &impl ConnectionTrait, board: BoardId) -> Result<Option<Self>, StoreError> {
        let last = Query::select()
            .expr(Expr::col((log_entry::Entity, log_entry::Column::Number)).max())
            .from(log_entry::Entity)
            .and_where(log_entry::Column::BoardId.is(board))
            .to_owned();
        let query = log_head::Entity::find()
            .select_only()
            .columns([log_head::Column::Number, log_head::Column::Hash])
            .expr_as(SubQueryStatement::SelectStatement(last), "last")
            .filter(log_head::Column::BoardId.is(board));
        Ok(query.into_model::<Self>().one(conn).await?)
    }
}

/// A walk along the entries, from the first on.
struct Walk<'a, C> {
    conn: &'a C,
    secrets: &'a Secrets,
    /// The entry that was looked at last.
    at: log_head::Model,
    /// What was erased, by the events that say so.
    erased: HashMap<EventId, Vec<RangeInclusive<i64>>>,
}

impl<'a, C: Keyed> Walk<'a, C> {
    async fn begin(conn: &'a C, secrets: &'a Secrets, board: BoardId) -> Result<Self, StoreError> {
        let erased = event::Entity::find()
            .filter(event::Column::BoardId.is(board))
            .filter(event::Column::Kind.is(EventKind::LogErased))
            .all(conn)
            .await?;
        let named = |row: &event::Model| Ok::<_, StoreError>((*row.id, named(conn, row)?));
        let erased = erased.iter().map(named).collect::<Result<_, _>>()?;
        let at = log_head::Model { board_id: board.into(), number: 0, hash: String::new() };
        Ok(Self { conn, secrets, at, erased })
    }

    async fn to(mut self, end: &End) -> Result<Option<Break>, StoreError> {
        while self.at.number < end.number {
            let entries = log_entry::Entity::find()
                .filter(log_entry::Column::BoardId.eq(self.at.board_id))
                .filter(log_entry::Column::Number.gt(self.at.number))
                .filter(log_entry::Column::Number.lte(end.number))
                .order_by_asc(log_entry::Column::Number)
                .limit(PAGE)
                .all(self.conn)
                .await?;
            if entries.is_empty() {
                return Ok(Some(Break::CutOff { number: self.at.number }));
            }
            let events = self.events_of(&entries).await?;
            for entry in &entries {
                let event = entry.event_id.and_then(|id| events.get(&id));
                if let Some(broken) = self.step(entry, event)? {
                    return Ok(Some(broken));
                }
            }
        }
        if self.at.hash != end.hash {
            return Ok(Some(Break::Unchained { number: end.number }));
        }
        // What was put after the end.
        Ok(end.last.filter(|last| *last > end.number).map(|_| Break::Unchained { number: end.number + 1 }))
    }

    async fn events_of(&self, entries: &[log_entry::Model]) -> Result<HashMap<EventId, event::Model>, StoreError> {
        let ids = entries.iter().filter_map(|entry| entry.event_id).map(Typed::get);
        let rows = event::Entity::find().filter(event::Column::Id.any_of(ids)).all(self.conn).await?;
        Ok(rows.into_iter().map(|row| (*row.id, row)).collect())
    }

    fn step(&mut self, entry: &log_entry::Model, event: Option<&event::Model>) -> Result<Option<Break>, StoreError> {
        self.at.number += 1;
        let number = self.at.number;
        if entry.number != number {
            return Ok(Some(Break::Missing { number }));
        }
        self.at.hash = chain::hash(self.secrets, &self.at, &entry.digest);
        if entry.hash != self.at.hash {
            return Ok(Some(Break::Unchained { number }));
        }
        let Some(event) = event else { return Ok(Some(Break::Gone { number })) };
        let digest = chain::digest(self.secrets, event, event.said(self.conn)?.as_deref());
        let is_what_is_left = || self.was_erased(entry) && entry.remains.as_deref() == Some(digest.as_str());
        Ok((digest != entry.digest && !is_what_is_left()).then_some(Break::Altered { number }))
    }

    /// Whether the log names it among those that lost their content.
    fn was_erased(&self, entry: &log_entry::Model) -> bool {
        let ranges = entry.erased_by.and_then(|by| self.erased.get(&by));
        ranges.is_some_and(|ranges| ranges.iter().any(|range| range.contains(&entry.number)))
    }
}

/// An event that is in no entry. One statement: an event and its entry are committed together.
async fn beside(conn: &impl ConnectionTrait, board: BoardId) -> Result<Option<Break>, StoreError> {
    let chained = Query::select()
        .column(log_entry::Column::EventId)
        .from(log_entry::Entity)
        .and_where(log_entry::Column::BoardId.is(board))
        .and_where(log_entry::Column::EventId.is_not_null())
        .to_owned();
    let found = event::Entity::find()
        .filter(event::Column::BoardId.is(board))
        .filter(event::Column::Id.not_in_subquery(chained))
        .order_by_asc(event::Column::At)
        .one(conn)
        .await?;
    Ok(found.map(|row| Break::Beside { event: *row.id, kind: *row.kind, at: row.at }))
}

/// Whether the log of a board still has an entry with this number and hash, as somebody noted them: a chain alone
/// cannot tell where it ended.
pub async fn holds(store: &Store, number: i64, hash: &str) -> Result<bool, StoreError> {
    let found = log_entry::Entity::find()
        .filter(log_entry::Column::Number.eq(number))
        .filter(log_entry::Column::Hash.eq(hash))
        .count(store.read())
        .await?;
    Ok(found > 0)
}
