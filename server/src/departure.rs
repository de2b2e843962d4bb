//! What HR does with a departure: registering, importing, correcting, stopping, and the one record
//! everybody looks at. One file a use case; who may do it is the proof that each one takes.

pub mod address;
pub mod break_glass;
pub mod cancel;
mod change;
pub mod condition;
pub mod coordinator;
pub mod edit;
pub mod hosts;
pub mod import;
pub mod index;
pub mod letter;
pub mod link;
mod old_address;
mod other_leader;
pub mod pause;
pub mod record;
pub mod register;
pub mod retype;
pub mod several;
mod unchanged;
pub mod waiting;

pub(crate) use register::names::marks_of_search;
pub use register::names::rows_of as name_words;
pub(crate) use register::row::{NewDeparture, insert_all};
