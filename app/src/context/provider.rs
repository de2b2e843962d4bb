//! What sessions keep of the organisation's provider, sealed.

/// The session's key for the ID token with which somebody signed in: it names the session there when they leave.
pub const AT_PROVIDER: &str = "at-provider";
/// The same, after they signed out here and before they did there.
pub const LEFT_PROVIDER: &str = "left-provider";
