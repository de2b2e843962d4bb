//! Talks: choosing, picking a time, moving, cancelling, and how they went.

pub mod away;
pub mod behalf;
mod booking;
mod changing;
mod choosing;
pub mod client;
mod clocks;
mod crowd;
mod find_adviser;
mod hosting;
mod kept;
mod limits;
pub mod many;
mod model;
mod offers;
mod often;
mod own_calendar;
mod page_cost;
mod persons;
mod race;
mod resigning;
mod role_lost;
mod who_hosts;
