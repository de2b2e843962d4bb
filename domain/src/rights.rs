//! What leavers may ask for, of what is kept about them (docs/domain.md, "What leavers may ask for").

mod kept;
mod request;
mod withdrawal;

pub use kept::{Basis, Kept, KindKept, UntilWhen};
pub use request::{OpeningGround, RequestWords, Right, Ruling, TooLong, WORDS_CHARACTERS, answer_by};
pub use withdrawal::{Withdrawable, withdrawable};
