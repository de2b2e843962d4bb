//! Signing in with a mail address and a one-time code, and who is signed in.

mod enter;
mod request;
mod viewer;

pub use enter::{Entered, enter_code};
pub use request::{Requested, request_code};
pub use viewer::viewer;
