//! Secrets: one file of random bytes, and a key of its own for every purpose.
//!
//! Tokens are HMAC-SHA256 (RFC 2104, FIPS 180-4), so a stolen database opens nothing.

mod api;
mod feed;
mod keyring;
mod link;
mod seal;
mod sign;
mod stay;

use std::io::Write;
use std::path::Path;

use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::durable::sync_name;

pub use api::{ApiToken, signature, signing_secret};
pub use feed::FeedToken;
pub use keyring::{KeyId, Keyring, NoKeys, Place, Unopened};
pub use link::{LINK_OPEN_HOURS, LINK_OPEN_HOURS_MAX, LeaverCookie, LinkToken};
pub use sign::{SigningKey, is_signed};
pub use stay::StayToken;

/// The fewest bytes a secret file may hold: 256 bits.
pub const SECRET_MIN_BYTES: usize = 32;

/// What a key is for. A code made for one purpose is worth nothing for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A leaver's personal link.
    Link,
    /// The cookie a leaver's link is swapped for.
    LeaverCookie,
    /// A one-time code sent by mail.
    Code,
    /// The address of a host's calendar feed.
    CalendarFeed,
    /// Texts stored so that only the program reads them.
    Sealed,
    /// The key of a counting limit, so that no address is stored in clear.
    Limit,
    /// The link of whoever stays in touch.
    Stay,
    /// Cookies of the web server that carry a value of their own.
    WebCookie,
    /// The key that signs published figures for other boards.
    Release,
    /// The chain of the log: whoever changes the database cannot make it fit again.
    Log,
    /// The token of a personnel system.
    ApiToken,
    /// What such a system asked for, to know it again.
    ApiRequest,
    /// The employer's own number of a departure that was erased.
    GoneNumber,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Link => b"uitzwaai link 1",
            Self::LeaverCookie => b"uitzwaai leaver cookie 2",
            Self::Code => b"uitzwaai code 1",
            Self::CalendarFeed => b"uitzwaai calendar feed 1",
            Self::Sealed => b"uitzwaai sealed 1",
            Self::Limit => b"uitzwaai limit 1",
            Self::Stay => b"uitzwaai stay 1",
            Self::WebCookie => b"uitzwaai web cookie 1",
            Self::Release => b"uitzwaai release 1",
            Self::Log => b"uitzwaai log 1",
            Self::ApiToken => b"uitzwaai api token 1",
            Self::ApiRequest => b"uitzwaai api request 1",
            Self::GoneNumber => b"uitzwaai gone number 1",
        }
    }
}

/// Why a secret file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoSecrets {
    #[error("the secret file cannot be read or made: {0}")]
    File(#[from] std::io::Error),
    #[error("the secret file holds fewer than {SECRET_MIN_BYTES} bytes")]
    TooShort,
}

/// The program's secrets. Shown nowhere: `Debug` says nothing of them.
#[derive(Clone)]
pub struct Secrets {
    root: Vec<u8>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Secrets {
    /// Reads the secret file; makes it (48 random bytes, readable by the owner only) when missing.
    pub fn from_file(path: &Path) -> Result<Self, NoSecrets> {
        match std::fs::read(path) {
            Ok(root) => Self::from_bytes(root),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let root = random_bytes::<48>().to_vec();
                match write_private(path, &root) {
                    Ok(()) => Self::from_bytes(root),
                    // Another instance was first: its secret counts.
                    Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                        Self::from_bytes(std::fs::read(path)?)
                    }
                    Err(error) => Err(error.into()),
                }
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Uses these bytes.
    pub fn from_bytes(root: Vec<u8>) -> Result<Self, NoSecrets> {
        if root.len() < SECRET_MIN_BYTES {
            return Err(NoSecrets::TooShort);
        }
        Ok(Self { root })
    }

    /// Secrets that no other run has.
    pub fn random() -> Self {
        Self { root: random_bytes::<48>().to_vec() }
    }

    /// HMAC-SHA256 over `parts` with the key of `purpose`. Each part is preceded by its length, so
    /// that no two lists of parts give the same bytes.
    pub fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        let key = hmac(&self.root, &[purpose.label()]);
        hmac(&key, parts)
    }

    /// Whether `given` is the code of `parts`; takes the same time for every wrong one.
    pub fn matches(&self, purpose: Purpose, parts: &[&[u8]], given: &[u8]) -> bool {
        use subtle::ConstantTimeEq;
        self.mac(purpose, parts).ct_eq(given).into()
    }
}

/// Random bytes from the operating system's generator.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    rand::random::<[u8; N]>()
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // reason: HMAC takes a key of any length (RFC 2104, 2).
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    // What is sealed or signed with it is in the database soon, for good.
    sync_name(path)
}

#[cfg(test)]
mod tests {
    use super::{NoSecrets, Purpose, Secrets};

    #[test]
    fn a_code_of_one_purpose_is_worth_nothing_for_another() {
        let secrets = Secrets::random();
        let code = secrets.mac(Purpose::Link, &[b"a"]);
        assert!(secrets.matches(Purpose::Link, &[b"a"], &code));
        assert!(!secrets.matches(Purpose::LeaverCookie, &[b"a"], &code));
        assert!(!secrets.matches(Purpose::Link, &[b"b"], &code));
        assert!(!Secrets::random().matches(Purpose::Link, &[b"a"], &code));
    }

    #[test]
    fn parts_cannot_be_shifted() {
        let secrets = Secrets::random();
        assert_ne!(secrets.mac(Purpose::Code, &[b"ab", b"c"]), secrets.mac(Purpose::Code, &[b"a", b"bc"]));
    }

    #[test]
    fn a_missing_file_is_made_once_and_read_again() {
        let path = std::env::temp_dir().join(format!("uitzwaai-secret-{}", uuid::Uuid::now_v7()));
        let first = Secrets::from_file(&path).expect("made");
        let again = Secrets::from_file(&path).expect("read");
        assert_eq!(first.mac(Purpose::Link, &[b"x"]), again.mac(Purpose::Link, &[b"x"]));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&path, b"short").expect("written");
        assert!(matches!(Secrets::from_file(&path), Err(NoSecrets::TooShort)));
        std::fs::remove_file(&path).expect("removed");
    }
}
