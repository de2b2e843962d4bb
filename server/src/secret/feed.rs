//! The token of a host's calendar feed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::AccountId;
use uuid::Uuid;

use super::{Purpose, Secrets};

/// The token in the address of a host's talks: base64url of the account's id (16 bytes) and an HMAC
/// (32 bytes) over id and generation, as a leaver's link. It is stored nowhere; a new generation
/// revokes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedToken {
    account: AccountId,
    mac: [u8; 32],
}

impl FeedToken {
    /// The token's text, 64 characters.
    pub fn mint(secrets: &Secrets, account: AccountId, generation: u32) -> String {
        let mac = secrets.mac(Purpose::CalendarFeed, &[account.uuid().as_bytes(), &generation.to_be_bytes()]);
        URL_SAFE_NO_PAD.encode([&account.uuid().as_bytes()[..], &mac].concat())
    }

    /// Reads a token's shape; whether it opens anything is known once the account has been looked up.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 {
            return None;
        }
        let bytes: [u8; 48] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (id, mac) = bytes.split_at(16);
        Some(Self { account: AccountId::new(Uuid::from_slice(id).ok()?), mac: mac.try_into().ok()? })
    }

    /// Whose talks.
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// Whether the token is the one of this generation; takes the same time for every wrong one.
    pub fn opens(&self, secrets: &Secrets, generation: u32) -> bool {
        let account = self.account.uuid();
        secrets.matches(Purpose::CalendarFeed, &[account.as_bytes(), &generation.to_be_bytes()], &self.mac)
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::AccountId;
    use uuid::Uuid;

    use super::FeedToken;
    use crate::secret::Secrets;

    #[test]
    fn a_token_opens_the_talks_of_its_own_account_and_generation_only() {
        let (secrets, anna) = (Secrets::random(), AccountId::new(Uuid::now_v7()));
        let text = FeedToken::mint(&secrets, anna, 2);
        let token = FeedToken::parse(&text).expect("its own shape");
        assert_eq!(token.account(), anna);
        assert!(token.opens(&secrets, 2) && !token.opens(&secrets, 3) && !token.opens(&Secrets::random(), 2));
        let bert = FeedToken::mint(&secrets, AccountId::new(Uuid::now_v7()), 2);
        let mixed = format!("{}{}", &bert[..21], &text[21..]);
        assert!(FeedToken::parse(&mixed).is_none_or(|token| !token.opens(&secrets, 2)));
        assert_eq!(FeedToken::parse(&text[1..]), None);
    }
}
