//! Figures that cannot betray anyone: what a release may show of counts of people (docs/figures.md says
//! how and why, with the sources).
//!
//! In the order in which it is done: [`Figures`] are tables about the same people, at most two dimensions
//! each, rows as a tree, columns as a list. [`roll_up`] puts small units together before that. [`protect`]
//! then hides
//!
//! - for their own sake (`primary`): counts below the [`Thresholds`], zero among them; reasons of groups
//!   with fewer than ten answers; answers that a whole group gave, or nearly all of several groups that stand
//!   together; what changed by too few people since an earlier release of the same period, and what that one hid;
//! - groups for the sake of hidden groups (`margins`): below a group that is shown, the hidden ones are at
//!   least two, and enough people together. Who is in a hidden group is hidden in every table;
//! - counts for the sake of hidden counts (`network`, `flow`): of each, [`LEAST_POSSIBLE_VALUES`] values
//!   remain possible, which is shown by as many other tables with the same shown counts. Such a table is
//!   another flow in the network of sums;
//! - after earlier releases of the same period, what all of them together would tell (`over_time`): other
//!   counts are sought that fit all of them (`system`, `rules`, `witness`). Where none are found, more is
//!   hidden, or the release is refused; one of the whole alone may still be possible (`whole`).
//!
//! Of years that are put together, [`shown_over_years`] says which groups may be shown beside the releases of these years.
//!
//! What remains is a [`Published`], in which nothing is left of what is hidden. The attacker of
//! `domain/tests/disclosure` knows nothing of all this: it writes down what must add up and asks a solver.
//!
//! Deliberately absent: rounding and noise, which would make figures that do not add up; columns as a
//! tree, and three dimensions, which are no network; "at least one reason of this group" beside the
//! reasons of the group for the same people (of which the one says much of the other).

mod dimension;
mod flow;
mod margins;
mod network;
mod over_time;
mod pattern;
mod pooled;
mod primary;
mod protect;
mod roll_up;
mod rules;
mod sheet;
mod spare;
mod system;
mod table;
mod thresholds;
mod ways;
mod whole;
mod witness;

pub use dimension::{Dimension, Nature};
pub use pattern::{Published, PublishedLayer, Uneven};
pub use pooled::{ByYear, Pooled, YEARS, named_over_years, shown_over_years};
#[doc(hidden)]
pub use protect::{Effort, protect_with};
pub use protect::{Outcome, protect};
pub use roll_up::{Counted, RolledUp, roll_up};
pub use sheet::{Earlier, OtherShape};
pub use table::{Asked, Columns, Fault, Figures, Grid, Layer, Population, Table};
pub use thresholds::{
    LEAST_ANSWERED, LEAST_DISSENTERS, LEAST_FOR_REASONS, LEAST_INVITED, LEAST_POSSIBLE_VALUES, Threshold, Thresholds,
    TooLow,
};
pub use ways::{SPECIAL_COURSE, way_of_leaving, ways_of_leaving};
pub use whole::protect_whole;
