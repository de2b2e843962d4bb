//! Lists.

mod board;
mod day;
mod desk;
mod leader;
mod mails;
mod watched;
