//! Somebody with an account leads more than they did.

use domain::account::Role;
use domain::ids::{AccountId, UnitId};

use super::change::change_within;
use super::{AccountFault, AccountField, AccountForm, RoleForm};
use crate::access::Keeper;
use crate::access::account::find;
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
    let mut form = AccountForm::of(&account);
    form.roles.extend(units.iter().map(|unit| RoleForm {
        role: Role::TeamLeader.code().to_owned(),
        unit: unit.to_string(),
        ..RoleForm::default()
    }));
    change_within(changes, proof, id, &form).await
}
