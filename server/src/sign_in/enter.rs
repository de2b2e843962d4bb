//! Somebody types the code from the mail.

use chrono::TimeDelta;
use domain::person::EmailAddress;

use super::request::{active_account, subject};
use super::viewer::viewer;
use crate::access::SignedIn;
use crate::code::{self, CodeEntry, CodePurpose};
use crate::limit::{self, Limited};
use crate::program::Program;
use crate::store::StoreError;

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
    if !program.settings().sign_in_code {
        return Ok(Entered::Expired);
    }
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
