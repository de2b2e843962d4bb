//! One departure: registering it, its record, its talks and reports, and what HR does with it.

pub mod by_hr;
pub mod proofs;
pub mod record;
pub mod registration;
pub mod report;
pub mod talk;
