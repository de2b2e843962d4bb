//! Reads what HR typed about a leaver, from the form or from a line of a list, by the same checks.

pub mod dates;
mod field;
mod form;
mod lookups;
mod reader;
mod service;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::departure::{Registration, RegistrationFault};
use crate::ids::UnitId;

pub use field::Field;
pub use form::{NO_LEADER, TEAM_LEADER};
pub(crate) use lookups::folded;
pub use lookups::{KnownAccount, KnownUnit, Lookups};
pub(crate) use reader::{Typed, is_formula, read_registration};
pub(crate) use service::service_band;
pub(crate) use words::{look_up, plain};

/// A last day worked longer ago than this many days is refused: no talk makes sense any more.
pub const LONGEST_AGO_DAYS: i64 = 365;
/// Dates further ahead than this many months are refused as a slip of the pen.
pub const FURTHEST_AHEAD_MONTHS: u32 = 36;

coded! {
    /// What HR should know about a registration that is accepted.
    pub enum Warning {
        /// The last day worked has passed: talks by phone or video, mails in the past tense.
        AlreadyGone = "already_gone",
        /// There is no address that may be used: HR prints a letter.
        LetterNeeded = "letter_needed",
        /// Whoever is named as leader does not lead the leaver's team today: they can host the talk, and see
        /// nothing that leaders of the team see.
        LeaderOfAnotherTeam = "leader_of_another_team",
        /// Letters of the name may have been lost on the way: somebody should look at it.
        NameInDoubt = "name_in_doubt",
        /// The same person stands further up in the list, with another last day worked.
        TwiceInList = "twice_in_list",
        /// That a fixed-term contract is not renewed was told less than a month before its end, or not yet.
        ToldLate = "told_late",
    }
}

/// A registration that may be made, and what HR should know about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    pub registration: Registration,
    pub warnings: Vec<Warning>,
}

/// By what a leaver is recognised within one school: the address (private before work; without any, the name) and
/// the last day worked. The store keeps it under a unique key. Not within the board: HR of one school would learn
/// from it who leaves another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DoubleKey {
    pub school: UnitId,
    /// An address, or `name:` and the name in lower case, which is no address.
    pub who: String,
    pub last_day_worked: NaiveDate,
}

impl DoubleKey {
    pub fn of(registration: &Registration, school: UnitId) -> Self {
        Self { school, who: Self::who(registration), last_day_worked: registration.last_day_worked }
    }

    /// The key's part that is the leaver's own.
    pub fn who(registration: &Registration) -> String {
        let [private, work] = [&registration.private_email, &registration.work_email]
            .map(|address| address.as_ref().map(crate::person::EmailAddress::as_str));
        Self::who_of(private, work, registration.name.as_str())
    }

    /// As whom else they may be registered: by the work address since before the private one was known, or by the name,
    /// as it stands here or as it is spoken, since before there was any.
    pub fn others(registration: &Registration) -> Vec<String> {
        let name = registration.name.as_str();
        let work = registration.work_email.as_ref().map(crate::person::EmailAddress::as_str);
        let known = [Self::who_of(None, work, name), Self::who_of(None, None, name)];
        let spoken = Self::who_of(None, None, &crate::person::spoken(name));
        let own = Self::who(registration);
        let mut others: Vec<String> = known.into_iter().chain([spoken]).filter(|other| *other != own).collect();
        others.sort_unstable();
        others.dedup();
        others
    }

    /// The same of somebody who is registered already.
    pub fn who_of(private_email: Option<&str>, work_email: Option<&str>, name: &str) -> String {
        match private_email.or(work_email) {
            Some(address) => address.to_owned(),
            None => format!("name:{}", name.to_lowercase()),
        }
    }
}

/// Reads a posted form. Names of fields are [`Field::code`], which are those of [`Registration`];
/// a field that comes several times (who may not host) counts with all its values, and unknown
/// names are left alone. Units and accounts come as ids or, as in a list, as names and addresses; the leader also
/// as [`TEAM_LEADER`] or [`NO_LEADER`], and what was confirmed as the code of the one condition it was ticked for.
///
/// All faults come back at once, each at its field.
pub fn registration_from_fields(
    fields: &[(String, String)],
    lookups: &Lookups,
    today: NaiveDate,
) -> Result<Accepted, Vec<(Field, RegistrationFault)>> {
    let (typed, fault) = form::typed(fields, lookups);
    let read = read_registration(&typed, lookups, today);
    let Some(fault) = fault else { return read };
    let mut faults = read.err().unwrap_or_default();
    faults.push(fault);
    faults.sort_by_key(|(field, _)| *field);
    Err(faults)
}
