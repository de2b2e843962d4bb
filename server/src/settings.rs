//! The settings a running program has; read from a file and the environment at the edge.

mod mailbox;

use std::path::PathBuf;

use chrono_tz::Tz;
use domain::account::claim::RoleMap;
use domain::person::{EmailAddress, NotAnAddress};
use subtle::ConstantTimeEq;

pub(crate) use mailbox::Secured;
pub use mailbox::{Done, Mailbox};

/// Where mails go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTo {
    /// `smtp://`, `smtps://` or `smtp://…?tls=required`, with user and password where needed.
    Smtp(String),
    /// One `.eml` file per mail in this folder.
    Folder(PathBuf),
}

impl MailTo {
    /// Whether everybody on the way to the mail server could read what goes there. TLS that is only used where it is
    /// offered counts as none: whoever stands between takes the offer away.
    pub fn goes_in_clear(&self) -> bool {
        let Self::Smtp(url) = self else { return false };
        // What cannot be read as an address never sends anything: `Post::new` says so.
        let Ok(url) = url::Url::parse(url) else { return false };
        let is_required = url.query_pairs().any(|(name, value)| name == "tls" && value == "required");
        let is_here = url.host_str().is_some_and(|host| is_this_machine(host.trim_matches(['[', ']'])));
        !(url.scheme() == "smtps" || is_required || is_here)
    }
}

/// Whether a host's name or address, without port and brackets, is this machine itself (RFC 6761, 6.3; RFC 1122,
/// 3.2.1.3).
pub fn is_this_machine(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
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
    /// The mailbox in which the program itself looks for what comes back to the sender's address, if it does.
    pub mailbox: Option<Mailbox>,
    /// Where staff sign in, if the organisation has a provider.
    pub provider: Option<ProviderSettings>,
    pub sign_in_code: SignInCode,
    /// Only `uitzwaai demo` has this: the list of mails and the clock that moves.
    pub demonstration: bool,
}

impl Settings {
    /// The address mails come from, given as `a@b.nl` or as `Name <a@b.nl>`.
    pub fn sender(&self) -> Result<EmailAddress, NotAnAddress> {
        let given = self.mail_from.trim();
        let bare = given.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')).map_or(given, |(_, address)| address);
        EmailAddress::parse(bare)
    }
}

/// Whom a mailed code signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInCode {
    /// Nobody: staff sign in at their provider, and there are no passkeys either.
    Off,
    /// Whoever has no passkey: to add the first one, and to begin anew when all were lost.
    WithoutPasskey,
    /// Everybody, with a passkey or without.
    Everybody,
}

impl SignInCode {
    /// Whether there is such a way in at all, and with it passkeys.
    pub fn is_offered(self) -> bool {
        self != Self::Off
    }
}

/// The organisation's OpenID Connect provider, and what this program is called there.
#[derive(Clone, Debug)]
pub struct ProviderSettings {
    /// As the provider writes it, to the letter: `https:`, or `http:` on this machine.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: ClientSecret,
    /// What people know it by; stands on the button.
    pub name: Option<String>,
    /// The organisation's own domains, whose addresses count as verified where the provider says nothing of it.
    pub verified_domains: Vec<String>,
    /// Which claim gives roles, if one does.
    pub roles: Option<RolesClaim>,
}

/// A claim of the provider's that gives roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolesClaim {
    /// Its name.
    pub name: String,
    /// What the provider is asked for besides, so that it sends the claim.
    pub scope: Option<String>,
    pub map: RoleMap,
    /// The administrator answers for it that what gives somebody the claim is itself decided by two people: roles that
    /// need a second person hold at once.
    pub kept_by_two: bool,
}

impl ProviderSettings {
    pub fn is_over_tls(&self) -> bool {
        self.issuer.starts_with("https:")
    }
}

/// By which the provider knows this program. `Debug` says nothing of it.
#[derive(Clone)]
pub struct ClientSecret(String);

impl ClientSecret {
    pub const fn new(secret: String) -> Self {
        Self(secret)
    }

    /// The secret itself, for the provider alone.
    pub(crate) fn shown(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientSecret(…)")
    }
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
