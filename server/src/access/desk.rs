//! Whoever does HR's work of departures: somebody on a page or at the command line, or a personnel system with a token.
//! What the pages do and what such a system does is one use case, which takes either.

use domain::ids::{AccountId, BoardId};
use domain::time_line::Actor;

use super::{Coordinator, CoordinatorOf, Scope};
use crate::course::{By, OfDeparture};
use crate::once::Once;

/// May register leavers of these units.
pub trait Registers: Sync {
    fn board(&self) -> BoardId;
    fn scope(&self) -> &Scope;

    /// Who takes care of whoever is registered; nobody in particular where a program did it.
    fn account(&self) -> Option<AccountId>;

    /// Who the log says did it.
    fn actor(&self) -> Actor;

    /// The request that is carried out once, where there is one.
    fn once(&self) -> Option<&Once> {
        None
    }
}

/// May change what HR knows of one departure.
pub trait Manages: OfDeparture {
    fn by(&self) -> By;

    /// Whose units they may choose from; nobody's where a program reaches the whole board.
    fn account(&self) -> Option<AccountId>;

    /// The request that is carried out once, where there is one.
    fn once(&self) -> Option<&Once> {
        None
    }

    /// Whether cancelling may erase what was said so far. People read on the page that it does.
    fn erases(&self) -> bool {
        true
    }
}

impl Registers for Coordinator {
    fn board(&self) -> BoardId {
        self.board()
    }

    fn scope(&self) -> &Scope {
        self.scope()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account())
    }

    fn actor(&self) -> Actor {
        self.actor()
    }
}

impl Manages for CoordinatorOf {
    fn by(&self) -> By {
        By::Staff(self.account())
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account())
    }
}
