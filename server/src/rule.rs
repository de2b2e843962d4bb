//! The rules of who talks with whom, where a board, a school or a team has its own.
//!
//! Which rule counts for a departure is read in `course::rule`. Read `read` (all of them), then `save` (a keeper changes one), then `foresee` (what would
//! happen to somebody). What a rule may say is decided in `domain::route::rule`.

mod foresee;
mod read;
mod save;

pub use foresee::{Foresight, SupposedFault, SupposedField, SupposedForm, foresee};
pub use read::{RulePage, StoredRule, page};
pub use save::{Saved, reset, save};

use domain::departure::DepartureType;
use domain::ids::UnitId;
use domain::route::Foreseeing;

/// Which rule is meant: of one unit (none for the whole board), type and foreseeing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleKey {
    pub unit: Option<UnitId>,
    pub departure_type: DepartureType,
    pub foreseeing: Foreseeing,
}

/// The unit in a unique key, where a null would not count as equal.
fn unit_key(unit: Option<UnitId>) -> String {
    unit.map(|unit| unit.to_string()).unwrap_or_default()
}
