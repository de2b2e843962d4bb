//! Who could host a talk, and what becomes of the talks of a host who cannot.

pub(super) mod away;
pub mod candidates;
pub(super) mod changed;
pub(super) mod everybody;
pub(super) mod free;
pub(super) mod search;
pub(super) mod suitable;
