//! Questions about talks.

use chrono::NaiveDate;
use domain::ids::TalkId;
use domain::talk::HostKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait};

use crate::store::entity::departure;
use crate::store::entity::talk::{Column, Entity, Model, Relation};
use crate::store::{StoreError, Typed, TypedColumn};

/// The most talks of one host that are read at once: years of a full diary.
pub(crate) const OF_HOST_MAX: u64 = 1_000;

/// One talk, whatever became of it.
pub(crate) async fn one(conn: &impl ConnectionTrait, id: TalkId) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id).one(conn).await?)
}

/// Of these talks those with a leader who may not know of the departure yet.
pub(crate) async fn hidden_from_leaders(
    conn: &impl ConnectionTrait,
    talks: impl Iterator<Item = Typed<TalkId>>,
    today: NaiveDate,
) -> Result<Vec<Typed<TalkId>>, StoreError> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .join(JoinType::InnerJoin, Relation::Departure.def())
        .filter(Column::Id.is_in(talks))
        .filter(Column::HostKind.is(HostKind::TeamLeader))
        .filter(departure::Column::KnownFrom.gt(today))
        .into_tuple()
        .all(conn)
        .await?)
}
