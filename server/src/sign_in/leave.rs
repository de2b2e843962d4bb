//! Somebody signs out.

use domain::time_line::{Actor, EventKind};

use crate::access::SignedIn;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::StoreError;

/// Writes down that somebody left; the web server ends the session.
pub async fn sign_out(program: &Program, viewer: &SignedIn) -> Result<(), StoreError> {
    let by = Actor::Staff(viewer.account());
    let entry = &Entry::of_board(viewer.board(), program.now(), by, EventKind::SignedOut);
    program.store().write_small(|tx| Box::pin(async move { log::append(tx, [entry.clone()]).await })).await
}
