//! Addresses of the server functions that are measured: asked over the network, as by a browser.
//! `cargo xtask tidy` knows whether each exists.

/// Handing in.
pub const SUBMIT_ANSWERS: &str = "/_fn/submit-answers";
/// Where a screen posts to with its button, and where it posts to while somebody types.
pub const SAVE_ANSWERS: &str = "/_fn/save-answers";
pub const KEEP_ANSWERS: &str = "/_fn/keep-answers";
