//! How many people work in each unit: typed for a year, or read from a list. Whoever keeps the units keeps it.

mod import;
mod save;
mod stored;

pub use import::{Importing, import};
pub use save::save;
pub use stored::of_year;
