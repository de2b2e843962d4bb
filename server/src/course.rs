//! Facts from the store: what the rules in `domain::course` are asked about, the projection that
//! lists are read from, and the time line.

mod board;
mod event;
mod leader;
mod letters;
mod load;
mod lock;
mod look;
mod project;
mod rows;

pub use board::{board, calendar, organisation};
pub use domain::time_line::{Actor, EventKind};
pub(crate) use event::reason_of;
pub use event::record_event;
pub(crate) use leader::leader_state;
pub(crate) use load::open_by_link;
pub use load::{Loaded, Opened, address, load, open};
pub use lock::{hold, lock};
pub(crate) use look::Looking;
pub use project::project;
pub(crate) use project::project_as;
