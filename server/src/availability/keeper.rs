//! Whose times somebody may keep.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::ids::{AccountId, BoardId, DepartureId, UnitId};

use crate::access::{Coordinator, Keeper, Refused, Scope, SignedIn, names_seen};
use crate::program::Program;
use crate::store::queries::{accounts, departures, roles, units};
use crate::store::{Keyed, StoreError};

/// May keep the weekly hours and closed days of this account.
#[derive(Clone, Debug)]
pub struct TimesKeeper {
    account: AccountId,
    board: BoardId,
    names: Names,
}

/// Which leavers are shown by name beside the talks of this account.
#[derive(Clone, Debug)]
enum Names {
    /// The host: those whose record they may open. Boxed, being the larger one.
    Own(Box<SignedIn>),
    /// Whoever keeps another's times: those of the units they coordinate.
    Within(Scope),
}

impl TimesKeeper {
    /// Everybody keeps their own times.
    pub fn own(viewer: &SignedIn) -> Self {
        Self { account: viewer.account(), board: viewer.board(), names: Names::Own(Box::new(viewer.clone())) }
    }

    /// Whether they are the viewer's own.
    pub const fn is_own(&self) -> bool {
        matches!(self.names, Names::Own(_))
    }

    /// A coordinator keeps the times of people who work at, or host for, their units; for the whole
    /// board everybody's.
    pub async fn of_other(program: &Program, proof: &Coordinator, id: AccountId) -> Result<Self, Refused> {
        let conn = program.store().read();
        let row = accounts::of_board(conn, proof.board(), id).await?.ok_or(Refused::NotFound)?;
        let keeper = Self { account: id, board: proof.board(), names: Names::Within(proof.scope().clone()) };
        if *proof.scope() == Scope::Board {
            return Ok(keeper);
        }
        let held = roles::of_account(conn, id, program.now()).await?;
        let named: Vec<UnitId> = held.iter().filter(|held| held.counts()).filter_map(|held| held.unit).collect();
        let units = units::of_board(conn, proof.board()).await?;
        let reaches = |unit: UnitId, school: UnitId| proof.scope().reaches(unit, school);
        let by_school = row.school_id.is_some_and(|school| reaches(school.into(), school.into()));
        let by_role = units.iter().filter(|unit| named.contains(&unit.id)).any(|unit| {
            let school = unit.parent_id.unwrap_or(unit.id);
            reaches(unit.id.into(), school.into())
        });
        if by_school || by_role { Ok(keeper) } else { Err(Refused::NotFound) }
    }

    /// Whoever keeps the people of the board keeps everybody's.
    pub async fn of_board(program: &Program, proof: &Keeper, id: AccountId) -> Result<Self, Refused> {
        accounts::of_board(program.store().read(), proof.board(), id)
            .await?
            // Who keeps people but coordinates nobody knows no leaver by name.
            .map(|_| Self { account: id, board: proof.board(), names: Names::Within(Scope::Units(Vec::new())) })
            .ok_or(Refused::NotFound)
    }

    /// For demonstration data and tests, which stand in for the host. Knows nobody by name.
    #[allow(dead_code, reason = "builders of tests are only there with their feature")]
    pub(crate) const fn standing_in(account: AccountId, board: BoardId) -> Self {
        Self { account, board, names: Names::Within(Scope::Units(Vec::new())) }
    }

    /// The names of those of these departures whose name they may know (docs/domain.md, "Who sees what").
    pub(crate) async fn names(
        &self,
        conn: &impl Keyed,
        ids: &[DepartureId],
        today: NaiveDate,
    ) -> Result<HashMap<DepartureId, String>, StoreError> {
        let scope = match &self.names {
            Names::Own(viewer) => return names_seen(conn, viewer, ids, today).await,
            Names::Within(scope) => scope,
        };
        let rows = departures::of_board(conn, self.board, ids.iter().copied()).await?;
        let seen = rows.into_iter().filter(|row| scope.reaches(row.unit_id.into(), row.school_id.into()));
        seen.map(|row| Ok((*row.id, row.name(conn)?))).collect()
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}
