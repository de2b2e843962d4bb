//! Farewell talks: with whom, when, and how they went.
//!
//! Read `offer` (which times she can pick), then `book` and `reserve` (how a time is claimed so
//! that nobody is booked twice), then `choose`, `cancel`, `ask_host`, `deny` (the leaver) and `plan`,
//! `late`, `held` (the host). Who could host stands in `candidates`, which talks there are in `assign`.

mod ask_host;
mod asked;
pub mod assign;
mod away;
mod book;
mod booked;
mod calendar_of;
mod call_off;
mod cancel;
pub mod candidates;
mod choose;
mod choose_and_book;
mod deny;
mod due;
mod either;
mod free;
mod held;
mod hosts;
mod hosts_changed;
mod key;
mod late;
mod offer;
mod on_behalf;
mod plan;
mod reserve;
mod suitable;
pub mod wall_time;
mod week;
mod window;

pub use ask_host::{Asking, ask_host};
pub use asked::{Asked, asked};
pub(crate) use assign::is_out_of_line;
pub use assign::{Assigned, assign};
pub use away::{AwayTalk, Freeing, foresee_away, free_days};
pub use book::{Booking, NotOffered, book};
pub use booked::{BookedTalk, HostNames};
pub use calendar_of::calendar_of;
pub(crate) use call_off::drop_all;
pub use call_off::{CalledOff, call_off};
pub use cancel::{Cancelling, cancel};
pub use choose::{Choosing, choose, share_with_leader};
pub(crate) use choose::{Wish, note};
pub use choose_and_book::choose_and_book;
pub use deny::{Denial, deny_held};
pub use due::make_due;
pub(crate) use due::{make_due_by, make_due_of};
pub use free::Freed;
pub(crate) use free::{Why, coming, free, untrained};
pub use held::{Recorded, held, held_asking, not_held};
pub(crate) use hosts_changed::hosts_changed;
pub use key::{NotASlotKey, SlotKey};
pub use late::{Late, run_late};
pub use offer::{DayOffer, EitherOffer, HostName, Offer, OfferedSlot, TalkOffer, offer, offer_of, offer_with};
pub use on_behalf::{Plannable, cancel_on_behalf, plan_on_behalf, plannable_talks, times_on_behalf};
pub use plan::{HostBooking, HostPlan, own_times, plan_by_host};
pub(crate) use reserve::{NotReserved, Reservation, reserve};
pub(crate) use suitable::barred;
pub use week::WeekOffer;

pub use crate::access::Hosting;
pub use crate::course::By;

/// The least notice at which she can still move or cancel it herself, in hours.
pub const CHANGE_NOTICE_HOURS: i64 = 2;
