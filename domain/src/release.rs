//! Releases: the figures of a closed period, made once, numbered, and never changed (docs/figures.md).
//!
//! Everything that is shown, exported or served of figures is read from a [`Content`], in which nothing is left of what
//! is hidden. What is derived from it (shares, means, sums of codes, what stands out, trends) is calculated from
//! published numbers alone, and so tells nothing that they do not.
//!
//! A [`Census`] counts people one by one, by their [`Codes`], and makes the release: the tables of `lists`, small units
//! together (`units`), protected by [`crate::disclosure`], and then what tables say of each other beyond sums (`settle`,
//! `asked`, `joint`).

mod asked;
mod by_unit;
mod census;
mod changes;
mod codes;
mod content;
mod days;
mod joint;
mod lists;
mod make;
mod not_made;
mod period;
mod person;
mod places;
mod plan;
mod settle;
mod text;
mod units;

pub use census::Census;
pub use changes::Changes;
pub use codes::Codes;
pub use content::{
    Content, Cut, Days, DimensionContent, FORMAT, Figure, Given, Kept, SetContent, SetKind, Step, TableContent,
    UnitName,
};
pub use make::{Before, Heading, Made};
pub use not_made::NotMade;
pub use period::{FREEZE_WEEKS, FREEZE_WEEKS_STANDARD, Period, PeriodKind};
pub use person::{Answered, Courses, Person, Talked, ToldOf};
pub use plan::{Plan, PlannedUnit};
