//! The talks of a departure: planning them, holding them, saying how they went.

pub mod asked;
pub mod at_start;
pub mod find_adviser;
mod free_times;
pub mod guide;
pub mod listed;
pub mod notes;
pub mod on_behalf;
pub mod outcome;
pub mod plan;
pub mod prediction;
