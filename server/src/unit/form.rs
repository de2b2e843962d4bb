//! The form for a school or a team.

use chrono::{DateTime, Utc};
use domain::ids::UnitId;
use domain::slot::PLACE_MAX_CHARS;
use domain::time_line::{Actor, EventKind};
use domain::unit::Region;
use domain::unseen::seen;
use serde_json::json;

use crate::access::Keeper;
use crate::form::line;
use crate::log::Entry;

/// The longest name of a unit, in characters.
const UNIT_NAME_MAX_CHARS: usize = 120;

domain::coded! {
    pub enum UnitField {
        Name = "name",
        Place = "place",
        Region = "region",
        School = "school",
    }
}

domain::coded! {
    pub enum UnitFault {
        NameMissing = "name_missing",
        NameTooLong = "name_too_long",
        PlaceTooLong = "place_too_long",
        UnknownRegion = "unknown_region",
        /// The school a team should belong to is not there.
        UnknownSchool = "unknown_school",
        /// There is such a school, or such a team of this school, already.
        SameName = "same_name",
        /// The school of this team is put away itself.
        SchoolPutAway = "school_put_away",
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitForm {
    pub name: String,
    pub place: String,
    /// Its code; may stay empty. Not looked at for a team, which is where its school is.
    pub region: String,
    /// The id of the school a team belongs to; empty for a school.
    pub school: String,
}

/// A name, a place and a region that have been checked.
pub(super) struct Named {
    pub name: String,
    pub place: Option<String>,
    pub region: Option<Region>,
}

impl UnitForm {
    pub(super) fn check(&self) -> Result<Named, Vec<(UnitField, UnitFault)>> {
        let mut faults = Vec::new();
        let name = line(&self.name, UNIT_NAME_MAX_CHARS, UnitFault::NameMissing, UnitFault::NameTooLong)
            .map_err(|fault| faults.push((UnitField::Name, fault)));
        let place = seen(&self.place);
        if place.chars().count() > PLACE_MAX_CHARS {
            faults.push((UnitField::Place, UnitFault::PlaceTooLong));
        }
        let region = Region::parse(self.region.trim());
        if region.is_none() && !self.region.trim().is_empty() {
            faults.push((UnitField::Region, UnitFault::UnknownRegion));
        }
        match name {
            Ok(name) if faults.is_empty() => Ok(Named { name, place: (!place.is_empty()).then_some(place), region }),
            _ => Err(faults),
        }
    }
}

/// The key under which a unit can exist once: its path as people see it, in lower case. A name that was stored with
/// what nobody sees, before that was taken out, gets its key anew whenever the unit or its school is saved.
pub(crate) fn path_key(school: Option<&str>, name: &str) -> String {
    let folded = |name: &str| seen(name).to_lowercase();
    match school {
        Some(school) => format!("{} / {}", folded(school), folded(name)),
        None => folded(name),
    }
}

/// The same of one that is put away: another may have its path meanwhile.
pub(super) fn key_put_away(school: Option<&str>, name: &str, id: UnitId) -> String {
    format!("{} // {}", path_key(school, name), id.hyphenated())
}

/// What the log says of a unit that was added or changed.
pub(super) fn entry(proof: &Keeper, now: DateTime<Utc>, kind: EventKind, id: UnitId, named: &Named) -> Entry {
    let detail = json!({ "unit": id, "name": named.name });
    Entry::of_board(proof.board(), now, Actor::Staff(proof.account()), kind).saying(Some(detail))
}
