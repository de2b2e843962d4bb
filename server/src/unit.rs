//! The organisation tree below a board: schools, and their teams.

mod add;
mod change;
mod form;
mod tree;

pub use add::add;
pub(crate) use add::add_within;
pub use change::change;
pub use form::{UnitFault, UnitField, UnitForm};
pub use tree::{SchoolNode, Unit, all, tree};
