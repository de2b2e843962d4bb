//! Signing in at the organisation's provider, or with a mail address and a one-time code; and who is signed in.

mod by_provider;
mod enter;
mod logged_out;
mod request;
mod unbind;
mod viewer;

pub use by_provider::{Beginning, ByProvider, begin, enter_by_provider};
pub use enter::{Entered, enter_code};
pub use logged_out::{LoggedOutHere, logged_out};
pub use request::{Requested, request_code};
pub use unbind::{Unbound, unbind};
pub use viewer::viewer;
