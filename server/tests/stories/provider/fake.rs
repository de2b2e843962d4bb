//! A provider that does as it should, or wrongly, as a story has it: discovery, keys, codes and tokens over HTTP.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use server::program::Program;
use server::settings::{ClientSecret, ProviderSettings, RolesClaim, Settings, SignInCode};
use server::testing::World;
use sha2::{Digest, Sha256};
use url::Url;

pub const CLIENT_ID: &str = "uitzwaai";
pub const CLIENT_SECRET: &str = "een geheim: met/tekens";

/// How a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// With the key that the provider publishes.
    Right,
    /// With a key that nobody published, under the name of one that is.
    WrongKey,
    /// With no signature: `alg` is `none`.
    None,
    /// With the secret that both sides have.
    SharedSecret,
    /// With the right key; what was signed was changed afterwards.
    Changed,
}

/// What somebody who signed in is sent back with.
#[derive(Clone, Debug)]
pub struct SentBack {
    pub code: String,
    pub state: String,
}

#[derive(Default)]
struct Inner {
    /// The number of the key that signs and is published.
    key: u8,
    /// Codes that were given out: the PKCE challenge, and the token.
    codes: HashMap<String, (String, String)>,
    /// What the user information endpoint says.
    user: Value,
    /// What discovery answers instead.
    instead: Option<Instead>,
    /// How often the keys were asked for.
    asked: u32,
}

/// What may be wrong with discovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    NotFound,
    NoJson,
    OtherIssuer,
    Endless,
}

/// The provider; its server ends with the test.
#[derive(Clone)]
pub struct Fake {
    pub issuer: String,
    inner: Arc<Mutex<Inner>>,
}

impl Fake {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let fake = Self { issuer, inner: Arc::default() };
        let router = Router::new()
            .route("/.well-known/{document}", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(user))
            .with_state(fake.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        fake
    }

    /// The story's program, whose staff sign in here.
    pub fn program(&self, world: &World) -> Program {
        self.program_with(world, None)
    }

    /// The same, where a claim gives roles.
    pub fn program_with(&self, world: &World, roles: Option<RolesClaim>) -> Program {
        let provider = ProviderSettings {
            issuer: self.issuer.clone(),
            client_id: CLIENT_ID.into(),
            client_secret: ClientSecret::new(CLIENT_SECRET.into()),
            name: None,
            verified_domains: Vec::new(),
            roles,
        };
        let (provider, sign_in_code) = (Some(provider), SignInCode::Off);
        let settings = Settings { provider, sign_in_code, ..world.program.settings().clone() };
        let secrets = world.program.secrets().clone();
        Program::new(world.store().clone(), world.clock.clone(), secrets, settings, server::steps::AtOnce)
    }

    /// The same for a program that runs by itself.
    pub fn environment(&self) -> [(&str, &str); 3] {
        [
            ("UITZWAAI_OIDC_ISSUER", &self.issuer),
            ("UITZWAAI_OIDC_CLIENT_ID", CLIENT_ID),
            ("UITZWAAI_OIDC_CLIENT_SECRET", CLIENT_SECRET),
        ]
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no test panicked with it")
    }

    /// As if it stood there.
    pub fn moved_to(&self, issuer: &str) -> Self {
        Self { issuer: issuer.to_owned(), ..self.clone() }
    }

    /// Signs with another key from now on.
    pub fn changes_keys(&self) {
        self.inner().key += 1;
    }

    pub fn answers_instead(&self, instead: Option<Instead>) {
        self.inner().instead = instead;
    }

    pub fn says_of_user(&self, user: Value) {
        self.inner().user = user;
    }

    pub fn times_asked_for_keys(&self) -> u32 {
        self.inner().asked
    }

    /// Somebody whom this address led here signs in; the token says what `claims` make of the usual ones.
    pub fn sign_in(&self, address: &str, at: i64, signing: Signing, claims: &Value) -> SentBack {
        let asked: HashMap<String, String> =
            Url::parse(address).expect("an address").query_pairs().into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["client_id"], CLIENT_ID);
        assert!(asked["redirect_uri"].ends_with("/staff/sign-in/callback"), "{}", asked["redirect_uri"]);
        let mut token = json!({
            "iss": self.issuer, "aud": CLIENT_ID, "sub": "anna", "iat": at, "exp": at + 300, "auth_time": at,
            "nonce": asked["nonce"], "email": "anna@voorbeeld.test", "email_verified": true, "sid": "sessie-1",
        });
        merge(&mut token, claims);
        let code = format!("code-{}", uuid::Uuid::now_v7());
        let token = self.signed(&json!({}), &token, signing);
        self.inner().codes.insert(code.clone(), (asked["code_challenge"].clone(), token));
        SentBack { code, state: asked["state"].clone() }
    }

    /// A token that tells of somebody who signed out.
    pub fn logout_token(&self, at: i64, signing: Signing, claims: &Value) -> String {
        let mut token = json!({
            "iss": self.issuer, "aud": CLIENT_ID, "iat": at, "exp": at + 120, "jti": uuid::Uuid::now_v7(),
            "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
            "sub": "anna", "sid": "sessie-1",
        });
        merge(&mut token, claims);
        self.signed(&json!({ "typ": "logout+jwt" }), &token, signing)
    }

    fn signed(&self, more: &Value, claims: &Value, signing: Signing) -> String {
        let number = self.inner().key;
        let alg = match signing {
            Signing::None => "none",
            Signing::SharedSecret => "HS256",
            Signing::Right | Signing::WrongKey | Signing::Changed => "EdDSA",
        };
        let mut header = json!({ "alg": alg, "kid": kid(number) });
        merge(&mut header, more);
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", encode(&header), encode(claims));
        let sign =
            |key: u8| key_of(key, number).sign(&CoreJwsSigningAlgorithm::EdDsa, message.as_bytes()).expect("signed");
        let signature = match signing {
            Signing::Right | Signing::Changed => sign(number),
            Signing::WrongKey => sign(200),
            Signing::None => Vec::new(),
            Signing::SharedSecret => {
                let mut mac = Hmac::<Sha256>::new_from_slice(CLIENT_SECRET.as_bytes()).expect("a key");
                mac.update(message.as_bytes());
                mac.finalize().into_bytes().to_vec()
            }
        };
        let message = if signing == Signing::Changed {
            let mut changed = claims.clone();
            changed["sub"] = json!("somebody else");
            format!("{}.{}", encode(&header), encode(&changed))
        } else {
            message
        };
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// Puts these members in the place of those of the same name; `null` takes one away.
fn merge(into: &mut Value, from: &Value) {
    let (Some(into), Some(from)) = (into.as_object_mut(), from.as_object()) else { panic!("two objects") };
    for (name, value) in from {
        if value.is_null() {
            into.remove(name);
        } else {
            into.insert(name.clone(), value.clone());
        }
    }
}

fn kid(number: u8) -> String {
    format!("key-{number}")
}

/// An Ed25519 key (RFC 8410, 7: the bytes before the seed are always these).
fn key_of(seed: u8, number: u8) -> CoreEdDsaPrivateSigningKey {
    let mut bytes =
        vec![0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    bytes.extend([seed; 32]);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(bytes));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(kid(number)))).expect("a key")
}

async fn discovery(State(fake): State<Fake>, Path(document): Path<String>) -> Response {
    assert_eq!(document, "openid-configuration");
    let instead = fake.inner().instead;
    let issuer = fake.issuer.clone();
    let claimed = if instead == Some(Instead::OtherIssuer) { format!("{issuer}/other") } else { issuer.clone() };
    match instead {
        Some(Instead::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Some(Instead::NoJson) => return "<h1>Welkom</h1>".into_response(),
        Some(Instead::Endless) => {
            return ([(header::CONTENT_TYPE, "application/json")], vec![b' '; 2_000_000]).into_response();
        }
        Some(Instead::OtherIssuer) | None => {}
    }
    Json(json!({
        "issuer": claimed,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/me"),
        "jwks_uri": format!("{issuer}/keys"),
        "end_session_endpoint": format!("{issuer}/leave"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        "claims_supported": ["sub", "email", "email_verified"],
    }))
    .into_response()
}

async fn keys(State(fake): State<Fake>) -> Json<Value> {
    let mut inner = fake.inner();
    inner.asked += 1;
    let key = key_of(inner.key, inner.key).as_verification_key();
    Json(serde_json::to_value(CoreJsonWebKeySet::new(vec![key])).expect("JSON"))
}

async fn token(State(fake): State<Fake>, headers: HeaderMap, Form(posted): Form<HashMap<String, String>>) -> Response {
    let wrong = |word: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": word }))).into_response();
    // RFC 6749, 2.3.1: both are encoded as in a form before they are put together.
    let encode = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let login = STANDARD.encode(format!("{}:{}", encode(CLIENT_ID), encode(CLIENT_SECRET)));
    if headers.get(header::AUTHORIZATION).is_none_or(|given| given.as_bytes() != format!("Basic {login}").as_bytes()) {
        return wrong("invalid_client");
    }
    // A code is exchanged once, by whoever has what its challenge was made from.
    let Some((challenge, token)) = fake.inner().codes.remove(&posted["code"]) else { return wrong("invalid_grant") };
    if URL_SAFE_NO_PAD.encode(Sha256::digest(&posted["code_verifier"])) != challenge {
        return wrong("invalid_grant");
    }
    Json(json!({ "access_token": "toegang", "token_type": "Bearer", "id_token": token })).into_response()
}

async fn user(State(fake): State<Fake>, headers: HeaderMap) -> Response {
    if headers.get(header::AUTHORIZATION).is_none_or(|given| given != "Bearer toegang") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    Json(fake.inner().user.clone()).into_response()
}
