//! What HR does with a departure: the folds on its record, the letter on paper, the leaver's copy.

pub mod actions;
pub mod coordinator;
pub mod copy;
pub mod erase;
pub mod folds;
pub mod open_with_reason;
pub mod printed_letter;
pub mod retype;
pub mod waiting;
