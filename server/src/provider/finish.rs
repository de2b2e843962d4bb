//! Somebody comes back with a code: it is exchanged for an ID token, of which everything is looked at before
//! anything is believed (OpenID Connect Core 1.0, 3.1.3.7).

use chrono::{DateTime, TimeDelta, Utc};
use domain::account::claim::Claimed;
use domain::person::EmailAddress;
use openidconnect::core::CoreGenderClaim;
use openidconnect::{
    AccessToken, AuthorizationCode, ClaimsVerificationError, IdTokenClaims, Nonce, OAuth2TokenResponse,
    PkceCodeVerifier, RequestTokenError, TokenResponse, UserInfoClaims, UserInfoError,
};
use serde_json::Value;

use super::discover::{ALGORITHMS, Asking, Known, More};
use super::trouble::in_full;
use super::{Begun, Identity, Provider, Trouble};

/// By how much the provider's clock may differ from ours.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::seconds(60);
/// The age of an ID token that has just been fetched.
const AGE_MAX: TimeDelta = TimeDelta::minutes(10);
/// The longest subject (OpenID Connect Core 1.0, 2), in characters.
const SUBJECT_MAX: usize = 255;

type Claims = IdTokenClaims<More, CoreGenderClaim>;

/// What came of a code.
#[derive(Debug)]
pub enum Finished {
    Identified(Box<Identity>),
    /// The code was none, or was used, or the token is not one for this sign-in. The text is for the log.
    NotValid(String),
    /// They were to show once more who they are, and the provider does not say that they did.
    NotAgain,
}

impl Provider {
    /// Exchanges the code. The caller has looked at the state, and forgotten the sign-in: a code is tried once.
    ///
    /// # Errors
    /// That the provider cannot be used, and why.
    pub async fn finish(&self, begun: &Begun, code: &str, now: DateTime<Utc>) -> Result<Finished, Trouble> {
        let known = self.known(now).await?;
        let request = known.asking.exchange_code(AuthorizationCode::new(code.to_owned()));
        let request = request.map_err(|error| Trouble::Answer(in_full(&error)))?;
        let verifier = PkceCodeVerifier::new(begun.verifier.clone());
        let answer = match request.set_pkce_verifier(verifier).request_async(&self.http()).await {
            Ok(answer) => answer,
            Err(RequestTokenError::ServerResponse(said)) => {
                let word = said.error().as_ref().to_owned();
                return if word == "invalid_grant" { Ok(Finished::NotValid(word)) } else { Err(Trouble::Denied(word)) };
            }
            Err(RequestTokenError::Request(broken)) => return Err(broken.into()),
            Err(other) => return Err(Trouble::Answer(in_full(&other))),
        };
        let Some(id_token) = answer.id_token() else {
            return Err(Trouble::Answer("no ID token".to_owned()));
        };
        let nonce = Nonce::new(begun.nonce.clone());
        let look = |known: &Known| id_token.claims(&verifier_of(known, now), &nonce).cloned();
        let mut looked = look(&known);
        if let Err(ClaimsVerificationError::SignatureVerification(_)) = looked {
            // The provider may have other keys by now.
            looked = look(self.known_after(&known, now).await?.as_ref());
        }
        let claims = match looked {
            Ok(claims) => claims,
            Err(error) => return Ok(Finished::NotValid(in_full(&error))),
        };
        if begun.again && claims.auth_time().is_none_or(|at| at < begun.at - CLOCKS_DIFFER) {
            return Ok(Finished::NotAgain);
        }
        let email = match claims.email() {
            Some(email) => self.verified(email, claims.email_verified(), claims.additional_claims()),
            None => self.address_of_user(&known, &claims, answer.access_token()).await?,
        };
        let subject = claims.subject().as_str().to_owned();
        if subject.is_empty() || subject.chars().count() > SUBJECT_MAX {
            return Ok(Finished::NotValid("a subject that is none".to_owned()));
        }
        Ok(Finished::Identified(Box::new(Identity {
            issuer: self.settings.issuer.clone(),
            subject,
            email,
            session: claims.additional_claims().sid.clone(),
            authenticated_at: claims.auth_time().map(|at| at.min(now)),
            id_token: id_token.to_string(),
            claimed: self.claimed(&claims),
        })))
    }

    /// What the token says in the claim that gives roles.
    fn claimed(&self, claims: &Claims) -> Option<Claimed> {
        let roles = self.settings.roles.as_ref()?;
        Some(Claimed::read(&claims.additional_claims().others, &roles.name))
    }

    /// The address, if it is verified.
    fn verified(&self, email: &str, said: Option<bool>, more: &More) -> Option<EmailAddress> {
        let email = EmailAddress::parse(email).ok()?;
        is_verified(&email, said, more, &self.settings.verified_domains).then_some(email)
    }

    /// Some providers name the address only to whoever asks for it (OpenID Connect Core 1.0, 5.3). The answer has
    /// to be about the same subject.
    async fn address_of_user(
        &self,
        known: &Known,
        claims: &Claims,
        token: &AccessToken,
    ) -> Result<Option<EmailAddress>, Trouble> {
        let Ok(request) = known.asking.user_info(token.clone(), Some(claims.subject().clone())) else {
            return Ok(None);
        };
        let answer: Result<UserInfoClaims<More, CoreGenderClaim>, _> = request.request_async(&self.http()).await;
        match answer {
            Ok(found) => Ok(found
                .email()
                .and_then(|email| self.verified(email, found.email_verified(), found.additional_claims()))),
            Err(UserInfoError::Request(broken)) => Err(broken.into()),
            Err(other) => {
                tracing::warn!(error = in_full(&other), "the provider's user information cannot be used");
                Ok(None)
            }
        }
    }
}

/// Whether the provider says that the address is the person's. Microsoft Entra ID says so of the address's domain,
/// in a claim of its own, where it says nothing in the standard one; others say nothing at all, and the
/// administrator answers for the organisation's own domains.
fn is_verified(email: &EmailAddress, said: Option<bool>, more: &More, own_domains: &[String]) -> bool {
    let of_entra = more.xms_edov.as_ref().map(|value| match value {
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_i64() == Some(1),
        Value::String(text) => text == "1" || text == "true",
        _ => false,
    });
    said.or(of_entra).unwrap_or_else(|| {
        let domain = email.as_str().rsplit('@').next().unwrap_or_default();
        own_domains.iter().any(|own| own == domain)
    })
}

/// Looks at issuer, audience, signature, expiry and age. The nonce is looked at beside it.
fn verifier_of(known: &Known, now: DateTime<Utc>) -> openidconnect::core::CoreIdTokenVerifier<'_> {
    let asking: &Asking = &known.asking;
    asking.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || now).set_issue_time_verifier_fn(
        move |issued| {
            if issued > now + CLOCKS_DIFFER {
                Err("issued in the future".to_owned())
            } else if issued < now - AGE_MAX {
                Err("issued long ago".to_owned())
            } else {
                Ok(())
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use domain::person::EmailAddress;
    use serde_json::{Value, json};

    use super::{More, is_verified};

    #[test]
    fn an_address_is_verified_only_where_the_provider_or_the_administrator_says_so() {
        let anna = EmailAddress::parse("anna@school.example").expect("an address");
        let is = |said, xms_edov: Option<Value>, own: &[&str]| {
            let own: Vec<String> = own.iter().map(|name| (*name).to_owned()).collect();
            is_verified(&anna, said, &More { sid: None, xms_edov, others: serde_json::Map::new() }, &own)
        };
        assert!(is(Some(true), None, &[]));
        assert!(!is(Some(false), None, &["school.example"]) && !is(None, None, &[]));
        for yes in [json!(true), json!(1), json!("1"), json!("true")] {
            assert!(is(None, Some(yes.clone()), &[]), "{yes}");
            assert!(!is(Some(false), Some(yes), &[]), "the standard claim counts");
        }
        for no in [json!(false), json!(0), json!("0"), json!("no"), json!([true])] {
            assert!(!is(None, Some(no.clone()), &["school.example"]), "{no}");
        }
        assert!(is(None, None, &["board.example", "school.example"]));
        for others in ["ool.example", "example", "a.school.example", "anna@school.example"] {
            assert!(!is(None, None, &[others]), "{others}");
        }
    }
}
