//! Signing out at the provider too, and being told by it that somebody did.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{ClientId, CsrfToken, LogoutRequest, PostLogoutRedirectUrl};
use serde::Deserialize;
use serde_json::Value;

use super::signed::Signed;
use super::{Leaving, Provider, SIGNED_OUT, SIGNED_OUT_STATE, Trouble};

/// The member of `events` that makes a token a logout token (OpenID Connect Back-Channel Logout 1.0, 2.4).
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// How old a logout token may be, and by how much the provider's clock may be ahead.
const AGE_MAX: TimeDelta = TimeDelta::minutes(10);
const AHEAD_MAX: TimeDelta = TimeDelta::seconds(60);
/// The largest logout token, in bytes.
const TOKEN_MAX_BYTES: usize = 8 * 1024;

/// Somebody who signed out, as the provider says: a session, a person, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedOut {
    pub(crate) issuer: String,
    pub(crate) subject: Option<String>,
    pub(crate) session: Option<String>,
    /// The token's own number, which counts once.
    pub(crate) id: String,
}

/// What a logout token came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogoutToken {
    Valid(LoggedOut),
    NotValid,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    iat: i64,
    exp: Option<i64>,
    jti: String,
    events: HashMap<String, Value>,
    sub: Option<String>,
    sid: Option<String>,
    nonce: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    fn has(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            Self::Many(many) => many.iter().any(|one| one == client),
        }
    }
}

impl Provider {
    /// Where somebody signs out at the provider too (OpenID Connect RP-Initiated Logout 1.0, 2); `None` where it
    /// offers no such place.
    ///
    /// # Errors
    /// That the provider cannot be used, and why.
    pub async fn leave(&self, id_token: &str, now: DateTime<Utc>) -> Result<Option<Leaving>, Trouble> {
        let known = self.known(now).await?;
        let Some(endpoint) = known.metadata.additional_metadata().end_session_endpoint.clone() else {
            return Ok(None);
        };
        let back = PostLogoutRedirectUrl::new(format!("{}{SIGNED_OUT}", self.base_url));
        let back = back.map_err(|_| Trouble::Answer("BASE_URL".to_owned()))?;
        let mut url = LogoutRequest::from(endpoint)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(back)
            .set_state(CsrfToken::new(SIGNED_OUT_STATE.to_owned()))
            .http_get_url();
        // The library takes a parsed token; ours was looked at when it came.
        url.query_pairs_mut().append_pair("id_token_hint", id_token);
        let may_be_left_for = url.scheme() == "https" || self.http().plain;
        Ok(may_be_left_for.then(|| Leaving::to(&url)))
    }

    /// Looks at a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6). That it counts once is `sign_in`'s.
    ///
    /// # Errors
    /// That the provider's keys cannot be had, and why.
    pub async fn logout_token(&self, token: &str, now: DateTime<Utc>) -> Result<LogoutToken, Trouble> {
        let signed = Some(token).filter(|token| token.len() <= TOKEN_MAX_BYTES).and_then(Signed::parse);
        let Some(signed) = signed.filter(|signed| signed.may_be("logout+jwt")) else {
            return Ok(LogoutToken::NotValid);
        };
        let known = self.known(now).await?;
        let claims: Option<Claims> = match signed.said_by(known.metadata.jwks()) {
            Some(claims) => Some(claims),
            None => signed.said_by(self.known_after(&known, now).await?.metadata.jwks()),
        };
        let counts = claims.filter(|claims| self.counts(claims, now));
        Ok(counts.map_or(LogoutToken::NotValid, |claims| {
            LogoutToken::Valid(LoggedOut {
                issuer: claims.iss,
                subject: claims.sub,
                session: claims.sid,
                id: claims.jti,
            })
        }))
    }

    fn counts(&self, claims: &Claims, now: DateTime<Utc>) -> bool {
        let age = now.timestamp() - claims.iat;
        claims.iss == self.settings.issuer
            && claims.aud.has(&self.settings.client_id)
            && (-AHEAD_MAX.num_seconds()..=AGE_MAX.num_seconds()).contains(&age)
            && claims.exp.is_none_or(|exp| exp > now.timestamp())
            && claims.events.get(EVENT).is_some_and(Value::is_object)
            && (claims.sub.is_some() || claims.sid.is_some())
            && !claims.jti.is_empty()
            && claims.nonce.is_none()
    }
}
