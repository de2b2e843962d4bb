//! The mail with what is due (docs/domain.md, "The mail with what is due"): how often somebody wants it, whose turn it
//! is, and what is counted in it; and the start page, which counts the same.
//!
//! The numbers are those of the receiver's own pages, asked of the same functions with what the receiver may see: the
//! mail tells nothing that a page of theirs does not. They are counted when a mail is made, to find out whether there
//! is anything to tell, and again when it is sent.
//!
//! Deliberately absent: numbers in the row of the mail, which would tell how it was hours ago; and a way to stop the
//! mail without signing in, for whoever has it passed on.

mod choose;
mod count;
mod first;
mod look;

pub use choose::{choose, rhythm};
pub use first::first;
pub use look::look;
pub(crate) use look::of_mail;
