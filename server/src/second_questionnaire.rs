//! The second, two-minute questionnaire some weeks after leaving: opening it, handing it in exactly
//! once, and reading it beside the first.

mod open;
mod stored;
mod submit;

pub use open::{LaterPage, open};
pub use stored::{SecondAnswers, stored_second};
pub use submit::{Handing, submit};
