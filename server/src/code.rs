//! Codes of six figures that somebody reads elsewhere and types here: mailed ones for signing in and
//! for answers that were handed in, and the one in the letter that HR prints.
//!
//! What a code is for decides everything else about it: [`CodePurpose`]. Only a keyed hash is stored,
//! so the database opens nothing. A try is counted before anything is compared, in one statement, so
//! that a hundred guesses at once are still five.
//!
//! Deliberately absent: who may ask for a code and how it reaches them. That is the use case's.

mod accepted;
mod asked;
mod check;
mod hash;
mod issue;

pub use accepted::{Late, accepted, late};
pub use asked::{Asked, Browser};
pub use check::{CodeEntry, check, check_among};
pub use domain::code::{CodePurpose, Earlier};
pub use issue::{Issued, end, issue, printed, purge};
