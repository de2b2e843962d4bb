//! Why the provider cannot be used.

use std::error::Error;

use openidconnect::DiscoveryError;

use crate::wire::Broken;

/// Why the provider cannot be used now, in words for whoever runs the program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("{0}")]
    Network(Broken),
    /// The status of an answer that should have been the discovery document or the keys.
    #[error("it answers {0} where its discovery document, or its keys, should be: is OIDC_ISSUER complete?")]
    Status(u16),
    #[error("what it answers is not what OpenID Connect asks for: {0}")]
    Answer(String),
    /// The provider's word for it, as `invalid_client`.
    #[error("it does not accept this program: {0}. Look at OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and the redirect URI")]
    Denied(String),
}

impl From<Broken> for Trouble {
    fn from(broken: Broken) -> Self {
        Self::Network(broken)
    }
}

impl From<DiscoveryError<Broken>> for Trouble {
    fn from(error: DiscoveryError<Broken>) -> Self {
        match error {
            DiscoveryError::Request(broken) => Self::Network(broken),
            DiscoveryError::Response(status, _, _) if !status.is_success() => Self::Status(status.as_u16()),
            other => Self::Answer(in_full(&other)),
        }
    }
}

/// An error with what caused it. The bodies that the library keeps in some of them are not said.
pub(super) fn in_full(error: &dyn Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(because) = cause {
        said = format!("{said}: {because}");
        cause = because.source();
    }
    said
}
