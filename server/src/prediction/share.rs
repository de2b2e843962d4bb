//! How often "we know what is going on" was so: counted over the whole board, never by person, unit
//! or host. Whether it may be published is for the figures to decide.

use domain::ids::BoardId;
use domain::prediction::Prediction;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::questionnaire::read_stored;
use crate::store::StoreError;
use crate::store::entity::{prediction, response};

/// Predictions of the decisive reason, of the whole board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Predictions about leavers who named a decisive reason.
    pub predicted: u32,
    /// Of those, the ones that named the same.
    pub right: u32,
    /// Answers opened without a prediction.
    pub skipped: u32,
}

/// Counts the board's predictions.
pub async fn share_right(conn: &impl ConnectionTrait, board: BoardId) -> Result<Share, StoreError> {
    let predictions = prediction::Entity::find().filter(prediction::Column::BoardId.eq(board.uuid())).all(conn).await?;
    let mut share = Share::default();
    for row in predictions {
        let prediction = Prediction::parse(&row.reason)
            .ok_or_else(|| StoreError::corrupt("predictions", row.talk_id, "an unknown reason"))?;
        if prediction == Prediction::Skipped {
            share.skipped += 1;
            continue;
        }
        let answers =
            response::Entity::find().filter(response::Column::DepartureId.eq(row.departure_id)).one(conn).await?;
        let Some(answers) = answers else { continue };
        if let Some(right) = prediction.is_right(read_stored(conn, answers).await?.submitted.answers()) {
            share.predicted += 1;
            share.right += u32::from(right);
        }
    }
    Ok(share)
}
