//! Which predictions count for figures: those made before the talk.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{BoardId, TalkId};
use domain::prediction::counts;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use super::calendar;
use crate::store::entity::{prediction, talk};
use crate::store::queries::appointments;
use crate::store::{StoreError, TypedColumn};

/// Those of these predictions of one board that were made before the talk they are about. Three statements.
pub(crate) async fn counted_predictions(
    conn: &impl ConnectionTrait,
    board: BoardId,
    predictions: Vec<prediction::Model>,
) -> Result<Vec<prediction::Model>, StoreError> {
    if predictions.is_empty() {
        return Ok(predictions);
    }
    let talks: Vec<TalkId> = predictions.iter().map(|row| *row.talk_id).collect();
    let calendar = calendar(conn, board).await?;
    let starts: HashMap<TalkId, DateTime<Utc>> = appointments::starts_of(conn, &talks).await?;
    let held: HashMap<TalkId, Option<NaiveDate>> = talk::Entity::find()
        .filter(talk::Column::Id.any_of(talks.iter().copied()))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (*row.id, row.held_on))
        .collect();
    let before = |row: &prediction::Model| {
        let (starts_at, held_on) = (starts.get(&row.talk_id).copied(), held.get(&row.talk_id).copied().flatten());
        counts(row.made_at, calendar.local_date(row.made_at), starts_at, held_on)
    };
    Ok(predictions.into_iter().filter(before).collect())
}
