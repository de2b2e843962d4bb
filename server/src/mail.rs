//! Mails: what waits to be sent ([`outbox`]), what they say, and how they leave.
//!
//! A mail is a row, written in the transaction that makes it due. Its text is written when it is
//! sent, from what is true then; a mail that became pointless is withdrawn. The worker that sends
//! is `jobs::deliver`: it reads the `subject`, asks whether it became `pointless`, has `text` write the
//! words from a typed [`context`], `message` the message, hands it to the [`post`], and has `mark` say what became of
//! it. What comes back later, as a report, is read by `returned`.
//!
//! Deliberately absent: a way to send without a row, and a mail that holds its text before it goes.

pub(crate) mod before;
pub mod context;
mod former;
pub(crate) mod mark;
pub mod message;
mod notice;
pub mod outbox;
mod pointless;
pub mod post;
pub(crate) mod returned;
pub(crate) mod subject;
pub(crate) mod tell;
pub mod text;

pub use domain::mail::MailKind;
pub use outbox::NewMail;
pub use tell::Whom;
