//! What is known of whoever owns a calendar, before it is read.

use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::feed::{OwnTalk, Owner};
use domain::ids::AccountId;
use domain::person::EmailAddress;
use domain::slot::Busy;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::store::entity::appointment::{Column, Entity, Model};
use crate::store::queries::accounts;
use crate::store::queries::talks::OF_HOST_MAX;
use crate::store::{StoreError, TypedColumn};

/// Talks of so many days back are known still: they may have been moved here, and not yet in the calendar.
const TALK_DAYS_BACK: u64 = 31;

/// The account's address, the one they sign in with at a calendar's server, where it is one, and the talks they
/// host or hosted: also those that were called off, which their calendar may hold for a while.
pub(super) async fn owner(
    conn: &impl ConnectionTrait,
    account: AccountId,
    user_name: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Owner, StoreError> {
    let email = accounts::one(conn, account).await?.map(|row| row.email);
    let known = [email.as_deref(), user_name];
    let addresses = known.into_iter().flatten().filter_map(|text| EmailAddress::parse(text).ok()).collect();
    let rows = Entity::find()
        .filter(Column::HostId.is(account))
        .filter(Column::StartsAt.gte(now - Days::new(TALK_DAYS_BACK)))
        .order_by_desc(Column::StartsAt)
        .order_by_desc(Column::Id)
        .limit(OF_HOST_MAX)
        .all(conn)
        .await?;
    Ok(Owner { addresses, talks: rows.into_iter().map(own_talk).collect() })
}

fn own_talk(row: Model) -> OwnTalk {
    let end = row.starts_at + TimeDelta::minutes(i64::from(*row.minutes));
    OwnTalk { stands: row.live_key.is_some().then_some(Busy { start: row.starts_at, end }), uid: row.uid }
}
