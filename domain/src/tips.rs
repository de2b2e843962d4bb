//! Tips that nobody else reads: those of leavers who talked with no adviser reach the policy officer, some at once and
//! without whose they are (docs/domain.md, "Tips"). So do sentences of a report that its leaver has handed on.
//!
//! A tip is taken out of the answers when the leaver's link opens nothing any more, and leads back to nobody from then
//! on: neither can it be taken back, nor found to be erased. That is not before the last day worked is over: until then
//! whoever leaves may yet stay. It waits until its half-year can be counted, and until there are enough of them; what
//! was handed on together stays together, as it was.

mod names;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::course::{LINK_DAYS_AFTER_CLOSING, Stage};
use crate::school::Half;

pub use names::{NAMELESS, without_names};

/// The question whose answer this is about, by its key in the standard questionnaire.
pub const ITEM: &str = "tip";

/// Fewer are never handed on together.
pub const LEAST: usize = 5;

/// Months after the end of its half-year in which a tip goes, handed on or not.
pub const KEPT_MONTHS: u8 = 36;

/// The last moment of closing of which tips are taken at `now`: the link opened for six weeks from then, and with it the
/// way to take answers back. Where it opens once more later, for the second questionnaire, tips stay taken.
pub fn taken_until(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_days(Days::new(LINK_DAYS_AFTER_CLOSING.unsigned_abs())).unwrap_or(now)
}

/// What decides whether a tip is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    pub stage: Stage,
    /// The last day worked is over: nobody stays who has left.
    pub has_left: bool,
    /// A talk with an adviser was held, who read the answers for it.
    pub met_adviser: bool,
    /// The leaver objected or asked to have the data left alone, and did not take that back, whatever HR answered.
    pub is_left_alone: bool,
    /// The name is still known, by which the leaver's own words are looked through.
    pub has_name: bool,
    pub handed_in: DateTime<Utc>,
    /// The moment of the last answers that were handed in before a page said what becomes of a tip.
    pub promised_after: Option<DateTime<Utc>>,
}

impl Case {
    pub fn is_taken(&self) -> bool {
        self.stage == Stage::Closed
            && self.has_left
            && !self.met_adviser
            && !self.is_left_alone
            && self.has_name
            && self.promised_after.is_none_or(|before| self.handed_in > before)
    }

    /// Whether sentences of the report are taken that its leaver has handed on: there was an adviser, who wrote them down.
    pub fn are_quotes_taken(&self) -> bool {
        self.stage == Stage::Closed && self.has_left && !self.is_left_alone && self.has_name
    }
}

/// The first day of the last half-year whose tips go when this was the last day of a term of [`KEPT_MONTHS`]: that
/// half-year was over on it.
pub fn over_by(last: NaiveDate) -> Option<NaiveDate> {
    Some(Half::of(last.succ_opt()?)?.before()?.days().first)
}

/// A tip that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The first day of the half-year in which its writer's last day worked lies.
    pub period: NaiveDate,
    /// By chance, anew each time: where it will stand among the others.
    pub lot: u128,
    pub words: String,
}

/// The words that are handed on once this half-year can be counted, of this one and of those before, in an order that
/// says nothing. `None` where there are too few: then all of them wait for the next half-year.
pub fn handed_on(waiting: Vec<Waiting>, half: Half) -> Option<Vec<String>> {
    let mut ready: Vec<Waiting> = waiting.into_iter().filter(|tip| tip.period <= half.days().first).collect();
    if ready.len() < LEAST {
        return None;
    }
    ready.sort_by_key(|tip| tip.lot);
    Some(ready.into_iter().map(|tip| tip.words).collect())
}
