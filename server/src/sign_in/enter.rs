//! Somebody types the code from the mail.

use chrono::{DateTime, TimeDelta, Utc};
use domain::person::EmailAddress;
use domain::time_line::{Actor, EventKind};

use super::Asked;
use super::request::{active_account, subject};
use super::viewer::viewer;
use crate::access::SignedIn;
use crate::code::{self, CodeEntry, CodePurpose};
use crate::limit::{self, Limited};
use crate::log::{self, Entry};
use crate::organisation::the_board;
use crate::program::Program;
use crate::secret::Secrets;
use crate::store::entity::account;
use crate::store::{StoreError, Tx};

/// Refusals an hour that are written down, for one mail address and for all of them. They count nothing else.
const REFUSALS_NOTED_OF_AN_ADDRESS_AN_HOUR: u32 = 30;
const REFUSALS_NOTED_AN_HOUR: u32 = 600;

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

/// Signs somebody in with a code that this browser asked for. What is typed elsewhere, by whomever, counts there. An
/// address that nobody has is answered like one with a wrong code.
///
/// Deliberately absent: a limit of what is typed for one address. It would shut the address to whoever has it, and
/// the codes that can be asked for bound the guesses already: five tries on each.
pub async fn enter_code(program: &Program, email: &str, asked: &Asked, typed: &str) -> Result<Entered, StoreError> {
    let Ok(email) = &EmailAddress::parse(email) else { return Ok(Entered::Expired) };
    let (secrets, now) = (program.secrets(), program.now());
    let (checked, account) = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let row = active_account(tx, email).await?;
                let subject = subject(secrets, row.as_ref(), email);
                let among = asked.codes();
                let checked = code::check_among(tx, secrets, CodePurpose::SignIn, subject, among, typed, now).await?;
                note(tx, secrets, (email, row.as_ref()), checked == CodeEntry::Right, now).await?;
                Ok::<_, StoreError>((checked, row.map(|row| *row.id)))
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
/// too, which names nobody: so typing a code takes as long.
async fn note(
    tx: &Tx<'_>,
    secrets: &Secrets,
    (email, row): (&EmailAddress, Option<&account::Model>),
    is_right: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let board = match row {
        Some(row) => Some(*row.board_id),
        None => the_board(tx).await?,
    };
    let Some(board) = board else { return Ok(()) };
    if let Some(row) = row.filter(|_| is_right) {
        return log::append(tx, [Entry::of_board(board, now, Actor::Staff(*row.id), EventKind::SignedIn)]).await;
    }
    if !is_noted(tx, secrets, email, now).await? {
        return Ok(());
    }
    let refused = Entry::of_board(board, now, Actor::Visitor, EventKind::SignInRefused);
    log::append(tx, [row.map_or(refused.clone(), |row| refused.about(*row.id))]).await
}

/// Whether one more refusal is written down. Beyond these limits they are not, or anybody could fill the log.
async fn is_noted(
    tx: &Tx<'_>,
    secrets: &Secrets,
    email: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let limits = [
        (limit::key(secrets, "sign_in_refused", email.as_str()), REFUSALS_NOTED_OF_AN_ADDRESS_AN_HOUR),
        (limit::key(secrets, "sign_in_refused", ""), REFUSALS_NOTED_AN_HOUR),
    ];
    for (key, most) in limits {
        if limit::hit(tx, &key, most, TimeDelta::hours(1), now).await? != Limited::Allowed {
            return Ok(false);
        }
    }
    Ok(true)
}
