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
use crate::log;
use crate::program::Program;
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
pub async fn confirm(program: &Program, proof: &Keeper, id: TrainingProposalId) -> Result<Settling, Refused> {
    settle(program, proof, id, EventKind::TrainingConfirmed).await
}

/// The training is not kept. Whoever noted it may take it back too.
pub async fn turn_down(program: &Program, proof: &Keeper, id: TrainingProposalId) -> Result<Settling, Refused> {
    settle(program, proof, id, EventKind::TrainingTurnedDown).await
}

async fn settle(
    program: &Program,
    proof: &Keeper,
    id: TrainingProposalId,
    kind: EventKind,
) -> Result<Settling, Refused> {
    let (board, now) = (proof.board(), program.now());
    let settled = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let found = Entity::find_by_id(id).filter(Column::BoardId.is(board)).one(tx).await?;
                let Some(row) = found else { return Ok(Some(Settling::Gone)) };
                let confirms = kind == EventKind::TrainingConfirmed;
                if confirms && row.account_id == proof.account() {
                    return Ok(None);
                }
                // The one whose deletion counts settles it.
                if Entity::delete_by_id(row.id).exec(tx).await?.rows_affected == 0 {
                    return Ok(Some(Settling::Gone));
                }
                let (account, days) = (*row.account_id, DateRange::new(row.valid_from, row.valid_until));
                if confirms {
                    let training = TrainingId::new(Uuid::now_v7());
                    insert(tx, board, training, account, (&row.name, days)).await?;
                }
                log::append(tx, [entry(proof, now, kind, account, (&row.name, days))]).await?;
                Ok::<_, StoreError>(Some(Settling::Settled))
            })
        })
        .await?;
    settled.ok_or(Refused::NotFound)
}
