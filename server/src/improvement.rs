//! Improvement points: written by the policy officer or proposed by advisers, seen to by their owners, read by leavers
//! once they are published.
//!
//! Nothing of a departure stands in a point. What it says comes from published figures and from the writer's head; of
//! leavers an adviser's proposal is compared with their names, and keeps nothing of them.

mod comment;
mod evidence;
mod figure;
mod leaver;
mod list;
mod mine;
mod owners;
mod progress;
mod propose;
mod publish;
mod remind;
mod write;

pub use comment::{Comment, Commenting, add as add_comment, all as comments};
pub use evidence::releases;
pub use figure::{PointOfFigure, of_release};
pub use leaver::for_leaver;
pub use list::{Point, all, one};
pub use mine::{OwnProposal, OwnedPoint, owned, owned_due, proposals};
pub use owners::owners;
pub use progress::tell_progress;
pub use propose::propose;
pub use publish::{Publishing, publish, withdraw};
pub use remind::remind;
pub use write::{Changing, add, change};
