//! Somebody new is told that they have an account, once.

use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use serde_json::json;

use crate::mail::{MailKind, tell};
use crate::store::{StoreError, Tx};

/// Mails whoever this account belongs to that they can sign in, and how. An account that does not work yet is told
/// when it does; nobody is told twice, however often their account is closed and opened again.
///
/// Deliberately absent: a mail for accounts from the command line. Whoever makes one there sits beside the program,
/// often before it can send anything.
pub(super) async fn welcome(tx: &Tx<'_>, account: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let key = format!("welcome:{}", account.hyphenated());
    // `false`: the account does not work yet.
    let _: bool = tell::staff(tx, account, MailKind::Welcome, json!({}), key, now).await?;
    Ok(())
}
