//! What the policy officer reads.

use chrono::NaiveDate;
use domain::time_line::EventKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::access::TipReader;
use crate::course::note_look_of_board;
use crate::program::Program;
use crate::store::entity::tip::{Column, Entity};
use crate::store::{StoreError, TypedColumn};

/// Tips that were handed on together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The last day of the half-year after which they were; some may be of half-years before.
    pub last_day: NaiveDate,
    /// In an order that says nothing, the same each time.
    pub tips: Vec<String>,
}

/// All tips that were handed on, the last batch first. Of those that wait, not even whether there are any. The log says
/// who read them, once a day, whether there are any or not.
pub async fn batches(program: &Program, reader: &TipReader) -> Result<Vec<Batch>, StoreError> {
    note_look_of_board(program, (reader.board(), reader.account()), EventKind::TipsSeen).await?;
    let conn = program.store().read();
    let rows = Entity::find()
        .filter(Column::BoardId.is(reader.board()))
        .filter(Column::Batch.is_not_null())
        .order_by_desc(Column::Batch)
        .order_by_asc(Column::Place)
        .all(conn)
        .await?;
    let mut batches: Vec<Batch> = Vec::new();
    for row in rows {
        let Some(last_day) = row.batch else { continue };
        let words = row.words.open(conn, row.id)?;
        match batches.last_mut().filter(|batch| batch.last_day == last_day) {
            Some(batch) => batch.tips.push(words),
            None => batches.push(Batch { last_day, tips: vec![words] }),
        }
    }
    Ok(batches)
}
