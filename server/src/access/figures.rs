//! Who reads published figures, and who keeps them. None of these proofs opens a record, nor who was counted.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId, UnitId};
use sea_orm::ConnectionTrait;

use super::{Grant, Refused, Scope, SignedIn};
use crate::store::StoreError;
use crate::store::entity::account;
use crate::store::queries::roles;

/// By which roles somebody reads figures, of the board or of a part.
const READERS: [Role; 4] = [Role::PolicyOfficer, Role::HrCoordinator, Role::SchoolHead, Role::TeamLeader];

/// What somebody reads of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FiguresScope {
    /// All that is published.
    Board,
    /// What is published of these schools and their teams, and of the board as a whole.
    Schools(Vec<UnitId>),
    /// What is published of these teams, and of the board as a whole.
    Teams(Vec<UnitId>),
}

impl FiguresScope {
    /// Whether what is published of this unit, of this school, is theirs to read. Of a school itself `school` is `None`.
    pub fn reads(&self, unit: UnitId, school: Option<UnitId>) -> bool {
        match self {
            Self::Board => true,
            // Who leads a whole school as one team leads its teams.
            Self::Schools(own) | Self::Teams(own) => {
                own.contains(&unit) || school.is_some_and(|school| own.contains(&school))
            }
        }
    }
}

/// May read published figures.
#[derive(Clone, Debug)]
pub struct FiguresReader {
    account: AccountId,
    board: BoardId,
    scope: FiguresScope,
}

impl FiguresReader {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn scope(&self) -> &FiguresScope {
        &self.scope
    }
}

/// May set which periods are counted and from how many people something is said, have a period counted, and have its
/// figures corrected.
#[derive(Clone, Copy, Debug)]
pub struct FiguresKeeper {
    account: AccountId,
    board: BoardId,
}

impl FiguresKeeper {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}

/// Refuses whoever is neither policy officer nor HR coordinator of the whole board, nor head or policy officer of a
/// school, nor leader of a team. Deliberately absent: administrators, and coordinators of some units, who know the people
/// themselves.
pub fn figures_reader(viewer: &SignedIn) -> Result<FiguresReader, Refused> {
    reader(viewer.account(), viewer.board(), viewer.grants())
}

fn reader(account: AccountId, board: BoardId, grants: &[Grant]) -> Result<FiguresReader, Refused> {
    let scope = if are_of_board(grants) { FiguresScope::Board } else { part_of(grants)? };
    Ok(FiguresReader { account, board, scope })
}

/// Everybody who reads figures today, with what they read: for mails that tell of them.
pub(crate) async fn figures_readers(
    conn: &impl ConnectionTrait,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<Vec<(account::Model, FiguresReader)>, StoreError> {
    let mut people: BTreeMap<AccountId, (account::Model, Vec<Grant>)> = BTreeMap::new();
    for (held, row) in roles::in_force(conn, board, &READERS, now).await? {
        let (_, grants) = people.entry(*row.id).or_insert_with(|| (row, Vec::new()));
        grants.extend(Grant::of(&held));
    }
    let reads = |(row, grants): (account::Model, Vec<Grant>)| {
        let reader = reader(*row.id, board, &grants).ok()?;
        Some((row, reader))
    };
    Ok(people.into_values().filter_map(reads).collect())
}

/// Whether one is of a policy officer or an HR coordinator of the whole board.
fn are_of_board(grants: &[Grant]) -> bool {
    let of_board = |role: Role| Scope::of(role, grants) == Some(Scope::Board);
    of_board(Role::PolicyOfficer) || of_board(Role::HrCoordinator)
}

/// Refuses whoever is neither policy officer nor HR coordinator of the whole board.
pub fn figures_keeper(viewer: &SignedIn) -> Result<FiguresKeeper, Refused> {
    if are_of_board(viewer.grants()) {
        Ok(FiguresKeeper { account: viewer.account(), board: viewer.board() })
    } else {
        Err(Refused::NotFound)
    }
}

/// The units of whoever does not read all: heads and policy officers of schools, leaders of their teams. Whoever heads
/// or leads the whole board reads all.
fn part_of(grants: &[Grant]) -> Result<FiguresScope, Refused> {
    let heads = [Role::SchoolHead, Role::PolicyOfficer].map(|role| Scope::of(role, grants));
    let heads_something = heads.iter().any(Option::is_some);
    let mut own = Vec::new();
    for scope in heads.into_iter().chain([Scope::of(Role::TeamLeader, grants)]).flatten() {
        match scope {
            Scope::Board => return Ok(FiguresScope::Board),
            Scope::Units(units) => own.extend(units),
        }
    }
    if own.is_empty() {
        Err(Refused::NotFound)
    } else if heads_something {
        Ok(FiguresScope::Schools(own))
    } else {
        Ok(FiguresScope::Teams(own))
    }
}
