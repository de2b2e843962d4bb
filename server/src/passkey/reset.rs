//! Somebody has lost their passkeys: they are taken away, so that the person begins anew.

use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use domain::mail::MailKind;
use domain::person::EmailAddress;
use domain::time_line::{Actor, EventKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::tell;
use crate::code::{self, CodePurpose};
use crate::program::Program;
use crate::session;
use crate::store::entity::account;
use crate::store::entity::passkey::{Column, Entity};
use crate::store::{StoreError, Tx, TypedColumn};

/// What it came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reset {
    /// They have none any more, and are signed in nowhere. A mail leads them to a new one.
    Done,
    /// There were none, and nothing was done.
    Nothing,
}

/// Takes every passkey of this account away, and ends its sessions and the codes on their way. The log says who did
/// it. Whoever calls has seen that they may, and wakes the mail.
pub(crate) async fn reset(
    tx: &Tx<'_>,
    owner: &account::Model,
    by: Actor,
    now: DateTime<Utc>,
) -> Result<Reset, StoreError> {
    let gone = Entity::delete_many().filter(Column::AccountId.is(*owner.id)).exec(tx).await?.rows_affected;
    if gone == 0 {
        return Ok(Reset::Nothing);
    }
    session::end_all_of(tx, *owner.id).await?;
    code::end(tx, CodePurpose::SignIn, (*owner.id).into(), now).await?;
    tell::tell(tx, owner, by, (EventKind::PasskeysReset, MailKind::PasskeysReset), now).await?;
    Ok(Reset::Done)
}

/// How many passkeys an account has.
pub(crate) async fn count_of(conn: &impl ConnectionTrait, account: AccountId) -> Result<usize, StoreError> {
    let theirs = Entity::find().filter(Column::AccountId.is(account)).count(conn).await?;
    Ok(usize::try_from(theirs).unwrap_or(usize::MAX))
}

/// The same by whoever runs the program, for an administrator whom nobody else can help. Nothing too where nobody has
/// this address.
pub async fn reset_by_address(program: &Program, email: &EmailAddress) -> Result<Reset, StoreError> {
    let now = program.now();
    let reset = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let found = account::Entity::find().filter(account::Column::Email.eq(email.as_str())).one(tx).await?;
                let Some(owner) = found else { return Ok::<_, StoreError>(Reset::Nothing) };
                reset(tx, &owner, Actor::Machine(None), now).await
            })
        })
        .await?;
    program.wake_mail();
    Ok(reset)
}
