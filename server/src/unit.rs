//! The organisation tree below a board: schools, and their teams.

mod add;
mod change;
mod form;
mod put_away;
mod tree;

pub use add::add;
pub(crate) use add::add_within;
pub use change::change;
pub(crate) use form::path_key;
pub use form::{UnitFault, UnitField, UnitForm};
pub use put_away::{InTheWay, bring_back, in_the_way, put_away};
pub use tree::{SchoolNode, Unit, all, tree, tree_of};
