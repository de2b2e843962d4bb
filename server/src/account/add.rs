//! A keeper of the board adds somebody.

use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use domain::time_line::{Actor, EventKind};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

use super::entry::By;
use super::form::Checked;
use super::welcome::welcome;
use super::{AccountFault, AccountField, AccountForm, roles};
use crate::access::{Keeper, Refused};
use crate::form::{Filled, Stop, filled_unless_double};
use crate::log;
use crate::program::Program;
use crate::second_person::Telling;
use crate::store::entity::account::{ActiveModel, Entity};
use crate::store::{StoreError, Tx};

/// Adds an account with its roles; some of them wait for a second person. The person gets a mail that they can sign
/// in.
pub async fn add(
    program: &Program,
    proof: &Keeper,
    form: &AccountForm,
) -> Result<Filled<AccountId, (AccountField, AccountFault)>, Refused> {
    let checked = &match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let now = program.now();
    let result =
        program.store().write(|tx| Box::pin(add_checked(tx, (proof, Telling::OneByOne), form, checked, now))).await;
    program.wake_mail();
    filled_unless_double(result, "uq_accounts_email", (AccountField::Email, AccountFault::AddressTaken))
}

/// The same as part of a transaction that makes more than this.
pub(crate) async fn add_within(
    tx: &Tx<'_>,
    by: (&Keeper, Telling),
    form: &AccountForm,
    now: DateTime<Utc>,
) -> Result<AccountId, Stop<(AccountField, AccountFault)>> {
    let checked = form.check().map_err(Stop::Faulty)?;
    add_checked(tx, by, form, &checked, now).await
}

async fn add_checked(
    tx: &Tx<'_>,
    (proof, telling): (&Keeper, Telling),
    form: &AccountForm,
    checked: &Checked,
    now: DateTime<Utc>,
) -> Result<AccountId, Stop<(AccountField, AccountFault)>> {
    let board = proof.board();
    roles::check_units(tx, board, checked).await?;
    roles::check_reach(tx, proof, None, checked, now).await?;
    roles::check_deputy(tx, board, None, checked).await?;
    let by = By { board, now, actor: Actor::Staff(proof.account()), telling };
    let id = insert(tx, by, Some(proof), checked, (form.active, form.on_leave)).await?;
    welcome(tx, id, now).await?;
    Ok(id)
}

/// Writes the account and its roles. Tells nobody.
pub(super) async fn insert(
    tx: &Tx<'_>,
    by: By,
    keeper: Option<&Keeper>,
    checked: &Checked,
    (active, on_leave): (bool, bool),
) -> Result<AccountId, StoreError> {
    let id = AccountId::new(Uuid::now_v7());
    Entity::insert(ActiveModel {
        id: Set(id.into()),
        board_id: Set(by.board.into()),
        name: Set(checked.name.as_str().to_owned()),
        email: Set(checked.email.as_str().to_owned()),
        language: Set(checked.language.into()),
        school_id: Set(checked.school.map(Into::into)),
        active: Set(active),
        on_leave: Set(on_leave),
        deputy_id: Set(checked.deputy.map(Into::into)),
        created_at: Set(by.now),
        inactive_since: Set(None),
        erased_at: Set(None),
        // Noted when they first sign in there.
        provider_issuer: Set(None),
        provider_subject: Set(None),
        round_up: Set(None),
        round_up_on: Set(None),
        host_version: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    log::append(tx, [by.of(id, EventKind::AccountMade)]).await?;
    // A new account has neither other roles nor sessions.
    let _: bool = roles::replace(tx, by, keeper, id, &checked.roles).await?;
    Ok(id)
}
