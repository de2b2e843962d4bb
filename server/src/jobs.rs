//! The timers: when the course of departures is taken further (`steps`), the mails that wait are sent,
//! calendars and the mailbox are read, agreed times and trainings are looked at, talks of a half-year are
//! counted and tips handed on, owners of improvement points hear of their days, the staff are told what is due, what
//! has no use is cleared away, figures of periods are made, and what is due is erased.
//!
//! Every job may run in several instances at once; each piece of work is one transaction that looks
//! again at what it is about to do.

pub mod course;
mod daily;
pub mod deliver;
pub mod feeds;
pub mod mailbox;
pub mod purge;
pub mod releases;
pub mod retention;
