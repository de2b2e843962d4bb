//! The departures themselves: four in five have left, most of them with answers, a talk and its report, the others
//! are somewhere in their course.
//!
//! Of who left so long ago that the program has erased name and addresses, these and what they are found by are not
//! there here either. That is most of those who have left, and saves most of the marks.

mod course;
mod given;
mod rows;
mod standing;

use std::ops::Range;

use anyhow::Result;
use chrono::{DateTime, Utc};
use domain::ids::LinkId;
use server::program::Program;
use server::store::entity::{departure, draft, link, name_word, outbox, report, response, talk};
use server::store::{StoreError, Tx};

use super::board::{Board, insert};
use rows::{Maker, Rows};
use standing::OPEN_EVERY;

pub use standing::period;

/// Rows in one statement: SQLite takes 32,766 parameters, and a departure has 52 columns.
const ROWS_A_STATEMENT: usize = 400;
/// Departures in one transaction, which the disk is waited for after.
const DEPARTURES_A_TRANSACTION: usize = 10 * ROWS_A_STATEMENT;
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

/// Makes so many that have left, and one that is open beside four of them.
pub async fn make(program: &Program, board: &Board, left: usize, now: DateTime<Utc>) -> Result<Made> {
    let maker = Maker::new(board, now)?;
    let departures = with_open(left);
    let mut made = Made::default();
    for first in (0..departures).step_by(DEPARTURES_A_TRANSACTION) {
        let some = write(program, &maker, first..departures.min(first + DEPARTURES_A_TRANSACTION)).await?;
        made.to_hand_in.extend(some.to_hand_in);
        made.to_plan.extend(some.to_plan);
    }
    Ok(made)
}

/// All departures, of which so many have left.
const fn with_open(left: usize) -> usize {
    left + left.div_ceil(OPEN_EVERY - 1)
}

/// Made inside the transaction, which seals what people wrote.
async fn write(program: &Program, maker: &Maker<'_>, numbers: Range<usize>) -> Result<Made, StoreError> {
    let numbers = &numbers;
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let mut made = Made::default();
                for first in numbers.clone().step_by(ROWS_A_STATEMENT) {
                    let mut rows = Rows::default();
                    for number in first..numbers.end.min(first + ROWS_A_STATEMENT) {
                        maker.add(tx, &mut rows, &mut made, number)?;
                    }
                    rows.insert(tx).await?;
                }
                Ok(made)
            })
        })
        .await
}

impl Rows {
    /// One statement for each table.
    async fn insert(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        insert::<departure::Entity>(tx, &self.departures).await?;
        insert::<link::Entity>(tx, &self.links).await?;
        insert::<outbox::Entity>(tx, &self.mails).await?;
        insert::<draft::Entity>(tx, &self.drafts).await?;
        insert::<response::Entity>(tx, &self.responses).await?;
        insert::<talk::Entity>(tx, &self.talks).await?;
        insert::<report::Entity>(tx, &self.reports).await?;
        for words in self.words.chunks(WORDS_A_STATEMENT) {
            insert::<name_word::Entity>(tx, words).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{OPEN_EVERY, with_open};

    #[test]
    fn as_many_have_left_as_were_asked_for() {
        for left in [200, 400, 1_000, 1_000_000] {
            let open = (0..with_open(left)).filter(|number| number.is_multiple_of(OPEN_EVERY)).count();
            assert_eq!((with_open(left) - open, open), (left, left / 4));
        }
    }
}
