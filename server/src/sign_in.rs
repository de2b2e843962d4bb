//! Signing in with a mail address and a one-time code, and who is signed in.

mod enter;
mod leave;
mod request;
mod viewer;

pub use enter::{Entered, enter_code};
pub use leave::sign_out;
pub use request::{Requested, request_code};
pub use viewer::viewer;
