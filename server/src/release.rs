//! Releases: which periods have their turn, how their figures are made from rows, once, and who reads them
//! (docs/figures.md).
//!
//! Read `make` first. What is shown of a release is its `Content` and nothing else; who was counted stays beside it for
//! corrections, for as long as they may be known, and no proof opens it.

mod ask;
mod due;
mod exchange;
mod keep;
mod load;
mod make;
mod read;
mod settings;
mod store;

pub use ask::{Asking, ask_at_the_machine, ask_for_days, request_correction};
pub use due::{Closed, plan, when_closed};
pub use exchange::{Importing, export, import, own_key};
pub use make::{make_due, make_next};
pub use read::{
    Elsewhere, Headline, JobSeen, ReleaseRow, all_of_board, elsewhere, findings, jobs, newest_of_each, one, series,
};
pub use settings::{change_settings, settings};
