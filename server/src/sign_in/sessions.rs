//! Where somebody of the staff is signed in: their own page of it, and ending what stands there.

use chrono::{DateTime, Utc};
use domain::device::Device;

use crate::access::SignedIn;
use crate::program::Program;
use crate::session::{self, SessionKey};
use crate::store::StoreError;

/// A session of whoever looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    pub key: SessionKey,
    /// What the browser said it was on signing in.
    pub device: Device,
    pub signed_in_at: DateTime<Utc>,
    /// To some minutes.
    pub seen_at: DateTime<Utc>,
    /// The one that asks.
    pub is_this: bool,
}

/// Where this person is signed in, the one used last first. `this` is the session that asks. One query.
pub async fn own_sessions(
    program: &Program,
    viewer: &SignedIn,
    this: &SessionKey,
) -> Result<Vec<OwnSession>, StoreError> {
    let found = session::of_account(program.store().read(), viewer.account(), limits_at(program)).await?;
    let own = found.into_iter().map(|(key, session)| OwnSession {
        is_this: key == *this,
        key,
        device: session.device,
        signed_in_at: session.signed_in_at,
        seen_at: session.seen_at,
    });
    Ok(own.collect())
}

/// When idle and absolute limits are looked at; never where the clock jumps by days.
pub(crate) fn limits_at(program: &Program) -> Option<DateTime<Utc>> {
    (!program.settings().demonstration).then(|| program.now())
}

/// Ends one session of this person; `false` where they have none of that name.
pub async fn end_one(program: &Program, viewer: &SignedIn, key: &SessionKey) -> Result<bool, StoreError> {
    let account = viewer.account();
    program.store().write(|tx| Box::pin(async move { session::end_one_of(tx, account, key).await })).await
}

/// Ends every session of this person but `this`; returns how many.
pub async fn end_others(program: &Program, viewer: &SignedIn, this: &SessionKey) -> Result<u64, StoreError> {
    let account = viewer.account();
    program.store().write(|tx| Box::pin(async move { session::end_others_of(tx, account, this).await })).await
}
