//! What leavers ask for, of what is kept about them: each use case takes the proof that their own data open.

mod withdraw;

pub use withdraw::{Withdrawing, can_withdraw, withdraw_answers};
