//! Lists.

mod board;
mod day;
mod leader;
