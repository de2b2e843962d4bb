//! A keeper of the board lets somebody begin anew who has lost their passkeys.
//!
//! Deliberately absent: their names, and when they were used. That is their owner's to see.

use domain::ids::AccountId;
use domain::time_line::Actor;

use super::sessions::{Reach, reaches};
use crate::access::{Keeper, Refused};
use crate::passkey::{self, Reset};
use crate::program::Program;
use crate::store::queries::accounts;

/// What it came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resetting {
    Done(Reset),
    /// An administrator's, of which only administrators see anything.
    OnlyAdministrators,
}

/// How many passkeys this account has.
pub async fn passkeys_of(program: &Program, keeper: &Keeper, account: AccountId) -> Result<Reach, Refused> {
    let conn = program.store().read();
    if accounts::of_board(conn, keeper.board(), account).await?.is_none() {
        return Err(Refused::NotFound);
    }
    if !reaches(conn, keeper, account, program.now()).await? {
        return Ok(Reach::OnlyAdministrators);
    }
    Ok(Reach::Open(passkey::count_of(conn, account).await?))
}

/// Takes them all away: the person is signed out everywhere, and a mail leads them to a new one. The board's log says
/// who did it. Whoever calls has seen that the keeper signed in just now.
pub async fn reset_passkeys(program: &Program, keeper: &Keeper, account: AccountId) -> Result<Resetting, Refused> {
    let now = program.now();
    let done = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let Some(owner) = accounts::of_board(tx, keeper.board(), account).await? else {
                    return Err(Refused::NotFound);
                };
                if !reaches(tx, keeper, account, now).await? {
                    return Ok(Resetting::OnlyAdministrators);
                }
                let reset = passkey::reset(tx, &owner, Actor::Staff(keeper.account()), now).await?;
                Ok(Resetting::Done(reset))
            })
        })
        .await?;
    program.wake_mail();
    Ok(done)
}
