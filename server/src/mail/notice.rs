//! What mails to HR and advisers tell that is about no single departure: talks that were called off
//! together, and trainings that end.

use std::collections::HashMap;

use domain::ids::{AppointmentId, DepartureId, TrainingId};
use domain::working_days::WorkCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;

use super::MailKind;
use super::context::Notice;
use crate::store::entity::{account, appointment, departure, training};
use crate::store::queries::accounts;
use crate::store::{StoreError, TypedColumn};

/// Reads it as it is now; `None` for other mails, and where there is nothing to tell any more.
pub(super) async fn read(
    conn: &impl ConnectionTrait,
    kind: MailKind,
    payload: &str,
    calendar: &WorkCalendar,
) -> Result<Option<Notice>, StoreError> {
    let payload: Value = serde_json::from_str(payload).unwrap_or_default();
    match kind {
        MailKind::TalksFreedHr => freed(conn, &payload, calendar).await,
        MailKind::TrainingExpiring | MailKind::TrainingExpiringHr => expiring(conn, &payload).await,
        _ => Ok(None),
    }
}

async fn freed(
    conn: &impl ConnectionTrait,
    payload: &Value,
    calendar: &WorkCalendar,
) -> Result<Option<Notice>, StoreError> {
    let ids: Vec<AppointmentId> = payload["appointments"].as_array().into_iter().flatten().filter_map(id).collect();
    let rows = appointment::Entity::find()
        .filter(appointment::Column::Id.any_of(ids))
        .order_by_asc(appointment::Column::StartsAt)
        .all(conn)
        .await?;
    let Some(host) = rows.first().map(|row| *row.host_id) else { return Ok(None) };
    let leavers = rows.iter().map(|row| row.departure_id);
    let names: HashMap<DepartureId, String> = departure::Entity::find()
        .filter(departure::Column::Id.is_in(leavers))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (*row.id, row.name))
        .collect();
    let host = accounts::one(conn, host).await?.map(|row| row.name).unwrap_or_default();
    let talks = rows
        .iter()
        .map(|row| {
            let local = calendar.local(row.starts_at);
            (names.get(&row.departure_id).cloned().unwrap_or_default(), local.date_naive(), local.time())
        })
        .collect();
    Ok(Some(Notice { host, until: None, talks }))
}

/// A training that has been made to last longer meanwhile, or was taken away, is not announced.
async fn expiring(conn: &impl ConnectionTrait, payload: &Value) -> Result<Option<Notice>, StoreError> {
    let Some(training) = id::<TrainingId>(&payload["training"]) else { return Ok(None) };
    let until = payload["until"].as_str().and_then(|text| text.parse().ok());
    let found = training::Entity::find_by_id(training).find_also_related(account::Entity).one(conn).await?;
    Ok(found
        .and_then(|(row, account)| Some((row, account?)))
        .filter(|(row, _)| until == Some(row.valid_until))
        .map(|(row, account)| Notice { host: account.name, until: Some(row.valid_until), talks: Vec::new() }))
}

fn id<T: std::str::FromStr>(value: &Value) -> Option<T> {
    value.as_str()?.parse().ok()
}
