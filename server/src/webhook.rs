//! What addresses of the employer are told of where departures stand: noted in the transaction that changes it, and told
//! by a job afterwards (`api::tell`). Who leaves, and everything that was said, stays here: an id, the employer's own
//! number, the stage ([`ToldStage`], in which nothing is that a leaver does) and the moment are all.

use chrono::{DateTime, Utc};
use domain::api::{ToldStage, WebhookKind};
use domain::ids::{BoardId, DepartureId};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::store::entity::{webhook, webhook_delivery};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// Where a departure stands now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub board: BoardId,
    pub departure: DepartureId,
    pub stage: ToldStage,
    pub at: DateTime<Utc>,
}

impl Standing {
    /// What is told of it, where it stood elsewhere before.
    pub(crate) const fn news(self) -> WebhookKind {
        if self.stage.is_over() { WebhookKind::Closed } else { WebhookKind::Changed }
    }
}

/// Notes for each address of the board that it is to be told. One query where nobody is told anything.
pub(crate) async fn note(
    tx: &Tx<'_>,
    kind: WebhookKind,
    board: BoardId,
    standing: &[Standing],
) -> Result<(), StoreError> {
    let told = webhook::Entity::find()
        .filter(webhook::Column::BoardId.is(board))
        .filter(webhook::Column::Active.eq(true))
        .all(tx)
        .await?;
    let rows: Vec<webhook_delivery::ActiveModel> = told
        .iter()
        .flat_map(|webhook| standing.iter().map(move |one| row(webhook, kind, *one)))
        .map(IntoActiveModel::into_active_model)
        .collect();
    // Twelve columns each, below the limits of both databases.
    for chunk in rows.chunks(1_000) {
        webhook_delivery::Entity::insert_many(chunk.iter().cloned()).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn row(webhook: &webhook::Model, kind: WebhookKind, standing: Standing) -> webhook_delivery::Model {
    webhook_delivery::Model {
        id: Typed::fresh(),
        board_id: standing.board.into(),
        webhook_id: webhook.id,
        departure_id: standing.departure.into(),
        kind: kind.into(),
        stage: standing.stage.into(),
        at: standing.at,
        since: standing.at,
        failures: 0,
        due_at: Some(standing.at),
        parked_at: None,
        fault: None,
    }
}
