//! What an island posts in a browser where somebody else signed in since. A form whose writer is not known any more
//! waits elsewhere: [`crate::form::sent`].

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, WRITER};

/// Refuses what an island posts of a form that somebody else wrote in this browser, before another signed in there: to
/// them it is as if nobody had. A leaver's form, and one of an earlier version of the program, do not say whose they
/// are.
pub async fn refuse_others(fields: &Fields) -> Result<(), Elsewhere> {
    let writer = fields.get(WRITER);
    if writer.is_empty() {
        return Ok(());
    }
    let is_own = context::account().await?.is_some_and(|account| account.to_string() == writer);
    if is_own { Ok(()) } else { Err(Elsewhere::SignIn) }
}
