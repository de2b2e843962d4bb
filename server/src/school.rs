//! What school heads read: who of their schools still needs a talk, and of how many of those who left one was held.

mod count;
mod read;

pub use count::count;
pub use read::{GroupSeen, HalfSeen, SchoolSeen, StillHere, schools};
