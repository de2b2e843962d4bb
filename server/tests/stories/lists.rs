//! Lists.

mod board;
mod day;
mod leader;
mod mails;
