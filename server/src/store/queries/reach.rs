//! How hosts are reached.

use std::collections::{BTreeSet, HashMap};

use domain::ids::AccountId;
use domain::reach::{PhoneNumber, Reach, VideoAddress};
use sea_orm::{EntityTrait, QueryFilter};

use crate::store::entity::appointment;
use crate::store::entity::host_settings::{Column, Entity, Model};
use crate::store::seal::open_some;
use crate::store::{Keyed, StoreError, TypedColumn};

/// Of these hosts, as far as they say so. Asks nothing where there are none.
pub(crate) async fn of_hosts(
    conn: &impl Keyed,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, Reach>, StoreError> {
    let ids: BTreeSet<AccountId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().filter(Column::AccountId.any_of(ids)).all(conn).await?;
    rows.iter().map(|row| Ok((*row.account_id, read(conn, row)?))).collect()
}

/// Of one host.
pub(crate) async fn of_host(conn: &impl Keyed, id: AccountId) -> Result<Reach, StoreError> {
    let row = Entity::find_by_id(id).one(conn).await?;
    row.map_or_else(|| Ok(Reach::default()), |row| read(conn, &row))
}

/// Where the call of this appointment is, where its host named a place for it alone.
pub(crate) fn own_call(conn: &impl Keyed, row: &appointment::Model) -> Result<Option<VideoAddress>, StoreError> {
    let own = open_some(row.video_address.as_ref(), conn, row.id)?;
    let corrupt = |_| StoreError::corrupt("appointments", *row.id, "an address that is none");
    own.map(VideoAddress::try_from).transpose().map_err(corrupt)
}

/// What of how its host is reached somebody needs for this appointment; `host` is what they say of all their talks.
pub(crate) fn of_appointment(
    conn: &impl Keyed,
    row: &appointment::Model,
    host: &Reach,
    soon: bool,
) -> Result<Reach, StoreError> {
    Ok(host.with_call(own_call(conn, row)?).for_talk(*row.way, soon))
}

fn read(conn: &impl Keyed, row: &Model) -> Result<Reach, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("host_settings", *row.account_id, what);
    let phone = open_some(row.phone.as_ref(), conn, row.account_id)?;
    let video = open_some(row.video_address.as_ref(), conn, row.account_id)?;
    Ok(Reach {
        phone: phone.map(PhoneNumber::try_from).transpose().map_err(|_| corrupt("a number that is none"))?,
        video: video.map(VideoAddress::try_from).transpose().map_err(|_| corrupt("an address that is none"))?,
    })
}
