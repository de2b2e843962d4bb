//! The reports of a departure's formal talks.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::ReportVisibility;
use domain::ids::{AccountId, TalkId};
use domain::report::Report;
use serde::{Deserialize, Serialize};

use super::people::People;
use crate::course::Loaded;
use crate::store::{Keyed, StoreError};

/// One report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReportView {
    pub talk: TalkId,
    pub author: Option<String>,
    pub held_on: Option<NaiveDate>,
    pub report: Report,
    /// `None` while it is being written, which only its author sees.
    pub finalised_at: Option<DateTime<Utc>>,
}

/// The reports this viewer may see: final ones, and the own one that is being written. Notes are
/// never among them.
pub(super) fn view(
    conn: &impl Keyed,
    loaded: &Loaded,
    people: &People,
    visibility: ReportVisibility,
    viewer: AccountId,
) -> Result<Vec<ReportView>, StoreError> {
    loaded
        .reports
        .iter()
        .filter(|row| match visibility {
            ReportVisibility::Nothing => false,
            ReportVisibility::Read => row.finalised_at.is_some(),
            ReportVisibility::Write => row.finalised_at.is_some() || row.author_id == viewer,
        })
        .map(|row| {
            let report = row.boxes(conn)?;
            Ok(ReportView {
                talk: *row.talk_id,
                author: people.account(*row.author_id),
                held_on: loaded.talks.iter().find(|talk| talk.id == row.talk_id).and_then(|talk| talk.held_on),
                report,
                finalised_at: row.finalised_at,
            })
        })
        .collect()
}
