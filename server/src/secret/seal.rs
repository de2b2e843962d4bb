//! Texts that are stored so that only the program can read them: addresses and passwords of other
//! people's calendars.
//!
//! XChaCha20-Poly1305 (RFC 8439 with the longer nonce of draft-irtf-cfrg-xchacha), with a key of its
//! own. What a text belongs to is authenticated too: it opens in no other place.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};

use super::{Purpose, Secrets, random_bytes};

/// Bytes of the nonce, which stands before the sealed text.
const NONCE_BYTES: usize = 24;

impl Secrets {
    /// Seals a text for `place` (table, row, column).
    pub fn seal(&self, place: &str, text: &str) -> String {
        let nonce = random_bytes::<NONCE_BYTES>();
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        // reason: it fails only for texts of 256 GB and more.
        let sealed = self.cipher().encrypt(XNonce::from_slice(&nonce), payload).expect("a text of sensible length");
        STANDARD_NO_PAD.encode([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed for this place with these secrets; `None` for everything else.
    pub fn unseal(&self, place: &str, sealed: &str) -> Option<String> {
        let bytes = STANDARD_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        String::from_utf8(self.cipher().decrypt(XNonce::from_slice(nonce), payload).ok()?).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.mac(Purpose::Sealed, &[]).into())
    }
}

#[cfg(test)]
mod tests {
    use crate::secret::Secrets;

    #[test]
    fn a_sealed_text_opens_with_the_same_secrets_in_the_same_place_only() {
        let secrets = Secrets::random();
        let sealed = secrets.seal("feeds/1/password", "geheim é");
        assert!(!sealed.contains("geheim"));
        assert_ne!(sealed, secrets.seal("feeds/1/password", "geheim é"), "nobody sees that two are alike");
        assert_eq!(secrets.unseal("feeds/1/password", &sealed).as_deref(), Some("geheim é"));
        assert_eq!(secrets.unseal("feeds/2/password", &sealed), None);
        assert_eq!(Secrets::random().unseal("feeds/1/password", &sealed), None);
        for broken in ["", "x", &sealed[1..], &sealed[..sealed.len() - 2]] {
            assert_eq!(secrets.unseal("feeds/1/password", broken), None);
        }
    }
}
