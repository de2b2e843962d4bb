//! The leaver's side of the questionnaire: her first page, the draft, handing in, and her own data.
//!
//! Read in this order: `home` (what is due), `draft` (reading and saving screens), `submit`,
//! `wish` (special courses ask first), `code` and `mine` (reading back what was handed in).
//! Every use case takes [`crate::access::LeaverOf`]; opening a page changes nothing.

mod code;
mod draft;
mod home;
mod mine;
mod stored;
mod submit;
mod version;
mod wish;

pub use code::{CodeRequest, enter_code, request_code};
pub use draft::{Draft, Onward, Opened, Saved, open, save_screen};
pub use home::{Home, HomeTalk, HomeTalkState, NextForHer, QuestionnaireState, TalkPart, home};
pub(crate) use mine::code_comes_by_mail;
pub use mine::{Look, Looked, Mine, MyData, ReportSeen, my_data};
pub(crate) use stored::read as read_stored;
pub use stored::{AnswersSeen, stored_answers};
pub use submit::{Submission, submit, submit_and_choose};
pub use version::of_version;
pub use wish::{WishAnswer, answer_whether_wanted};
