//! The rules of saying goodbye, pure: no I/O, no clock reads, no database or web types.
//!
//! Every rule lives here once; pages, jobs, imports and the command line call it. `now` is always
//! an argument. Read `departure` (the record's words), then `course` (what happens when), then
//! `route` (who talks), `slot` (when) and `questionnaire`.

pub mod access;
pub mod account;
pub mod api;
pub mod appointment;
pub mod code;
mod coded;
pub mod course;
pub mod coverage;
pub mod departure;
pub mod departure_form;
pub mod device;
pub mod disclosure;
#[cfg(not(target_arch = "wasm32"))]
pub mod feed;
pub mod figures;
pub mod folded;
pub mod guide;
pub mod headcount;
pub mod ids;
pub mod import;
pub mod improvement;
#[cfg(not(target_arch = "wasm32"))]
pub mod itip;
pub mod language;
pub mod later;
pub mod log;
pub mod mail;
pub mod organisation;
pub mod organisation_import;
pub mod own_word;
pub mod passkey;
pub mod person;
pub mod prediction;
pub mod questionnaire;
pub mod reach;
pub mod reason;
pub mod release;
pub mod report;
pub mod retention;
pub mod rights;
pub mod round_up;
pub mod route;
pub mod school;
pub mod set_up;
#[cfg(not(target_arch = "wasm32"))]
pub mod sheet;
pub mod side_by_side;
pub mod slot;
pub mod start;
pub mod stay;
pub mod talk;
pub mod talk_name;
pub mod task;
pub mod time_line;
pub mod tips;
pub mod unit;
pub mod unseen;
pub mod waiting;
pub mod working_days;
pub mod zone;

pub use language::Language;
