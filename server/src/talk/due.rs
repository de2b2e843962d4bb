//! Which talks there are: as the route says, and as the leaver chooses.

pub mod assign;
pub(super) mod choices;
pub(super) mod choose;
pub(super) mod make;
pub(super) mod share;
