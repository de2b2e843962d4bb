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
        /// Nobody said what a new account may do, nor that it may do nothing yet.
        RolesMissing = "roles_missing",
        /// There are roles, and it says too that there is none yet.
        RolesAndNone = "roles_and_none",
        /// It does not say for which unit a role is, nor that it is for the whole board.
        UnitMissing = "unit_missing",
        /// A board without an administrator could never be changed again.
        LastAdministrator = "last_administrator",
        /// Only an administrator makes administrators, or changes their accounts.
        OnlyAdministrators = "only_administrators",
    }
}

/// What a form posts where a role is for the whole board.
pub const WHOLE_BOARD: &str = "-";

/// A role as chosen in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleForm {
    /// The role's code.
    pub role: String,
    /// A unit's id; [`WHOLE_BOARD`], or empty, for the whole board.
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

    /// What is wrong with the form of somebody new: what a person may do is chosen, and never what stands there
    /// untouched. `without_role`: whoever filled it in says that there is no role yet.
    pub fn faults_of_new(&self, without_role: bool) -> Vec<(AccountField, AccountFault)> {
        let mut faults = self.check().err().unwrap_or_default();
        match (self.roles.is_empty(), without_role) {
            (true, false) => faults.push((AccountField::Roles, AccountFault::RolesMissing)),
            (false, true) => faults.push((AccountField::Roles, AccountFault::RolesAndNone)),
            (true, true) | (false, false) => {}
        }
        faults.extend(self.fault_of_units());
        faults
    }

    /// A form on screen asks for the unit of each role: the whole board is chosen like any other, as [`WHOLE_BOARD`].
    pub fn fault_of_units(&self) -> Option<(AccountField, AccountFault)> {
        let is_open = self.roles.iter().any(|role| role.unit.trim().is_empty());
        is_open.then_some((AccountField::Roles, AccountFault::UnitMissing))
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
        "" | WHOLE_BOARD => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    }
}

#[cfg(test)]
mod tests {
    use super::{AccountFault, AccountField, AccountForm, RoleForm, WHOLE_BOARD};

    fn form(roles: &[(&str, &str)]) -> AccountForm {
        let role = |(role, unit): &(&str, &str)| RoleForm {
            role: (*role).to_owned(),
            unit: (*unit).to_owned(),
            ..RoleForm::default()
        };
        AccountForm {
            name: "Anna de Vries".to_owned(),
            email: "anna@voorbeeld.test".to_owned(),
            language: "nl".to_owned(),
            active: true,
            roles: roles.iter().map(role).collect(),
            ..AccountForm::default()
        }
    }

    #[test]
    fn what_somebody_new_may_do_is_chosen_and_never_what_stands_there_untouched() {
        let fault = |fault| vec![(AccountField::Roles, fault)];
        let adviser = form(&[("hr_adviser", WHOLE_BOARD)]);
        assert_eq!(adviser.faults_of_new(false), []);
        assert_eq!(form(&[]).faults_of_new(true), []);
        assert_eq!(form(&[]).faults_of_new(false), fault(AccountFault::RolesMissing));
        assert_eq!(adviser.faults_of_new(true), fault(AccountFault::RolesAndNone));
        assert_eq!(form(&[("hr_adviser", "")]).faults_of_new(false), fault(AccountFault::UnitMissing));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let empty = AccountForm::default().faults_of_new(false);
        let faults: Vec<AccountFault> = empty.iter().map(|(_, fault)| *fault).collect();
        assert!(faults.contains(&AccountFault::NameMissing) && faults.contains(&AccountFault::RolesMissing));
    }
}
