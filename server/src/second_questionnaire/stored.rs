//! The answers of the second questionnaire, read back.

use chrono::{DateTime, Utc};
use domain::ids::DepartureId;
use domain::questionnaire::{Answers, Questionnaire};
use sea_orm::EntityTrait;

use crate::store::entity::second_response;
use crate::store::{Keyed, StoreError};

/// What the leaver said some weeks later.
#[derive(Clone, Debug)]
pub struct SecondAnswers {
    pub answers: Answers,
    pub submitted_at: DateTime<Utc>,
}

/// The second answers of a departure. The caller holds a proof that they may be seen.
pub async fn stored_second(conn: &impl Keyed, departure: DepartureId) -> Result<Option<SecondAnswers>, StoreError> {
    let Some(row) = second_response::Entity::find_by_id(departure).one(conn).await? else { return Ok(None) };
    let corrupt = |what: String| StoreError::corrupt("second_responses", departure, what);
    let version = u32::try_from(row.version).map_err(|_| corrupt("version".to_owned()))?;
    let questionnaire =
        Questionnaire::of_version(version).ok_or_else(|| corrupt(format!("there is no version {version}")))?;
    let answers = Answers::parse(&row.answers.open(conn, departure)?, questionnaire)
        .map_err(|faults| corrupt(faults.first().map(ToString::to_string).unwrap_or_default()))?;
    Ok(Some(SecondAnswers { answers, submitted_at: row.submitted_at }))
}
