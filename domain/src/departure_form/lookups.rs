//! The units and accounts a registration may name, found by id, by name or by mail address.

use std::collections::HashMap;

use crate::departure::RegistrationFault;
use crate::departure::subject::{Subject, SubjectNumber};
use crate::departure_form::Field;
use crate::ids::{AccountId, UnitId};
use crate::person::EmailAddress;
use crate::unit::UnitKind;
use crate::unseen::seen;

/// A unit in which this coordinator may register leavers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownUnit {
    pub id: UnitId,
    pub name: String,
    pub kind: UnitKind,
    /// The school a team belongs to.
    pub school: Option<UnitId>,
}

/// An account of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAccount {
    pub id: AccountId,
    pub email: EmailAddress,
    /// The units they lead today, with what is below them; `None` is the whole board.
    pub leads: Vec<Option<UnitId>>,
}

/// What the texts of a registration can refer to. Only what the coordinator may use goes in: a unit
/// that is not theirs is as unknown as one that does not exist.
#[derive(Clone, Debug, Default)]
pub struct Lookups {
    units: HashMap<UnitId, KnownUnit>,
    units_by_name: HashMap<String, Vec<UnitId>>,
    accounts: HashMap<AccountId, KnownAccount>,
    accounts_by_email: HashMap<EmailAddress, AccountId>,
    facts_off: Vec<Field>,
    subjects: Vec<Subject>,
}

impl Lookups {
    /// With what the board sets about facts for groups: which it leaves out, and its own list of subjects.
    #[must_use]
    pub fn with_facts(self, facts_off: Vec<Field>, subjects: Vec<Subject>) -> Self {
        Self { facts_off, subjects, ..self }
    }

    /// Whether the board leaves this fact out: what was typed there is not read.
    pub(crate) fn leaves_out(&self, field: Field) -> bool {
        self.facts_off.contains(&field)
    }

    /// The subject of this number, or of this name where it is listed.
    pub(crate) fn subject(&self, text: &str) -> Option<SubjectNumber> {
        let by_number = |subject: &&Subject| subject.number.to_string() == text;
        let by_name = |subject: &&Subject| subject.listed && folded(&subject.name) == folded(text);
        let found = self.subjects.iter().find(by_number).or_else(|| self.subjects.iter().find(by_name));
        found.map(|subject| subject.number)
    }

    pub fn new(units: impl IntoIterator<Item = KnownUnit>, accounts: impl IntoIterator<Item = KnownAccount>) -> Self {
        let mut lookups = Self::default();
        for unit in units {
            lookups.units_by_name.entry(folded(&unit.name)).or_default().push(unit.id);
            lookups.units.insert(unit.id, unit);
        }
        for account in accounts {
            lookups.accounts_by_email.insert(account.email.clone(), account.id);
            lookups.accounts.insert(account.id, account);
        }
        lookups
    }

    /// The account with this id or mail address.
    pub(crate) fn account(&self, text: &str) -> Option<AccountId> {
        if let Ok(id) = text.parse::<AccountId>() {
            return self.accounts.contains_key(&id).then_some(id);
        }
        let address = EmailAddress::parse(text).ok()?;
        self.accounts_by_email.get(&address).copied()
    }

    /// The school of a unit: itself, or the one its team belongs to.
    pub fn school_of(&self, unit: UnitId) -> UnitId {
        self.units.get(&unit).and_then(|known| known.school).unwrap_or(unit)
    }

    pub(crate) fn email_of(&self, account: AccountId) -> Option<&EmailAddress> {
        self.accounts.get(&account).map(|known| &known.email)
    }

    /// Whether this account leads this unit, its school or the whole board today.
    pub(crate) fn leads(&self, account: AccountId, unit: UnitId) -> bool {
        let reached = [None, Some(unit), Some(self.school_of(unit))];
        self.accounts.get(&account).is_some_and(|known| known.leads.iter().any(|led| reached.contains(led)))
    }

    /// Who leads this unit today: of the nearest that has a leader, the unit, its school or the whole board.
    pub(crate) fn leader_of(&self, unit: UnitId) -> Result<AccountId, RegistrationFault> {
        let leading = |level: Option<UnitId>| -> Vec<AccountId> {
            self.accounts.values().filter(|known| known.leads.contains(&level)).map(|known| known.id).collect()
        };
        let levels = [Some(unit), Some(self.school_of(unit)), None];
        let found = levels.into_iter().map(leading).find(|found| !found.is_empty()).unwrap_or_default();
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(RegistrationFault::TeamWithoutLeader),
            _ => Err(RegistrationFault::TeamWithSeveralLeaders),
        }
    }

    /// The unit that a team and a school, each perhaps empty, name together.
    pub(crate) fn unit(&self, unit: &str, school: &str) -> Result<UnitId, (Field, RegistrationFault)> {
        if unit.is_empty() && school.is_empty() {
            return Err((Field::Unit, RegistrationFault::UnknownUnit));
        }
        let school = match school {
            "" => None,
            name => Some(
                only_one(&self.named(name, |found| found.kind == UnitKind::School))
                    .map_err(|fault| (Field::School, fault))?,
            ),
        };
        match (unit, school) {
            ("", Some(school)) => Ok(school),
            (name, Some(school)) => {
                only_one(&self.named(name, |found| found.id == school || found.school == Some(school)))
            }
            (name, None) => only_one(&self.named(name, |_| true)),
        }
        .map_err(|fault| (Field::Unit, fault))
    }

    fn named(&self, text: &str, fits: impl Fn(&KnownUnit) -> bool) -> Vec<UnitId> {
        let by_id = text.parse::<UnitId>().ok().filter(|id| self.units.contains_key(id));
        let named = self.units_by_name.get(&folded(text)).map_or(&[][..], Vec::as_slice);
        let mut ids: Vec<UnitId> = by_id.into_iter().chain(named.iter().copied()).collect();
        ids.retain(|id| self.units.get(id).is_some_and(&fits));
        ids
    }
}

fn only_one(found: &[UnitId]) -> Result<UnitId, RegistrationFault> {
    match found {
        [] => Err(RegistrationFault::UnknownUnit),
        [one] => Ok(*one),
        _ => Err(RegistrationFault::AmbiguousUnit),
    }
}

/// Names are compared without regard to case, the amount of white space and how their letters are stored.
pub(crate) fn folded(name: &str) -> String {
    seen(name).to_lowercase()
}
