//! Somebody with an account leads more than they did.

use chrono::NaiveDate;
use domain::account::{Period, Role, When};
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
    let account = find(changes.tx, id, changes.now).await?.ok_or(Stop::NotFound)?;
    let mut form = form_of(&account);
    form.roles.extend(units.iter().map(|unit| role(Role::TeamLeader, Some(*unit), Period::ALWAYS)));
    change_within(changes, proof, id, &form).await
}

/// As the page would show it: what has ended stays as it was, and what they have in somebody's place is not theirs.
fn form_of(account: &Account) -> AccountForm {
    let own = account.held.iter().filter(|held| held.deputy_of.is_none() && held.when != When::Over);
    AccountForm {
        name: account.name.clone(),
        email: account.email.clone(),
        language: account.language.tag().to_owned(),
        school: account.school.map(|id| id.to_string()).unwrap_or_default(),
        active: account.active,
        on_leave: account.on_leave,
        deputy: account.deputy.map(|id| id.to_string()).unwrap_or_default(),
        roles: own.map(|held| role(held.role, held.unit, held.period)).collect(),
    }
}

fn role(role: Role, unit: Option<UnitId>, period: Period) -> RoleForm {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    RoleForm {
        role: role.code().to_owned(),
        unit: unit.map(|id| id.to_string()).unwrap_or_default(),
        first: day(period.first()),
        last: day(period.last()),
    }
}
