//! Additions to a report that is final: dated, signed, and never a change of what was written.

use chrono::{DateTime, Utc};
use domain::ids::{AdditionId, DepartureId};
use domain::report::{FieldFault, addition};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};

use super::open::stored;
use crate::access::AdviserHosting;
use crate::course::{self, EventKind, Outcome};
use crate::program::Program;
use crate::store::entity::report_addition;
use crate::store::queries::{accounts, reports};
use crate::store::{Keyed, Sealed, StoreError, Typed, TypedColumn};

/// How adding ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adding {
    /// It stands below the report; the same words twice stand there once.
    Added,
    Fault(FieldFault),
    /// The report is still being written: it belongs in the report itself.
    NotFinal,
}

/// One addition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    pub author: Option<String>,
    pub words: String,
    pub at: DateTime<Utc>,
}

/// Adds to a final report.
pub async fn add(program: &Program, adviser: &AdviserHosting, typed: &str) -> Result<Adding, StoreError> {
    let words = match addition(typed) {
        Ok(words) => words,
        Err(fault) => return Ok(Adding::Fault(fault)),
    };
    let words = words.as_str();
    course::change(program, adviser, |change| {
        Box::pin(async move {
            let (tx, now) = (change.tx, change.now);
            if stored(tx, adviser).await?.is_none_or(|row| row.finalised_at.is_none()) {
                return Ok(Outcome::unchanged(Adding::NotFinal));
            }
            let (board, id) = (adviser.board(), adviser.departure());
            let last = report_addition::Entity::find()
                .filter(report_addition::Column::TalkId.is(adviser.talk()))
                .order_by_desc(report_addition::Column::At)
                .order_by_desc(report_addition::Column::Id)
                .one(tx)
                .await?;
            if let Some(last) = last
                && last.author_id == adviser.account()
                && last.words.open(tx, last.id)? == words
            {
                return Ok(Outcome::unchanged(Adding::Added));
            }
            let addition: Typed<AdditionId> = Typed::fresh();
            report_addition::ActiveModel {
                id: Set(addition),
                board_id: Set(board.into()),
                talk_id: Set(adviser.talk().into()),
                departure_id: Set(id.into()),
                author_id: Set(adviser.account().into()),
                words: Set(Sealed::close(tx, addition, words)?),
                at: Set(now),
            }
            .insert(tx)
            .await?;
            let line = change.record_by(adviser.account(), EventKind::ReportAdded).await?;
            Ok::<_, StoreError>(Outcome::changed(Adding::Added, line))
        })
    })
    .await
}

/// The additions to the final report of a departure, the oldest first.
pub(crate) async fn additions(conn: &impl Keyed, id: DepartureId) -> Result<Vec<Addition>, StoreError> {
    let rows = reports::additions(conn, id).await?;
    let authors = accounts::names(conn, rows.iter().map(|row| *row.author_id)).await?;
    rows.into_iter()
        .map(|row| {
            let words = row.words.open(conn, row.id)?;
            Ok(Addition { author: authors.get(&row.author_id).cloned(), words, at: row.at })
        })
        .collect()
}
