//! The organisation's OpenID Connect provider: what is asked of it, and what of its answers is believed
//! (OpenID Connect Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0, Back-Channel Logout 1.0; RFC 7636).
//!
//! It knows no accounts: [`Identity`] says whom the provider vouches for, and `sign_in` who that is here.
//! What a claim says is read here, and what roles come of it is decided by `account`. Deliberately absent: access and
//! refresh tokens beyond the moment of signing in, and asking the provider for what a token has no room for.

mod begin;
mod discover;
mod finish;
mod http;
mod logout;
mod signed;
mod trouble;

use chrono::{DateTime, Utc};
use domain::account::claim::Claimed;
use domain::person::EmailAddress;
use tokio::sync::Mutex;

use crate::settings::ProviderSettings;

pub use begin::{Begun, Leaving, Wanted};
pub use discover::Seen;
pub use finish::Finished;
pub use logout::{LoggedOut, LogoutToken};
pub use trouble::Trouble;

/// Where the provider sends people back to, with its answer.
pub const CALLBACK: &str = "/staff/sign-in/callback";
/// Where the provider sends people who signed out there too.
pub const SIGNED_OUT: &str = "/staff/sign-in/out";
/// What the provider gives back with somebody who signed out there too.
pub const SIGNED_OUT_STATE: &str = "done";

/// One provider, with what was last heard of it.
pub struct Provider {
    settings: ProviderSettings,
    /// Without a slash at the end.
    base_url: String,
    heard: Mutex<discover::Heard>,
}

impl Provider {
    /// Nothing is asked of it yet. `base_url` is this program's own address.
    pub fn new(settings: ProviderSettings, base_url: &str) -> Self {
        Self { settings, base_url: base_url.to_owned(), heard: Mutex::default() }
    }

    /// What people know it by, where the administrator says so.
    pub fn name(&self) -> Option<&str> {
        self.settings.name.as_deref()
    }

    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }
}

/// Whom the provider vouches for. Only an ID token that was looked at makes one.
#[derive(Clone, Debug)]
pub struct Identity {
    issuer: String,
    subject: String,
    email: Option<EmailAddress>,
    session: Option<String>,
    authenticated_at: Option<DateTime<Utc>>,
    id_token: String,
    claimed: Option<Claimed>,
}

impl Identity {
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Never given to anybody else by this issuer (OpenID Connect Core 1.0, 2).
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The mail address, if the provider says that it is verified.
    pub const fn email(&self) -> Option<&EmailAddress> {
        self.email.as_ref()
    }

    /// The provider's own session (`sid`).
    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }

    /// When the person last showed the provider who they are, if it says so.
    pub const fn authenticated_at(&self) -> Option<DateTime<Utc>> {
        self.authenticated_at
    }

    /// What the claim says that gives roles; `None` where none does.
    pub const fn claimed(&self) -> Option<&Claimed> {
        self.claimed.as_ref()
    }

    /// What names the session when signing out at the provider.
    pub fn id_token(&self) -> &str {
        &self.id_token
    }
}
