//! A second person confirms a role that somebody proposed, or turns it down, as part of a transaction that may settle
//! more than this one. The board's row is locked by then, so that two who settle do so one after the other.

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId, RoleProposalId, UnitId};
use domain::time_line::{Actor, EventKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entry::By;
use super::propose::whose;
use super::roles::give;
use crate::access::{Keeper, Refused};
use crate::course::Changes;
use crate::log;
use crate::second_person::{Settling, Telling, Whose};
use crate::session;
use crate::store::entity::{role, role_proposal};
use crate::store::{StoreError, Tx, Typed, TypedColumn};
use crate::talk;

/// A role that waits for a second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleProposal {
    pub id: RoleProposalId,
    pub account: AccountId,
    pub role: Role,
    pub unit: Option<UnitId>,
    pub proposed_by: AccountId,
}

/// All that wait on this board, oldest first.
pub async fn role_proposals(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<RoleProposal>, StoreError> {
    let rows = role_proposal::Entity::find()
        .filter(role_proposal::Column::BoardId.is(board))
        .order_by_asc(role_proposal::Column::Id)
        .all(conn)
        .await?;
    let proposal = |row: role_proposal::Model| RoleProposal {
        id: *row.id,
        account: *row.account_id,
        role: *row.role,
        unit: row.unit_id.map(Typed::get),
        proposed_by: *row.proposed_by,
    };
    Ok(rows.into_iter().map(proposal).collect())
}

/// Gives the role. Not found for whoever proposed it, for whoever gets it, and for whoever could not give it.
pub(crate) async fn confirm_role_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: RoleProposalId,
) -> Result<Settling, Refused> {
    let tx = changes.tx;
    let Some(row) = of_board(tx, proof.board(), id).await? else { return Ok(Settling::Gone) };
    let (account, held) = (*row.account_id, (*row.role, row.unit_id.map(Typed::get)));
    let is_party = [row.proposed_by, row.account_id].contains(&proof.account().into());
    if is_party || !has_a_say(tx, proof, &row).await? {
        return Err(Refused::NotFound);
    }
    role_proposal::Entity::delete_by_id(row.id).exec(tx).await.map_err(StoreError::from)?;
    if !is_held(tx, &row).await? {
        give(tx, by(proof, changes.now), account, EventKind::RoleConfirmed, &[held]).await?;
        session::end_all_of(tx, account).await?;
        talk::hosts_changed(changes, account, talk::By::Staff(proof.account())).await?;
    }
    Ok(Settling::Settled)
}

/// Takes the proposal away. Whoever could give the role may: who proposed it, and who would get it, too.
pub(crate) async fn turn_down_role_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: RoleProposalId,
) -> Result<Settling, Refused> {
    let tx = changes.tx;
    let Some(row) = of_board(tx, proof.board(), id).await? else { return Ok(Settling::Gone) };
    if !has_a_say(tx, proof, &row).await? {
        return Err(Refused::NotFound);
    }
    role_proposal::Entity::delete_by_id(row.id).exec(tx).await.map_err(StoreError::from)?;
    let held = (*row.role, row.unit_id.map(Typed::get));
    let entry = by(proof, changes.now).of_role(*row.account_id, EventKind::RoleTurnedDown, held);
    log::append(tx, [entry]).await?;
    Ok(Settling::Settled)
}

/// Whoever settles it.
fn by(proof: &Keeper, now: DateTime<Utc>) -> By {
    By { board: proof.board(), now, actor: Actor::Staff(proof.account()), telling: Telling::OneByOne }
}

async fn of_board(tx: &Tx<'_>, board: BoardId, id: RoleProposalId) -> Result<Option<role_proposal::Model>, StoreError> {
    let of_board = role_proposal::Column::BoardId.is(board);
    Ok(role_proposal::Entity::find_by_id(id).filter(of_board).one(tx).await?)
}

/// Whether this person could give the role.
async fn has_a_say(tx: &Tx<'_>, proof: &Keeper, row: &role_proposal::Model) -> Result<bool, StoreError> {
    Ok(match whose(tx, *row.account_id, *row.role).await? {
        Whose::Administrators => proof.is_administrator(),
        Whose::Keepers => true,
    })
}

/// Whether the command line gave the role meanwhile.
async fn is_held(tx: &Tx<'_>, row: &role_proposal::Model) -> Result<bool, StoreError> {
    let held = role::Entity::find()
        .filter(role::Column::AccountId.eq(row.account_id))
        .filter(role::Column::Role.eq(row.role))
        .all(tx)
        .await?;
    Ok(held.iter().any(|held| held.unit_id == row.unit_id))
}
