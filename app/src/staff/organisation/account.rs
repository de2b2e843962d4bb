//! The form of an account: its fields, for a new one and for changing one, and saving them.

use domain::Language;
use domain::account::Role;
use domain::ids::AccountId;
use domain::unit::UnitKind;
use leptos::prelude::*;
use server::account::{Account, AccountFault, AccountField, AccountForm, RoleForm, WHOLE_BOARD, add, change};
use server::form::Filled;
use server::unit::Unit;
use wording::{Wording, key};

use crate::components::{Field, field_error};
use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::organisation::proposals;
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};

pub const ADDRESS: &str = "/staff/organisation/people";
/// The key under which the form for a new account keeps what was typed.
pub const FORM: &str = "person-new";
/// Rows for roles beside those somebody has.
const EMPTY_ROLES: usize = 2;
/// Says of somebody new that there is no role yet.
const NO_ROLE: &str = "no_role";
/// More roles than anybody has.
const ROLES_MAX: usize = 40;

/// The same for changing one.
pub fn form_name(id: AccountId) -> String {
    format!("person:{id}")
}

/// The fields of an account, for a new one and for changing one.
pub fn account_fields(
    room: &Room,
    filling: &Filling,
    units: &[Unit],
    people: &[Account],
    whose: Option<AccountId>,
) -> AnyView {
    let deputies = std::iter::once((String::new(), room.text(key::STAFF_PEOPLE_NO_DEPUTY)))
        .chain(
            people
                .iter()
                .filter(|one| one.active && Some(one.id) != whose)
                // Whom nobody made a leader has no list to find the talk on.
                .filter(|one| one.grants.iter().any(|grant| grant.role == Role::TeamLeader))
                .map(|one| (one.id.to_string(), one.name.clone())),
        )
        .collect();
    let deputy = filling
        .field("deputy", room.text(key::STAFF_PEOPLE_DEPUTY))
        .select(deputies)
        .hint(room.text(key::STAFF_PEOPLE_DEPUTY_HINT));
    let languages = Language::ALL
        .iter()
        .map(|language| (language.tag().to_owned(), room.wording.code("language", language.tag())))
        .collect();
    let schools = std::iter::once((String::new(), room.text(key::STAFF_NO_SCHOOL)))
        .chain(
            units
                .iter()
                .filter(|unit| unit.kind == UnitKind::School && !unit.is_put_away)
                .map(|unit| (unit.id.to_string(), unit.name.clone())),
        )
        .collect();
    let name = filling.field("name", room.text(key::STAFF_BOARD_NAME)).autocomplete("off");
    let email = filling
        .field("email", room.text(key::STAFF_PEOPLE_EMAIL))
        .kind("email")
        .autocomplete("off")
        .hint(room.text(key::STAFF_PEOPLE_EMAIL_HINT));
    let language = filling.field("language", room.wording.code("field", "language")).select(languages);
    let school = filling
        .field("school", room.text(key::STAFF_PEOPLE_SCHOOL))
        .select(schools)
        .hint(room.text(key::STAFF_PEOPLE_SCHOOL_HINT));
    view! {
        <div class="fields">{name.view()} {email.view()}</div>
        <div class="fields">{language.view()} {school.view()}</div>
        {roles(room, filling, units, whose.is_none())}
        {filling.tick("active", room.text(key::STAFF_PEOPLE_ACTIVE), None)}
        {filling.tick("on_leave", room.text(key::STAFF_PEOPLE_LEAVE), Some(room.text(key::STAFF_PEOPLE_LEAVE_HINT)))}
        {deputy.view()}
    }
    .into_any()
}

fn roles(room: &Room, filling: &Filling, units: &[Unit], is_new: bool) -> AnyView {
    let taken =
        (0..ROLES_MAX).rev().find(|row| !filling.get(&format!("role.{row}")).is_empty()).map_or(0, |row| row + 1);
    let role_options: Vec<(String, String)> = std::iter::once((String::new(), room.text(key::STAFF_NO_ROLE)))
        .chain(Role::ALL.iter().map(|role| (role.code().to_owned(), room.wording.code("role", role.code()))))
        .collect();
    let school_of = |unit: &Unit| units.iter().find(|school| Some(school.id) == unit.school).map(|school| &school.name);
    let whole = room.with(key::STAFF_WHOLE_BOARD, [("board", room.organisation.name.clone().into())]);
    // Nothing is chosen before somebody chooses, the whole organisation least of all.
    let unit_options: Vec<(String, String)> =
        [(String::new(), room.text(key::STAFF_PEOPLE_ROLE_OF_CHOOSE)), (WHOLE_BOARD.to_owned(), whole)]
            .into_iter()
            .chain(units.iter().filter(|unit| !unit.is_put_away).map(|unit| {
                let path =
                    school_of(unit).map_or_else(|| unit.name.clone(), |school| format!("{school}, {}", unit.name));
                (unit.id.to_string(), path)
            }))
            .collect();
    let rows: Vec<_> = (0..taken + EMPTY_ROLES)
        .map(|row| {
            let numbered = |words| room.with(words, [("number", (row + 1).into())]);
            let (role, unit) = (format!("role.{row}"), format!("unit.{row}"));
            let role = Field::new(role.clone(), numbered(key::STAFF_PEOPLE_ROLE), filling.get(&role))
                .select(role_options.clone());
            let unit = Field::new(unit.clone(), numbered(key::STAFF_PEOPLE_ROLE_OF), filling.get(&unit))
                .select(unit_options.clone());
            let first = filling.date(&format!("first.{row}"), numbered(key::ROLE_FIRST));
            let last = filling.date(&format!("last.{row}"), numbered(key::ROLE_LAST));
            view! { <div class="fields">{role.view()} {unit.view()} {first.view()} {last.view()}</div> }
        })
        .collect();
    let no_role = is_new.then(|| {
        let hint = room.text(key::STAFF_PEOPLE_NO_ROLE_HINT);
        filling.tick(NO_ROLE, room.text(key::STAFF_PEOPLE_NO_ROLE), Some(hint))
    });
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_PEOPLE_ROLES)}</legend>
            <p class="hint">{room.text(key::STAFF_PEOPLE_ROLES_HINT)}</p>
            <p class="hint">{room.text(key::SECOND_ROLES_HINT)}</p>
            <p class="hint">{room.text(key::ROLE_DAYS_HINT)}</p>
            {field_error("role-0", filling.fault("role.0").as_deref())}
            {rows}
            {no_role}
        </fieldset>
    }
    .into_any()
}

fn form_of(fields: &Fields) -> AccountForm {
    let text = |name: &str| fields.get(name).to_owned();
    let roles = (0..ROLES_MAX)
        .map(|row| {
            let of = |name: &str| text(&format!("{name}.{row}"));
            RoleForm { role: of("role"), unit: of("unit"), first: of("first"), last: of("last") }
        })
        .filter(|role| !role.role.is_empty())
        .collect();
    AccountForm {
        name: text("name"),
        email: text("email"),
        language: text("language"),
        school: text("school"),
        active: fields.ticked("active"),
        on_leave: fields.ticked("on_leave"),
        deputy: text("deputy"),
        roles,
    }
}

fn faults_of(wording: Wording, found: Vec<(AccountField, AccountFault)>) -> Vec<(String, String)> {
    use AccountFault as Fault;
    found
        .into_iter()
        .map(|(field, fault)| {
            // The roles are rows of two; the fault stands at the first.
            let name = if field == AccountField::Roles { "role.0" } else { field.code() };
            let words = wording.text(match fault {
                Fault::NameMissing => key::STAFF_FAULT_NAME_MISSING,
                Fault::NameTooLong => key::STAFF_FAULT_NAME_TOO_LONG,
                Fault::AddressMalformed => key::STAFF_FAULT_ADDRESS_MALFORMED,
                Fault::AddressTaken => key::STAFF_FAULT_ADDRESS_TAKEN,
                Fault::UnknownLanguage => key::STAFF_FAULT_UNKNOWN_LANGUAGE,
                Fault::UnknownSchool | Fault::UnknownRole | Fault::UnknownUnit => key::STAFF_FAULT_CHOOSE,
                Fault::LastAdministrator => key::STAFF_FAULT_LAST_ADMINISTRATOR,
                Fault::UnknownDeputy => key::STAFF_FAULT_UNKNOWN_DEPUTY,
                Fault::OnlyAdministrators => key::STAFF_FAULT_ONLY_ADMINISTRATORS,
                Fault::NotASchool => key::STAFF_FAULT_NOT_A_SCHOOL,
                Fault::DateImpossible => key::STAFF_FAULT_DATE_IMPOSSIBLE,
                Fault::LastBeforeFirst => key::STAFF_FAULT_UNTIL_BEFORE_FROM,
                Fault::RoleTwice => key::STAFF_FAULT_ROLE_TWICE,
                Fault::RolesMissing => key::STAFF_FAULT_ROLES_MISSING,
                Fault::RolesAndNone => key::STAFF_FAULT_ROLES_AND_NONE,
                Fault::UnitMissing => key::STAFF_FAULT_ROLE_UNIT_MISSING,
            });
            (name.to_owned(), words)
        })
        .collect()
}

crate::form_functions!(AccountAdd, AccountChange);

#[server(prefix = "/_fn", endpoint = "account-add", input = Form)]
pub async fn account_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        form::fresh(FORM, &fields, ADDRESS).await?;
        let new = form_of(&fields);
        let filled = match new.faults_of_new(fields.ticked(NO_ROLE)) {
            faults if faults.is_empty() => add(&room.program, &keeper, &new).await?,
            faults => Filled::Faulty(faults),
        };
        match filled {
            Filled::Done(id) => {
                form::forget(FORM).await?;
                proposals::say_saved(&room, id, key::STAFF_PEOPLE_ADDED, key::SECOND_ADDED_WAITS).await?;
                Ok(format!("{ADDRESS}/{id}"))
            }
            Filled::Faulty(found) => {
                let faults = faults_of(room.wording, found);
                form::keep(FORM, &Typed { fields, faults }).await?;
                Ok(ADDRESS.to_owned())
            }
        }
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "account-change", input = Form)]
pub async fn account_change(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id: AccountId = fields.get("account").parse().map_err(|_| Elsewhere::NotFound)?;
        form::fresh(&form_name(id), &fields, &format!("{ADDRESS}/{id}")).await?;
        let changed = form_of(&fields);
        let filled = match changed.fault_of_units() {
            None => change(&room.program, &keeper, id, &changed).await?,
            Some(fault) => Filled::Faulty(vec![fault]),
        };
        match filled {
            Filled::Done(()) => {
                form::forget(&form_name(id)).await?;
                proposals::say_saved(&room, id, key::STAFF_SAVED, key::SECOND_SAVED_WAITS).await?;
            }
            Filled::Faulty(found) => {
                let faults = faults_of(room.wording, found);
                form::keep(&form_name(id), &Typed { fields, faults }).await?;
            }
        }
        Ok(format!("{ADDRESS}/{id}"))
    })
    .await
}
