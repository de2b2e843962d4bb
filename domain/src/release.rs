//! Releases: the figures of a closed period, made once, numbered, and never changed (docs/figures.md).
//!
//! Everything that is shown, exported or served of figures is read from a [`Content`], in which nothing is left of what
//! is hidden. What is derived from it (shares, means, sums of codes, what stands out, trends) is calculated from
//! published numbers alone, and so tells nothing that they do not.
//!
//! A [`Census`] counts people one by one, by their [`Codes`], and makes the release: the tables of `lists`, small units
//! together (`units`), protected by [`crate::disclosure`], and then what tables say of each other beyond sums (`settle`,
//! `asked`, `joint`). Of three years together there is another one, of what these years counted (`pool`).

mod about;
mod asked;
mod beside;
mod beyond;
mod by_unit;
mod census;
mod changes;
mod codes;
mod content;
mod days;
mod derived;
mod exchange;
mod files;
mod findings;
mod further;
mod induction;
mod job;
mod joint;
mod label;
mod lists;
mod make;
mod movement;
mod narrow;
mod not_made;
mod own_options;
mod own_words;
mod period;
mod person;
mod places;
mod plan;
mod pool;
mod pool_lists;
mod pool_units;
mod question;
mod rates;
mod read;
mod room;
mod settings;
mod settle;
mod shift;
mod standing;
mod stored;
mod sums;
mod talks;
mod text;
mod totals;
mod trend;
mod units;
mod yearly;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use about::{AGREED, About};
pub use beside::Beside;
pub use beyond::Beyond;
pub use census::Census;
pub use changes::Changes;
pub use codes::Codes;
pub use content::{
    Content, Cut, DIRECT, Days, DimensionContent, FORMAT, Figure, Given, InWords, Kept, OTHERS, OwnQuestion,
    SetContent, SetKind, Step, TableContent, UnitName, unit_above,
};
pub use derived::Derived;
pub use exchange::{Compared, RegionCount, Summed, SummedFigure, add_up, by_region, compare};
#[cfg(not(target_arch = "wasm32"))]
pub use files::csv;
pub use files::{Cell, HEADINGS, Labels, cells};
pub use findings::Findings;
pub use further::{AboutRelease, Further, Measure};
pub use induction::{InductionLesson, Lesson, induction_lessons};
pub use job::{JobState, NotAsked, REASON_CHARACTERS};
pub use label::{CATEGORIES, CATEGORY, Label, label};
pub use make::{Before, Heading, Made};
pub use movement::Movement;
pub use not_made::NotMade;
pub use own_options::{OWN, OWN_TOGETHER, OwnOptions};
pub use own_words::{OwnWords, PROPOSED_MOST, Proposed};
pub use period::{FREEZE_WEEKS, FREEZE_WEEKS_STANDARD, Period, PeriodKind, TOTALS_MONTHS};
pub use person::{Answered, Courses, Person, Talked, ToldOf};
pub use plan::{Plan, PlannedUnit};
pub use pool::pool;
pub use rates::{Rate, rates};
pub use read::{ALL, NONE};
pub use settings::{FigureFault, FigureField, FigureSettings, KEEP_YEARS_LEAST, KEEP_YEARS_MOST, THRESHOLD_MOST};
pub use shift::{Shift, Sides, shifts, shifts_by};
pub use standing::{candidates, standing_out};
pub use stored::{ContentFault, MOST_COUNTED};
pub use sums::{List, namings};
pub use talks::NoTalks;
pub use totals::{PooledYear, Totals};
pub use trend::{Point, last_of_each_period, trend};
pub use yearly::{Proposal, WhyAsked, YearlyQuestion, yearly_question};
