//! What somebody with an account may do at all.

use domain::Language;
use domain::account::Role;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::time_line::Actor;

use super::{HeldRole, Refused};

/// A role that somebody has today, for one unit and everything below it, or for the whole board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub unit: Option<UnitId>,
    /// Whose it is, where this person stands in for somebody.
    pub deputy_of: Option<AccountId>,
}

impl Grant {
    /// `None` before its first day, and after its last: then it gives nothing.
    pub(super) fn of(held: &HeldRole) -> Option<Self> {
        held.counts().then_some(Self { role: held.role, unit: held.unit, deputy_of: held.deputy_of })
    }
}

/// Somebody whose session has been checked, or for whom a mail counts what their pages show. Made by `sign_in` alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    account: AccountId,
    board: BoardId,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub school: Option<UnitId>,
    grants: Vec<Grant>,
}

impl SignedIn {
    /// Only `sign_in`, which has just read the account, may make one.
    pub(crate) fn of_account(
        account: AccountId,
        board: BoardId,
        name: String,
        email: String,
        language: Language,
        school: Option<UnitId>,
        grants: Vec<Grant>,
    ) -> Self {
        Self { account, board, name, email, language, school, grants }
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Refuses whoever does not set up the board.
    pub fn administrator(&self) -> Result<Administrator, Refused> {
        if self.has(Role::Administrator) {
            Ok(Administrator { account: self.account, board: self.board })
        } else {
            Err(Refused::NotFound)
        }
    }

    /// Refuses whoever keeps neither units nor people: administrators do, and HR coordinators of the
    /// whole board (docs/domain.md, "Who sees what").
    pub fn keeper(&self) -> Result<Keeper, Refused> {
        let is_administrator = self.has(Role::Administrator);
        if is_administrator || self.scope_of(Role::HrCoordinator) == Some(Scope::Board) {
            Ok(Keeper { account: self.account, board: self.board, is_administrator })
        } else {
            Err(Refused::NotFound)
        }
    }

    /// Refuses whoever sees to no mails: administrators do, and HR coordinators for the leavers of their units.
    pub fn mail_keeper(&self) -> Result<MailKeeper, Refused> {
        let is_administrator = self.has(Role::Administrator);
        let names = self.scope_of(Role::HrCoordinator);
        let scope = if is_administrator { Some(Scope::Board) } else { names.clone() };
        let scope = scope.ok_or(Refused::NotFound)?;
        let (account, board, email) = (self.account, self.board, self.email.clone());
        Ok(MailKeeper { account, board, email, is_administrator, scope, names })
    }

    /// Refuses whoever is no HR coordinator of anything.
    pub fn coordinator(&self) -> Result<Coordinator, Refused> {
        let scope = self.scope_of(Role::HrCoordinator).ok_or(Refused::NotFound)?;
        Ok(Coordinator { account: self.account, board: self.board, scope, is_at_the_machine: false })
    }

    /// Leads this team of this school today.
    pub(crate) fn leads(&self, unit: UnitId, school: UnitId) -> bool {
        self.scope_of(Role::TeamLeader).is_some_and(|scope| scope.reaches(unit, school))
    }

    /// Leads this team of this school today in the place of this leader.
    pub(crate) fn stands_in_for(&self, leader: AccountId, unit: UnitId, school: UnitId) -> bool {
        let in_their_place = |grant: &&Grant| grant.role == Role::TeamLeader && grant.deputy_of == Some(leader);
        let grants: Vec<Grant> = self.grants.iter().filter(in_their_place).copied().collect();
        Scope::of(Role::TeamLeader, &grants).is_some_and(|scope| scope.reaches(unit, school))
    }

    /// The leaders in whose place this person leads a team today.
    pub(crate) fn leaders_stood_in_for(&self) -> impl Iterator<Item = AccountId> {
        self.grants.iter().filter(|grant| grant.role == Role::TeamLeader).filter_map(|grant| grant.deputy_of)
    }

    /// Refuses whoever is the head of no school.
    pub fn school_head(&self) -> Result<SchoolHead, Refused> {
        let scope = self.scope_of(Role::SchoolHead).ok_or(Refused::NotFound)?;
        Ok(SchoolHead { account: self.account, board: self.board, email: self.email.clone(), scope })
    }

    /// Refuses whoever is no policy officer.
    pub fn policy_officer(&self) -> Result<PolicyOfficerOf, Refused> {
        let scope = self.scope_of(Role::PolicyOfficer).ok_or(Refused::NotFound)?;
        Ok(PolicyOfficerOf { account: self.account, board: self.board, scope })
    }

    fn scope_of(&self, role: Role) -> Option<Scope> {
        Scope::of(role, &self.grants)
    }
}

/// The units a role reaches: a school reaches its teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Board,
    Units(Vec<UnitId>),
}

impl Scope {
    /// Where these grants give this role; `None` where nowhere.
    pub(crate) fn of(role: Role, grants: &[Grant]) -> Option<Self> {
        let units: Vec<Option<UnitId>> =
            grants.iter().filter(|grant| grant.role == role).map(|grant| grant.unit).collect();
        if units.is_empty() {
            None
        } else if units.contains(&None) {
            Some(Self::Board)
        } else {
            Some(Self::Units(units.into_iter().flatten().collect()))
        }
    }

    /// Whether a departure from this team of this school lies within.
    pub fn reaches(&self, unit: UnitId, school: UnitId) -> bool {
        match self {
            Self::Board => true,
            Self::Units(units) => units.contains(&unit) || units.contains(&school),
        }
    }
}

/// May set up the board.
#[derive(Clone, Debug)]
pub struct Administrator {
    account: AccountId,
    board: BoardId,
}

impl Administrator {
    /// For tests, which set up a board as its administrator would.
    #[cfg(feature = "testing")]
    pub(crate) const fn of_a_test(account: AccountId, board: BoardId) -> Self {
        Self { account, board }
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}

/// May keep units, people and their training, and write the questionnaire and the guides that the whole
/// board uses: a coordinator of some units would change them for the others too. Who is no administrator makes none, and leaves their
/// accounts alone.
#[derive(Clone, Debug)]
pub struct Keeper {
    account: AccountId,
    board: BoardId,
    is_administrator: bool,
}

impl Keeper {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// Whether administrators' accounts are in reach too.
    pub const fn is_administrator(&self) -> bool {
        self.is_administrator
    }
}

impl From<&Administrator> for Keeper {
    fn from(proof: &Administrator) -> Self {
        Self { account: proof.account, board: proof.board, is_administrator: true }
    }
}

/// May see which mails have not gone out, and have them sent again: those about leavers of these units, and of the
/// whole board also those about nobody who leaves. An administrator does so without learning who leaves. Nobody sees
/// those of the own departure.
#[derive(Clone, Debug)]
pub struct MailKeeper {
    account: AccountId,
    board: BoardId,
    email: String,
    is_administrator: bool,
    scope: Scope,
    /// Whose names they know.
    names: Option<Scope>,
}

impl MailKeeper {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// The mail address they sign in with.
    pub(crate) fn email(&self) -> &str {
        &self.email
    }

    pub const fn is_administrator(&self) -> bool {
        self.is_administrator
    }

    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Whether they know who leaves this team of this school.
    pub(crate) fn may_name(&self, unit: UnitId, school: UnitId) -> bool {
        self.names.as_ref().is_some_and(|names| names.reaches(unit, school))
    }
}

/// An HR coordinator of the whole board, who has every departure on the board's list: may do what ends otherwise where
/// somebody leaves, as moving a team and putting a unit away.
#[derive(Clone, Copy, Debug)]
pub struct BoardCoordinator {
    account: AccountId,
    board: BoardId,
}

impl BoardCoordinator {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}

/// May register leavers of these units.
#[derive(Clone, Debug)]
pub struct Coordinator {
    account: AccountId,
    board: BoardId,
    scope: Scope,
    is_at_the_machine: bool,
}

impl Coordinator {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The person at the command line of the machine itself, for `uitzwaai import`.
    pub(crate) const fn at_the_machine(account: AccountId, board: BoardId) -> Self {
        Self { account, board, scope: Scope::Board, is_at_the_machine: true }
    }

    /// For tests, as somebody who signed in.
    #[cfg(feature = "testing")]
    pub(crate) const fn of_a_test(account: AccountId, board: BoardId) -> Self {
        Self { account, board, scope: Scope::Board, is_at_the_machine: false }
    }

    /// Refuses a coordinator of some units only.
    pub fn of_the_board(&self) -> Result<BoardCoordinator, Refused> {
        match self.scope {
            Scope::Board => Ok(BoardCoordinator { account: self.account, board: self.board }),
            Scope::Units(_) => Err(Refused::NotFound),
        }
    }

    /// Who the log says did it.
    pub(crate) const fn actor(&self) -> Actor {
        if self.is_at_the_machine { Actor::Machine(Some(self.account)) } else { Actor::Staff(self.account) }
    }
}

/// May see who leaves these schools and still needs a talk, and of how many one was held. Opens no record.
#[derive(Clone, Debug)]
pub struct SchoolHead {
    account: AccountId,
    board: BoardId,
    email: String,
    scope: Scope,
}

impl SchoolHead {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// The mail address they sign in with.
    pub(crate) fn email(&self) -> &str {
        &self.email
    }

    pub const fn scope(&self) -> &Scope {
        &self.scope
    }
}

/// May see published figures of these units.
#[derive(Clone, Debug)]
pub struct PolicyOfficerOf {
    account: AccountId,
    board: BoardId,
    scope: Scope,
}

impl PolicyOfficerOf {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn scope(&self) -> &Scope {
        &self.scope
    }
}
