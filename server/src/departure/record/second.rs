//! What somebody said some weeks after leaving, beside what they said at first.

use chrono::{DateTime, Utc};
use domain::Language;
use domain::later::{Shift, screen, shift};
use domain::questionnaire::Names;
use domain::side_by_side::Ticked;
use serde::{Deserialize, Serialize};

use super::answers::AnsweredItem;
use crate::course::{self, Loaded};
use crate::second_questionnaire::stored_second;
use crate::store::{Keyed, StoreError};

/// The second answers of one leaver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterView {
    pub submitted_at: DateTime<Utc>,
    pub items: Vec<AnsweredItem>,
    /// What changed since the first; `None` where that was not handed in or asked no reasons.
    pub shift: Option<Shift>,
}

/// Reads the second answers; the caller has checked their visibility.
pub(super) async fn view(
    conn: &impl Keyed,
    loaded: &Loaded,
    first: Option<&Ticked>,
    language: Language,
) -> Result<Option<LaterView>, StoreError> {
    // Only once the course is over somebody may have been asked: the facts know whether they answered.
    if loaded.facts.later.submitted_at.is_none() {
        return Ok(None);
    }
    let Some(second) = stored_second(conn, *loaded.departure.id).await? else { return Ok(None) };
    let organisation = course::organisation(conn, loaded.departure.board_id.into()).await?;
    let names = Names { organisation: &organisation.name, sector: organisation.sector };
    let items = screen().map(|screen| {
        let theme = screen.theme.title.text(language, &names);
        let shown: Vec<AnsweredItem> = screen
            .shown(&second.answers)
            .map(|asked| AnsweredItem {
                theme: theme.clone(),
                question: asked.text(language, &names),
                answer: second
                    .answers
                    .get(asked.key())
                    .map(|answer| asked.item.in_words(answer, language, &names))
                    .unwrap_or_default(),
                score: None,
            })
            .collect();
        shown
    });
    Ok(Some(LaterView {
        submitted_at: second.submitted_at,
        items: items.unwrap_or_default(),
        shift: first.and_then(|first| shift(first, &second.answers)),
    }))
}
