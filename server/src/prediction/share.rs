//! How often "we know what is going on" was so: counted over the whole board, never by person, unit
//! or host. Whether it may be published is for the figures to decide.

use domain::ids::BoardId;
use domain::prediction::Prediction;
use sea_orm::{EntityTrait, QueryFilter};

use crate::course::counted_predictions;
use crate::questionnaire::read_stored;
use crate::store::entity::prediction;
use crate::store::queries::responses;
use crate::store::{Keyed, StoreError, TypedColumn};

/// Predictions of the decisive reason, of the whole board; only those made before the talk.
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
pub async fn share_right(conn: &impl Keyed, board: BoardId) -> Result<Share, StoreError> {
    let predictions = prediction::Entity::find().filter(prediction::Column::BoardId.is(board)).all(conn).await?;
    let predictions = counted_predictions(conn, board, predictions).await?;
    let mut share = Share::default();
    for row in predictions {
        let prediction = *row.reason;
        if prediction == Prediction::Skipped {
            share.skipped += 1;
            continue;
        }
        let Some(answers) = responses::of(conn, *row.departure_id).await? else { continue };
        if let Some(right) = prediction.is_right(read_stored(conn, answers).await?.submitted.answers()) {
            share.predicted += 1;
            share.right += u32::from(right);
        }
    }
    Ok(share)
}
