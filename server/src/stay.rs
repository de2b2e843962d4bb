//! Staying in touch by choice: an address that somebody named themselves, apart from the record.
//!
//! Read in this order: `ask` (a leaver names an address), `own` (whoever reads mail there goes on, or stops), `look`
//! (once a day: whom to ask), `list` (what HR reads). Nothing here knows of a departure once it was asked.

mod ask;
mod list;
mod look;
mod own;

pub use ask::{Staying, ask};
pub use list::{Addresses, export, list};
pub use look::look;
pub use own::{Own, end, keep, own};
