//! The organisation tree below a board.

use crate::coded::coded;

coded! {
    /// A level of the tree; the words people see for it are settings of the board.
    pub enum UnitKind {
        School = "school",
        Team = "team",
    }
}
