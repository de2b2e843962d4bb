//! The address of the subscription: made, made anew, switched off.

use domain::ids::{AccountId, BoardId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{EntityTrait, Set};

use crate::access::Refused;
use crate::feed::FeedKeeper;
use crate::program::Program;
use crate::secret::FeedToken;
use crate::store::StoreError;
use crate::store::entity::host_settings::{ActiveModel, Column, Entity};

/// The address, while it is switched on.
pub async fn subscription_address(program: &Program, proof: &FeedKeeper) -> Result<Option<String>, Refused> {
    let row = Entity::find_by_id(proof.account()).one(program.store().read()).await.map_err(StoreError::from)?;
    let Some(row) = row.filter(|row| row.subscription_on) else { return Ok(None) };
    let token = FeedToken::mint(program.secrets(), proof.account(), *row.subscription_generation);
    Ok(Some(format!("{}/calendar/{token}.ics", program.settings().base_url)))
}

/// Switches the subscription on, with an address of its own each time: earlier ones open nothing.
pub async fn renew(program: &Program, proof: &FeedKeeper) -> Result<(), Refused> {
    Ok(switch(program, proof.account(), proof.board(), true).await?)
}

/// Switches it off; the address opens nothing from now on, and never again.
pub async fn switch_off(program: &Program, proof: &FeedKeeper) -> Result<(), Refused> {
    Ok(switch(program, proof.account(), proof.board(), false).await?)
}

/// One statement, so that two clicks give two generations and nothing else a host has set is touched.
async fn switch(program: &Program, account: AccountId, board: BoardId, on: bool) -> Result<(), StoreError> {
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let first = ActiveModel {
                    account_id: Set(account.into()),
                    board_id: Set(board.into()),
                    buffer_before: Set(None),
                    buffer_after: Set(None),
                    notice_hours: Set(None),
                    horizon_days: Set(None),
                    talks_a_day: Set(None),
                    languages: Set(None),
                    subscription_generation: Set(1.into()),
                    subscription_on: Set(on),
                    phone: Set(None),
                    video_address: Set(None),
                };
                let next = Expr::col((Entity, Column::SubscriptionGeneration)).add(1);
                let again = OnConflict::column(Column::AccountId)
                    .value(Column::SubscriptionGeneration, next)
                    .value(Column::SubscriptionOn, on)
                    .to_owned();
                Entity::insert(first).on_conflict(again).exec_without_returning(tx).await?;
                Ok(())
            })
        })
        .await
}
