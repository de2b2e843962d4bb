//! A keeper of the board changes somebody's account: name, address, roles, leave, or whether it works.

use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;

use super::entry::By;
use super::form::Checked;
use super::welcome::welcome;
use super::{AccountFault, AccountField, AccountForm, deputy, roles};
use crate::access::{Keeper, Refused};
use crate::code::{self, CodePurpose};
use crate::course::{self, Actor, Changes, EventKind, lock_board};
use crate::form::{Filled, Stop, filled_unless_double};
use crate::log;
use crate::mail::MailKind;
use crate::mail::outbox::{NewMail, enqueue};
use crate::program::Program;
use crate::second_person::Telling;
use crate::session;
use crate::store::entity::account::{ActiveModel, Model};
use crate::store::entity::host_settings;
use crate::store::queries::accounts;
use crate::store::{StoreError, Tx, Typed, TypedColumn};
use crate::talk;

/// Saves the form; some roles that are new wait for a second person. Another address is told to the one it was,
/// since whoever reads mail at an account's address can sign in with it, and ends every session, as do other roles
/// and the end of the account. Talks of somebody who is no longer there go to others.
///
/// Deliberately absent: removing an account, because records name their hosts and authors.
pub async fn change(
    program: &Program,
    proof: &Keeper,
    id: AccountId,
    form: &AccountForm,
) -> Result<Filled<(), (AccountField, AccountFault)>, Refused> {
    let checked = &match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let result =
        course::changes(program, proof.board(), |changes| Box::pin(save(changes, proof, id, form, checked))).await;
    program.wake_course();
    filled_unless_double(result, "uq_accounts_email", (AccountField::Email, AccountFault::AddressTaken))
}

/// The same as part of a transaction that changes more than this.
pub(super) async fn change_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: AccountId,
    form: &AccountForm,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let checked = form.check().map_err(Stop::Faulty)?;
    save(changes, proof, id, form, &checked).await
}

async fn save(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: AccountId,
    form: &AccountForm,
    checked: &Checked,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let (tx, board, now) = (changes.tx, proof.board(), changes.now);
    lock_board(tx, board).await?;
    let Some(was) = accounts::of_board(tx, board, id).await? else { return Err(Stop::NotFound) };
    roles::check_units(tx, board, checked).await?;
    roles::check_reach(tx, proof, Some(id), checked, now).await?;
    roles::check_deputy(tx, board, Some(id), checked).await?;
    let row = ActiveModel {
        id: Set(id.into()),
        name: Set(checked.name.as_str().to_owned()),
        email: Set(checked.email.as_str().to_owned()),
        language: Set(checked.language.into()),
        school_id: Set(checked.school.map(Into::into)),
        active: Set(form.active),
        on_leave: Set(form.on_leave),
        deputy_id: Set(checked.deputy.map(Into::into)),
        ..Default::default()
    };
    row.update(tx).await?;
    // An account whose address was erased has nobody to tell.
    if was.email != checked.email.as_str() && was.erased_at.is_none() {
        tell_old_address(tx, proof, &was, now).await?;
    }
    if !was.active && form.active {
        welcome(tx, id, now).await?;
    }
    if was.email != checked.email.as_str() || !form.active {
        end_subscription(tx, id).await?;
        code::end(tx, CodePurpose::SignIn, id.into(), now).await?;
    }
    let by = By { board, now, actor: Actor::Staff(proof.account()), telling: Telling::OneByOne };
    log::append(tx, changed(&was, checked, form).map(|kind| by.of(id, kind))).await?;
    let is_another_mailbox = was.email != checked.email.as_str() || (!was.active && form.active);
    let has_other_roles = if is_another_mailbox && id != proof.account() {
        roles::replace_anew(tx, by, proof, id, &checked.roles).await?;
        true
    } else {
        roles::replace(tx, by, Some(proof), id, &checked.roles).await?
    };
    if was.email != checked.email.as_str() || !form.active || has_other_roles {
        session::end_all_of(tx, id).await?;
    }
    roles::keep_an_administrator(tx, board, now).await?;
    deputy::follow(changes, by, id).await?;
    talk::hosts_changed(changes, id, talk::By::Staff(proof.account())).await?;
    Ok(())
}

/// The private address of the account's talks opens nothing any more: whoever copied it under the old mail
/// address, or before the account ended, keeps nothing.
async fn end_subscription(tx: &Tx<'_>, account: AccountId) -> Result<(), StoreError> {
    host_settings::Entity::update_many()
        .col_expr(host_settings::Column::SubscriptionOn, Expr::value(false))
        .col_expr(
            host_settings::Column::SubscriptionGeneration,
            Expr::col(host_settings::Column::SubscriptionGeneration).add(1),
        )
        .filter(host_settings::Column::AccountId.is(account))
        .exec(tx)
        .await?;
    Ok(())
}

/// Mails the old address.
async fn tell_old_address(tx: &Tx<'_>, proof: &Keeper, was: &Model, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mail = NewMail {
        board: proof.board(),
        departure: None,
        // Not the account, which has the new address by now.
        account: None,
        talk: None,
        appointment: None,
        kind: MailKind::AddressChanged,
        to_address: was.address()?,
        to_name: was.name.clone(),
        language: *was.language,
        payload: json!({}),
        at_once: true,
        due_at: now,
        dedupe_key: None,
    };
    enqueue(tx, mail).await?;
    Ok(())
}

/// What the log says of this change, beside the roles.
fn changed(was: &Model, checked: &Checked, form: &AccountForm) -> impl Iterator<Item = EventKind> {
    let before = (was.name.as_str(), *was.language, was.school_id.map(Typed::get), was.deputy_id.map(Typed::get));
    let after = (checked.name.as_str(), checked.language, checked.school, checked.deputy);
    [
        (was.email != checked.email.as_str(), EventKind::AccountAddressChanged),
        (before != after || was.on_leave != form.on_leave, EventKind::AccountEdited),
        (was.active && !form.active, EventKind::AccountEnded),
        (!was.active && form.active, EventKind::AccountReopened),
    ]
    .into_iter()
    .filter_map(|(is_so, kind)| is_so.then_some(kind))
}
