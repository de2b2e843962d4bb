//! Submitted answers, read back through the same door as they were handed in.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::Language;
use domain::ids::DepartureId;
use domain::questionnaire::{Questionnaire, Submitted};

use crate::store::entity::response;
use crate::store::queries::responses;
use crate::store::{Keyed, StoreError, questionnaire_of_version};

/// Answers as handed in, with the questions they belong to.
#[derive(Clone, Debug)]
pub struct AnswersSeen {
    pub questionnaire: Arc<Questionnaire>,
    pub submitted: Submitted,
    pub submitted_at: DateTime<Utc>,
    /// The language the leaver answered in.
    pub language: Language,
}

/// The submitted answers of a departure. The caller holds a proof that they may be seen, and
/// records the look.
pub async fn stored_answers(conn: &impl Keyed, departure: DepartureId) -> Result<Option<AnswersSeen>, StoreError> {
    match responses::of(conn, departure).await? {
        Some(row) => read(conn, row).await.map(Some),
        None => Ok(None),
    }
}

/// Reads a stored response.
pub(crate) async fn read(conn: &impl Keyed, row: response::Model) -> Result<AnswersSeen, StoreError> {
    let questionnaire = questionnaire_of_version(conn, *row.board_id, Some(row.version)).await?;
    let submitted = Submitted::parse(&row.answers.open(conn, row.id)?, &questionnaire).map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        StoreError::corrupt("responses", *row.id, first)
    })?;
    Ok(AnswersSeen { questionnaire, submitted, submitted_at: row.submitted_at, language: *row.language })
}
