//! The program in the browser: nothing but the islands, started by `app/src/loader.js`.

// Without this mention the islands would not be part of the WASM.
use app as _;

/// Brings the islands of this page to life.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
