//! Reading times for the rules that offer slots and count working days.

use std::collections::HashMap;

use chrono::Weekday;
use domain::ids::{AccountId, BoardId};
use domain::slot::{Hours, HoursDraft};
use domain::working_days::DateRange;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::store::entity::{closed_days, hours};
use crate::store::queries::holidays;
use crate::store::{StoreError, TypedColumn};

/// 1 is Monday, 7 is Sunday (ISO 8601).
pub(super) fn weekday_number(weekday: Weekday) -> i32 {
    i32::try_from(weekday.number_from_monday()).unwrap_or(7)
}

/// The weekly hours of these people, each by weekday and start. Who has none is left out. One
/// query.
pub async fn hours_of(
    conn: &impl ConnectionTrait,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Vec<Hours>>, StoreError> {
    let rows = hours::Entity::find()
        .filter(hours::Column::AccountId.any_of(accounts.iter().copied()))
        .order_by_asc(hours::Column::Weekday)
        .order_by_asc(hours::Column::StartMinute)
        .order_by_asc(hours::Column::Id)
        .all(conn)
        .await?;
    let mut of_each: HashMap<AccountId, Vec<Hours>> = HashMap::new();
    for row in rows {
        of_each.entry(*row.account_id).or_default().push(read_hours(&row)?);
    }
    Ok(of_each)
}

pub(crate) fn read_hours(row: &hours::Model) -> Result<Hours, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("hours", *row.id, what);
    let weekday = u8::try_from(row.weekday - 1).ok().and_then(|day| Weekday::try_from(day).ok());
    let draft = HoursDraft {
        weekday: weekday.ok_or_else(|| corrupt("no such weekday"))?,
        start_minute: u16::try_from(row.start_minute).map_err(|_| corrupt("no such minute"))?,
        end_minute: u16::try_from(row.end_minute).map_err(|_| corrupt("no such minute"))?,
        way: *row.way,
        place: row.place.clone().unwrap_or_default(),
        valid_from: row.valid_from,
        valid_until: row.valid_until,
    };
    draft.check(*row.id).map_err(|faults| corrupt(&format!("{faults:?}")))
}

/// The school holidays of a board. One query.
pub async fn holiday_ranges(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<DateRange>, StoreError> {
    let rows = holidays::of(board).order_by_asc(closed_days::Column::FirstDay).all(conn).await?;
    Ok(rows.into_iter().map(|row| DateRange::new(row.first_day, row.last_day)).collect())
}
