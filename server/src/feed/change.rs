//! A host names, reads and removes their calendars.

use domain::feed::Trouble;
use domain::ids::FeedId;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use super::FeedKeeper;
use super::add::{count_read, named};
use super::refresh::read_row;
use crate::access::Refused;
use crate::limit::Limited;
use crate::program::Program;
use crate::store::entity::calendar_feed::{Column, Entity, Model};
use crate::store::queries::accounts::host_changed;
use crate::store::{StoreError, TypedColumn};

/// What reading a calendar now came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadNow {
    Read,
    Failed(Trouble),
    /// Asked for too often.
    TooOften,
    /// A file is read once.
    IsFile,
}

/// Reads a calendar now, whenever it would have been its turn.
pub async fn read_now(program: &Program, proof: &FeedKeeper, id: FeedId) -> Result<ReadNow, Refused> {
    let row = own(program.store().read(), proof, id).await?;
    if row.address.is_none() {
        return Ok(ReadNow::IsFile);
    }
    if let Limited::Exceeded { .. } = count_read(program, proof.account()).await? {
        return Ok(ReadNow::TooOften);
    }
    match read_row(program, &row).await? {
        None => Ok(ReadNow::Read),
        Some(trouble) => Ok(ReadNow::Failed(trouble)),
    }
}

/// Gives a calendar another name; an empty one changes nothing.
pub async fn rename_feed(program: &Program, proof: &FeedKeeper, id: FeedId, name: &str) -> Result<(), Refused> {
    own(program.store().read(), proof, id).await?;
    let name = &named(name, "");
    if name.is_empty() {
        return Ok(());
    }
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                Entity::update_many()
                    .col_expr(Column::Name, Expr::value(name.as_str()))
                    .filter(Column::Id.is(id))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    Ok(())
}

/// Removes a calendar with its busy times. What was booked stays booked.
pub async fn remove_feed(program: &Program, proof: &FeedKeeper, id: FeedId) -> Result<(), Refused> {
    own(program.store().read(), proof, id).await?;
    let account = proof.account();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                // Its busy times go with it.
                Entity::delete_by_id(id).exec(tx).await?;
                host_changed(tx, account).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    Ok(())
}

async fn own(conn: &impl ConnectionTrait, proof: &FeedKeeper, id: FeedId) -> Result<Model, Refused> {
    let found = Entity::find_by_id(id)
        .filter(Column::AccountId.is(proof.account()))
        .filter(Column::BoardId.is(proof.board()))
        .one(conn)
        .await
        .map_err(StoreError::from)?;
    found.ok_or(Refused::NotFound)
}
