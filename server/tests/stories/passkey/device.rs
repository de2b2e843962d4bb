//! A device that makes passkeys and signs with them, and the browser before it: written from the standard (W3C, Web
//! Authentication, Level 3, 6.1, 6.5 and 5.8.1; RFC 9053, 7.1), with nothing of what looks at it here. What it says
//! of itself can be bent.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use server::secret::random_bytes;
use sha2::{Digest, Sha256};

/// Somebody is there; the device knows who; it made a passkey just now.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MADE: u8 = 0x40;

/// One device with its browser.
pub struct Device {
    /// The site that the browser shows.
    pub origin: String,
    /// For whom the device believes that it signs.
    pub party: String,
    /// It knows a finger, a face or a PIN.
    pub verifies: bool,
    pub is_touched: bool,
    /// Counts signatures; a device without a counter says nought.
    pub counter: u32,
    /// What is said to be signed: `None` for what was asked.
    pub challenge: Option<String>,
    /// Whose passkey it claims to be: `None` for whom it was made for.
    pub user: Option<String>,
    /// Another site shows the page in a frame.
    pub is_framed: bool,
    kept: Option<Kept>,
}

/// The passkey that it made last.
#[derive(Clone)]
struct Kept {
    id: [u8; 32],
    key: SigningKey,
    user: String,
}

impl Device {
    /// Before a page of the program that people reach under this address.
    pub fn at(base_url: &str) -> Self {
        let (_, host) = base_url.split_once("://").expect("an address");
        Self {
            origin: base_url.to_owned(),
            party: host.split(':').next().expect("a host").to_owned(),
            verifies: true,
            is_touched: true,
            counter: 0,
            challenge: None,
            user: None,
            is_framed: false,
            kept: None,
        }
    }

    /// Another device with a copy of its passkey.
    pub fn copied(&self) -> Self {
        Self {
            kept: self.kept.clone(),
            origin: self.origin.clone(),
            party: self.party.clone(),
            ..Self::at("https://none")
        }
    }

    /// Makes a passkey as it is asked; what the browser posts.
    pub fn makes(&mut self, asked: &str) -> String {
        let asked: Value = serde_json::from_str(asked).expect("JSON");
        let key = SigningKey::from_slice(&random_bytes::<32>()).expect("a key");
        let user = asked["user"]["id"].as_str().expect("a user").to_owned();
        self.kept = Some(Kept { id: random_bytes(), key, user });
        self.made_again(&asked.to_string())
    }

    /// Answers with the passkey that it has made already.
    pub fn made_again(&self, asked: &str) -> String {
        let asked: Value = serde_json::from_str(asked).expect("JSON");
        let kept = self.kept.as_ref().expect("it has made one");
        let mut data = self.data(MADE);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(kept.id);
        data.extend(public_key(&kept.key));
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(data);
        let said = self.said("webauthn.create", &asked);
        self.answer(kept, json!({ "clientDataJSON": encoded(&said), "attestationObject": encoded(&object) }))
    }

    /// Signs as it is asked; what the browser posts.
    pub fn signs(&self, asked: &str) -> String {
        let asked: Value = serde_json::from_str(asked).expect("JSON");
        let kept = self.kept.as_ref().expect("it has made one");
        let (data, said) = (self.data(0), self.said("webauthn.get", &asked));
        let signature: Signature = kept.key.sign(&[data.as_slice(), &Sha256::digest(&said)].concat());
        let response = json!({
            "clientDataJSON": encoded(&said),
            "authenticatorData": encoded(&data),
            "signature": encoded(signature.to_der().as_bytes()),
            "userHandle": self.user.as_ref().unwrap_or(&kept.user),
        });
        self.answer(kept, response)
    }

    fn answer(&self, kept: &Kept, response: Value) -> String {
        let id = encoded(&kept.id);
        json!({
            "id": id,
            "rawId": id,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        })
        .to_string()
    }

    /// What the device says of itself (6.1).
    fn data(&self, made: u8) -> Vec<u8> {
        let flag = |is_so: bool, flag: u8| if is_so { flag } else { 0 };
        let mut data = Sha256::digest(self.party.as_bytes()).to_vec();
        data.push(flag(self.is_touched, PRESENT) | flag(self.verifies, VERIFIED) | made);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// What the browser says of the page (5.8.1).
    fn said(&self, what: &str, asked: &Value) -> Vec<u8> {
        let challenge = self.challenge.clone().map_or_else(|| asked["challenge"].clone(), Value::String);
        let said =
            json!({ "type": what, "challenge": challenge, "origin": self.origin, "crossOrigin": self.is_framed });
        said.to_string().into_bytes()
    }
}

/// {1: 2, 3: -7, -1: 1, -2: x, -3: y}: a point of P-256.
fn public_key(key: &SigningKey) -> Vec<u8> {
    let point = key.verifying_key().to_encoded_point(false);
    let mut written = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
    written.extend(point.x().expect("a point"));
    written.extend(b"\x22\x58\x20");
    written.extend(point.y().expect("a point"));
    written
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
