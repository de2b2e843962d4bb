//! Submitted answers as people read them.

use chrono::{DateTime, Utc};
use domain::Language;
use domain::access::AnswersVisibility;
use domain::questionnaire::Names;
use domain::side_by_side::Ticked;
use serde::{Deserialize, Serialize};

use crate::course::{self, Loaded};
use crate::questionnaire::stored_answers;
use crate::store::{Keyed, StoreError};

/// The answers of one leaver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersView {
    pub submitted_at: DateTime<Utc>,
    /// The leaver chose to share them with the leader.
    pub shared: bool,
    pub items: Vec<AnsweredItem>,
    /// What was ticked, for laying it beside what was told.
    pub ticked: Ticked,
}

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredItem {
    pub theme: String,
    pub question: String,
    /// What was chosen or written; empty when it was skipped.
    pub answer: Vec<String>,
    /// 1 to 5 or 0 to 10, where the item is a scale.
    pub score: Option<u8>,
}

/// Reads the answers; the caller has checked their visibility. `None` when nothing was handed in.
pub(super) async fn view(
    conn: &impl Keyed,
    loaded: &Loaded,
    language: Language,
    visibility: AnswersVisibility,
) -> Result<Option<AnswersView>, StoreError> {
    let Some(seen) = stored_answers(conn, *loaded.departure.id).await? else { return Ok(None) };
    let organisation = course::organisation(conn, *loaded.departure.board_id).await?;
    let names = Names { organisation: &organisation.name, sector: organisation.sector };
    let submitted = &seen.submitted;
    let (variant, band) = (submitted.variant(), submitted.service_band());
    let ticked = Ticked::of(seen.questionnaire.items_for(variant, band), submitted.answers());
    let asked = seen.questionnaire.shown(variant, band, submitted.answers());
    let items = asked
        .into_iter()
        .map(|item| {
            let answer = submitted.answers().get(item.key.as_str());
            let theme = seen.questionnaire.theme(item.theme.as_str());
            AnsweredItem {
                theme: theme.map(|theme| theme.title.text(language, &names)).unwrap_or_default(),
                question: item.text(submitted.variant()).text(language, &names),
                answer: answer.map(|answer| item.in_words(answer, language, &names)).unwrap_or_default(),
                score: answer.and_then(score),
            }
        })
        .collect();
    Ok(Some(AnswersView {
        submitted_at: seen.submitted_at,
        shared: visibility == AnswersVisibility::Shared,
        items,
        ticked,
    }))
}

const fn score(answer: &domain::questionnaire::Answer) -> Option<u8> {
    use domain::questionnaire::Answer;
    match answer {
        Answer::Agreement(agreement) => agreement.score(),
        Answer::Likelihood(likelihood) => Some(likelihood.get()),
        _ => None,
    }
}
