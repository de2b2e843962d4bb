//! Releases: which periods have their turn, how their figures are made from rows, once, and who reads them
//! (docs/figures.md).
//!
//! Read `make` first. What is shown of a release is its `Content` and nothing else; who was counted stays beside it for
//! corrections, for as long as they may be known, and no proof opens it.

mod ask;
mod beside;
mod claim;
mod derived;
mod digest;
mod due;
mod exchange;
mod keep;
mod load;
mod make;
mod members;
mod own_words;
mod past;
mod pool;
mod read;
mod settings;
mod store;
pub mod words;

pub use ask::{Asking, ask_at_the_machine, ask_for_days, request_correction};
pub use derived::findings;
pub(crate) use digest::of_mail;
pub use digest::tell_of;
pub use due::{Closed, plan, when_closed};
pub use exchange::{Importing, export, import, import_by, own_key};
pub use make::{make_due, make_next};
pub use own_words::{change_own_words, own_words};
pub(crate) use past::store_year;
pub use read::{Elsewhere, Headline, JobSeen, ReleaseRow, all_of_board, elsewhere, jobs, newest_of_each, one, series};
pub use settings::{change_settings, settings};
