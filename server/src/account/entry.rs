//! What the log says of accounts and their roles.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId};
use domain::time_line::{Actor, EventKind};
use serde_json::json;

use super::roles::Held;
use crate::log::Entry;
use crate::second_person::Telling;

/// Whoever changes accounts, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct By {
    pub board: BoardId,
    pub now: DateTime<Utc>,
    pub actor: Actor,
    /// How others hear of roles that need a second person.
    pub telling: Telling,
}

impl By {
    /// Of the account itself.
    pub(super) const fn of(self, account: AccountId, kind: EventKind) -> Entry {
        Entry::of_board(self.board, self.now, self.actor, kind).about(account)
    }

    /// Of one of its roles.
    pub(super) fn of_role(self, account: AccountId, kind: EventKind, (role, unit): Held) -> Entry {
        self.of(account, kind).saying(Some(json!({ "role": role, "unit": unit })))
    }
}
