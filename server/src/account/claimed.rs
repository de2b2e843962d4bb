//! Roles that the claim of the organisation's provider gives, brought up to date when somebody signs in: what the
//! claim no longer gives ends, what it gives anew begins, or waits for a second person. What people gave by hand is
//! not touched.
//!
//! Nobody is a second person by a group at the provider, nor by signing in: what the claim would give is proposed in
//! the name of whoever gets it, who can confirm neither what they propose nor what they get.
//!
//! Deliberately absent: looking at the provider between two sign-ins. Whoever does not sign in keeps what they have
//! until somebody closes the account.

mod look;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::account::claim::{ClaimTrouble, Claimed, KnownUnit, RoleMap, RoleSource};
use domain::account::{Period, Role};
use domain::ids::{AccountId, RoleId, RoleProposalId, UnitId};
use domain::time_line::{Actor, EventKind};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::deputy;
use super::entry::By;
use super::given::{Given, Held};
use super::propose::give_or_propose;
use super::roles::{give, keeps_an_administrator, take};
use crate::access::{HeldRole, SignedIn};
use crate::course::{self, Changes, lock_board};
use crate::log;
use crate::program::Program;
use crate::provider::Identity;
use crate::second_person::Telling;
use crate::session;
use crate::store::entity::role_proposal;
use crate::store::queries::roles;
use crate::store::{StoreError, Tx, TypedColumn};
use crate::talk;
use crate::unit::{self, Unit};

pub use look::{ClaimLook, look_at_claim};

/// Brings the roles of whoever signs in up to date, before their session begins; all their other sessions end where
/// that changes what they may. `identity` is whom the provider vouches for; `None` where they came in by another way,
/// of which the claim says nothing: then roles stay as they are, unless no claim gives any more.
pub async fn follow_claim(program: &Program, viewer: &SignedIn, identity: Option<&Identity>) -> Result<(), StoreError> {
    let roles = program.settings().provider.as_ref().and_then(|provider| provider.roles.as_ref());
    let wanted = match (roles, identity.and_then(Identity::claimed)) {
        (None, _) => Wanted { held: BTreeSet::new(), kept_by_two: false },
        (Some(_), None) => return Ok(()),
        (Some(_), Some(Claimed::Unusable(trouble))) => return not_used(program, viewer, *trouble).await,
        (Some(roles), Some(Claimed::Values(values))) => {
            let units = unit::all(program.store().read(), viewer.board()).await?;
            Wanted { held: given_by(&roles.map, values, &units), kept_by_two: roles.kept_by_two }
        }
    };
    let wanted = &wanted;
    if Plan::of(program.store().read(), viewer.account(), wanted, program.now()).await?.is_empty() {
        return Ok(());
    }
    course::changes(program, viewer.board(), |changes| Box::pin(apply(changes, viewer.account(), wanted))).await?;
    program.wake_course();
    Ok(())
}

/// What the claim gives.
struct Wanted {
    held: BTreeSet<Held>,
    /// Roles that need a second person hold at once.
    kept_by_two: bool,
}

/// What these values give on this board. A line whose unit is not there gives nothing; `uitzwaai check` says so.
fn given_by(map: &RoleMap, values: &BTreeSet<String>, units: &[Unit]) -> BTreeSet<Held> {
    let units = known(units);
    let given = map.given_by(values).filter_map(|line| match line.given(&units) {
        Ok(held) => Some(held),
        Err(fault) => {
            tracing::warn!(role = line.role.code(), %fault, "a line of OIDC_ROLES gives nothing");
            None
        }
    });
    given.collect()
}

/// As the rule reads them; what is put away is not there.
fn known(units: &[Unit]) -> Vec<KnownUnit<'_>> {
    let name_of = |id: UnitId| units.iter().find(|unit| unit.id == id).map(|unit| unit.name.as_str());
    let school = |unit: &Unit| unit.school.and_then(name_of);
    let in_use = units.iter().filter(|unit| !unit.is_put_away);
    in_use.map(|unit| KnownUnit { id: unit.id, name: &unit.name, school: school(unit) }).collect()
}

/// What the claim would give, and somebody has yet to confirm or has turned down.
struct Waiting {
    id: RoleProposalId,
    given: Given,
    is_turned_down: bool,
}

/// What has to change.
struct Plan {
    taken: Vec<HeldRole>,
    withdrawn: Vec<Waiting>,
    given: Vec<Given>,
}

impl Plan {
    /// Two queries.
    async fn of(
        conn: &impl ConnectionTrait,
        account: AccountId,
        wanted: &Wanted,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let held = roles::of_account(conn, account, now).await?;
        let waiting = waiting(conn, account).await?;
        let of_claim = |held: &&HeldRole| held.source == Some(RoleSource::Claim);
        let is_wanted = |held: Held| wanted.held.contains(&held);
        // What somebody has by hand for good they do not need a second time.
        let has = |one: Held| {
            let is_for_good = |held: &HeldRole| !held.is_own() || held.period == Period::ALWAYS;
            let counts = |held: &&HeldRole| held.deputy_of.is_none() && is_for_good(held);
            held.iter().filter(counts).any(|held| (held.role, held.unit) == one)
        };
        let stays = |waiting: &Waiting| {
            let held = waiting.given.held();
            is_wanted(held) && !has(held) && (waiting.is_turned_down || !wanted.kept_by_two)
        };
        let taken = held.iter().filter(of_claim).filter(|held| !is_wanted((held.role, held.unit))).copied().collect();
        let (standing, withdrawn): (Vec<Waiting>, Vec<Waiting>) = waiting.into_iter().partition(stays);
        let is_new = |one: &&Held| !has(**one) && standing.iter().all(|waiting| waiting.given.held() != **one);
        let given = wanted.held.iter().filter(is_new).map(|(role, unit)| of_claim_for_good(*role, *unit)).collect();
        Ok(Self { taken, withdrawn, given })
    }

    const fn is_empty(&self) -> bool {
        self.taken.is_empty() && self.withdrawn.is_empty() && self.given.is_empty()
    }
}

const fn of_claim_for_good(role: Role, unit: Option<UnitId>) -> Given {
    Given { role, unit, period: Period::ALWAYS, deputy_of: None, source: Some(RoleSource::Claim) }
}

async fn waiting(conn: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Waiting>, StoreError> {
    let rows = role_proposal::Entity::find()
        .filter(role_proposal::Column::AccountId.is(account))
        .filter(role_proposal::Column::Source.is(RoleSource::Claim))
        .order_by_asc(role_proposal::Column::Id)
        .all(conn)
        .await?;
    let waiting = |row: &role_proposal::Model| {
        Ok(Waiting { id: *row.id, given: Given::try_from(row)?, is_turned_down: row.turned_down_at.is_some() })
    };
    rows.iter().map(waiting).collect()
}

/// Looks again with the board's row locked: somebody may confirm, give or take roles at this moment.
async fn apply(changes: &Changes<'_, '_>, account: AccountId, wanted: &Wanted) -> Result<(), StoreError> {
    let (tx, board, now) = (changes.tx, changes.board, changes.now);
    lock_board(tx, board).await?;
    let by = By { board, now, actor: Actor::Provider, telling: Telling::OneByOne };
    let mut plan = Plan::of(tx, account, wanted, now).await?;
    keep_the_last_administrator(tx, by, account, &mut plan).await?;
    take(tx, by, account, &plan.taken.iter().collect::<Vec<_>>()).await?;
    for waiting in &plan.withdrawn {
        role_proposal::Entity::delete_by_id(waiting.id).exec(tx).await?;
        // One that is given instead did not end.
        if !waiting.is_turned_down && !plan.given.contains(&waiting.given) {
            log::append(tx, [by.of_role(account, EventKind::RoleTurnedDown, &waiting.given)]).await?;
        }
    }
    let has_given = if wanted.kept_by_two {
        give_at_once(tx, by, account, &plan.given).await?
    } else {
        give_or_propose(tx, account, by, account, &plan.given).await?
    };
    if plan.taken.is_empty() && !has_given {
        return Ok(());
    }
    session::end_all_of(tx, account).await?;
    deputy::follow(changes, by, account).await?;
    talk::hosts_changed(changes, account, talk::By::Program).await?;
    Ok(())
}

/// As the settings say that the provider's groups are kept by two people. `true` when some were given.
async fn give_at_once(tx: &Tx<'_>, by: By, account: AccountId, given: &[Given]) -> Result<bool, StoreError> {
    let (two, one): (Vec<Given>, Vec<Given>) =
        given.iter().copied().partition(|given| given.role.needs_a_second_person());
    give(tx, by, account, EventKind::RoleGiven, &one).await?;
    give(tx, by, account, EventKind::RoleGivenByClaim, &two).await?;
    Ok(!given.is_empty())
}

/// A board without an administrator could never be changed again: the last one stays, and the log says so.
async fn keep_the_last_administrator(
    tx: &Tx<'_>,
    by: By,
    account: AccountId,
    plan: &mut Plan,
) -> Result<(), StoreError> {
    let administers = |held: &HeldRole| held.role == Role::Administrator;
    let taken: Vec<RoleId> = plan.taken.iter().filter(|held| administers(held)).map(|held| held.id).collect();
    if taken.is_empty() || keeps_an_administrator(tx, by.board, &taken, by.now).await? {
        return Ok(());
    }
    plan.taken.retain(|held| !administers(held));
    log::append(tx, [entry(by, account, ClaimTrouble::LastAdministrator)]).await
}

fn entry(by: By, account: AccountId, trouble: ClaimTrouble) -> log::Entry {
    by.of(account, EventKind::ClaimNotUsed).saying(Some(json!({ "claim": trouble })))
}

/// What the claim says is not known, which is not the same as nothing: roles stay as they are.
async fn not_used(program: &Program, viewer: &SignedIn, trouble: ClaimTrouble) -> Result<(), StoreError> {
    let by = By { board: viewer.board(), now: program.now(), actor: Actor::Provider, telling: Telling::OneByOne };
    let entry = entry(by, viewer.account(), trouble);
    program
        .store()
        .write(|tx| {
            let entry = entry.clone();
            Box::pin(async move { log::append(tx, [entry]).await })
        })
        .await
}
