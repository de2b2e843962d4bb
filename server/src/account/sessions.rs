//! A keeper of the board ends the sessions of somebody else: a laptop that is lost, somebody who left in a hurry.
//!
//! Deliberately absent: on what somebody is signed in and when they last were. That is theirs to see.

use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::access::{Keeper, Refused};
use crate::course::{Actor, EventKind};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::session;
use crate::sign_in::limits_at;
use crate::store::StoreError;
use crate::store::queries::{accounts, roles};

/// What this keeper may do about somebody's sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// So many are open.
    Open(usize),
    /// An administrator's, of which only administrators see anything.
    OnlyAdministrators,
}

/// What ending them came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// So many ended.
    Ended(u64),
    OnlyAdministrators,
}

/// How many sessions of this account are open.
pub async fn sessions_of(program: &Program, keeper: &Keeper, account: AccountId) -> Result<Reach, Refused> {
    let conn = program.store().read();
    if accounts::of_board(conn, keeper.board(), account).await?.is_none() {
        return Err(Refused::NotFound);
    }
    if !reaches(conn, keeper, account, program.now()).await? {
        return Ok(Reach::OnlyAdministrators);
    }
    Ok(Reach::Open(session::of_account(conn, account, limits_at(program)).await?.len()))
}

/// Ends every session of this account. The board's log says who did it.
pub async fn end_sessions(program: &Program, keeper: &Keeper, account: AccountId) -> Result<Ending, Refused> {
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                if accounts::of_board(tx, keeper.board(), account).await?.is_none() {
                    return Err(Refused::NotFound);
                }
                if !reaches(tx, keeper, account, now).await? {
                    return Ok(Ending::OnlyAdministrators);
                }
                let ended = session::end_all_of(tx, account).await?;
                let by = Actor::Staff(keeper.account());
                let entry = Entry::of_board(keeper.board(), now, by, EventKind::SessionsEnded).about(account);
                log::append(tx, [entry.saying(Some(json!({ "sessions": ended })))]).await?;
                Ok(Ending::Ended(ended))
            })
        })
        .await
}

/// Who is no administrator leaves administrators' accounts alone.
async fn reaches(
    conn: &impl ConnectionTrait,
    keeper: &Keeper,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    Ok(keeper.is_administrator() || !roles::administers(conn, account, now).await?)
}
