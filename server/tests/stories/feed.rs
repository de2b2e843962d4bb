//! Calendars that are read from elsewhere.

mod holidays;
mod own;
mod server;

pub use server::Calendars;
mod slow;
