//! Where the call of one talk by video is, where its host names another place than for all their talks.

use domain::ids::AppointmentId;
use domain::reach::VideoAddress;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter};

use crate::access::Hosting;
use crate::program::Program;
use crate::store::entity::appointment;
use crate::store::queries::reach;
use crate::store::{Sealed, StoreError, Tx, TypedColumn};

/// What whoever plans a talk says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Call {
    /// Nothing: what was said of this talk before, or else of all of the host's talks.
    #[default]
    AsBefore,
    /// As at all of the host's talks.
    Usual,
    At(VideoAddress),
}

/// What the host said of this talk's call alone, where it is planned with them.
pub async fn call_of(program: &Program, host: &impl Hosting) -> Result<Option<VideoAddress>, StoreError> {
    let conn = program.store().read();
    let row = appointment::Entity::find()
        .filter(appointment::Column::TalkId.is(host.talk()))
        .filter(appointment::Column::DepartureId.is(host.departure()))
        .filter(appointment::Column::HostId.is(host.account()))
        .filter(appointment::Column::LiveKey.is_not_null())
        .one(conn)
        .await?;
    row.map_or(Ok(None), |row| reach::own_call(conn, &row))
}

/// Notes it.
pub(super) async fn set_call(tx: &Tx<'_>, id: AppointmentId, call: &Call) -> Result<(), StoreError> {
    let told = match call {
        Call::AsBefore => return Ok(()),
        Call::Usual => None,
        Call::At(address) => Some(address.as_str()),
    };
    let sealed = Sealed::close_some(tx, id, told)?;
    let row = appointment::ActiveModel { id: Unchanged(id.into()), video_address: Set(sealed), ..Default::default() };
    row.update(tx).await?;
    Ok(())
}
