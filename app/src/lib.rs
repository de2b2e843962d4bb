//! What people see: pages, islands, components and server functions.
//!
//! Pages exist on the server only: the browser gets HTML and, where an island gives something, a
//! small WASM that holds nothing but `islands`. Start at `routes`, then `leaver` and `staff`.

pub mod fields;
pub mod islands;

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod context;
#[cfg(feature = "ssr")]
pub mod demonstration;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod leaver;
#[cfg(feature = "ssr")]
pub mod own_copy;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
mod sealed;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod staff;
