//! Tasks: agreements of a final report, and what a host asks of HR after an informal talk, on their
//! owners' lists until done.

mod list;
mod make;
mod mark;

pub use list::{TaskDone, TaskPage, TaskRow, page};
pub(crate) use make::{asked_of_hr, of_agreements, possible_owners};
pub use mark::{Marking, mark};
