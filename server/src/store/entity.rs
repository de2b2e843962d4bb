//! One SeaORM entity a table. Enum codes stay text here; queries turn them into domain types.

pub mod account;
pub mod appointment;
pub mod board;
pub mod cell;
pub mod closed_days;
pub mod code;
pub mod day_talk;
pub mod departure;
pub mod draft;
pub mod event;
pub mod excluded_host;
pub mod hours;
pub mod import;
pub mod limit;
pub mod link;
pub mod name_word;
pub mod outbox;
pub mod pause;
pub mod questionnaire;
pub mod report;
pub mod response;
pub mod role;
pub mod session;
pub mod talk;
pub mod training;
pub mod unit;
