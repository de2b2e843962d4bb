//! What runs in the browser, and only that: everything here works without it too.

pub mod autosave;
pub mod report_autosave;
