//! The leaver says in a browser that they are done.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::{Refused, open_link, read_cookie};
use crate::program::Program;
use crate::secret::LINK_OPEN_HOURS;
use crate::store::entity::closed_opening::{ActiveModel, Column, Entity};
use crate::store::{StoreError, Tx};

/// Closes what was opened in this browser: its cookie opens nothing from now on, copied or not. The link itself, in
/// the mail or the letter, opens again, and what stands open in other browsers stays open: a machine that presses
/// every button closes its own. What opens nothing any more is closed already.
pub async fn close(program: &Program, cookie: &str) -> Result<(), StoreError> {
    let opened = async {
        let cookie = read_cookie(program, cookie)?;
        Ok::<_, Refused>((open_link(program, cookie.link, Some(cookie.opening)).await?.board_id, cookie))
    };
    let (board, cookie) = match opened.await {
        Ok(opened) => opened,
        Err(Refused::NotFound) => return Ok(()),
        Err(Refused::Store(error)) => return Err(error),
    };
    // A copy of its cookie is made anew no more, and was last before now.
    let ends_at = program.now() + TimeDelta::hours(LINK_OPEN_HOURS);
    program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                let row = ActiveModel {
                    id: Set(cookie.opening.into()),
                    board_id: Set(board),
                    link_id: Set(cookie.link.into()),
                    ends_at: Set(ends_at),
                };
                Entity::insert(row)
                    .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Forgets what has ended by itself since; returns how many.
pub(crate) async fn purge_closed(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::EndsAt.lte(now)).exec(tx).await?.rows_affected)
}
