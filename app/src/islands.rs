//! What runs in the browser, and only that: everything here works without it too.

pub mod answers;
pub mod autosave;
pub mod draft;
pub mod host_autosave;
pub mod own_zone;
