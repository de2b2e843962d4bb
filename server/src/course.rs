//! Facts from the store: what the rules in `domain::course` are asked about, the projection that
//! lists are read from, the time line, and the one `door` through which a departure changes.

mod board;
mod by;
mod door;
mod event;
mod leader;
mod load;
mod lock;
mod look;
mod mails;
mod predicted;
mod project;
mod rows;
mod rule;
mod told;

pub(crate) use board::lock_board;
pub use board::{board, calendar, organisation, the_board};
pub use by::By;
pub use domain::time_line::{Actor, EventKind};
pub(crate) use door::{
    Change, Changes, Found, Outcome, Proceeded, beside, board_of, change, changes, proceed, proceed_upon,
};
pub use door::{OfDeparture, project_invented};
pub use event::OnTimeLine;
pub(crate) use event::{AddressChanged, reason_of, record, record_of_board};
pub(crate) use leader::leader_state;
pub(crate) use load::open_by_link;
pub use load::{Loaded, Opened, address, is_reachable, load, open};
pub(crate) use look::{Looking, note_look_of_board};
pub(crate) use predicted::counted_predictions;
pub(crate) use rule::{look_again, own_rule, rule_book_of, rule_of};
pub(crate) use told::{Look, has_address, tell};
