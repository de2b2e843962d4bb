//! Lists.

mod board;
mod coverage;
mod day;
mod desk;
mod leader;
mod mails;
mod watched;
