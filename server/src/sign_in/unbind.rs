//! Whoever runs the program forgets whom the provider vouches for as a person: they have another account there.

use domain::person::EmailAddress;
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::log::{self, Entry};
use crate::program::Program;
use crate::session::end_all_of;
use crate::store::entity::account::{Column, Entity};
use crate::store::{StoreError, TypedColumn};

/// What forgetting came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unbound {
    /// Their sessions ended. Whoever signs in at the provider next with that address, verified, is them.
    Done,
    /// Nobody here has this address, or nobody signed in at the provider with it.
    Nobody,
}

/// Forgets the provider's subject of the account with this address. The log says so.
pub async fn unbind(program: &Program, email: &EmailAddress) -> Result<Unbound, StoreError> {
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let found = Entity::find().filter(Column::Email.eq(email.as_str()));
                let Some(row) = found.filter(Column::ProviderSubject.is_not_null()).one(tx).await? else {
                    return Ok::<_, StoreError>(Unbound::Nobody);
                };
                Entity::update_many()
                    .col_expr(Column::ProviderIssuer, Expr::value(None::<String>))
                    .col_expr(Column::ProviderSubject, Expr::value(None::<String>))
                    .filter(Column::Id.is(*row.id))
                    .exec(tx)
                    .await?;
                end_all_of(tx, *row.id).await?;
                let by = Actor::Machine(None);
                let entry = Entry::of_board(*row.board_id, now, by, EventKind::ProviderUnbound).about(*row.id);
                log::append(tx, [entry]).await?;
                Ok(Unbound::Done)
            })
        })
        .await
}
