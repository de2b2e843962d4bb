//! What figures read beside the records of some people: one statement a table, however many they are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, DepartureId};
use domain::mail::MailKind;
use domain::prediction::Prediction;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::course::counted_predictions;
use crate::store::entity::{outbox, prediction, report, response, talk};
use crate::store::{Reader, StoreError, Typed, TypedColumn};

/// The mails by which somebody is asked to answer.
const ASKING: [MailKind; 3] = [MailKind::AskWhetherWanted, MailKind::Questionnaire, MailKind::Combined];

/// What is read beside the records of a page.
pub(super) struct Beside {
    pub talks: HashMap<DepartureId, Vec<talk::Model>>,
    pub reports: HashMap<DepartureId, Vec<report::Model>>,
    pub responses: HashMap<DepartureId, response::Model>,
    /// Those that count, in the order in which they were made.
    pub predictions: HashMap<DepartureId, Vec<Prediction>>,
    /// When the first mail left that asks to answer.
    pub asked: HashMap<DepartureId, DateTime<Utc>>,
}

impl Beside {
    pub(super) async fn read(conn: &Reader, board: BoardId, ids: &[DepartureId]) -> Result<Self, StoreError> {
        let ids = || ids.iter().copied();
        let mut talks: HashMap<DepartureId, Vec<talk::Model>> = HashMap::new();
        for row in talk::Entity::find().filter(talk::Column::DepartureId.any_of(ids())).all(conn).await? {
            talks.entry(*row.departure_id).or_default().push(row);
        }
        let mut reports: HashMap<DepartureId, Vec<report::Model>> = HashMap::new();
        let finals = report::Entity::find()
            .filter(report::Column::DepartureId.any_of(ids()))
            .filter(report::Column::FinalisedAt.is_not_null());
        for row in finals.all(conn).await? {
            reports.entry(*row.departure_id).or_default().push(row);
        }
        let responses = response::Entity::find().filter(response::Column::DepartureId.any_of(ids())).all(conn).await?;
        let responses = responses.into_iter().map(|row| (*row.departure_id, row)).collect();
        let made = prediction::Entity::find()
            .filter(prediction::Column::DepartureId.any_of(ids()))
            .order_by_asc(prediction::Column::MadeAt)
            .all(conn)
            .await?;
        let mut predictions: HashMap<DepartureId, Vec<Prediction>> = HashMap::new();
        for row in counted_predictions(conn, board, made).await? {
            predictions.entry(*row.departure_id).or_default().push(*row.reason);
        }
        Ok(Self { talks, reports, responses, predictions, asked: asked(conn, ids()).await? })
    }
}

async fn asked(
    conn: &Reader,
    ids: impl Iterator<Item = DepartureId>,
) -> Result<HashMap<DepartureId, DateTime<Utc>>, StoreError> {
    let sent = outbox::Entity::find()
        .select_only()
        .columns([outbox::Column::DepartureId, outbox::Column::SentAt])
        .filter(outbox::Column::DepartureId.any_of(ids))
        .filter(outbox::Column::Kind.any_of(ASKING))
        .filter(outbox::Column::SentAt.is_not_null())
        .order_by_desc(outbox::Column::SentAt)
        .into_tuple::<(Typed<DepartureId>, DateTime<Utc>)>()
        .all(conn)
        .await?;
    // The earliest comes last, and stays.
    Ok(sent.into_iter().map(|(departure, at)| (departure.get(), at)).collect())
}
