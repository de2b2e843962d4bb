//! The board itself: its settings, and its calendar of working days.

mod change;
mod create;
mod form;

pub use change::change;
pub(crate) use create::create_board;
pub use form::{OrganisationFault, OrganisationField, OrganisationForm};

pub use crate::course::{organisation, the_board};
