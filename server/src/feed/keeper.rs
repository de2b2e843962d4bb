//! Whose calendars somebody may read in.

use domain::ids::{AccountId, BoardId};

use crate::access::SignedIn;

/// May keep the calendars of this account: everybody their own, and nobody another's. A coordinator
/// keeps others' hours, but a private calendar's address is its owner's.
#[derive(Clone, Copy, Debug)]
pub struct FeedKeeper {
    account: AccountId,
    board: BoardId,
}

impl FeedKeeper {
    pub const fn own(viewer: &SignedIn) -> Self {
        Self { account: viewer.account(), board: viewer.board() }
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}
