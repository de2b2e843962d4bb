//! Facts from the store: what the rules in `domain::course` are asked about, the projection that
//! lists are read from, and the time line.

mod board;
mod by;
mod event;
mod follow;
mod leader;
mod letters;
mod load;
mod lock;
mod look;
mod project;
mod rows;
mod rule;

pub(crate) use board::lock_board;
pub use board::{board, calendar, organisation, the_board};
pub use by::By;
pub(crate) use event::reason_of;
pub use event::{Actor, EventKind, record_event};
pub(crate) use follow::{follow, follow_in_any_case};
pub(crate) use leader::leader_state;
pub(crate) use load::open_by_link;
pub use load::{Loaded, Opened, address, load, open};
pub use lock::{hold, lock};
pub(crate) use look::Looking;
pub use project::project;
pub(crate) use project::project_as;
pub(crate) use rule::{own_rule, rule_book_of, rule_of};
