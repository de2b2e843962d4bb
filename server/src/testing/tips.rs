//! Tips in a world that wait, or were handed on already.

use chrono::NaiveDate;
use domain::school::Half;

use super::World;
use crate::tips::{Taken, store_batch, store_waiting};

impl World {
    /// These tips wait, of the half-year in which this day lies.
    pub async fn tips_wait(&self, day: NaiveDate, words: &[&str]) {
        let (board, half) = (self.board(), Half::of(day).expect("near"));
        let stored = self.store().write(|tx| {
            let taken = words.iter().map(|words| Taken { half, words: (*words).to_owned() }).collect();
            Box::pin(store_waiting(tx, board, taken))
        });
        stored.await.expect("the store works");
    }

    /// These tips were handed on together after the half-year that ended on this day.
    pub async fn handed_on(&self, last_day: NaiveDate, words: &[&str]) {
        let (board, words) = (self.board(), words.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>());
        let words = words.as_slice();
        let stored = self.store().write(|tx| Box::pin(store_batch(tx, board, last_day, words))).await;
        stored.expect("the store works");
    }
}
