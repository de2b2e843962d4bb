//! The token of a leaver's personal link, and the cookie it is swapped for.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::LinkId;
use uuid::Uuid;

use super::{Purpose, Secrets};

/// The token in a leaver's link: base64url of the link's id (16 bytes) and an HMAC (32 bytes) over
/// id and generation. It can be made again for every reminder and is stored nowhere; a new
/// generation revokes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkToken {
    link: LinkId,
    mac: [u8; 32],
}

impl LinkToken {
    /// The token's text, 64 characters, for `/l/{token}`.
    pub fn mint(secrets: &Secrets, link: LinkId, generation: u32) -> String {
        let mut bytes = [0; 48];
        bytes[..16].copy_from_slice(link.uuid().as_bytes());
        bytes[16..].copy_from_slice(&link_mac(secrets, link, generation));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a token's shape. Whether it opens anything is only known once the link has been
    /// looked up: see [`LinkToken::opens`].
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 {
            return None;
        }
        let bytes: [u8; 48] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (id, mac) = bytes.split_at(16);
        Some(Self { link: LinkId::new(Uuid::from_slice(id).ok()?), mac: mac.try_into().ok()? })
    }

    /// Which link to look up.
    pub const fn link(&self) -> LinkId {
        self.link
    }

    /// Whether the token is the one of this generation; takes the same time for every wrong one.
    pub fn opens(&self, secrets: &Secrets, generation: u32) -> bool {
        secrets.matches(Purpose::Link, &[self.link.uuid().as_bytes(), &generation.to_be_bytes()], &self.mac)
    }
}

fn link_mac(secrets: &Secrets, link: LinkId, generation: u32) -> [u8; 32] {
    secrets.mac(Purpose::Link, &[link.uuid().as_bytes(), &generation.to_be_bytes()])
}

/// What a leaver's cookie says: which link, of which generation. Its value is
/// `link.generation.mac`, made with another key than the link's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaverCookie {
    pub link: LinkId,
    pub generation: u32,
}

impl LeaverCookie {
    /// The cookie's value: letters, digits, `-`, `_` and dots only.
    pub fn seal(self, secrets: &Secrets) -> String {
        let mac = secrets.mac(Purpose::LeaverCookie, &[self.link.uuid().as_bytes(), &self.generation.to_be_bytes()]);
        format!("{}.{}.{}", self.link, self.generation, URL_SAFE_NO_PAD.encode(mac))
    }

    /// Reads a cookie's value, if this program made it. The link may have been revoked since:
    /// whoever uses it compares the generation with the stored one.
    pub fn open(secrets: &Secrets, value: &str) -> Option<Self> {
        let mut parts = value.split('.');
        let (link, generation, mac) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let cookie = Self { link: link.parse().ok()?, generation: generation.parse().ok()? };
        let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
        secrets
            .matches(Purpose::LeaverCookie, &[cookie.link.uuid().as_bytes(), &cookie.generation.to_be_bytes()], &mac)
            .then_some(cookie)
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::LinkId;
    use uuid::Uuid;

    use super::{LeaverCookie, LinkToken};
    use crate::secret::Secrets;

    #[test]
    fn a_token_opens_its_own_generation_only() {
        let (secrets, link) = (Secrets::random(), LinkId::new(Uuid::now_v7()));
        let text = LinkToken::mint(&secrets, link, 3);
        assert_eq!(text, LinkToken::mint(&secrets, link, 3), "a reminder carries the same link");
        let token = LinkToken::parse(&text).expect("its own shape");
        assert_eq!(token.link(), link);
        assert!(token.opens(&secrets, 3));
        assert!(!token.opens(&secrets, 4));
        assert!(!token.opens(&Secrets::random(), 3));
    }

    #[test]
    fn a_token_with_any_character_changed_opens_nothing() {
        let (secrets, link) = (Secrets::random(), LinkId::new(Uuid::now_v7()));
        let text = LinkToken::mint(&secrets, link, 1);
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("ASCII");
            let opens =
                LinkToken::parse(&changed).is_some_and(|token| token.link() == link && token.opens(&secrets, 1));
            assert!(!opens, "changed at {at}");
        }
        for bad in ["", "x", &text[1..], &format!("{text}A"), "é"] {
            assert_eq!(LinkToken::parse(bad), None);
        }
    }

    #[test]
    fn a_cookie_is_read_back_and_cannot_be_made_up() {
        let secrets = Secrets::random();
        let cookie = LeaverCookie { link: LinkId::new(Uuid::now_v7()), generation: 2 };
        let value = cookie.seal(&secrets);
        assert_eq!(LeaverCookie::open(&secrets, &value), Some(cookie));
        assert_eq!(LeaverCookie::open(&secrets, &value.replacen(".2.", ".3.", 1)), None);
        assert_eq!(LeaverCookie::open(&Secrets::random(), &value), None);
        assert_eq!(LeaverCookie::open(&secrets, &format!("{value}.")), None);
        let token = LinkToken::mint(&secrets, cookie.link, 2);
        assert_eq!(LeaverCookie::open(&secrets, &token), None);
    }
}
