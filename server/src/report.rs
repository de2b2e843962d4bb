//! The adviser's report of a formal talk, and the notes during it. Only the adviser who hosts the
//! talk writes them; every look at answers or report is an event.

mod finalise;
mod open;
mod save;

pub use finalise::{Finalising, finalise};
pub use open::{ReportPage, open};
pub use save::{NotesSaved, Saved, save, save_notes};

/// The longest notes, in characters: several pages of typing during a talk.
pub const NOTES_CHARACTERS: usize = 20_000;
