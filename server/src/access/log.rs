//! Who reads the log of the board.

use domain::ids::{AccountId, BoardId};

use super::{Refused, Scope, SignedIn};
use crate::store::entity::departure;
use crate::store::{Keyed, StoreError};

/// May read the log of the board. Whose departure an entry is about it shows only where this person, as HR
/// coordinator, has that departure on their list.
#[derive(Clone, Debug)]
pub struct LogReader {
    account: AccountId,
    board: BoardId,
    coordinates: Option<Scope>,
    email: String,
}

impl LogReader {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// Where they coordinate, and see names in lists.
    pub const fn coordinates(&self) -> Option<&Scope> {
        self.coordinates.as_ref()
    }

    /// Whether they see in lists who leaves here. Nobody follows the own departure from the staff's side, and what a
    /// leaver has restricted stands on no list.
    pub(crate) fn may_name(&self, conn: &impl Keyed, row: &departure::Model) -> Result<bool, StoreError> {
        let reaches = |scope: &Scope| scope.reaches(row.unit_id.into(), row.school_id.into());
        let is_own = row.leaver_account == Some(self.account.into()) || row.is_theirs(conn, &self.email)?;
        Ok(self.coordinates.as_ref().is_some_and(reaches) && !is_own && row.restricted_since.is_none())
    }

    /// The mail address they sign in with.
    pub(crate) fn email(&self) -> &str {
        &self.email
    }

    /// Whether they coordinate the whole board, and may read all that happened to every departure.
    pub fn coordinates_all(&self) -> bool {
        self.coordinates == Some(Scope::Board)
    }
}

/// Refuses whoever does not set up the board. Deliberately absent: HR coordinators, whose own doings the log is
/// about, and who see what happened to each departure in its record.
pub fn log_reader(viewer: &SignedIn) -> Result<LogReader, Refused> {
    viewer.administrator()?;
    let coordinates = viewer.coordinator().ok().map(|coordinator| coordinator.scope().clone());
    let (account, board, email) = (viewer.account(), viewer.board(), viewer.email.clone());
    Ok(LogReader { account, board, coordinates, email })
}
