//! Signing in with a mail address and a one-time code, and who is signed in.

mod enter;
mod request;
mod viewer;
mod sessions;

pub use enter::{Entered, enter_code};
pub use request::{Requested, request_code};
pub use viewer::viewer;
pub(crate) use sessions::limits_at;
pub use sessions::{OwnSession, end_one, end_others, own_sessions};
