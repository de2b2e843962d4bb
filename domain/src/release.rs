//! Releases: the figures of a closed period, made once, numbered, and never changed (docs/figures.md).
//!
//! Everything that is shown, exported or served of figures is read from a [`Content`], in which nothing is left of what
//! is hidden. What is derived from it (shares, means, sums of codes, what stands out, trends) is calculated from
//! published numbers alone, and so tells nothing that they do not.

mod content;
mod job;
mod narrow;
mod person;
mod settings;

pub use content::{
    Content, Cut, Days, DimensionContent, FORMAT, Figure, Given, Kept, SetContent, SetKind, Step, TableContent,
    UnitName,
};
pub use job::{JobState, NotAsked, REASON_CHARACTERS};
pub use person::{Answered, Courses, Person, Talked, ToldOf};
pub use settings::{FigureFault, FigureField, FigureSettings, KEEP_YEARS_LEAST, KEEP_YEARS_MOST, THRESHOLD_MOST};
