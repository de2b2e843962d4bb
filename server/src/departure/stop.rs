//! Takes back what waits to be sent, and drops talks that will not take place.

use chrono::{DateTime, Utc};
use domain::ids::DepartureId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::course::Loaded;
use crate::mail::{MailKind, outbox};
use crate::store::entity::talk;
use crate::store::{StoreError, Tx};

/// Takes back everything to the leaver and everything of the course that has not left.
pub(crate) async fn withdraw_everything(tx: &Tx<'_>, departure: DepartureId) -> Result<(), StoreError> {
    let kinds: Vec<MailKind> =
        MailKind::ALL.iter().copied().filter(|kind| kind.is_to_leaver() || kind.is_of_the_course()).collect();
    outbox::withdraw(tx, departure, &kinds).await?;
    Ok(())
}

/// Takes back what the program started by itself; the course makes again what is still due.
pub(crate) async fn withdraw_course(tx: &Tx<'_>, departure: DepartureId) -> Result<(), StoreError> {
    let kinds: Vec<MailKind> = MailKind::ALL.iter().copied().filter(|kind| kind.is_of_the_course()).collect();
    outbox::withdraw(tx, departure, &kinds).await?;
    Ok(())
}

/// Drops all talks that were not held; returns which. The caller calls their appointments off.
pub(crate) async fn drop_talks(tx: &Tx<'_>, loaded: &Loaded, now: DateTime<Utc>) -> Result<Vec<Uuid>, StoreError> {
    let open: Vec<Uuid> = loaded
        .talks
        .iter()
        .filter(|row| row.held_on.is_none() && row.dropped_at.is_none())
        .map(|row| row.id)
        .collect();
    talk::Entity::update_many()
        .col_expr(talk::Column::DroppedAt, Expr::value(now))
        .filter(talk::Column::Id.is_in(open.iter().copied()))
        .exec(tx)
        .await?;
    Ok(open)
}
