//! The departures themselves: four in five are closed with their answers and their talk, the others
//! are somewhere in their course.

mod rows;

use std::ops::Range;

use anyhow::Result;
use chrono::{DateTime, Utc};
use domain::ids::LinkId;
use server::program::Program;
use server::store::StoreError;
use server::store::entity::{departure, draft, link, name_word, outbox, response, talk};

use super::board::{Board, insert};
use rows::{Maker, Rows};

/// Rows in one statement: SQLite takes 32,766 parameters, and a departure has 52 columns.
const ROWS_A_STATEMENT: usize = 400;
/// The same of what names are found by: three columns, and many rows a leaver.
const WORDS_A_STATEMENT: usize = 2_000;

/// Links of leavers, in the order of registration.
#[derive(Default)]
pub struct Made {
    /// Who can hand in.
    pub to_hand_in: Vec<LinkId>,
    /// Who has no time yet.
    pub to_plan: Vec<LinkId>,
}

/// Makes them.
pub async fn make(program: &Program, board: &Board, departures: usize, now: DateTime<Utc>) -> Result<Made> {
    let maker = Maker::new(board, now)?;
    let mut made = Made::default();
    for first in (0..departures).step_by(ROWS_A_STATEMENT) {
        let some = write(program, &maker, first..departures.min(first + ROWS_A_STATEMENT)).await?;
        made.to_hand_in.extend(some.to_hand_in);
        made.to_plan.extend(some.to_plan);
    }
    Ok(made)
}

/// Made inside the transaction, which seals what people wrote.
async fn write(program: &Program, maker: &Maker<'_>, numbers: Range<usize>) -> Result<Made, StoreError> {
    let numbers = &numbers;
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let (mut rows, mut made) = (Rows::default(), Made::default());
                for number in numbers.clone() {
                    maker.add(tx, &mut rows, &mut made, number)?;
                }
                insert::<departure::Entity>(tx, &rows.departures).await?;
                insert::<link::Entity>(tx, &rows.links).await?;
                insert::<outbox::Entity>(tx, &rows.mails).await?;
                insert::<draft::Entity>(tx, &rows.drafts).await?;
                insert::<response::Entity>(tx, &rows.responses).await?;
                insert::<talk::Entity>(tx, &rows.talks).await?;
                for words in rows.words.chunks(WORDS_A_STATEMENT) {
                    insert::<name_word::Entity>(tx, words).await?;
                }
                Ok(made)
            })
        })
        .await
}
