//! The board itself: its settings, and its calendar of working days.

mod backup;
mod change;
mod create;
mod form;
mod keys;

pub use backup::note_backup;
pub use change::change;
pub(crate) use create::{CONTACTS_TO_START_FROM, create_board};
pub use form::{OrganisationFault, OrganisationField, OrganisationForm};
pub use keys::note_rotation;

pub use crate::course::{organisation, the_board};
