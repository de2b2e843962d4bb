//! The leaver's side of the questionnaire: the draft, handing in, and their own data.
//!
//! Read in this order: `draft` (reading and saving screens), `submit`,
//! `wish` (special courses ask first), `code` and `mine` (reading back what was handed in).
//! Every use case takes [`crate::access::LeaverOf`]; opening a page changes nothing.

mod code;
mod draft;
mod means;
mod mine;
mod stored;
mod submit;
mod wish;
mod word;

pub use code::{CodeRequest, Entering, enter_code, request_code};
pub(crate) use draft::opened;
pub use draft::{Draft, Onward, Opened, Saved, open, save_screen};
pub(crate) use means::is_theirs;
pub use means::{Means, NEW_ADDRESS_DAYS};
pub use mine::{Did, Look, Looked, Mine, MyData, ReportSeen, Whose, my_data};
pub(crate) use mine::{means_of, opens};
pub(crate) use stored::read as read_stored;
pub use stored::{AnswersSeen, stored_answers};
pub use submit::{HandIn, Submission, offers_word, submit, submit_and_choose};
pub use wish::{WishAnswer, answer_whether_wanted};

pub use crate::store::questionnaire_of_version as of_version;
