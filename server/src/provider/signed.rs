//! A signed text in the compact form (RFC 7515, 3.1), for tokens that are no ID tokens.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey, JsonWebKeyUse};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::discover::ALGORITHMS;

/// What its first part says.
#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    /// Whoever does not understand what it names refuses (4.1.11); we understand none.
    crit: Option<serde_json::Value>,
}

/// A signed text, taken apart and not yet believed.
pub(super) struct Signed<'a> {
    header: Header,
    message: &'a str,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl<'a> Signed<'a> {
    /// Takes it apart; nothing where it is none, or one that is not signed as it should be.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let (message, signature) = text.rsplit_once('.')?;
        let (header, payload) = message.split_once('.')?;
        let header: Header = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()?;
        if !ALGORITHMS.contains(&header.alg) || header.crit.is_some() {
            return None;
        }
        let payload = URL_SAFE_NO_PAD.decode(payload).ok()?;
        Some(Self { header, message, payload, signature: URL_SAFE_NO_PAD.decode(signature).ok()? })
    }

    /// Whether it says that it is of this type, or says nothing of it. `application/` may stand before (4.1.9).
    pub(super) fn may_be(&self, kind: &str) -> bool {
        let said = self.header.typ.as_deref().unwrap_or(kind).to_ascii_lowercase();
        let said = said.strip_prefix("application/").unwrap_or(&said);
        said == kind || said == "jwt"
    }

    /// What it says, if one of these keys signed it.
    pub(super) fn said_by<T: DeserializeOwned>(&self, keys: &CoreJsonWebKeySet) -> Option<T> {
        let kid = self.header.kid.as_deref();
        let is_signed = keys
            .keys()
            .iter()
            .filter(|key| kid.is_none() || key.key_id().map(|id| id.as_str()) == kid)
            .filter(|key| key.key_use().is_none_or(JsonWebKeyUse::allows_signature))
            .any(|key| key.verify_signature(&self.header.alg, self.message.as_bytes(), &self.signature).is_ok());
        if is_signed { serde_json::from_slice(&self.payload).ok() } else { None }
    }
}
