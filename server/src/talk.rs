//! Farewell talks: with whom, when, and how they went.
//!
//! Read `due` (which talks there are), `hosts` (who could host them), `offer` (which times can be picked),
//! `booking` (how a time is claimed so that nobody is booked twice, and called off), and `day` (how it went).

mod booking;
mod day;
mod due;
mod hosts;
mod offer;

pub use booking::wall_time;
pub use due::assign;
pub use hosts::candidates;

pub use booking::book::{Booking, NotOffered, book};
pub use booking::booked::{BookedTalk, HostNames};
pub use booking::calendar_of::calendar_of;
pub use booking::call::{Call, call_of};
pub(crate) use booking::call_off::drop_all;
pub use booking::call_off::{CalledOff, call_off};
pub use booking::cancel::{Cancelling, cancel};
pub use booking::choose_and_book::choose_and_book;
pub use booking::on_behalf::{Plannable, cancel_on_behalf, plan_on_behalf, plannable_talks, times_on_behalf};
pub use booking::plan::{HostBooking, HostPlan, own_times, plan_by_host};
pub(crate) use booking::reserve::{NotReserved, Reservation, reserve};
pub(crate) use day::ask_host::{Asked, Proposal, proposal, put_to_host};
pub use day::ask_host::{Asking, ask_host};
pub use day::deny::{Denial, deny_held};
pub use day::held::{Recorded, held, held_asking, not_held};
pub use day::running_late::{Late, run_late};
pub(crate) use due::assign::is_out_of_line;
pub use due::assign::{Assigned, assign};
pub use due::choices::{ChoicesAsked, choices_asked, choices_of};
pub use due::choose::{Choosing, choose};
pub(crate) use due::choose::{Wish, note};
pub use due::make::make_due;
pub(crate) use due::make::{make_due_by, make_due_of};
pub use due::share::{Sharing, share_with_leader};
pub use hosts::away::{AwayTalk, Freeing, foresee_away, free_days};
pub(crate) use hosts::changed::hosts_changed;
pub use hosts::free::Freed;
pub(crate) use hosts::free::{Why, coming, free, untrained};
pub use hosts::search::{FoundAdvisers, find_advisers};
pub(crate) use hosts::suitable::barred;
pub use offer::key::{NotASlotKey, SlotKey};
pub use offer::times::{DayOffer, EitherOffer, HostName, Offer, OfferedSlot, TalkOffer, offer, offer_of, offer_with};
pub use offer::week::{DAYS_A_WEEK, WeekOffer};
pub(crate) use offer::window::too_early_for_leader;

pub use crate::access::Hosting;
pub use crate::course::By;

/// The least notice at which the leaver can still move or cancel it themselves, in hours.
pub const CHANGE_NOTICE_HOURS: i64 = 2;

/// How often a leaver takes another time within a day, by moving a talk or by calling it off and booking anew: each
/// writes to host and leaver, and stays on the time line. More than anybody needs; HR plans and moves without this limit.
pub const TIMES_A_DAY_MAX: u32 = 10;
