//! A host's talks as a calendar that their own program subscribes to, at an address nobody can guess.
//!
//! In it stand the time, the way, the place and the leaver's name, and never an answer, a reason or the
//! kind of departure. The address is made again from the account's generation and stored nowhere;
//! switching it off or renewing it makes every address of before worthless.

mod read;
mod switch;

pub use read::{HostCalendar, host_calendar};
pub use switch::{renew, subscription_address, switch_off};
