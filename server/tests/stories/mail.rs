//! Mails: what they say, what their calendar files hold, when they go and when they don't, and how
//! they reach a real mail server.

mod booked;
mod calendar_file;
mod delivery;
mod domains;
mod late_code;
mod outbox;
pub mod peer;
pub mod post;
mod refusals;
mod returned;
mod smtp;
mod unsent;
pub mod words;

pub use post::{refused_by_the_server, refusing_server};
pub use smtp::python;
