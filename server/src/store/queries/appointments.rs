//! Questions about appointments.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, TalkId};
use domain::time_line::EventKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use crate::store::entity::appointment::{Column, Entity, Model};
use crate::store::entity::event;
use crate::store::{StoreError, TypedColumn};

/// Those that stand with this host.
pub(crate) fn with(host: AccountId) -> Select<Entity> {
    Entity::find().filter(Column::HostId.is(host)).filter(Column::LiveKey.is_not_null())
}

/// The one that stands and that calendars know by this UID.
pub(crate) fn known_as(uid: &str) -> Select<Entity> {
    Entity::find().filter(Column::Uid.eq(uid)).filter(Column::LiveKey.is_not_null())
}

/// When each of these talks begins, where a time stands for it. One query.
pub(crate) async fn starts_of(
    conn: &impl ConnectionTrait,
    talks: &[TalkId],
) -> Result<HashMap<TalkId, DateTime<Utc>>, StoreError> {
    let rows = Entity::find()
        .filter(Column::TalkId.any_of(talks.iter().copied()))
        .filter(Column::LiveKey.is_not_null())
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (*row.talk_id, row.starts_at)).collect())
}

/// How many lines the log has of what calendars answered about this leaver's talks, since this appointment was booked.
pub(crate) async fn answers_told(conn: &impl ConnectionTrait, row: &Model) -> Result<u64, StoreError> {
    let answers = [
        EventKind::InvitationAccepted,
        EventKind::InvitationDeclined,
        EventKind::InvitationTentative,
        EventKind::TimeProposed,
    ];
    let told = event::Entity::find()
        .filter(event::Column::DepartureId.eq(row.departure_id))
        .filter(event::Column::At.gte(row.booked_at))
        .filter(event::Column::Kind.any_of(answers));
    Ok(told.count(conn).await?)
}
