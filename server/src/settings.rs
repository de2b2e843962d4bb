//! The settings a running program has; read from a file and the environment at the edge.

use std::path::PathBuf;

use chrono_tz::Tz;
use subtle::ConstantTimeEq;

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
    /// Calendars may be read from private networks, and without TLS.
    pub calendar_private_addresses: bool,
    /// The key that whoever hands in replies to invitations shows (`POST /api/v1/itip`); without one
    /// nothing is taken.
    pub itip_key: Option<ItipKey>,
    /// Only `uitzwaai demo` has this: the list of mails and the clock that moves.
    pub demonstration: bool,
}

/// What whoever hands in replies shows. `Debug` says nothing of it.
#[derive(Clone)]
pub struct ItipKey(String);

impl ItipKey {
    pub const fn new(key: String) -> Self {
        Self(key)
    }

    /// Whether this is the key; takes the same time for every wrong one of the same length.
    pub fn is(&self, given: &str) -> bool {
        self.0.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

impl std::fmt::Debug for ItipKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ItipKey(…)")
    }
}
