//! Trainings that let an adviser host formal talks, for as long as they are valid.

mod add;
mod expiring;
mod follow;
mod form;
mod list;
mod remove;

pub use add::add;
pub(crate) use add::add_within;
pub use expiring::{ANNOUNCED_DAYS, ends_soon, look};
pub use follow::change;
pub use form::{TrainingFault, TrainingField, TrainingForm};
pub use list::{Training, list, valid_days};
pub use remove::remove;
