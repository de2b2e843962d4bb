//! Predicting, or opening the answers without.

use domain::prediction::Prediction;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::access::{Hosting, prediction_comes_first};
use crate::course;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::prediction;
use crate::store::queries::talks;

/// How it ended. In every case the answers are open now, as far as the host may see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Predicted {
    Noted,
    /// They predicted before, have seen the answers, or the talk has begun or was held: what was said first stays.
    TooLate,
}

/// Notes what the host expects, once. The course does not depend on it, so nothing is projected; and
/// it is no line of the time line, since a prediction is nobody else's business.
pub async fn predict(program: &Program, host: &impl Hosting, prediction: Prediction) -> Result<Predicted, StoreError> {
    let (board, id, talk_id, account) = (host.board(), host.departure(), host.talk(), host.account());
    course::beside(program, host, |change| {
        Box::pin(async move {
            let (tx, now, departure) = (change.tx, change.now, change.row().await?);
            let talk = talks::one(tx, talk_id)
                .await?
                .ok_or_else(|| StoreError::corrupt("talks", talk_id, "gone under its proof"))?;
            if !prediction_comes_first(tx, &departure, &talk, account, now).await? {
                return Ok(Predicted::TooLate);
            }
            let row = prediction::ActiveModel {
                talk_id: Set(talk_id.into()),
                account_id: Set(account.into()),
                board_id: Set(board.into()),
                departure_id: Set(id.into()),
                reason: Set(prediction.into()),
                made_at: Set(now),
            };
            let key = OnConflict::columns([prediction::Column::TalkId, prediction::Column::AccountId])
                .do_nothing()
                .to_owned();
            let inserted = prediction::Entity::insert(row).on_conflict(key).exec_without_returning(tx).await?;
            Ok::<_, StoreError>(if inserted == 0 { Predicted::TooLate } else { Predicted::Noted })
        })
    })
    .await
}
