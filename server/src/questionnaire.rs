//! The leaver's side of the questionnaire: the draft, handing in, and their own data.
//!
//! Read in this order: `draft` (reading and saving screens), `submit`,
//! `wish` (special courses ask first), `code` and `mine` (reading back what was handed in).
//! Every use case takes [`crate::access::LeaverOf`]; opening a page changes nothing.

mod code;
mod draft;
mod mine;
mod stored;
mod submit;
mod wish;

pub use code::{CodeRequest, enter_code, request_code};
pub(crate) use draft::opened;
pub use draft::{Draft, Onward, Opened, Saved, open, save_screen};
pub(crate) use mine::code_comes_by_mail;
pub use mine::{Look, Looked, Mine, MyData, ReportSeen, my_data};
pub(crate) use stored::read as read_stored;
pub use stored::{AnswersSeen, stored_answers};
pub use submit::{Submission, submit, submit_and_choose};
pub use wish::{WishAnswer, answer_whether_wanted};

pub use crate::store::questionnaire_of_version as of_version;
