//! What is not kept any longer: erased after its term by itself, or at once when the leaver asks for it.
//!
//! The days follow from `domain::retention`. Read `due` (what of one record is due), `erase` (what that means in rows),
//! `sweep` (everything of a board, in batches), `request` (one person), and `columns`: every column of the database
//! with what becomes of it.

mod coded;
pub mod columns;
mod due;
mod erase;
mod receipts;
mod record;
mod request;
mod sweep;
mod tally;
mod terms;
mod turn;

pub use domain::retention::Kind;
pub(crate) use due::keeping_of;
pub use due::{Keeping, keeping};
pub(crate) use erase::{erase_answers, erase_content, forget_counted};
pub use receipts::{Receipt, Receipts, receipts};
pub(crate) use record::finish_erasing;
pub use request::{Erasing, erase_on_request};
pub use sweep::{Mode, sweep};
pub use tally::Tally;
pub use terms::{change_terms, terms};
pub use turn::{Turn, finish_turn, give_turn_back, take_turn};
