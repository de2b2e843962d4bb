//! The adviser's report of a formal talk, and the notes during it. Only the adviser who hosts the
//! talk writes them; every look at answers or report is an event. After it is final: dated additions
//! (`add`), the leaver's own words (`reply`), sentences that they have handed on (`quotes`), and tasks (`crate::task`).

mod add;
mod finalise;
mod follow_up;
mod open;
mod quotes;
mod reply;
mod save;
mod settle;

pub use add::{Adding, Addition, add};
pub use finalise::{Finalising, finalise};
pub use follow_up::{FollowTask, FollowUp, follow_up};
pub use open::{ReportPage, open};
pub use quotes::{Choosing, QuotesChoice, choose_quotes};
pub(crate) use reply::to_read;
pub use reply::{LeaversReport, Reading, ReplyView, Replying, ReportToRead, read, reply};
pub use save::{NotesSaved, Saved, save, save_notes};
pub use settle::{Settling, settle};

/// The longest notes, in characters: several pages of typing during a talk.
pub const NOTES_CHARACTERS: usize = 20_000;
