//! Somebody signs in with a passkey.

use super::noted;
use super::viewer::viewer;
use crate::access::SignedIn;
use crate::passkey::{self, Checked, Pending, Signed};
use crate::program::Program;
use crate::store::StoreError;

/// What it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ByPasskey {
    /// The web server starts a new session for this person.
    SignedIn(SignedIn),
    /// Answers nothing that this browser was asked within five minutes, or was answered before.
    Stale,
    /// Not a passkey of anybody active here, or not signed as it should be. Which of these is not said.
    Unknown,
}

/// Signs in whoever answered a question of this browser. Nobody types an address, so nothing here tells whose there
/// are; whoever answers with a passkey of no account is told the same as with one of an account that has ended.
///
/// The log says who came in, and that somebody was refused.
pub async fn enter_by_passkey(program: &Program, pending: &mut Pending, answer: &str) -> Result<ByPasskey, StoreError> {
    let Some(signed) = &Signed::read(program, pending, answer) else { return Ok(ByPasskey::Stale) };
    let (secrets, now) = (program.secrets(), program.now());
    let checked = program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                let checked = passkey::check(tx, program, signed).await?;
                match &checked {
                    Checked::Right(row) => noted::came_in(tx, row, now).await?,
                    Checked::Wrong(row) => {
                        noted::stayed_out(tx, secrets, (&signed.credential(), row.as_ref()), now).await?;
                    }
                    Checked::Again => {}
                }
                Ok::<_, StoreError>(checked)
            })
        })
        .await?;
    Ok(match checked {
        Checked::Right(row) => viewer(program, *row.id).await?.map_or(ByPasskey::Unknown, ByPasskey::SignedIn),
        Checked::Wrong(_) => ByPasskey::Unknown,
        Checked::Again => ByPasskey::Stale,
    })
}
