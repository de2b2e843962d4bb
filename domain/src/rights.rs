//! What leavers may ask for, of what is kept about them (docs/domain.md, "What leavers may ask for").

mod withdrawal;

pub use withdrawal::{Withdrawable, withdrawable};
