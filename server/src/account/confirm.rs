//! A second person confirms a role that somebody proposed, or turns it down, as part of a transaction that may settle
//! more than this one. The board's row is locked by then, so that two who settle do so one after the other.

use chrono::{DateTime, Utc};
use domain::account::claim::RoleSource;
use domain::account::{Period, Role};
use domain::ids::{AccountId, BoardId, RoleProposalId, UnitId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::deputy;
use super::entry::By;
use super::given::Given;
use super::propose::whose;
use super::roles::give;
use crate::access::{Keeper, Refused};
use crate::course::Changes;
use crate::log;
use crate::second_person::{Settling, Telling, Whose};
use crate::session;
use crate::store::entity::role_proposal;
use crate::store::queries::roles;
use crate::store::{StoreError, Tx, TypedColumn};
use crate::talk;

/// A role that waits for a second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleProposal {
    pub id: RoleProposalId,
    pub account: AccountId,
    pub role: Role,
    pub unit: Option<UnitId>,
    /// The days on which it would count.
    pub period: Period,
    /// Whose role it is, where the account would stand in for somebody.
    pub deputy_of: Option<AccountId>,
    pub proposed_by: AccountId,
    /// By what it would be given; `None` where a person proposes it.
    pub source: Option<RoleSource>,
}

/// All that wait on this board, oldest first.
pub async fn role_proposals(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<RoleProposal>, StoreError> {
    let rows = role_proposal::Entity::find()
        .filter(role_proposal::Column::BoardId.is(board))
        .filter(role_proposal::Column::TurnedDownAt.is_null())
        .order_by_asc(role_proposal::Column::Id)
        .all(conn)
        .await?;
    let proposal = |row: role_proposal::Model| {
        let Given { role, unit, period, deputy_of, source } = Given::try_from(&row)?;
        let (account, proposed_by) = (*row.account_id, *row.proposed_by);
        Ok(RoleProposal { id: *row.id, account, role, unit, period, deputy_of, proposed_by, source })
    };
    rows.into_iter().map(proposal).collect()
}

/// Gives the role. Not found for whoever proposed it, for whoever gets it, and for whoever could not give it.
pub(crate) async fn confirm_role_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: RoleProposalId,
) -> Result<Settling, Refused> {
    let (tx, now) = (changes.tx, changes.now);
    let Some(row) = of_board(tx, proof.board(), id).await? else { return Ok(Settling::Gone) };
    let (account, given) = (*row.account_id, Given::try_from(&row)?);
    let is_party = [row.proposed_by, row.account_id].contains(&proof.account().into());
    if is_party || !has_a_say(tx, proof, &row, now).await? {
        return Err(Refused::NotFound);
    }
    role_proposal::Entity::delete_by_id(row.id).exec(tx).await.map_err(StoreError::from)?;
    if may_be_given(tx, account, &given, now).await? {
        give(tx, by(proof, now), account, EventKind::RoleConfirmed, &[given]).await?;
        deputy::tell(tx, account, &given, proof.account(), now).await?;
        session::end_all_of(tx, account).await?;
        talk::hosts_changed(changes, account, talk::By::Staff(proof.account())).await?;
    }
    Ok(Settling::Settled)
}

/// Takes the proposal away. Whoever could give the role may: who proposed it, and who would get it, too. What the
/// provider's claim would give is only put aside, or it would be proposed again at the next sign-in.
pub(crate) async fn turn_down_role_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: RoleProposalId,
) -> Result<Settling, Refused> {
    let (tx, now) = (changes.tx, changes.now);
    let Some(row) = of_board(tx, proof.board(), id).await? else { return Ok(Settling::Gone) };
    if !has_a_say(tx, proof, &row, now).await? {
        return Err(Refused::NotFound);
    }
    let given = Given::try_from(&row)?;
    match given.source {
        Some(RoleSource::Claim) => put_aside(tx, id, now).await?,
        None => {
            role_proposal::Entity::delete_by_id(row.id).exec(tx).await.map_err(StoreError::from)?;
        }
    }
    log::append(tx, [by(proof, now).of_role(*row.account_id, EventKind::RoleTurnedDown, &given)]).await?;
    Ok(Settling::Settled)
}

async fn put_aside(tx: &Tx<'_>, id: RoleProposalId, now: DateTime<Utc>) -> Result<(), StoreError> {
    role_proposal::Entity::update_many()
        .col_expr(role_proposal::Column::TurnedDownAt, Expr::value(now))
        .filter(role_proposal::Column::Id.is(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whoever settles it.
fn by(proof: &Keeper, now: DateTime<Utc>) -> By {
    By { board: proof.board(), now, actor: Actor::Staff(proof.account()), telling: Telling::OneByOne }
}

async fn of_board(tx: &Tx<'_>, board: BoardId, id: RoleProposalId) -> Result<Option<role_proposal::Model>, StoreError> {
    let of_board = role_proposal::Column::BoardId.is(board);
    let waits = role_proposal::Column::TurnedDownAt.is_null();
    Ok(role_proposal::Entity::find_by_id(id).filter(of_board).filter(waits).one(tx).await?)
}

/// Whether this person could give the role.
async fn has_a_say(
    tx: &Tx<'_>,
    proof: &Keeper,
    row: &role_proposal::Model,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    Ok(match whose(tx, *row.account_id, *row.role, now).await? {
        Whose::Administrators => proof.is_administrator(),
        Whose::Keepers => true,
    })
}

/// Not what the command line gave meanwhile; and nobody stands in with a role that its owner has no longer.
async fn may_be_given(tx: &Tx<'_>, account: AccountId, given: &Given, now: DateTime<Utc>) -> Result<bool, StoreError> {
    if let Some(whose) = given.deputy_of {
        let held = roles::of_account(tx, whose, now).await?;
        return Ok(held.iter().any(|held| deputy::covers(held, given)));
    }
    let held = roles::of_account(tx, account, now).await?;
    Ok(held.iter().all(|held| Given::from(held) != *given))
}
