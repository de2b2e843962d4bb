//! Questions about what leavers asked for of what is kept about them.

use domain::ids::DepartureId;
use domain::rights::Ruling;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::rights_request;
use crate::store::{StoreError, TypedColumn};

/// Whether the leaver objected, or had the data restricted, and did not take it back: it stands, or HR refused it.
pub(crate) async fn is_left_alone(conn: &impl ConnectionTrait, departure: DepartureId) -> Result<bool, StoreError> {
    use rights_request::Column;
    let not_taken_back = Condition::any().add(Column::EndedAt.is_null()).add(Column::Ruling.is(Ruling::Refused));
    let asked = rights_request::Entity::find().filter(Column::DepartureId.is(departure)).filter(not_taken_back);
    Ok(asked.one(conn).await?.is_some())
}
