//! How hosts are reached.

use std::collections::{BTreeSet, HashMap};

use domain::ids::AccountId;
use domain::reach::{PhoneNumber, Reach, VideoAddress};
use sea_orm::{EntityTrait, QueryFilter};

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

fn read(conn: &impl Keyed, row: &Model) -> Result<Reach, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("host_settings", *row.account_id, what);
    let phone = open_some(row.phone.as_ref(), conn, row.account_id)?;
    let video = open_some(row.video_address.as_ref(), conn, row.account_id)?;
    Ok(Reach {
        phone: phone.map(PhoneNumber::try_from).transpose().map_err(|_| corrupt("a number that is none"))?,
        video: video.map(VideoAddress::try_from).transpose().map_err(|_| corrupt("an address that is none"))?,
    })
}
