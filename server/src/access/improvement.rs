//! Who writes improvement points, who proposes them, who sees to one, and who reads the tips they may come of.

use domain::account::Role;
use domain::ids::{AccountId, BoardId, PointId, UnitId};
use sea_orm::{EntityTrait, QueryFilter};

use super::{Refused, Scope, SignedIn};
use crate::program::Program;
use crate::store::entity::improvement_point::{Column, Entity};
use crate::store::{StoreError, Typed, TypedColumn};

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

/// May propose a point from a talk, and read what became of the own proposals.
#[derive(Clone, Copy, Debug)]
pub struct PointProposer {
    account: AccountId,
    board: BoardId,
}

impl PointProposer {
    pub const fn account(self) -> AccountId {
        self.account
    }

    pub const fn board(self) -> BoardId {
        self.board
    }
}

/// Refuses whoever is no HR adviser.
pub fn point_proposer(viewer: &SignedIn) -> Result<PointProposer, Refused> {
    if viewer.has(Role::HrAdviser) {
        Ok(PointProposer { account: viewer.account(), board: viewer.board() })
    } else {
        Err(Refused::NotFound)
    }
}

/// May say something about one point: writes it, or sees to it.
#[derive(Clone, Copy, Debug)]
pub struct PointParty {
    point: PointId,
    account: AccountId,
    board: BoardId,
    writes: bool,
    owns: bool,
}

impl PointParty {
    pub const fn point(self) -> PointId {
        self.point
    }

    pub const fn account(self) -> AccountId {
        self.account
    }

    pub const fn board(self) -> BoardId {
        self.board
    }

    /// Whether this point is theirs to write; the others read it where they read all they see to.
    pub const fn writes(self) -> bool {
        self.writes
    }

    /// Whether they see to it.
    pub const fn owns(self) -> bool {
        self.owns
    }
}

/// Refuses whoever has nothing to do with this point: whoever proposed it and does not see to it, whoever saw to it and
/// has no role any more, and of one that nobody has to see to whoever would.
pub async fn point_party(program: &Program, viewer: &SignedIn, id: PointId) -> Result<PointParty, Refused> {
    let found = Entity::find_by_id(id).filter(Column::BoardId.is(viewer.board())).one(program.store().read()).await;
    let row = found.map_err(StoreError::from)?.ok_or(Refused::NotFound)?;
    let is_theirs = row.owner_account == Some(viewer.account().into());
    let owns = is_theirs && !viewer.grants().is_empty() && row.status.needs_an_owner();
    let writes = point_writer(viewer).is_ok_and(|writer| writer.reaches(row.unit_id.map(Typed::get)));
    if owns || writes {
        Ok(PointParty { point: id, account: viewer.account(), board: viewer.board(), writes, owns })
    } else {
        Err(Refused::NotFound)
    }
}

/// May read tips that were handed on. They are of the whole board, and no tip says of which school it is.
#[derive(Clone, Copy, Debug)]
pub struct TipReader {
    account: AccountId,
    board: BoardId,
}

impl TipReader {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}

/// Refuses whoever is no policy officer of the whole board: one of some schools would read those of the others too.
/// And whoever knows who left and when by another role, of whatever unit: HR coordinators, HR advisers, team leaders.
pub fn tip_reader(viewer: &SignedIn) -> Result<TipReader, Refused> {
    if [Role::HrCoordinator, Role::HrAdviser, Role::TeamLeader].into_iter().any(|role| viewer.has(role)) {
        return Err(Refused::NotFound);
    }
    match viewer.policy_officer()?.scope() {
        Scope::Board => Ok(TipReader { account: viewer.account(), board: viewer.board() }),
        Scope::Units(_) => Err(Refused::NotFound),
    }
}
