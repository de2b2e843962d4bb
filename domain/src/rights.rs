//! What leavers may ask for, of what is kept about them (docs/domain.md, "What leavers may ask for").

mod request;
mod withdrawal;

pub use request::{OpeningGround, RequestWords, Right, Ruling, TooLong, WORDS_CHARACTERS, answer_by};
pub use withdrawal::{Withdrawable, withdrawable};
