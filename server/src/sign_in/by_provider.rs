//! Somebody signs in at the organisation's provider.

use chrono::{DateTime, TimeDelta, Utc};
use domain::person::EmailAddress;
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::noted;
use super::request::active_account;
use super::viewer::viewer;
use crate::access::SignedIn;
use crate::limit::{self, Limited};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::provider::{Begun, Identity, Leaving, Trouble, Wanted};
use crate::store::entity::account::{Column, Entity, Model};
use crate::store::{StoreError, Tx, TypedColumn};

/// Sign-ins an hour that one client begins: a whole organisation may sign in from behind one address.
const BEGINNINGS_OF_A_CLIENT_AN_HOUR: u32 = 600;

/// What beginning came to.
#[derive(Debug)]
pub enum Beginning {
    /// The browser goes there; the rest waits in its session.
    Leaves(Leaving, Begun),
    /// Staff do not sign in at a provider here.
    NoProvider,
    /// Too often, from this client.
    TooMany,
    /// The provider cannot be used now.
    Trouble(Trouble),
}

/// Begins a sign-in at the provider. `client` is the network address the request came from.
pub async fn begin(program: &Program, wanted: Wanted, client: &str) -> Result<Beginning, StoreError> {
    let Some(provider) = program.provider() else { return Ok(Beginning::NoProvider) };
    let now = program.now();
    let key = &limit::key(program.secrets(), "sign_in_begin", client);
    let hit = program.store().write_small(|tx| {
        Box::pin(async move { limit::hit(tx, key, BEGINNINGS_OF_A_CLIENT_AN_HOUR, TimeDelta::hours(1), now).await })
    });
    if hit.await? != Limited::Allowed {
        return Ok(Beginning::TooMany);
    }
    // Outside of the transaction: the network is waited for.
    Ok(match provider.begin(wanted, now).await {
        Ok((leaving, begun)) => Beginning::Leaves(leaving, begun),
        Err(trouble) => Beginning::Trouble(trouble),
    })
}

/// What signing in at the provider came to here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ByProvider {
    /// The web server starts a new session for this person.
    SignedIn(SignedIn),
    /// Nobody active here is known by this subject, or by a verified address that is still nobody's. Which of
    /// these is not said.
    Unknown,
}

/// Finds out who the provider vouches for, by the subject it knows them by. Who signs in there for the first time
/// is known by a verified mail address, and by the subject from then on, whatever becomes of the address. Who has
/// no account and whose account has ended are asked about with the same two questions.
///
/// An account that belongs to a subject of this issuer is no other subject's, though it has the same address: an
/// address is given to somebody else one day. One that belongs to a subject of an issuer of before is: the
/// administrator has replaced the provider.
///
/// The log says who came in, whose account has a subject from now on, and that somebody was refused.
pub async fn enter_by_provider(program: &Program, identity: &Identity) -> Result<ByProvider, StoreError> {
    let (secrets, now) = (program.secrets(), program.now());
    let account = program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                let (row, is_them) = account_of(tx, identity, now).await?;
                match row.as_ref().filter(|_| is_them) {
                    Some(row) => noted::came_in(tx, row, now).await?,
                    None => noted::stayed_out(tx, secrets, (identity.subject(), row.as_ref()), now).await?,
                }
                Ok::<_, StoreError>(row.filter(|_| is_them).map(|row| *row.id))
            })
        })
        .await?;
    Ok(match account {
        Some(account) => viewer(program, account).await?.map_or(ByProvider::Unknown, ByProvider::SignedIn),
        None => ByProvider::Unknown,
    })
}

/// The account that somebody asked for, and whether it is theirs.
async fn account_of(tx: &Tx<'_>, identity: &Identity, now: DateTime<Utc>) -> Result<(Option<Model>, bool), StoreError> {
    let by_subject = of_subject(tx, identity.issuer(), identity.subject()).await?;
    let by_address = match identity.email() {
        Some(email) => active_account(tx, email).await?,
        None => nobody(tx).await?,
    };
    match (by_subject, by_address) {
        (Some(row), _) => {
            let is_them = row.active;
            Ok((Some(row), is_them))
        }
        (None, Some(row)) => {
            let is_them = bind(tx, &row, identity, now).await?;
            Ok((Some(row), is_them))
        }
        (None, None) => Ok((None, false)),
    }
}

/// The account of this subject, whether it works or not.
pub(super) async fn of_subject(tx: &Tx<'_>, issuer: &str, subject: &str) -> Result<Option<Model>, StoreError> {
    let of_both = Entity::find().filter(Column::ProviderIssuer.eq(issuer)).filter(Column::ProviderSubject.eq(subject));
    Ok(of_both.one(tx).await?)
}

/// Asks for an address that nobody has, so that an unverified one takes as long as any other.
async fn nobody(tx: &Tx<'_>) -> Result<Option<Model>, StoreError> {
    // reason: it is an address.
    let nobody = EmailAddress::parse("nobody@invalid.invalid").expect("an address");
    active_account(tx, &nobody).await
}

/// Gives the account to this subject, unless it belongs to another of the same issuer: `false` then. One
/// statement, so that of two at once one comes first.
async fn bind(tx: &Tx<'_>, account: &Model, identity: &Identity, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let is_free =
        Condition::any().add(Column::ProviderIssuer.is_null()).add(Column::ProviderIssuer.ne(identity.issuer()));
    let bound = Entity::update_many()
        .col_expr(Column::ProviderIssuer, Expr::value(identity.issuer()))
        .col_expr(Column::ProviderSubject, Expr::value(identity.subject()))
        .filter(Column::Id.is(*account.id))
        .filter(is_free)
        .exec(tx)
        .await?;
    if bound.rows_affected == 0 {
        return Ok(false);
    }
    let by = Actor::Staff(*account.id);
    let entry = Entry::of_board(*account.board_id, now, by, EventKind::ProviderBound).about(*account.id);
    log::append(tx, [entry]).await?;
    Ok(true)
}
