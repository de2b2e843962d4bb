//! Somebody types the code from the mail.

use domain::person::EmailAddress;

use super::request::{active_account, subject};
use super::viewer::viewer;
use super::{Asked, noted};
use crate::access::SignedIn;
use crate::code::{self, CodeEntry, CodePurpose};
use crate::passkey;
use crate::program::Program;
use crate::store::StoreError;

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
    let settings = program.settings();
    if !settings.sign_in_code.is_offered() {
        return Ok(Entered::Expired);
    }
    let (secrets, now) = (program.secrets(), program.now());
    let (checked, account) = program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                let row = active_account(tx, email).await?;
                let subject = subject(secrets, row.as_ref(), email);
                let among = asked.codes();
                let checked = code::check_among(tx, secrets, CodePurpose::SignIn, subject, among, typed, now).await?;
                // A code that was mailed before they had a passkey counts for nothing.
                let is_shut = passkey::shuts_code(tx, settings, subject).await?;
                let is_in = checked == CodeEntry::Right && !is_shut;
                match row.as_ref().filter(|_| is_in) {
                    Some(row) => noted::came_in(tx, row, now).await?,
                    None => noted::stayed_out(tx, secrets, (email.as_str(), row.as_ref()), now).await?,
                }
                Ok::<_, StoreError>((checked, row.filter(|_| is_in).map(|row| *row.id)))
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
