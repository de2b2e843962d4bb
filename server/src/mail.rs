//! Mails: what waits to be sent ([`outbox`]), what they say, and how they leave.
//!
//! A mail is a row, written in the transaction that makes it due. Its text is written when it is
//! sent, from what is true then; a mail that became pointless is withdrawn. The worker that sends
//! is `jobs::deliver`.
//!
//! Deliberately absent: a way to send without a row.

mod kind;
pub mod outbox;

pub use kind::MailKind;
pub use outbox::NewMail;
