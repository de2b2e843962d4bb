//! What the program signs for whoever cannot ask it: Ed25519 (RFC 8032), by a key that follows from the secrets.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

use super::{Purpose, Secrets};

/// A key to sign with.
pub struct SigningKey(Ed25519KeyPair);

impl SigningKey {
    /// The key of published figures. The same for as long as the secret file is.
    pub fn of_releases(secrets: &Secrets) -> Self {
        // reason: the seed of such a key is any 32 bytes (RFC 8032, 5.1.5).
        let pair = Ed25519KeyPair::from_seed_unchecked(&secrets.mac(Purpose::Release, &[]));
        Self(pair.expect("any 32 bytes are a seed"))
    }

    /// The public key, in Base64.
    pub fn public(&self) -> String {
        STANDARD.encode(self.0.public_key().as_ref())
    }

    /// The signature of these bytes, in Base64.
    pub fn sign(&self, bytes: &[u8]) -> String {
        STANDARD.encode(self.0.sign(bytes).as_ref())
    }
}

/// Whether whoever has the key behind this public one signed these bytes. Texts that are no Base64 are no signature.
pub fn is_signed(public: &str, bytes: &[u8], signature: &str) -> bool {
    let (Ok(public), Ok(signature)) = (STANDARD.decode(public), STANDARD.decode(signature)) else { return false };
    UnparsedPublicKey::new(&ED25519, public).verify(bytes, &signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Secrets, SigningKey, is_signed};

    #[test]
    fn only_what_was_signed_is_taken_as_signed() {
        let key = SigningKey::of_releases(&Secrets::random());
        let (public, signature) = (key.public(), key.sign(b"figures"));
        assert!(is_signed(&public, b"figures", &signature));
        assert!(!is_signed(&public, b"other figures", &signature));
        let other = SigningKey::of_releases(&Secrets::random());
        assert!(!is_signed(&other.public(), b"figures", &signature), "by somebody else");
        assert!(!is_signed("?", b"figures", &signature) && !is_signed(&public, b"figures", ""));
    }

    #[test]
    fn the_key_follows_from_the_secrets() {
        let secrets = Secrets::from_bytes(vec![7; 48]).expect("long enough");
        assert_eq!(SigningKey::of_releases(&secrets).public(), SigningKey::of_releases(&secrets).public());
    }
}
