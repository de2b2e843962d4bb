//! What the log says of trainings.

use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use domain::time_line::{Actor, EventKind};
use domain::working_days::DateRange;
use serde_json::json;

use crate::access::Keeper;
use crate::log::Entry;

/// Of a training of this account, with the days on which it counts.
pub(super) fn entry(
    proof: &Keeper,
    now: DateTime<Utc>,
    kind: EventKind,
    account: AccountId,
    (name, days): (&str, DateRange),
) -> Entry {
    let detail = json!({ "training": name, "first": days.first, "last": days.last });
    Entry::of_board(proof.board(), now, Actor::Staff(proof.account()), kind).about(account).saying(Some(detail))
}
