//! The provider says that somebody signed out there, or was signed out (OpenID Connect Back-Channel Logout 1.0).

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::AccountId;
use domain::time_line::{Actor, EventKind};
use sea_orm::EntityTrait;
use serde_json::json;

use super::by_provider::of_subject;
use crate::limit::{self, Limited};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::provider::{LoggedOut, LogoutToken, Trouble};
use crate::session::{end_all_of, end_of_provider_session};
use crate::store::entity::account;
use crate::store::{StoreError, Tx};

/// How long a token's number is remembered: longer than a token counts.
const REMEMBERED: TimeDelta = TimeDelta::days(1);

/// What a logout token came to here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoggedOutHere {
    /// Their sessions ended; there may have been none.
    Done,
    /// The token is none, is not for us, is old, or came before.
    Refused,
    /// The provider's keys cannot be had now.
    Trouble(Trouble),
    /// Staff do not sign in at a provider here.
    NoProvider,
}

/// Ends the sessions that this token is about: those that began with the provider's session it names, else all of
/// the person it names, with whatever they began. The log says so.
pub async fn logged_out(program: &Program, token: &str) -> Result<LoggedOutHere, StoreError> {
    let Some(provider) = program.provider() else { return Ok(LoggedOutHere::NoProvider) };
    let now = program.now();
    let who = match provider.logout_token(token, now).await {
        Ok(LogoutToken::Valid(who)) => who,
        Ok(LogoutToken::NotValid) => return Ok(LoggedOutHere::Refused),
        Err(trouble) => return Ok(LoggedOutHere::Trouble(trouble)),
    };
    let (who, key) = (&who, &limit::key(program.secrets(), "logout_token", &who.id));
    program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                if limit::hit(tx, key, 1, REMEMBERED, now).await? != Limited::Allowed {
                    return Ok::<_, StoreError>(LoggedOutHere::Refused);
                }
                end(tx, who, now).await?;
                Ok(LoggedOutHere::Done)
            })
        })
        .await
}

async fn end(tx: &Tx<'_>, who: &LoggedOut, now: DateTime<Utc>) -> Result<(), StoreError> {
    let account = match &who.subject {
        Some(subject) => of_subject(tx, &who.issuer, subject).await?.map(|row| *row.id),
        None => None,
    };
    match (&who.session, account) {
        (Some(session), account) => {
            let is_known = who.subject.is_none() || account.is_some();
            if is_known {
                let mut ended = end_of_provider_session(tx, session, account).await?;
                ended.sort_unstable();
                for same in ended.chunk_by(|one, next| one == next) {
                    note(tx, same[0], same.len(), now).await?;
                }
            }
        }
        (None, Some(account)) => {
            let ended = end_all_of(tx, account).await?;
            note(tx, account, usize::try_from(ended).unwrap_or(usize::MAX), now).await?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// Writes down that so many sessions of somebody ended; nothing where there were none.
async fn note(tx: &Tx<'_>, account: AccountId, sessions: usize, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = account::Entity::find_by_id(account).one(tx).await?;
    let Some(row) = row.filter(|_| sessions > 0) else { return Ok(()) };
    let entry = Entry::of_board(*row.board_id, now, Actor::Program, EventKind::SessionsEnded).about(account);
    log::append(tx, [entry.saying(Some(json!({ "sessions": sessions })))]).await
}
