//! What sessions keep of the organisation's provider, sealed.

use serde::{Deserialize, Serialize};

/// The session's key for [`AtProvider`].
pub const AT_PROVIDER: &str = "at-provider";
/// The session's key for the ID token of somebody who signed out here and has not yet done so there.
pub const LEFT_PROVIDER: &str = "left-provider";

/// How somebody is signed in at the provider.
#[derive(Clone, Serialize, Deserialize)]
pub struct AtProvider {
    /// Names the session there when they leave.
    pub id_token: String,
    /// Its number (`sid`), by which it ends ours.
    pub session: Option<String>,
}
