//! The token of a personnel system, and the secret that signs what such a system is told.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::ids::{ApiTokenId, BoardId, WebhookId};
use uuid::Uuid;

use super::{Purpose, Secrets, random_bytes};

/// How a token begins: whoever finds one somewhere knows what it is.
const BEGINS: &str = "uitzwaai_";
/// How a signing secret begins (Standard Webhooks 1.0, "Signature scheme").
const SIGNING: &str = "whsec_";

/// A token: after `uitzwaai_` base64url of its id (16 bytes) and of a random half (32 bytes). Of that half a keyed hash
/// is stored and nothing else, so that it is shown once.
pub struct ApiToken {
    id: ApiTokenId,
    random: [u8; 32],
}

impl ApiToken {
    /// A new one with this id: its text, and what is stored of it.
    pub fn mint(secrets: &Secrets, id: ApiTokenId) -> (String, String) {
        let token = Self { id, random: random_bytes() };
        let text = URL_SAFE_NO_PAD.encode([&id.uuid().as_bytes()[..], &token.random].concat());
        (format!("{BEGINS}{text}"), token.hash(secrets))
    }

    /// Reads a token's shape; whether it opens anything is known once its row has been looked up.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix(BEGINS).filter(|text| text.len() == 64)?;
        let bytes: [u8; 48] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (id, random) = bytes.split_at(16);
        Some(Self { id: ApiTokenId::new(Uuid::from_slice(id).ok()?), random: random.try_into().ok()? })
    }

    pub const fn id(&self) -> ApiTokenId {
        self.id
    }

    /// Whether this is the one of which that was stored; takes the same time for every wrong one.
    pub fn opens(&self, secrets: &Secrets, stored: &str) -> bool {
        let Ok(stored) = URL_SAFE_NO_PAD.decode(stored) else { return false };
        secrets.matches(Purpose::ApiToken, &[self.id.uuid().as_bytes(), &self.random], &stored)
    }

    fn hash(&self, secrets: &Secrets) -> String {
        URL_SAFE_NO_PAD.encode(secrets.mac(Purpose::ApiToken, &[self.id.uuid().as_bytes(), &self.random]))
    }
}

impl Secrets {
    /// What is kept of a text that a token sent: a key of a request, or the request.
    pub fn api_hash(&self, token: ApiTokenId, parts: &[&[u8]]) -> String {
        let id = token.uuid();
        let parts: Vec<&[u8]> = std::iter::once(&id.as_bytes()[..]).chain(parts.iter().copied()).collect();
        URL_SAFE_NO_PAD.encode(self.mac(Purpose::ApiRequest, &parts))
    }

    /// What is kept of the employer's own number once the departure that had it is erased.
    pub fn gone_number(&self, board: BoardId, number: &str) -> String {
        let board = board.uuid();
        let parts: [&[u8]; 2] = [board.as_bytes(), number.as_bytes()];
        URL_SAFE_NO_PAD.encode(self.mac(Purpose::GoneNumber, &parts))
    }

    /// Seals the address or the secret of a webhook for its row.
    pub fn seal_webhook(&self, id: WebhookId, column: &str, text: &str) -> String {
        self.seal(&place(id, column), text)
    }

    /// Opens it there.
    pub fn unseal_webhook(&self, id: WebhookId, column: &str, sealed: &str) -> Option<String> {
        self.unseal(&place(id, column), sealed)
    }
}

fn place(id: WebhookId, column: &str) -> String {
    format!("webhooks/{id}/{column}")
}

/// A new secret with which what is told is signed: `whsec_` and base64 of 32 random bytes.
pub fn signing_secret() -> String {
    format!("{SIGNING}{}", STANDARD.encode(random_bytes::<32>()))
}

/// What stands in `webhook-signature`: HMAC-SHA256 over id, moment (seconds of Unix) and body, with dots between
/// (Standard Webhooks 1.0, "Symmetric"). `None` for a secret that is none.
pub fn signature(secret: &str, id: &str, seconds: i64, body: &str) -> Option<String> {
    use hmac::Mac;
    let key = STANDARD.decode(secret.strip_prefix(SIGNING)?).ok()?;
    let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use domain::ids::ApiTokenId;
    use uuid::Uuid;

    use super::{ApiToken, signature, signing_secret};
    use crate::secret::Secrets;

    #[test]
    fn a_token_opens_with_what_was_stored_of_it_only() {
        let (secrets, id) = (Secrets::random(), ApiTokenId::new(Uuid::now_v7()));
        let (text, stored) = ApiToken::mint(&secrets, id);
        let (other, other_stored) = ApiToken::mint(&secrets, id);
        assert!(text != other && !stored.contains(&text[9..]));
        let token = ApiToken::parse(&text).expect("its own shape");
        assert_eq!(token.id(), id);
        assert!(token.opens(&secrets, &stored));
        assert!(!token.opens(&secrets, &other_stored) && !token.opens(&Secrets::random(), &stored));
        assert!(!token.opens(&secrets, ""));
        for broken in ["", "uitzwaai_", &text[9..], &text[..text.len() - 1]] {
            assert!(ApiToken::parse(broken).is_none(), "{broken}");
        }
    }

    /// The example of the specification's own libraries.
    #[test]
    fn what_is_told_is_signed_as_others_check_it() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assert_eq!(signature("plain", "a", 0, ""), None);
        assert_ne!(signing_secret(), signing_secret());
    }
}
