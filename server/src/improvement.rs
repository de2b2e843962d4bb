//! Improvement points: written by the policy officer, read by leavers once they are published.
//!
//! Every use case but [`for_leaver`] takes [`crate::access::PointWriter`]. No departure is read here:
//! what a point says comes from published figures and from the writer's head.

mod leaver;
mod list;
mod publish;
mod write;

pub use leaver::for_leaver;
pub use list::{Point, all, one};
pub use publish::{Publishing, publish, withdraw};
pub use write::{Changing, add, change};
