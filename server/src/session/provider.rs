//! Sessions that began at the organisation's provider: it can end them.

use domain::ids::AccountId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::kept;
use crate::store::entity::session::{Column, Entity};
use crate::store::{Store, StoreError, Tx, TypedColumn};

/// Writes down with which session of the provider's (`sid`) this one began. `id` is as it stands in the cookie.
/// Both are kept as hashes.
pub async fn note_provider_session(store: &Store, id: &str, provider_session: &str) -> Result<(), StoreError> {
    let (id, noted) = (&kept(id), &kept(provider_session));
    store
        .write_small(|tx| {
            Box::pin(async move {
                let update = Entity::update_many().col_expr(Column::ProviderSession, Expr::value(noted.as_str()));
                update.filter(Column::Id.eq(id.as_str())).exec(tx).await?;
                Ok(())
            })
        })
        .await
}

/// Ends the sessions that began with this one of the provider's: all, or this account's. Returns whose they were, one
/// for each.
pub(crate) async fn end_of_provider_session(
    tx: &Tx<'_>,
    provider_session: &str,
    account: Option<AccountId>,
) -> Result<Vec<AccountId>, StoreError> {
    let mut which = Condition::all().add(Column::ProviderSession.eq(kept(provider_session)));
    if let Some(account) = account {
        which = which.add(Column::AccountId.is(account));
    }
    let ended = Entity::find().filter(which.clone()).all(tx).await?;
    Entity::delete_many().filter(which).exec(tx).await?;
    Ok(ended.iter().filter_map(|session| session.account_id).map(|account| *account).collect())
}
