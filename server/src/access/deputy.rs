//! Who names somebody's deputies.

use domain::ids::{AccountId, BoardId};

use super::{Keeper, Refused, SignedIn};
use crate::program::Program;
use crate::store::queries::{accounts, roles};

/// May name deputies of this account, and end them: the person themself, or whoever keeps people. Whether a role may
/// be given at once is asked of the role.
#[derive(Clone, Copy, Debug)]
pub struct NamesDeputies {
    of: AccountId,
    board: BoardId,
    by: AccountId,
}

impl NamesDeputies {
    /// Everybody names their own.
    pub const fn own(viewer: &SignedIn) -> Self {
        Self { of: viewer.account(), board: viewer.board(), by: viewer.account() }
    }

    /// Refuses for accounts of other boards, and, unless it is an administrator who asks, for those of administrators.
    pub async fn of_other(program: &Program, keeper: &Keeper, of: AccountId) -> Result<Self, Refused> {
        let conn = program.store().read();
        accounts::of_board(conn, keeper.board(), of).await?.ok_or(Refused::NotFound)?;
        if !keeper.is_administrator() && roles::administers(conn, of, program.now()).await? {
            return Err(Refused::NotFound);
        }
        Ok(Self { of, board: keeper.board(), by: keeper.account() })
    }

    /// Whose roles somebody else gets for a while.
    pub const fn of(&self) -> AccountId {
        self.of
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// Whoever names.
    pub const fn by(&self) -> AccountId {
        self.by
    }

    /// Whether they are that person.
    pub fn is_own(&self) -> bool {
        self.of == self.by
    }
}
