//! Tips in a world that were handed on already.

use chrono::NaiveDate;

use super::World;
use crate::tips::store_batch;

impl World {
    /// These tips were handed on together after the half-year that ended on this day.
    pub async fn handed_on(&self, last_day: NaiveDate, words: &[&str]) {
        let (board, words) = (self.board(), words.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>());
        let words = words.as_slice();
        let stored = self.store().write(|tx| Box::pin(store_batch(tx, board, last_day, words))).await;
        stored.expect("the store works");
    }
}
