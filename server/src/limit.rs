//! Limits that must hold across instances: how often something happened in a window of time, as
//! rows. Floods per address and instance are the web server's own.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::secret::{Purpose, Secrets};
use crate::store::entity::limit::{Column, Entity};
use crate::store::{StoreError, Tx};

/// No limit counts over a longer time than this.
const KEPT: TimeDelta = TimeDelta::days(2);

/// Whether something may happen once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    Allowed,
    /// Too often; the window ends then.
    Exceeded {
        until: DateTime<Utc>,
    },
}

/// The key of a limit: what is limited, and for whom. The "whom" (a mail address, a client's
/// address) is stored as an HMAC only.
pub fn key(secrets: &Secrets, what: &str, whom: &str) -> String {
    let mac = secrets.mac(Purpose::Limit, &[what.as_bytes(), whom.as_bytes()]);
    let hex: String = mac[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{what}:{hex}")
}

/// Counts one more of `key` in a fixed window that starts with its first hit, and says whether
/// that is still within `max`. One statement, atomic on both databases.
pub async fn hit(
    tx: &Tx<'_>,
    key: &str,
    max: u32,
    window: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Limited, StoreError> {
    let oldest = now - window;
    let over = || Expr::col((Entity, Column::WindowStart)).lte(oldest);
    let statement = Query::insert()
        .into_table(Entity)
        .columns([Column::Key, Column::WindowStart, Column::Count])
        .values_panic([key.into(), now.into(), 1.into()])
        .on_conflict(
            OnConflict::column(Column::Key)
                .value(
                    Column::Count,
                    CaseStatement::new().case(over(), 1).finally(Expr::col((Entity, Column::Count)).add(1)),
                )
                .value(
                    Column::WindowStart,
                    CaseStatement::new().case(over(), now).finally(Expr::col((Entity, Column::WindowStart))),
                )
                .to_owned(),
        )
        .returning(Query::returning().columns([Column::WindowStart, Column::Count]))
        .to_owned();
    let row = tx
        .query_one(&statement)
        .await?
        .ok_or_else(|| StoreError::corrupt("limits", key, "an upsert returned no row"))?;
    let count: i32 = row.try_get("", "count")?;
    let start: DateTime<Utc> = row.try_get("", "window_start")?;
    if i64::from(count) <= i64::from(max) {
        Ok(Limited::Allowed)
    } else {
        Ok(Limited::Exceeded { until: start + window })
    }
}

/// Forgets windows that count nothing any more; returns how many.
pub async fn purge(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::WindowStart.lte(now - KEPT)).exec(tx).await?.rows_affected)
}
