//! What leavers ask for, of what is kept about them: each use case takes the proof that their own data open, or that
//! of whoever answers.

mod answer;
mod ask;
mod open;
mod read;
mod withdraw;

pub use answer::{Answering, answer};
pub use ask::{Asking, Lifting, ask, lift};
pub use open::{OpeningRestricted, open_restricted};
pub use read::{Answer, Listed, Request, requests_of, standing, to_answer, to_handle};
pub use withdraw::{Withdrawing, can_withdraw, withdraw_answers};
