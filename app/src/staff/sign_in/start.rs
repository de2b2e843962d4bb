//! A session begins, after the roles that the provider's claim gives were brought up to date: of whichever way
//! somebody came in.

use chrono::{DateTime, Utc};
use server::access::SignedIn;
use server::account::follow_claim;
use server::program::Program;
use server::provider::Identity;
use server::session::note_provider_session;
use tower_sessions::Session;

use crate::context::provider::{AT_PROVIDER, AtProvider};
use crate::context::{self, Elsewhere, STAFF, StaffSession, session_failed};
use crate::form::sent;
use crate::sealed;

/// Whoever showed here that it is them, with a passkey or the code that was mailed to this account. Where they signed
/// in at the provider before, its session still ends this one.
pub async fn here(program: &Program, viewer: &SignedIn) -> Result<(), Elsewhere> {
    let session = begin(program, viewer, None, Some(program.now())).await?;
    match sealed::look::<AtProvider>(AT_PROVIDER).await? {
        Some(there) => note(program, &session, &there).await,
        None => Ok(()),
    }
}

/// Whoever the provider vouches for. With its session ours can be ended from there.
pub async fn at_provider(program: &Program, viewer: &SignedIn, identity: &Identity) -> Result<(), Elsewhere> {
    let session = begin(program, viewer, Some(identity), identity.authenticated_at()).await?;
    let id_token = identity.id_token().to_owned();
    let there = AtProvider { id_token, session: identity.session().map(ToOwned::to_owned) };
    sealed::put(AT_PROVIDER, &there).await?;
    note(program, &session, &there).await
}

/// The row has to stand before anything is written beside it.
async fn note(program: &Program, session: &Session, there: &AtProvider) -> Result<(), Elsewhere> {
    session.save().await.map_err(session_failed)?;
    if let (Some(id), Some(theirs)) = (session.id(), &there.session) {
        note_provider_session(program.store(), &id.to_string(), theirs).await?;
    }
    Ok(())
}

/// A new session id, so that nobody who knew the old one is signed in too. What somebody else left in the session
/// goes, also what they sent when they were known no more; what the same person typed before signing in again stays.
async fn begin(
    program: &Program,
    viewer: &SignedIn,
    identity: Option<&Identity>,
    shown_at: Option<DateTime<Utc>>,
) -> Result<Session, Elsewhere> {
    let session = context::session().ok_or(Elsewhere::Unavailable)?;
    // Before sessions of other roles end, among which this one may be.
    let was = session.get::<StaffSession>(STAFF).await.map_err(session_failed)?;
    let account = viewer.account();
    follow_claim(program, viewer, identity).await?;
    if was.is_some_and(|was| was.account != account) {
        session.clear().await;
    }
    sent::only_of(account).await?;
    // Not `flush`, after which the old id is given out again.
    session.cycle_id().await.map_err(session_failed)?;
    let now = program.now().timestamp();
    let shown_at = shown_at.map(|at| at.timestamp());
    let staff = StaffSession { account, signed_in_at: now, seen_at: now, shown_at, device: context::device() };
    session.insert(STAFF, staff).await.map_err(session_failed)?;
    Ok(session)
}
