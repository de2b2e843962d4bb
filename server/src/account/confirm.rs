//! A second person confirms a role that somebody proposed, or turns it down.

use chrono::{DateTime, Utc};
use domain::account::{Period, Role};
use domain::ids::{AccountId, BoardId, RoleProposalId, UnitId};
use domain::time_line::{Actor, EventKind};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::deputy;
use super::entry::By;
use super::given::Given;
use super::propose::whose;
use super::roles::give;
use crate::access::{Keeper, Refused};
use crate::course::{self, lock_board};
use crate::log;
use crate::program::Program;
use crate::second_person::{Settling, Whose};
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
}

/// All that wait on this board, oldest first.
pub async fn role_proposals(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<RoleProposal>, StoreError> {
    let rows = role_proposal::Entity::find()
        .filter(role_proposal::Column::BoardId.is(board))
        .order_by_asc(role_proposal::Column::Id)
        .all(conn)
        .await?;
    let proposal = |row: role_proposal::Model| {
        let Given { role, unit, period, deputy_of } = Given::try_from(&row)?;
        let (account, proposed_by) = (*row.account_id, *row.proposed_by);
        Ok(RoleProposal { id: *row.id, account, role, unit, period, deputy_of, proposed_by })
    };
    rows.into_iter().map(proposal).collect()
}

/// Gives the role. Not found for whoever proposed it, for whoever gets it, and for whoever could not give it.
pub async fn confirm_role(program: &Program, proof: &Keeper, id: RoleProposalId) -> Result<Settling, Refused> {
    let board = proof.board();
    let confirmed = course::changes(program, board, |changes| {
        Box::pin(async move {
            let (tx, by) = (changes.tx, By { board, now: changes.now, actor: Actor::Staff(proof.account()) });
            lock_board(tx, board).await?;
            let Some(row) = of_board(tx, board, id).await? else { return Ok(Some(Settling::Gone)) };
            let (account, given) = (*row.account_id, Given::try_from(&row)?);
            let is_party = [row.proposed_by, row.account_id].contains(&proof.account().into());
            if is_party || !has_a_say(tx, proof, &row, changes.now).await? {
                return Ok(None);
            }
            role_proposal::Entity::delete_by_id(row.id).exec(tx).await?;
            if may_be_given(tx, account, &given, changes.now).await? {
                give(tx, by, account, EventKind::RoleConfirmed, &[given]).await?;
                deputy::tell(tx, account, &given, proof.account(), changes.now).await?;
                session::end_all_of(tx, account).await?;
                talk::hosts_changed(changes, account, talk::By::Staff(proof.account())).await?;
            }
            Ok::<_, StoreError>(Some(Settling::Settled))
        })
    })
    .await?;
    program.wake_course();
    confirmed.ok_or(Refused::NotFound)
}

/// Takes the proposal away. Whoever could give the role may: who proposed it, and who would get it, too.
pub async fn turn_down_role(program: &Program, proof: &Keeper, id: RoleProposalId) -> Result<Settling, Refused> {
    let (board, now) = (proof.board(), program.now());
    let by = By { board, now, actor: Actor::Staff(proof.account()) };
    let done = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                lock_board(tx, board).await?;
                let Some(row) = of_board(tx, board, id).await? else { return Ok(Some(Settling::Gone)) };
                if !has_a_say(tx, proof, &row, now).await? {
                    return Ok(None);
                }
                role_proposal::Entity::delete_by_id(row.id).exec(tx).await?;
                let given = Given::try_from(&row)?;
                log::append(tx, [by.of_role(*row.account_id, EventKind::RoleTurnedDown, &given)]).await?;
                Ok::<_, StoreError>(Some(Settling::Settled))
            })
        })
        .await?;
    done.ok_or(Refused::NotFound)
}

async fn of_board(tx: &Tx<'_>, board: BoardId, id: RoleProposalId) -> Result<Option<role_proposal::Model>, StoreError> {
    let of_board = role_proposal::Column::BoardId.is(board);
    Ok(role_proposal::Entity::find_by_id(id).filter(of_board).one(tx).await?)
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
