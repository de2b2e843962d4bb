//! The token of whoever stays in touch.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::FormerId;
use uuid::Uuid;

use super::{Purpose, Secrets};

/// The token in the link of every mail to somebody who stays in touch: base64url of the row's id (16 bytes) and an HMAC
/// (32 bytes) over it. It is stored nowhere, and opens nothing once the row is gone.
#[derive(Clone, Copy, Debug)]
pub struct StayToken;

impl StayToken {
    /// The token's text, 64 characters.
    pub fn mint(secrets: &Secrets, former: FormerId) -> String {
        let mac = secrets.mac(Purpose::Stay, &[former.uuid().as_bytes()]);
        URL_SAFE_NO_PAD.encode([&former.uuid().as_bytes()[..], &mac].concat())
    }

    /// Reads a token, if this program made it.
    pub fn open(secrets: &Secrets, text: &str) -> Option<FormerId> {
        if text.len() != 64 {
            return None;
        }
        let bytes: [u8; 48] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (id, mac) = bytes.split_at(16);
        let former = FormerId::new(Uuid::from_slice(id).ok()?);
        secrets.matches(Purpose::Stay, &[former.uuid().as_bytes()], mac).then_some(former)
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::FormerId;
    use uuid::Uuid;

    use super::StayToken;
    use crate::secret::Secrets;

    #[test]
    fn a_token_opens_its_own_row_and_cannot_be_made_up() {
        let (secrets, former) = (Secrets::random(), FormerId::new(Uuid::new_v4()));
        let text = StayToken::mint(&secrets, former);
        assert_eq!(StayToken::open(&secrets, &text), Some(former));
        assert_eq!(StayToken::open(&Secrets::random(), &text), None);
        let other = StayToken::mint(&secrets, FormerId::new(Uuid::new_v4()));
        assert_eq!(StayToken::open(&secrets, &format!("{}{}", &other[..21], &text[21..])), None);
        for bad in ["", &text[1..], &format!("{text}A")] {
            assert_eq!(StayToken::open(&secrets, bad), None);
        }
    }
}
