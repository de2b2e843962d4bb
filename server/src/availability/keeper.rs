//! Whose times somebody may keep.

use domain::ids::{AccountId, BoardId, UnitId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::{Coordinator, Keeper, Refused, Scope, SignedIn};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::{account, role, unit};

/// May keep the weekly hours and closed days of this account.
#[derive(Clone, Debug)]
pub struct TimesKeeper {
    account: AccountId,
    board: BoardId,
    /// Of a coordinator the units whose leavers she sees by name; a host sees whom she hosts.
    names_of: Option<Scope>,
}

impl TimesKeeper {
    /// Everybody keeps their own times.
    pub const fn own(viewer: &SignedIn) -> Self {
        Self { account: viewer.account(), board: viewer.board(), names_of: None }
    }

    /// A coordinator keeps the times of people who work at, or host for, her units; for the whole
    /// board everybody's.
    pub async fn of_other(program: &Program, proof: &Coordinator, id: AccountId) -> Result<Self, Refused> {
        let conn = program.store().read();
        let row = account::Entity::find_by_id(id.uuid())
            .filter(account::Column::BoardId.eq(proof.board().uuid()))
            .one(conn)
            .await
            .map_err(StoreError::from)?
            .ok_or(Refused::NotFound)?;
        let keeper = Self { account: id, board: proof.board(), names_of: Some(proof.scope().clone()) };
        if *proof.scope() == Scope::Board {
            return Ok(keeper);
        }
        let roles = role::Entity::find()
            .filter(role::Column::AccountId.eq(id.uuid()))
            .find_also_related(unit::Entity)
            .all(conn)
            .await
            .map_err(StoreError::from)?;
        let reaches = |unit: UnitId, school: UnitId| proof.scope().reaches(unit, school);
        let by_school = row.school_id.is_some_and(|school| reaches(school.into(), school.into()));
        let by_role = roles.iter().filter_map(|(_, unit)| unit.as_ref()).any(|unit| {
            let school = unit.parent_id.unwrap_or(unit.id);
            reaches(unit.id.into(), school.into())
        });
        if by_school || by_role { Ok(keeper) } else { Err(Refused::NotFound) }
    }

    /// Whoever keeps the people of the board keeps everybody's.
    pub async fn of_board(program: &Program, proof: &Keeper, id: AccountId) -> Result<Self, Refused> {
        account::Entity::find_by_id(id.uuid())
            .filter(account::Column::BoardId.eq(proof.board().uuid()))
            .one(program.store().read())
            .await
            .map_err(StoreError::from)?
            // Who keeps people but coordinates nobody knows no leaver by name.
            .map(|_| Self { account: id, board: proof.board(), names_of: Some(Scope::Units(Vec::new())) })
            .ok_or(Refused::NotFound)
    }

    /// For demonstration data and tests, which stand in for the host.
    #[allow(dead_code, reason = "builders of tests are only there with their feature")]
    pub(crate) const fn standing_in(account: AccountId, board: BoardId) -> Self {
        Self { account, board, names_of: None }
    }

    /// Whether she may see the name of a leaver of this unit who has a talk with this host (the domain
    /// rules: who sees what).
    pub(super) fn sees_names(&self, unit: UnitId, school: UnitId) -> bool {
        self.names_of.as_ref().is_none_or(|scope| scope.reaches(unit, school))
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}
