//! Signing in with a mail address and a one-time code, who is signed in, and where.

mod asked;
mod enter;
mod leave;
mod request;
mod sessions;
mod viewer;

pub use asked::Asked;
pub use enter::{Entered, enter_code};
pub use leave::sign_out;
pub use request::{Requested, request_code};
pub(crate) use sessions::limits_at;
pub use sessions::{OwnSession, end_one, end_others, own_sessions};
pub use viewer::viewer;
