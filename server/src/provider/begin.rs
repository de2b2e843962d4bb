//! Where somebody is sent to sign in, and what has to be remembered until they come back.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::Language;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{CsrfToken, LanguageTag, Nonce, PkceCodeChallenge, Scope};
use serde::{Deserialize, Serialize};

use super::{Provider, Trouble};

/// How long the provider may take with somebody.
const LIFE: TimeDelta = TimeDelta::minutes(10);

/// An address of the provider's that a browser is sent to: nothing else makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving(String);

impl Leaving {
    pub(super) fn to(url: &url::Url) -> Self {
        Self(url.to_string())
    }

    pub fn address(&self) -> &str {
        &self.0
    }
}

/// How somebody wants to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub language: Language,
    /// They have to show once more who they are, though the provider knows them.
    pub again: bool,
}

/// A sign-in that has begun. It stays on this side: the browser carries `state` and `nonce` away and back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Begun {
    state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    pub(super) again: bool,
    pub(super) at: DateTime<Utc>,
}

impl std::fmt::Debug for Begun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Begun(…)")
    }
}

impl Begun {
    /// Whether it is the one that came back.
    pub fn is(&self, state: &str) -> bool {
        use subtle::ConstantTimeEq;
        self.state.as_bytes().ct_eq(state.as_bytes()).into()
    }

    /// Whether it began less than ten minutes ago.
    pub fn is_alive(&self, now: DateTime<Utc>) -> bool {
        now - self.at < LIFE
    }

    /// Whether they were to show once more who they are.
    pub const fn is_again(&self) -> bool {
        self.again
    }
}

impl Provider {
    /// Begins a sign-in: authorization code with PKCE, a state and a nonce (OpenID Connect Core 1.0, 3.1).
    ///
    /// # Errors
    /// That the provider cannot be used, and why.
    pub async fn begin(&self, wanted: Wanted, now: DateTime<Utc>) -> Result<(Leaving, Begun), Trouble> {
        let known = self.known(now).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = known
            .asking
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .set_pkce_challenge(challenge)
            .add_scope(Scope::new("email".to_owned()))
            .add_ui_locale(LanguageTag::new(wanted.language.tag().to_owned()));
        if let Some(scope) = self.settings.roles.as_ref().and_then(|roles| roles.scope.as_ref()) {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        if wanted.again {
            // Both: `prompt` is not answered with, but `max_age` has the provider say when it was (3.1.2.1).
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        }
        let (url, state, nonce) = request.url();
        let begun = Begun {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
            again: wanted.again,
            at: now,
        };
        Ok((Leaving::to(&url), begun))
    }
}
