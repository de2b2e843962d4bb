//! Talks: choosing, picking a time, moving, cancelling, and how they went.

mod away;
mod behalf;
mod booking;
mod changing;
mod choosing;
mod clocks;
mod crowd;
mod hosting;
mod limits;
mod many;
mod model;
mod offers;
mod race;
mod who_hosts;
