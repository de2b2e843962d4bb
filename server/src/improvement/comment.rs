//! What writers and owners of a point say of it to each other.

use chrono::{DateTime, Utc};
use domain::ids::PointCommentId;
use domain::improvement::{PointFault, comment};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::access::PointParty;
use crate::program::Program;
use crate::store::entity::improvement_comment::{ActiveModel, Column, Entity};
use crate::store::queries::accounts;
use crate::store::{Sealed, StoreError, Typed, TypedColumn};

/// The most comments shown of one point.
const SHOWN_MAX: u64 = 200;

/// One comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it, as far as that is still known.
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub words: String,
}

/// How adding ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Commenting {
    /// It stands there; the same words twice in a row stand there once.
    Added,
    Fault(PointFault),
}

/// Adds a comment.
pub async fn add(program: &Program, party: PointParty, typed: &str) -> Result<Commenting, StoreError> {
    let words = match comment(typed) {
        Ok(words) => words,
        Err(fault) => return Ok(Commenting::Fault(fault)),
    };
    let (words, now) = (words.as_str(), program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let last = Entity::find()
                    .filter(Column::PointId.is(party.point()))
                    .order_by_desc(Column::WrittenAt)
                    .order_by_desc(Column::Id)
                    .one(tx)
                    .await?;
                if let Some(last) = last
                    && last.written_by == party.account()
                    && last.words.open(tx, last.id)? == words
                {
                    return Ok(Commenting::Added);
                }
                let id: Typed<PointCommentId> = Typed::fresh();
                Entity::insert(ActiveModel {
                    id: Set(id),
                    board_id: Set(party.board().into()),
                    point_id: Set(party.point().into()),
                    words: Set(Sealed::close(tx, id, words)?),
                    written_by: Set(party.account().into()),
                    written_at: Set(now),
                })
                .exec_without_returning(tx)
                .await?;
                Ok::<_, StoreError>(Commenting::Added)
            })
        })
        .await
}

/// The comments of a point, the oldest first; of very many the newest.
pub async fn all(program: &Program, party: PointParty) -> Result<Vec<Comment>, StoreError> {
    let conn = program.store().read();
    let mut rows = Entity::find()
        .filter(Column::PointId.is(party.point()))
        .order_by_desc(Column::WrittenAt)
        .order_by_desc(Column::Id)
        .limit(SHOWN_MAX)
        .all(conn)
        .await?;
    rows.reverse();
    let people = accounts::names(conn, rows.iter().map(|row| *row.written_by)).await?;
    rows.into_iter()
        .map(|row| {
            let words = row.words.open(conn, row.id)?;
            Ok(Comment { by: people.get(&row.written_by).cloned(), at: row.written_at, words })
        })
        .collect()
}
