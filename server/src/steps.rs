//! What the course of a departure does by itself: whatever `domain::course` says is due, is done.
//!
//! Read `advance` (everything that is due for one departure, or for all), then `take` (one step) and
//! `told` (what hosts and HR hear). [`AtOnce`] lets a change of a departure be followed right away; the
//! timer that comes by is `jobs::course`.
//!
//! Apart from `course`, which holds the facts and the door for changes: a step makes talks and calls
//! them off, and talks stand upon the facts.

mod advance;
mod at_once;
mod take;
mod told;

pub use advance::{advance, advance_due};
pub use at_once::AtOnce;
pub(crate) use take::take_one;
