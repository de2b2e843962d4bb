//! Where somebody has a passkey, a mailed code signs them in no more: whoever reads their mail stays outside.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, PersonId};
use domain::mail::MailKind;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::party::are_offered;
use super::tell;
use crate::access::SignedIn;
use crate::program::Program;
use crate::settings::{Settings, SignInCode};
use crate::store::entity::account::{self, Model};
use crate::store::entity::passkey::{Column, Entity};
use crate::store::{Reader, StoreError, Tx, TypedColumn};

/// Whether a mailed code signs this person in.
pub async fn signs_in_with_code(program: &Program, viewer: &SignedIn) -> Result<bool, StoreError> {
    let settings = program.settings();
    let is_shut = shuts_code(program.store().read(), settings, viewer.account().into()).await?;
    Ok(settings.sign_in_code.is_offered() && !is_shut)
}

/// Whether a mailed code is of no use to this person since they have a passkey. Asked about people whom nobody knows
/// too, with as many statements. Where passkeys cannot be used at all the code stays.
pub(crate) async fn shuts_code(
    conn: &impl ConnectionTrait,
    settings: &Settings,
    person: PersonId,
) -> Result<bool, StoreError> {
    let theirs = Entity::find().filter(Column::AccountId.is(AccountId::new(person.uuid()))).count(conn).await?;
    Ok(theirs > 0 && settings.sign_in_code == SignInCode::WithoutPasskey && are_offered(settings))
}

/// How many people with an open account have no passkey.
pub async fn without_passkey(conn: &Reader) -> Result<u64, StoreError> {
    let having = Query::select().column(Column::AccountId).from(Entity).to_owned();
    Ok(account::Entity::find()
        .filter(account::Column::Active.eq(true))
        .filter(account::Column::Id.not_in_subquery(having))
        .count(conn)
        .await?)
}

/// Tells them, instead of the code they asked for, that their passkey is the way in.
pub(crate) async fn tell_instead(tx: &Tx<'_>, owner: &Model, now: DateTime<Utc>) -> Result<(), StoreError> {
    tell::send(tx, owner, MailKind::PasskeyInstead, now).await
}
