//! What the log says of accounts and their roles.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId};
use domain::time_line::{Actor, EventKind};
use serde_json::json;

use super::given::Given;
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

    /// Of one of its roles, with its days and whose it is, as far as it has any.
    pub(super) fn of_role(self, account: AccountId, kind: EventKind, given: &Given) -> Entry {
        let mut said = json!({ "role": given.role, "unit": given.unit });
        let days = [("first", given.period.first()), ("last", given.period.last())];
        for (name, day) in days.into_iter().filter_map(|(name, day)| Some((name, day?))) {
            said[name] = json!(day);
        }
        if let Some(whose) = given.deputy_of {
            said["for"] = json!(whose);
        }
        self.of(account, kind).saying(Some(said))
    }
}
