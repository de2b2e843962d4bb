//! What the program does by itself: the course of departures, the mails that wait, calendars that are read,
//! agreed times beside the clocks, trainings that end, and clearing up.
//!
//! Every job may run in several instances at once; each piece of work is one transaction that looks
//! again at what it is about to do.

pub mod course;
pub mod deliver;
pub mod feeds;
pub mod purge;
mod training;
pub mod wall_time;
