//! The form for an account and its roles.

use domain::Language;
use domain::account::Role;
use domain::ids::{AccountId, UnitId};
use domain::person::{EmailAddress, NotAName, PersonName};

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
    /// Without doubles.
    pub roles: Vec<(Role, Option<UnitId>)>,
}

impl AccountForm {
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
        let mut roles = Vec::new();
        for chosen in &self.roles {
            match (Role::parse(&chosen.role), unit(&chosen.unit)) {
                (Some(role), Ok(unit)) if !roles.contains(&(role, unit)) => roles.push((role, unit)),
                (Some(_), Ok(_)) => {}
                (None, _) => faults.push((AccountField::Roles, AccountFault::UnknownRole)),
                (_, Err(())) => faults.push((AccountField::Roles, AccountFault::UnknownUnit)),
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

fn unit(text: &str) -> Result<Option<UnitId>, ()> {
    match text.trim() {
        "" | "-" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    }
}
