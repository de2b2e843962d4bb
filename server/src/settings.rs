//! The settings a running program has; read from a file and the environment at the edge.

use std::path::PathBuf;

use chrono_tz::Tz;

/// Where mails go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTo {
    /// `smtp://`, `smtps://` or `smtp://…?tls=required`, with user and password where needed.
    Smtp(String),
    /// One `.eml` file per mail in this folder.
    Folder(PathBuf),
}

/// Settings that use cases need.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Scheme, host and port that people reach the program under, without a slash at the end.
    /// Never taken from a request's `Host`.
    pub base_url: String,
    pub mail_to: MailTo,
    /// The address mails come from.
    pub mail_from: String,
    /// The organisation's zone where its own settings name none.
    pub time_zone: Tz,
    /// Only `uitzwaai demo` has this: the list of mails and the clock that moves.
    pub demonstration: bool,
}
