//! Trainings that let an adviser host formal talks, for as long as they are valid.

mod add;
mod entry;
mod expiring;
mod follow;
mod form;
mod list;
mod propose;
mod remove;

pub(crate) use add::add_within;
pub use add::{Noted, add};
pub use expiring::{ANNOUNCED_DAYS, ends_soon, look};
pub use follow::change;
pub use form::{TrainingFault, TrainingField, TrainingForm};
pub use list::{Training, list, valid_days};
pub use propose::{TrainingProposal, proposals};
pub(crate) use propose::{confirm_within, turn_down_within};
pub use remove::remove;
