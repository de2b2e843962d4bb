//! Who keeps the school holidays.

use domain::ids::{AccountId, BoardId};

use super::{Administrator, Coordinator, Refused, Scope};

/// May keep the holidays of the whole board: an administrator, or a coordinator of the whole board.
#[derive(Clone, Copy, Debug)]
pub struct HolidayKeeper {
    account: AccountId,
    board: BoardId,
}

impl From<&Administrator> for HolidayKeeper {
    fn from(proof: &Administrator) -> Self {
        Self { account: proof.account(), board: proof.board() }
    }
}

impl HolidayKeeper {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// Refuses a coordinator of some units only: holidays count for everybody.
    pub fn coordinator(proof: &Coordinator) -> Result<Self, Refused> {
        match proof.scope() {
            Scope::Board => Ok(Self { account: proof.account(), board: proof.board() }),
            Scope::Units(_) => Err(Refused::NotFound),
        }
    }
}
