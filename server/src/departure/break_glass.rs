//! Break-glass access: HR opens answers and report of one departure, with a reason that is written down
//! and told to the leaver (docs/domain.md, "Who sees what").

use domain::ids::AccountId;
use domain::unseen::trimmed;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::change::ByHr;
use crate::access::{self, CoordinatorOf};
use crate::course::{self, Actor, EventKind, Loaded, OnTimeLine, Outcome};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, before, outbox};
use crate::program::Program;
use crate::store::{StoreError, Tx};

/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;

/// How asking for break-glass access ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opening {
    /// Open to this coordinator for an hour. `told`: the leaver has an address, or had one lately, and hears of it now;
    /// otherwise they find it in their own data.
    Opened {
        told: bool,
    },
    ReasonMissing,
    ReasonTooLong,
    /// Nothing was handed in and no report is final: there is nothing to open.
    NothingBehind,
}

/// Opens answers and report to this coordinator for one hour, and to nobody else. The reason stands
/// on the time line and in the mail that the leaver gets at once. Asking again within that hour
/// changes nothing.
pub async fn break_glass(program: &Program, coordinator: &CoordinatorOf, reason: &str) -> Result<Opening, StoreError> {
    let reason = trimmed(reason);
    if reason.is_empty() {
        return Ok(Opening::ReasonMissing);
    }
    if reason.chars().count() > REASON_MAX {
        return Ok(Opening::ReasonTooLong);
    }
    course::change(program, coordinator, |change| {
        Box::pin(async move {
            let change = ByHr::new(change, coordinator);
            let loaded = change.load().await?;
            if !has_something_behind(&loaded) {
                return Ok(Outcome::unchanged(Opening::NothingBehind));
            }
            let (told, line) = write(change.tx, change, (coordinator.account(), reason), &loaded).await?;
            let opening = Opening::Opened { told };
            Ok::<_, StoreError>(match line {
                Some(line) => Outcome::changed(opening, line),
                None => Outcome::unchanged(opening),
            })
        })
    })
    .await
}

/// Answers that were handed in, or a report that is final.
pub(super) fn has_something_behind(loaded: &Loaded) -> bool {
    loaded.submitted.is_some() || loaded.reports.iter().any(|report| report.finalised_at.is_some())
}

async fn write(
    tx: &Tx<'_>,
    change: ByHr<'_, '_>,
    (by, reason): (AccountId, &str),
    loaded: &Loaded,
) -> Result<(bool, Option<OnTimeLine>), StoreError> {
    let today = change.calendar.local_date(change.now);
    // Nothing is ever sent after a death. The mail waits, in case that was an error.
    let is_dead = loaded.facts.departure_type.profile().nothing_is_ever_sent;
    let has_address = course::is_reachable(&loaded.departure, today)
        || !before::lately(tx, change.id, today, change.now).await?.is_empty();
    let tells = has_address && !is_dead;
    if access::break_glass_is_open(tx, by, change.id, change.now).await? {
        return Ok((tells, None));
    }
    let actor = Actor::Staff(by);
    let detail = Some(json!({ "reason": reason }));
    let line = change.record(actor, EventKind::BreakGlassUsed, detail).await?;
    if has_address {
        let kind = MailKind::BreakGlassUsed;
        let key = format!("{}:{}:{}:{}", change.id, kind.code(), by, change.now.timestamp());
        let about = About {
            departure: &loaded.departure,
            kind,
            talk: None,
            appointment: None,
            payload: json!({ "reason": reason }),
            due_at: change.now,
            dedupe_key: Some(key),
        };
        tell::leaver_and_before(tx, (today, change.now), about).await?;
    }
    if is_dead {
        outbox::hold_warnings(tx, change.id).await?;
    }
    Ok((tells, Some(line)))
}
