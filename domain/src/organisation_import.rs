//! Reads lists of units and of people (CSV) and judges them together, line by line; makes nothing and touches
//! nothing. A line of people may name a unit that stands in the list of units, and the other way round.

mod cells;
mod headings;
mod judge;
mod names;
mod people;
mod roles;
mod units;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Language;
use crate::account::Role;
use crate::coded::coded;
use crate::departure_form::KnownUnit;
use crate::ids::{AccountId, UnitId};
use crate::import::{SheetFault, sheet};
use crate::person::{EmailAddress, PersonName};
use crate::unit::{Region, UnitKind};
use crate::working_days::DateRange;

pub use headings::template;
pub use judge::{Judged, judge};

/// The longest name of a unit or a training, in characters, as in their forms.
pub const NAME_MAX_CHARS: usize = 120;

coded! {
    /// One of the two lists.
    pub enum List {
        Units = "units",
        People = "people",
    }
}

coded! {
    /// A column of either list.
    pub enum Column {
        Name = "name",
        /// School or team.
        Kind = "kind",
        /// The school a team belongs to.
        Parent = "parent",
        /// The mail address of whoever leads the unit.
        Leader = "leader",
        Place = "place",
        /// The province of a school.
        Region = "region",
        Email = "email",
        Language = "language",
        Roles = "roles",
        /// Where somebody works; it also says of which school a team is.
        School = "school",
        /// What the roles are for: a team, a school, or the whole organisation.
        Unit = "unit",
        Training = "training",
        TrainingFrom = "training_from",
        TrainingUntil = "training_until",
    }
}

/// A list that was read, before anybody looked at what its cells mean.
pub type Sheet = sheet::Sheet<Column>;
/// Why a whole list is refused.
pub type Unreadable = SheetFault<Column>;

/// Reads a file as [`crate::import::read`] does; the headings are those of `docs/import-organisation.md`.
pub fn read(list: List, bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let said = sheet::Said { charset: None, dates: None, columns: &BTreeMap::new() };
    sheet::read(bytes, headings::of(list), &said)
}

/// Whether a file that is not this list is the other one.
pub fn is_the_other(list: List, bytes: &[u8]) -> bool {
    let other = match list {
        List::Units => List::People,
        List::People => List::Units,
    };
    read(list, bytes).is_err() && read(other, bytes).is_ok()
}

/// Why a line is refused, at one of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineFault {
    /// A spreadsheet would run this cell.
    Formula,
    /// More cells than headings.
    TooManyCells,
    NameMissing,
    NameTooLong,
    PlaceTooLong,
    UnknownRegion,
    UnknownKind,
    /// A team without a school.
    ParentMissing,
    /// A school belongs to nothing but the organisation.
    SchoolBelongsNowhere,
    /// No school of this name, in the organisation or in the list.
    UnknownParent,
    /// What it would belong to is a team.
    ParentIsATeam,
    OwnParent,
    /// Nobody in the list of people, and no account that works, has this address.
    UnknownLeader,
    /// The leader is an administrator, whose account only administrators change.
    LeaderIsAdministrator,
    /// The same stands further up, in that line of the same list.
    SameAs {
        line: usize,
    },
    AddressMissing,
    AddressMalformed,
    UnknownLanguage,
    /// Neither a role, nor a unit that this person leads.
    RoleMissing,
    UnknownRole,
    OnlyAdministrators,
    UnknownSchool,
    UnknownUnit,
    /// Several schools have a team of this name.
    AmbiguousUnit,
    /// Nobody leads the whole organisation by saying nothing.
    LeaderOfWhat,
    /// Somebody is head of a school, and of nothing else.
    HeadOfWhat,
    TrainingUnnamed,
    DateMissing,
    DateImpossible,
    /// The day or the month may come first: nothing in the list says which.
    DateUnsure,
    UntilBeforeFrom,
}

/// What becomes of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineVerdict<T> {
    /// Where the line begins in the file, counted from 1.
    pub line: usize,
    /// The name as it stands there, for the preview; on one line, perhaps empty.
    pub name: String,
    pub verdict: Verdict<T>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict<T> {
    Make(T),
    /// There already: nothing about it is changed.
    There,
    /// Every fault, each at its column.
    Refused(Vec<(Column, LineFault)>),
}

/// A unit that is there, or one that the list makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UnitRef {
    There(UnitId),
    /// By the line of the list of units.
    Listed(usize),
}

/// A unit to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUnit {
    pub name: String,
    pub place: Option<String>,
    /// Of a school.
    pub region: Option<Region>,
    /// The school a team belongs to; a school has none.
    pub school: Option<UnitRef>,
    pub leader: Option<Leader>,
}

impl NewUnit {
    pub const fn kind(&self) -> UnitKind {
        if self.school.is_some() { UnitKind::Team } else { UnitKind::School }
    }
}

/// Who leads a unit to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leader {
    /// An account that gets the role beside those it has.
    There(AccountId),
    /// Somebody in the list of people.
    Listed(EmailAddress),
}

/// Somebody to make an account for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPerson {
    pub name: PersonName,
    pub email: EmailAddress,
    pub language: Language,
    pub school: Option<UnitRef>,
    /// Without doubles, those from the list of units among them; `None` is the whole organisation.
    pub roles: Vec<(Role, Option<UnitRef>)>,
    pub training: Option<NewTraining>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTraining {
    pub name: String,
    pub valid: DateRange,
}

/// An account of the board, as far as lists can name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    pub id: AccountId,
    pub email: EmailAddress,
    pub is_active: bool,
    pub is_administrator: bool,
}

/// What there is already, and what whoever brings the lists may make.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Words for the organisation and its levels, in every language: organisation, school, team.
    pub level_names: Vec<[String; 3]>,
    /// The organisation's own name.
    pub organisation: String,
    pub units: Vec<KnownUnit>,
    pub people: Vec<KnownPerson>,
    /// Whether administrators may be made, and their accounts be changed.
    pub reaches_administrators: bool,
}
