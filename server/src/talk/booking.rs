//! Claiming a time so that nobody is booked twice, moving it, and calling it off.

pub(super) mod book;
pub(super) mod booked;
pub(super) mod calendar_of;
pub(super) mod call;
pub(super) mod call_off;
pub(super) mod cancel;
pub(super) mod choose_and_book;
pub(super) mod on_behalf;
pub(super) mod plan;
pub(super) mod reserve;
pub mod wall_time;
