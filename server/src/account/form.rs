//! The form for an account and its roles.

use chrono::NaiveDate;
use domain::Language;
use domain::account::{Period, Role, When};
use domain::departure_form::dates::parse_date;
use domain::ids::{AccountId, UnitId};
use domain::person::{EmailAddress, NotAName, PersonName};

use super::given::Given;
use crate::access::{Account, HeldRole};

domain::coded! {
    pub enum AccountField {
        Name = "name",
        Email = "email",
        Language = "language",
        School = "school",
        Active = "active",
        Roles = "roles",
        Deputy = "deputy",
    }
}

domain::coded! {
    pub enum AccountFault {
        NameMissing = "name_missing",
        NameTooLong = "name_too_long",
        AddressMalformed = "address_malformed",
        /// Somebody else signs in with this address.
        AddressTaken = "address_taken",
        UnknownLanguage = "unknown_language",
        UnknownSchool = "unknown_school",
        /// Not of this board, or that very person.
        UnknownDeputy = "unknown_deputy",
        UnknownRole = "unknown_role",
        UnknownUnit = "unknown_unit",
        /// A school head is one of a school, not of a team or of the whole board.
        NotASchool = "not_a_school",
        DateImpossible = "date_impossible",
        LastBeforeFirst = "last_before_first",
        /// The same role for the same unit stands there twice.
        RoleTwice = "role_twice",
        /// A board without an administrator could never be changed again.
        LastAdministrator = "last_administrator",
        /// Only an administrator makes administrators, or changes their accounts.
        OnlyAdministrators = "only_administrators",
    }
}

/// A role as chosen in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleForm {
    /// The role's code.
    pub role: String,
    /// A unit's id; empty for the whole board.
    pub unit: String,
    /// The first day on which it counts; empty for from now on.
    pub first: String,
    /// The last day on which it counts; empty for until it is taken.
    pub last: String,
}

/// What was typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountForm {
    pub name: String,
    pub email: String,
    pub language: String,
    /// The id of the school the person works at; empty for none.
    pub school: String,
    /// Who is not active cannot sign in.
    pub active: bool,
    pub on_leave: bool,
    /// The id of whoever holds a leader's talks while they are on leave; empty for nobody.
    pub deputy: String,
    pub roles: Vec<RoleForm>,
}

/// A form that has been checked, as far as that goes without the database.
pub(super) struct Checked {
    pub name: PersonName,
    pub email: EmailAddress,
    pub language: Language,
    pub school: Option<UnitId>,
    pub deputy: Option<AccountId>,
    /// Each role once for each unit.
    pub roles: Vec<Given>,
}

impl AccountForm {
    /// As it is filled where nobody has typed: the account as it is, with its own roles, those to come among them.
    /// Roles that have ended are not the form's to keep, and those that the provider's claim gave are not its to take.
    pub fn of(account: &Account) -> Self {
        let id = |id: Option<String>| id.unwrap_or_default();
        let own = account.held.iter().filter(|held| held.is_own() && held.when != When::Over);
        Self {
            name: account.name.clone(),
            email: account.email.clone(),
            language: account.language.tag().to_owned(),
            school: id(account.school.map(|school| school.to_string())),
            active: account.active,
            on_leave: account.on_leave,
            deputy: id(account.deputy.map(|deputy| deputy.to_string())),
            roles: own.map(RoleForm::of).collect(),
        }
    }

    pub(super) fn check(&self) -> Result<Checked, Vec<(AccountField, AccountFault)>> {
        let mut faults = Vec::new();
        let name = PersonName::parse(&self.name).map_err(|fault| {
            let fault = match fault {
                NotAName::Empty => AccountFault::NameMissing,
                NotAName::TooLong => AccountFault::NameTooLong,
            };
            faults.push((AccountField::Name, fault));
        });
        let email = EmailAddress::parse(&self.email)
            .map_err(|_| faults.push((AccountField::Email, AccountFault::AddressMalformed)));
        let language = Language::parse(&self.language);
        if language.is_none() {
            faults.push((AccountField::Language, AccountFault::UnknownLanguage));
        }
        let school = unit(&self.school).map_err(|()| faults.push((AccountField::School, AccountFault::UnknownSchool)));
        let deputy = match self.deputy.trim() {
            "" => Ok(None),
            text => {
                text.parse().map(Some).map_err(|_| faults.push((AccountField::Deputy, AccountFault::UnknownDeputy)))
            }
        };
        let mut roles: Vec<Given> = Vec::new();
        for chosen in &self.roles {
            match chosen.check() {
                Ok(given) if roles.contains(&given) => {}
                Ok(given) if roles.iter().any(|there| there.held() == given.held()) => {
                    faults.push((AccountField::Roles, AccountFault::RoleTwice));
                }
                Ok(given) => roles.push(given),
                Err(fault) => faults.push((AccountField::Roles, fault)),
            }
        }
        match (name, email, language, school, deputy) {
            (Ok(name), Ok(email), Some(language), Ok(school), Ok(deputy)) if faults.is_empty() => {
                Ok(Checked { name, email, language, school, deputy, roles })
            }
            _ => Err(faults),
        }
    }
}

impl RoleForm {
    fn of(held: &HeldRole) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            role: held.role.code().to_owned(),
            unit: held.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            first: day(held.period.first()),
            last: day(held.period.last()),
        }
    }

    fn check(&self) -> Result<Given, AccountFault> {
        let role = Role::parse(&self.role).ok_or(AccountFault::UnknownRole)?;
        let unit = unit(&self.unit).map_err(|()| AccountFault::UnknownUnit)?;
        let day = |text: &str| match text.trim() {
            "" => Ok(None),
            text => parse_date(text).map(Some).ok_or(AccountFault::DateImpossible),
        };
        let period = Period::new(day(&self.first)?, day(&self.last)?).ok_or(AccountFault::LastBeforeFirst)?;
        Ok(Given { role, unit, period, deputy_of: None, source: None })
    }
}

fn unit(text: &str) -> Result<Option<UnitId>, ()> {
    match text.trim() {
        "" | "-" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    }
}
