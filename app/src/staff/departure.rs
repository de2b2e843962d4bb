//! One departure: registering it, its record, and everything people do with it.

mod act;
mod actions;
mod copy;
mod edit;
mod facts;
pub mod faults;
mod form_fields;
mod glass;
mod guess;
mod guide;
mod host;
mod letter;
mod new;
mod next_up;
mod proofs;
mod record;
mod report;
mod report_form;
mod report_save;
mod report_shown;
mod side_by_side;
mod talk;
mod talks;
mod time_line;

pub use copy::copy_page;
pub use edit::edit_page;
pub use guide::guide_page;
pub use letter::letter_page;
pub use new::new_page;
pub use record::record_page;
pub use report::report_page;
pub use talk::talk_page;
