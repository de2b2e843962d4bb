//! Calendars that are read from elsewhere.

mod caldav;
mod holidays;
mod own;
mod server;

pub use server::Calendars;
mod slow;
