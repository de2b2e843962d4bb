//! Where the provider's endpoints and keys are, asked for once an hour, and once more when an answer is signed
//! with a key that is not among them.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthType, Client, ClientId, ClientSecret, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, ProviderMetadataWithLogout, RedirectUrl,
    StandardErrorResponse, StandardTokenResponse,
};
use serde::{Deserialize, Serialize};

use super::http::Http;
use super::{CALLBACK, Provider, Trouble};

/// After so long the provider is asked again.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// It is asked no more often than this, whatever comes in: neither forged tokens nor many people at once make
/// this program knock without end.
const AT_MOST_EVERY: TimeDelta = TimeDelta::seconds(10);

/// Signatures that only the provider can make. Those with a shared secret, and none at all, are not among them.
pub(super) const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What ID tokens say beyond the standard.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct More {
    /// The provider's session (OpenID Connect Back-Channel Logout 1.0, 2.1).
    pub sid: Option<String>,
    /// Microsoft Entra ID's word for a verified address, which never says `email_verified`.
    pub xms_edov: Option<serde_json::Value>,
    /// Whatever else; one of them may give roles.
    #[serde(flatten)]
    pub others: serde_json::Map<String, serde_json::Value>,
}

impl AdditionalClaims for More {}

type TokenAnswer = StandardTokenResponse<
    IdTokenFields<
        More,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

/// The library's client with the claims above.
pub(super) type Asking = Client<
    More,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    TokenAnswer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What the provider said of itself.
pub(super) struct Known {
    pub metadata: ProviderMetadataWithLogout,
    pub asking: Asking,
    at: DateTime<Utc>,
}

/// What was last heard of the provider.
#[derive(Default)]
pub(super) struct Heard {
    known: Option<Arc<Known>>,
    /// When it was last asked, and what was wrong then.
    tried: Option<(DateTime<Utc>, Option<Trouble>)>,
}

/// What `uitzwaai check` says of a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub signs_out: bool,
    /// Whether it names `auth_time` among its claims; `None` where it names none at all.
    pub says_when: Option<bool>,
}

impl Provider {
    /// Asks the provider what it offers.
    ///
    /// # Errors
    /// That it cannot be used, and why.
    pub async fn look(&self, now: DateTime<Utc>) -> Result<Seen, Trouble> {
        let known = self.known(now).await?;
        let claims = known.metadata.claims_supported();
        Ok(Seen {
            signs_out: known.metadata.additional_metadata().end_session_endpoint.is_some(),
            says_when: claims.map(|claims| claims.iter().any(|claim| claim.as_str() == "auth_time")),
        })
    }

    pub(super) fn http(&self) -> Http {
        Http::new(!self.settings.is_over_tls())
    }

    /// What is known, asked anew when it is old. What is old serves on while the provider does not answer: it can
    /// sign nobody in then anyhow.
    pub(super) async fn known(&self, now: DateTime<Utc>) -> Result<Arc<Known>, Trouble> {
        self.heard_since(now - KEPT, now).await
    }

    /// The same for an answer signed with an unknown key: what was asked before `known` was is old.
    pub(super) async fn known_after(&self, known: &Known, now: DateTime<Utc>) -> Result<Arc<Known>, Trouble> {
        self.heard_since(known.at + TimeDelta::nanoseconds(1), now).await
    }

    async fn heard_since(&self, oldest: DateTime<Utc>, now: DateTime<Utc>) -> Result<Arc<Known>, Trouble> {
        // Whoever comes while it is asked waits for that answer.
        let mut heard = self.heard.lock().await;
        if let Some(known) = heard.known.as_ref().filter(|known| known.at >= oldest) {
            return Ok(Arc::clone(known));
        }
        if let Some((at, trouble)) = heard.tried.as_ref().filter(|(at, _)| now - *at < AT_MOST_EVERY && now >= *at) {
            tracing::debug!(%at, "the provider was asked a moment ago");
            return match (&heard.known, trouble) {
                (Some(known), _) => Ok(Arc::clone(known)),
                (None, Some(trouble)) => Err(trouble.clone()),
                (None, None) => Err(Trouble::Answer("nothing".to_owned())),
            };
        }
        let asked = self.discover(now).await;
        heard.tried = Some((now, asked.as_ref().err().cloned()));
        match asked {
            Ok(known) => Ok(Arc::clone(heard.known.insert(Arc::new(known)))),
            Err(trouble) => {
                let Some(known) = &heard.known else { return Err(trouble) };
                tracing::warn!(%trouble, "the provider cannot be asked; what it said before is used");
                Ok(Arc::clone(known))
            }
        }
    }

    async fn discover(&self, now: DateTime<Utc>) -> Result<Known, Trouble> {
        let wrong = |what: &str| Trouble::Answer(what.to_owned());
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|_| wrong("its own address"))?;
        let http = self.http();
        let metadata = ProviderMetadataWithLogout::discover_async(issuer, &http).await?;
        let leads_over_tls = metadata.authorization_endpoint().url().scheme() == "https";
        if metadata.token_endpoint().is_none() || !(leads_over_tls || http.plain) {
            return Err(wrong("it names no endpoints that can be used"));
        }
        let secret = ClientSecret::new(self.settings.client_secret.shown().to_owned());
        let redirect = RedirectUrl::new(format!("{}{CALLBACK}", self.base_url)).map_err(|_| wrong("BASE_URL"))?;
        let client_id = ClientId::new(self.settings.client_id.clone());
        let asking = Client::from_provider_metadata(metadata.clone(), client_id, Some(secret))
            .set_redirect_uri(redirect)
            .set_auth_type(auth_type(&metadata));
        Ok(Known { metadata, asking, at: now })
    }
}

/// Where the secret goes: into the header, which a provider understands unless it says otherwise (OpenID Connect
/// Discovery 1.0, 3), else into the body.
fn auth_type(metadata: &ProviderMetadataWithLogout) -> AuthType {
    match metadata.token_endpoint_auth_methods_supported() {
        Some(methods) if !methods.contains(&CoreClientAuthMethod::ClientSecretBasic) => AuthType::RequestBody,
        _ => AuthType::BasicAuth,
    }
}
