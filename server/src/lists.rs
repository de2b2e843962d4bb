//! Lists: HR's board, the leader's team, the host's day, what is covered by talks, the board's log, mails that have not
//! gone out, and the demonstration's mails.
//!
//! Each is read from the indexed projection that is written with the facts, in a few statements
//! whose cost does not grow with the table.

pub mod coverage;
pub mod day;
pub mod leader;
pub mod log;
pub mod mails;
pub mod unsent;
pub mod watched;
pub mod worklist;
