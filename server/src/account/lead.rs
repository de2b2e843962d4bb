//! Somebody with an account leads more than they did.

use domain::account::Role;
use domain::ids::{AccountId, UnitId};

use super::change::change_within;
use super::{AccountFault, AccountField, AccountForm, RoleForm};
use crate::access::Keeper;
use crate::access::account::{Account, find};
use crate::course::Changes;
use crate::form::Stop;

/// Gives the role of leader for these units beside what the account has, as whoever keeps it would by hand: as part
/// of a transaction that makes more than this.
pub(crate) async fn lead_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: AccountId,
    units: &[UnitId],
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let account = find(changes.tx, id).await?.ok_or(Stop::NotFound)?;
    let mut form = form_of(&account);
    form.roles.extend(units.iter().map(|unit| role(Role::TeamLeader, Some(*unit))));
    change_within(changes, proof, id, &form).await
}

fn form_of(account: &Account) -> AccountForm {
    AccountForm {
        name: account.name.clone(),
        email: account.email.clone(),
        language: account.language.tag().to_owned(),
        school: account.school.map(|id| id.to_string()).unwrap_or_default(),
        active: account.active,
        on_leave: account.on_leave,
        deputy: account.deputy.map(|id| id.to_string()).unwrap_or_default(),
        roles: account.grants.iter().map(|grant| role(grant.role, grant.unit)).collect(),
    }
}

fn role(role: Role, unit: Option<UnitId>) -> RoleForm {
    RoleForm { role: role.code().to_owned(), unit: unit.map(|id| id.to_string()).unwrap_or_default() }
}
