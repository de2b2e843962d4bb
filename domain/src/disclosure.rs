//! Figures that cannot betray anyone (docs/figures.md).

mod dimension;
mod flow;
mod margins;
mod network;
mod pattern;
mod primary;
mod protect;
mod sheet;
mod spare;
mod table;
mod thresholds;

pub use dimension::{Dimension, Nature};
pub use pattern::{Published, PublishedLayer};
#[doc(hidden)]
pub use protect::{Effort, protect_with};
pub use protect::{Outcome, protect};
pub use sheet::{Earlier, OtherShape};
pub use table::{Columns, Fault, Figures, Grid, Layer, Population, Table};
pub use thresholds::{
    LEAST_ANSWERED, LEAST_DISSENTERS, LEAST_FOR_REASONS, LEAST_INVITED, LEAST_POSSIBLE_VALUES, Threshold, Thresholds,
    TooLow,
};
