//! What a copy holds of what is not over: answers that were not handed in, tasks, and what HR asked for a moment ago.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::Language;
use domain::ids::DepartureId;
use domain::questionnaire::{Answers, Names, Questionnaire, Variant, variant_for};
use domain::task::TaskSource;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use wording::Wording;

use super::gather::Accounts;
use super::shape::{CopiedAnswer, CopiedDraft, CopiedTask, CopiedWaiting};
use crate::questionnaire::{Draft, Opened, opened};
use crate::store::entity::{departure, draft, task, waiting_step};
use crate::store::seal::open_some;
use crate::store::{Keyed, StoreError, TypedColumn, questionnaire_of_version};

/// What was answered and not handed in, also where it cannot be any more.
pub(super) async fn draft(
    conn: &impl Keyed,
    row: &departure::Model,
    now: DateTime<Utc>,
    language: Language,
    names: &Names<'_>,
) -> Result<Option<CopiedDraft>, StoreError> {
    let Some(stored) = draft::Entity::find_by_id(*row.id).one(conn).await? else { return Ok(None) };
    let (questionnaire, variant, answers) = match opened(conn, *row.id, *row.board_id, now).await? {
        Opened::Draft(found) => {
            let Draft { questionnaire, variant, answers, .. } = *found;
            (questionnaire, variant, answers)
        }
        Opened::Submitted { .. } | Opened::NotOffered => left_over(conn, row, &stored).await?,
    };
    let mut items = Vec::new();
    for item in questionnaire.items() {
        let key = item.key.as_str();
        for answer in answers.get(key).into_iter().chain(answers.set_aside(key)) {
            items.push(CopiedAnswer {
                key: key.to_owned(),
                question: item.text(variant).text(language, names),
                values: answer.fields(),
                answer: item.in_words(answer, language, names),
            });
        }
    }
    Ok(Some(CopiedDraft { questionnaire_version: questionnaire.version(), changed_at: stored.updated_at, items }))
}

/// A draft with which nobody goes on any more. Whoever is asked nothing any more, by another way of leaving, reads the
/// words that most people read.
async fn left_over(
    conn: &impl Keyed,
    row: &departure::Model,
    stored: &draft::Model,
) -> Result<(Arc<Questionnaire>, Variant, Answers), StoreError> {
    let questionnaire = questionnaire_of_version(conn, *row.board_id, stored.version).await?;
    let answers = Answers::parse(&stored.answers.open(conn, *row.id)?, &questionnaire).map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        StoreError::corrupt("drafts", *row.id, first)
    })?;
    let variant = variant_for(*row.departure_type, row.questionnaire_switched_on).unwrap_or(Variant::Full);
    Ok((questionnaire, variant, answers))
}

/// What a leader asked of HR, and where they may be seen the agreements of reports.
pub(super) async fn tasks(
    conn: &impl Keyed,
    id: DepartureId,
    with_agreements: bool,
) -> Result<Vec<CopiedTask>, StoreError> {
    let rows = task::Entity::find()
        .filter(task::Column::DepartureId.is(id))
        .order_by_asc(task::Column::CreatedAt)
        .order_by_asc(task::Column::Number)
        .all(conn)
        .await?;
    rows.into_iter()
        .filter(|row| match *row.source {
            TaskSource::Agreement => with_agreements,
            TaskSource::Asked => true,
        })
        .map(|row| {
            Ok(CopiedTask {
                source: row.source.code().to_owned(),
                what: row.what.open(conn, row.id)?,
                owner: row.owner_name.open(conn, row.id)?,
                due_on: row.due_on,
                created_at: row.created_at,
                done_at: row.done_at,
            })
        })
        .collect()
}

/// What waits to be carried out, or was not.
pub(super) async fn waiting(
    conn: &impl Keyed,
    id: DepartureId,
    wording: Wording,
    accounts: &Accounts,
) -> Result<Vec<CopiedWaiting>, StoreError> {
    let rows = waiting_step::Entity::find().filter(waiting_step::Column::DepartureId.is(id)).all(conn).await?;
    rows.into_iter()
        .map(|row| {
            let typed = match open_some(row.fields.as_ref(), conn, row.id)? {
                Some(text) => serde_json::from_str(&text)
                    .map_err(|error| StoreError::corrupt("waiting_steps", *row.id, format!("fields {error}")))?,
                None => Vec::new(),
            };
            Ok(CopiedWaiting {
                asked_at: row.asked_at,
                code: row.step.code().to_owned(),
                what: wording.code("event", row.step.asked().code()),
                who: accounts.get(&row.asked_by).cloned(),
                due_at: row.due_at,
                typed,
                lapsed: row.lapsed.map(|why| why.code().to_owned()),
            })
        })
        .collect()
}
