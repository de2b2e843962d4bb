//! The passkeys of one person: seeing them, naming them, taking one away.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, PasskeyId};
use domain::mail::MailKind;
use domain::passkey::{NotAPasskeyName, PasskeyName};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::tell;
use crate::access::{Refused, SignedIn};
use crate::program::Program;
use crate::session::{self, SessionKey};
use crate::store::entity::passkey::{Column, Entity, Model};
use crate::store::queries::accounts;
use crate::store::{StoreError, TypedColumn};

/// A passkey of whoever looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPasskey {
    pub id: PasskeyId,
    pub name: String,
    pub added_at: DateTime<Utc>,
    /// When it last let them in.
    pub used_at: Option<DateTime<Utc>>,
}

/// This person's, the first one first. One query.
pub async fn own_passkeys(program: &Program, viewer: &SignedIn) -> Result<Vec<OwnPasskey>, StoreError> {
    let found = of_account(program.store().read(), viewer.account()).await?;
    let own = found.into_iter().map(|row| OwnPasskey {
        id: *row.id,
        name: row.name,
        added_at: row.added_at,
        used_at: row.used_at,
    });
    Ok(own.collect())
}

pub(super) async fn of_account(conn: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Model>, StoreError> {
    let of_this = Entity::find().filter(Column::AccountId.is(account));
    Ok(of_this.order_by_asc(Column::Id).all(conn).await?)
}

/// What naming one came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renamed {
    Done,
    Faulty(NotAPasskeyName),
}

/// Calls a passkey of theirs something else.
pub async fn rename(program: &Program, viewer: &SignedIn, id: PasskeyId, name: &str) -> Result<Renamed, Refused> {
    let name = match &PasskeyName::parse(name) {
        Ok(name) => name.clone(),
        Err(fault) => return Ok(Renamed::Faulty(*fault)),
    };
    let (name, account) = (name.as_str(), viewer.account());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let update = Entity::update_many().col_expr(Column::Name, Expr::value(name));
                let of_this = update.filter(Column::Id.is(id)).filter(Column::AccountId.is(account));
                let changed = of_this.exec(tx).await.map_err(StoreError::from)?.rows_affected;
                if changed == 1 { Ok(Renamed::Done) } else { Err(Refused::NotFound) }
            })
        })
        .await
}

/// Takes one away. It lets nobody in from then on, and every session of theirs but `this` ends. Whoever calls has
/// seen that the person signed in just now.
pub async fn remove(program: &Program, viewer: &SignedIn, this: &SessionKey, id: PasskeyId) -> Result<(), Refused> {
    let (account, now) = (viewer.account(), program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let own = Entity::delete_many().filter(Column::Id.is(id)).filter(Column::AccountId.is(account));
                if own.exec(tx).await.map_err(StoreError::from)?.rows_affected == 0 {
                    return Err(Refused::NotFound);
                }
                let owner = accounts::of_board(tx, viewer.board(), account).await?.ok_or(Refused::NotFound)?;
                session::end_others_of(tx, account, this).await?;
                let (by, kinds) = (Actor::Staff(account), (EventKind::PasskeyRemoved, MailKind::PasskeyRemoved));
                tell::tell(tx, &owner, by, kinds, now).await?;
                Ok(())
            })
        })
        .await?;
    program.wake_mail();
    Ok(())
}
