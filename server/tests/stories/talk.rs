//! Talks: choosing, picking a time, moving, cancelling, and how they went.

mod booking;
mod choosing;
mod hosting;
mod many;
mod offers;
mod race;
