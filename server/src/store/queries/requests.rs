//! Questions about what leavers asked for of what is kept about them.

use domain::ids::DepartureId;
use domain::rights::{Right, Ruling};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::rights_request;
use crate::store::{StoreError, TypedColumn};

/// Whether the leaver objected, had the data restricted, or asked to have something erased, and did not take it back:
/// it stands, HR refused it, or it was erased.
pub(crate) async fn is_left_alone(conn: &impl ConnectionTrait, departure: DepartureId) -> Result<bool, StoreError> {
    use rights_request::Column;
    let holds = Condition::all()
        .add(Column::Asked.any_of(Right::HOLDING))
        .add(Condition::any().add(Column::EndedAt.is_null()).add(Column::Ruling.is(Ruling::Refused)));
    let erases = Condition::all()
        .add(Column::Asked.is(Right::Erase))
        .add(Condition::any().add(Column::EndedAt.is_null()).add(Column::Ruling.is_not_null()));
    let not_taken_back = Condition::any().add(holds).add(erases);
    let asked = rights_request::Entity::find().filter(Column::DepartureId.is(departure)).filter(not_taken_back);
    Ok(asked.one(conn).await?.is_some())
}
