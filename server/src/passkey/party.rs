//! For whom passkeys are made: this program, under the address that people reach it by.

use domain::ids::AccountId;
use url::{Host, Url};
use uuid::Uuid;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::register::UserHandle16;
use webauthn_rp::request::{AsciiDomain, RpId};

use crate::settings::{Settings, is_this_machine};

/// The relying party (Level 3, 5.1.2): passkeys are of this host, and no page of another origin may ask for them.
pub(super) struct Party {
    pub id: RpId,
    /// Scheme, host and port, as a browser writes them (RFC 6454, 6.2).
    pub origin: String,
}

impl Party {
    /// `None` where there are no passkeys: staff sign in at their provider alone, people reach the program by a
    /// number instead of a name, or their browsers do not hold the connection for safe.
    pub fn of(settings: &Settings) -> Option<Self> {
        let url = Url::parse(&settings.base_url).ok()?;
        let Some(Host::Domain(host)) = url.host() else { return None };
        let is_safe = url.scheme() == "https" || is_this_machine(host);
        if !is_safe || !settings.sign_in_code.is_offered() {
            return None;
        }
        let id = RpId::Domain(AsciiDomain::try_from(host.to_owned()).ok()?);
        Some(Self { id, origin: url.origin().ascii_serialization() })
    }
}

/// Whether staff can have passkeys here.
pub fn are_offered(settings: &Settings) -> bool {
    Party::of(settings).is_some()
}

/// By what a device knows the account: its id, which says nothing of the person (Level 3, 14.6.1).
pub(super) fn handle_of(account: AccountId) -> UserHandle16 {
    let Ok(handle) = UserHandle16::decode(account.uuid().into_bytes());
    handle
}

/// The account that a device names.
pub(super) fn account_of(handle: &UserHandle16) -> AccountId {
    let Ok(bytes) = handle.encode();
    AccountId::new(Uuid::from_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use domain::ids::AccountId;
    use uuid::Uuid;

    use super::{Party, account_of, handle_of};
    use crate::settings::{MailTo, Settings, SignInCode};

    fn origin(base_url: &str, sign_in_code: SignInCode) -> Option<String> {
        let settings = Settings {
            base_url: base_url.into(),
            mail_to: MailTo::Folder("mails".into()),
            mail_from: "afscheid@voorbeeld.test".into(),
            time_zone: chrono_tz::Europe::Amsterdam,
            calendar_private_addresses: false,
            itip_key: None,
            mailbox: None,
            provider: None,
            sign_in_code,
            demonstration: false,
        };
        Party::of(&settings).map(|party| party.origin)
    }

    #[test]
    fn passkeys_need_a_name_and_a_connection_that_browsers_hold_for_safe() {
        for (base_url, written) in [
            ("https://uitzwaai.example", "https://uitzwaai.example"),
            ("https://Uitzwaai.example:443", "https://uitzwaai.example"),
            ("https://uitzwaai.example:8443", "https://uitzwaai.example:8443"),
            ("http://localhost:3000", "http://localhost:3000"),
        ] {
            assert_eq!(origin(base_url, SignInCode::WithoutPasskey).as_deref(), Some(written));
        }
        for base_url in ["http://127.0.0.1:3000", "https://192.0.2.7", "https://[::1]", "http://uitzwaai.example"] {
            assert_eq!(origin(base_url, SignInCode::WithoutPasskey), None, "{base_url}");
        }
        assert_eq!(origin("https://uitzwaai.example", SignInCode::Off), None, "the provider alone lets people in");
        assert!(origin("https://uitzwaai.example", SignInCode::Everybody).is_some());
    }

    #[test]
    fn a_device_names_the_account_it_was_told() {
        let account = AccountId::new(Uuid::now_v7());
        assert_eq!(account_of(&handle_of(account)), account);
    }
}
