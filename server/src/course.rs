//! Facts from the store: what the rules in `domain::course` are asked about, the projection that
//! lists are read from, and the time line.

mod event;
mod load;
mod lock;
mod look;
mod project;

pub(crate) use event::reason_of;
pub use event::{Actor, EventKind, record_event};
pub(crate) use load::leader_state;
pub use load::{Loaded, address, board, calendar, load, organisation};
pub use lock::{hold, lock};
pub(crate) use look::Looking;
pub use project::project;
pub(crate) use project::project_as;
