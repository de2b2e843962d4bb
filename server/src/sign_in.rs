//! Signing in at the organisation's provider, or with a mail address and a one-time code; who is signed in, and where.

mod by_provider;
mod enter;
mod leave;
mod logged_out;
mod noted;
mod request;
mod sessions;
mod unbind;
mod viewer;

pub use crate::code::Asked;
pub use by_provider::{Beginning, ByProvider, begin, enter_by_provider};
pub use enter::{Entered, enter_code};
pub use leave::sign_out;
pub use logged_out::{LoggedOutHere, logged_out};
pub use request::{Requested, request_code};
pub(crate) use sessions::limits_at;
pub use sessions::{OwnSession, end_one, end_others, own_sessions};
pub use unbind::{Unbound, unbind};
pub use viewer::viewer;
