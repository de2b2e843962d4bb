//! Parts of pages that both rooms use: fields with their errors, the error summary, text areas.

pub mod draft_line;
pub mod error_summary;
pub mod field;
pub mod limits;
pub mod textarea;
pub mod tick;

pub use draft_line::DraftLine;
pub use error_summary::{Leads, Line, at_controls, error_summary};
pub use field::{Field, count_of, field_error};
pub use limits::limit_words;
pub use textarea::TextArea;
pub use tick::Tick;
