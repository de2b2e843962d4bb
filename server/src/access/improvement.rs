//! Who writes improvement points, and who reads the tips they may come of.

use domain::ids::{AccountId, BoardId, UnitId};

use super::{Refused, Scope, SignedIn};

/// May write improvement points of these units, and publish them to leavers. A proof of its own, apart
/// from figures: it opens nobody's record.
#[derive(Clone, Debug)]
pub struct PointWriter {
    account: AccountId,
    board: BoardId,
    scope: Scope,
}

impl PointWriter {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Whether a point about this school, or about the whole board, is theirs to write.
    pub fn reaches(&self, school: Option<UnitId>) -> bool {
        match school {
            Some(school) => self.scope.reaches(school, school),
            None => self.scope == Scope::Board,
        }
    }
}

/// Refuses whoever is neither a policy officer nor HR coordinator of the whole board. Deliberately
/// absent: administrators, who set up the board and have no part in its policy.
pub fn point_writer(viewer: &SignedIn) -> Result<PointWriter, Refused> {
    let coordinates_all = viewer.coordinator().is_ok_and(|coordinator| *coordinator.scope() == Scope::Board);
    let scope = if coordinates_all { Scope::Board } else { viewer.policy_officer()?.scope().clone() };
    Ok(PointWriter { account: viewer.account(), board: viewer.board(), scope })
}

/// May read tips that were handed on. They are of the whole board, and no tip says of which school it is.
#[derive(Clone, Copy, Debug)]
pub struct TipReader {
    board: BoardId,
}

impl TipReader {
    pub const fn board(&self) -> BoardId {
        self.board
    }
}

/// Refuses whoever is no policy officer of the whole board: one of some schools would read those of the others too.
/// HR coordinators, who know who left and when, read none.
pub fn tip_reader(viewer: &SignedIn) -> Result<TipReader, Refused> {
    match viewer.policy_officer()?.scope() {
        Scope::Board => Ok(TipReader { board: viewer.board() }),
        Scope::Units(_) => Err(Refused::NotFound),
    }
}
