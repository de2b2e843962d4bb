//! Where the hashed style sheet, script and WASM are, as the build wrote them.

use serde::Deserialize;

/// Addresses of the assets, from `assets.json`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Assets {
    pub style: String,
    /// Empty where the WASM was not built; pages then work as without JavaScript.
    #[serde(default)]
    pub script: String,
    #[serde(default)]
    pub wasm: String,
}
