//! Which questionnaire a departure has, by version; parsed once and kept, because a published
//! version never changes.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use domain::ids::BoardId;
use domain::questionnaire::Questionnaire;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::StoreError;
use super::entity::questionnaire;

/// The questionnaire that is part of the program, shared.
static STANDARD: LazyLock<Arc<Questionnaire>> = LazyLock::new(|| Arc::new(Questionnaire::standard().clone()));

/// Parsed versions of boards. Only what is immutable is kept here, so instances never differ.
static PARSED: LazyLock<RwLock<Versions>> = LazyLock::new(RwLock::default);

type Versions = HashMap<(BoardId, i32), Arc<Questionnaire>>;

/// The questionnaire of this version; without one, the standard that is part of the program.
pub async fn questionnaire_of_version(
    conn: &impl ConnectionTrait,
    board: BoardId,
    version: Option<i32>,
) -> Result<Arc<Questionnaire>, StoreError> {
    let Some(version) = version else { return Ok(STANDARD.clone()) };
    if let Ok(parsed) = PARSED.read()
        && let Some(questionnaire) = parsed.get(&(board, version))
    {
        return Ok(questionnaire.clone());
    }
    let row = questionnaire::Entity::find_by_id((board.into(), version)).one(conn).await?;
    let questionnaire = match row {
        Some(row) => Arc::new(Questionnaire::parse(&row.definition).map_err(|faults| {
            let first = faults.first().map(ToString::to_string).unwrap_or_default();
            StoreError::corrupt("questionnaires", version, first)
        })?),
        None => match u32::try_from(version).ok().and_then(Questionnaire::of_version) {
            Some(standard) => Arc::new(standard.clone()),
            None => return Err(StoreError::corrupt("questionnaires", version, "this version is gone")),
        },
    };
    if let Ok(mut parsed) = PARSED.write() {
        parsed.insert((board, version), questionnaire.clone());
    }
    Ok(questionnaire)
}
