//! Parts of pages that both rooms use: fields with their errors, the error summary, text areas.

pub mod error_summary;
pub mod field;
pub mod textarea;
pub mod tick;

pub use error_summary::{Leads, Line, at_controls, error_summary};
pub use field::{Field, count_of, field_error};
pub use textarea::TextArea;
pub use tick::Tick;
