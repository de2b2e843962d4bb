//! Somebody types the code from the mail.

use chrono::{DateTime, TimeDelta, Utc};
use domain::person::EmailAddress;
use domain::time_line::{Actor, EventKind};

use super::request::{active_account, subject};
use super::viewer::viewer;
use crate::access::SignedIn;
use crate::code::{self, CodeEntry, CodePurpose};
use crate::limit::{self, Limited};
use crate::log::{self, Entry};
use crate::organisation::the_board;
use crate::program::Program;
use crate::store::entity::account;
use crate::store::{StoreError, Tx};

/// Codes typed an hour for one mail address: some more than five codes have tries.
const ENTRIES_AN_HOUR: u32 = 30;

/// What typing a code came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// The web server starts a new session for this person.
    SignedIn(SignedIn),
    Wrong {
        /// Tries that are left.
        left: u32,
    },
    /// Too old, used, or tried too often: ask for a new one.
    Expired,
}

/// Signs somebody in. An address that nobody has is answered like one with a wrong code.
pub async fn enter_code(program: &Program, email: &str, typed: &str) -> Result<Entered, StoreError> {
    let Ok(email) = &EmailAddress::parse(email) else { return Ok(Entered::Expired) };
    let (secrets, now) = (program.secrets(), program.now());
    let key = &limit::key(secrets, "sign_in_entry", email.as_str());
    let (checked, account) = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                if limit::hit(tx, key, ENTRIES_AN_HOUR, TimeDelta::hours(1), now).await? != Limited::Allowed {
                    return Ok::<_, StoreError>((CodeEntry::Expired, None));
                }
                let row = active_account(tx, email).await?;
                let subject = subject(secrets, row.as_ref(), email);
                let checked = code::check(tx, secrets, CodePurpose::SignIn, subject, typed, now).await?;
                note(tx, row.as_ref(), checked == CodeEntry::Right, now).await?;
                Ok((checked, row.map(|row| *row.id)))
            })
        })
        .await?;
    Ok(match (checked, account) {
        (CodeEntry::Right, Some(account)) => match viewer(program, account).await? {
            Some(signed_in) => Entered::SignedIn(signed_in),
            None => Entered::Expired,
        },
        (CodeEntry::Right, None) | (CodeEntry::Expired | CodeEntry::Wrong { left: 0 }, _) => Entered::Expired,
        (CodeEntry::Wrong { left }, _) => Entered::Wrong { left },
    })
}

/// Writes down who came in, or for whom the door stayed shut. For an address that nobody has an entry is written
/// too, which names nobody: so typing a code takes as long. Tries beyond the limit are counted and not written
/// down, or anybody could fill the log.
async fn note(tx: &Tx<'_>, row: Option<&account::Model>, is_right: bool, now: DateTime<Utc>) -> Result<(), StoreError> {
    let board = match row {
        Some(row) => Some(*row.board_id),
        None => the_board(tx).await?,
    };
    let Some(board) = board else { return Ok(()) };
    let entry = match row {
        Some(row) if is_right => Entry::of_board(board, now, Actor::Staff(*row.id), EventKind::SignedIn),
        Some(row) => Entry::of_board(board, now, Actor::Visitor, EventKind::SignInRefused).about(*row.id),
        None => Entry::of_board(board, now, Actor::Visitor, EventKind::SignInRefused),
    };
    log::append(tx, [entry]).await
}
