//! Versions of the forms a board writes itself: the questionnaire and the guides.
//!
//! Read in this order: `form` (what the two have in common), `draft` (the next version while HR writes
//! it), `publish`, `import`, and `file` (export). A published version never changes; publishing starts a
//! new one for new invitations. Every use case takes [`crate::access::Keeper`].

mod draft;
mod file;
mod form;
mod import;
mod publish;

pub use draft::{Draft, Edited, discard, edit, open};
pub use file::{Exported, Which, export};
pub use form::{Form, Version, newest, of_version, versions};
pub use import::{IMPORT_MAX_BYTES, Importing, import};
pub use publish::{Publishing, publish};
