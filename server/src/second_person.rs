//! The second person: what opens what leavers said is given by one and confirmed by another. Who that may be, and
//! who is told.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId, OrganisationImportId, UnitId};
use serde_json::Value;

use crate::access::HeldRole;
use crate::mail::{MailKind, tell};
use crate::store::queries::roles;
use crate::store::{StoreError, Tx};

/// How confirming, or turning down, ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settling {
    Settled,
    /// Somebody else settled it meanwhile.
    Gone,
}

/// Whether only administrators have a say: in the role itself, and in accounts of administrators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Administrators,
    /// And HR coordinators of the whole board.
    Keepers,
}

/// How mails go to those who could confirm, or are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    /// One for each proposal.
    OneByOne,
    /// One to each of them for everything that comes of these lists.
    Together(OrganisationImportId),
}

/// Everybody but these who could confirm it.
pub(crate) async fn who_may_confirm(
    tx: &Tx<'_>,
    board: BoardId,
    whose: Whose,
    but: [AccountId; 2],
    now: DateTime<Utc>,
) -> Result<BTreeSet<AccountId>, StoreError> {
    let mut found = keepers(tx, board, whose, now).await?;
    found.retain(|account| !but.contains(account));
    Ok(found)
}

/// Asks each of them. `key` names what is asked, so that nobody is asked twice.
pub(crate) async fn ask(
    tx: &Tx<'_>,
    whom: &BTreeSet<AccountId>,
    payload: &Value,
    key: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    mail(tx, whom, MailKind::SecondPersonAsked, payload, key, now).await
}

/// Tells everybody who looks after people that one decided alone.
pub(crate) async fn tell_all(
    tx: &Tx<'_>,
    board: BoardId,
    payload: &Value,
    key: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let all = keepers(tx, board, Whose::Keepers, now).await?;
    mail(tx, &all, MailKind::DecidedAlone, payload, key, now).await
}

/// The same of a team that left this school and came into reach of more roles by it; the HR coordinators of that
/// school are told too.
pub(crate) async fn tell_of_move(
    tx: &Tx<'_>,
    (board, from): (BoardId, UnitId),
    payload: &Value,
    key: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut all = keepers(tx, board, Whose::Keepers, now).await?;
    let coordinators = roles::in_force(tx, board, &[Role::HrCoordinator], now).await?;
    all.extend(coordinators.into_iter().filter(|(held, _)| held.unit == Some(from)).map(|(held, _)| held.account));
    mail(tx, &all, MailKind::DecidedAlone, payload, key, now).await
}

async fn mail(
    tx: &Tx<'_>,
    whom: &BTreeSet<AccountId>,
    kind: MailKind,
    payload: &Value,
    key: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for account in whom {
        let key = format!("{}:{key}:{}", kind.code(), account.hyphenated());
        tell::staff(tx, *account, kind, payload.clone(), key, now).await?;
    }
    Ok(())
}

/// Whoever works and keeps people: administrators, and HR coordinators of the whole board.
async fn keepers(
    tx: &Tx<'_>,
    board: BoardId,
    whose: Whose,
    now: DateTime<Utc>,
) -> Result<BTreeSet<AccountId>, StoreError> {
    let held = roles::in_force(tx, board, &[Role::Administrator, Role::HrCoordinator], now).await?;
    let keeps = |held: &HeldRole| match held.role {
        Role::Administrator => true,
        _ => whose == Whose::Keepers && held.unit.is_none(),
    };
    Ok(held.into_iter().filter(|(held, _)| keeps(held)).map(|(held, _)| held.account).collect())
}
