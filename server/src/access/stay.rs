//! Whoever stays in touch, by the link in their mails; and HR, who reads the list.

use domain::Language;
use domain::ids::{AccountId, BoardId, FormerId};
use sea_orm::EntityTrait;

use super::{Refused, Scope, SignedIn};
use crate::program::Program;
use crate::secret::StayToken;
use crate::store::StoreError;
use crate::store::entity::former_colleague;

/// Holds the link of exactly this address. Opens nothing of a departure: nothing leads there.
#[derive(Clone, Copy, Debug)]
pub struct StaysInTouch {
    former: FormerId,
    board: BoardId,
    language: Language,
}

impl StaysInTouch {
    pub const fn former(&self) -> FormerId {
        self.former
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn language(&self) -> Language {
        self.language
    }
}

/// Reads the token of a link. Changes nothing. Refuses what this program did not make, and what was revoked.
pub async fn stays_in_touch(program: &Program, token: &str) -> Result<StaysInTouch, Refused> {
    let former = StayToken::open(program.secrets(), token).ok_or(Refused::NotFound)?;
    let row = former_colleague::Entity::find_by_id(former).one(program.store().read()).await;
    let row = row.map_err(StoreError::from)?.ok_or(Refused::NotFound)?;
    Ok(StaysInTouch { former, board: row.board_id.into(), language: *row.language })
}

/// May read the addresses of whoever stays in touch.
#[derive(Clone, Copy, Debug)]
pub struct FormerReader {
    board: BoardId,
    account: AccountId,
}

impl FormerReader {
    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}

/// Refuses whoever is no HR coordinator of the whole board: an address belongs to no school.
pub fn former_reader(viewer: &SignedIn) -> Result<FormerReader, Refused> {
    match viewer.coordinator()?.scope() {
        Scope::Board => Ok(FormerReader { board: viewer.board(), account: viewer.account() }),
        Scope::Units(_) => Err(Refused::NotFound),
    }
}
