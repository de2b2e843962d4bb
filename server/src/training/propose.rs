//! A training that somebody noted for themself waits for a second person.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId, TrainingId, TrainingProposalId};
use domain::time_line::EventKind;
use domain::working_days::DateRange;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;
use uuid::Uuid;

use super::add::insert;
use super::entry::entry;
use crate::access::{Keeper, Refused};
use crate::course::Changes;
use crate::log;
use crate::second_person::{self, Settling};
use crate::store::entity::training_proposal::{ActiveModel, Column, Entity, Model};
use crate::store::{StoreError, Tx, TypedColumn};

/// A training that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingProposal {
    pub id: TrainingProposalId,
    /// Who followed it, and noted it.
    pub account: AccountId,
    pub name: String,
    pub valid: DateRange,
}

/// All that wait on this board, oldest first.
pub async fn proposals(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<TrainingProposal>, StoreError> {
    let rows = Entity::find().filter(Column::BoardId.is(board)).order_by_asc(Column::Id).all(conn).await?;
    let proposal = |row: Model| TrainingProposal {
        id: *row.id,
        account: *row.account_id,
        valid: DateRange::new(row.valid_from, row.valid_until),
        name: row.name,
    };
    Ok(rows.into_iter().map(proposal).collect())
}

/// Keeps a training that somebody noted for themself, and asks those who could confirm it.
pub(super) async fn propose(
    tx: &Tx<'_>,
    proof: &Keeper,
    now: DateTime<Utc>,
    (name, days): (&str, DateRange),
    second: &BTreeSet<AccountId>,
) -> Result<(), StoreError> {
    let (id, account) = (TrainingProposalId::new(Uuid::now_v7()), proof.account());
    Entity::insert(ActiveModel {
        id: Set(id.into()),
        board_id: Set(proof.board().into()),
        account_id: Set(account.into()),
        name: Set(name.to_owned()),
        valid_from: Set(days.first),
        valid_until: Set(days.last),
        proposed_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    log::append(tx, [entry(proof, now, EventKind::TrainingProposed, account, (name, days))]).await?;
    let payload = json!({ "by": account, "account": account, "training_proposal": id });
    second_person::ask(tx, second, &payload, &format!("training:{}", id.hyphenated()), now).await
}

/// The training counts from now on. Not found for whoever noted it.
pub(crate) async fn confirm_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: TrainingProposalId,
) -> Result<Settling, Refused> {
    settle(changes, proof, id, EventKind::TrainingConfirmed).await
}

/// The training is not kept. Whoever noted it may take it back too.
pub(crate) async fn turn_down_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: TrainingProposalId,
) -> Result<Settling, Refused> {
    settle(changes, proof, id, EventKind::TrainingTurnedDown).await
}

async fn settle(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: TrainingProposalId,
    kind: EventKind,
) -> Result<Settling, Refused> {
    let (tx, board, now) = (changes.tx, proof.board(), changes.now);
    let found = Entity::find_by_id(id).filter(Column::BoardId.is(board)).one(tx).await.map_err(StoreError::from)?;
    let Some(row) = found else { return Ok(Settling::Gone) };
    let confirms = kind == EventKind::TrainingConfirmed;
    if confirms && row.account_id == proof.account() {
        return Err(Refused::NotFound);
    }
    // The one whose deletion counts settles it.
    let gone = Entity::delete_by_id(row.id).exec(tx).await.map_err(StoreError::from)?;
    if gone.rows_affected == 0 {
        return Ok(Settling::Gone);
    }
    let (account, days) = (*row.account_id, DateRange::new(row.valid_from, row.valid_until));
    if confirms {
        let training = TrainingId::new(Uuid::now_v7());
        insert(tx, board, training, account, (&row.name, days)).await?;
    }
    log::append(tx, [entry(proof, now, kind, account, (&row.name, days))]).await?;
    Ok(Settling::Settled)
}
