//! What follows from a release: what stands out, what to ask, what induction could learn.
//!
//! Of the whole board it is found once and kept beside the release, since a board of 400 units has more than 100,000
//! candidates. It is found anew where the period before has got another release since, and where it was found by other
//! rules. Heads and leaders read of it what is about their part.

use domain::ids::BoardId;
use domain::release::{Derived, Findings};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};

use super::read::ReleaseRow;
use super::store::newest_before;
use crate::access::FiguresReader;
use crate::program::Program;
use crate::store::entity::release::{ActiveModel, Column, Entity};
use crate::store::{Sealed, StoreError, Typed, TypedColumn};

/// What follows from a release, as far as this reader reads what it is about.
pub async fn findings(program: &Program, reader: &FiguresReader, row: &ReleaseRow) -> Result<Findings, StoreError> {
    Ok(derived(program, reader.board(), row).await?.read_in(&row.content))
}

/// What follows from the whole release.
async fn derived(program: &Program, board: BoardId, row: &ReleaseRow) -> Result<Derived, StoreError> {
    let conn = program.store().read();
    let whole = Entity::find_by_id(Typed::from(row.id)).one(conn).await?;
    let whole = whole.ok_or_else(|| StoreError::corrupt("releases", row.id, "the release is gone"))?;
    let earlier = newest_before(conn, board, row.period).await?;
    let against = earlier.as_ref().map(|release| (release.period.clone(), *release.number));
    if let Some(kept) = whole.derived(conn)?.filter(|kept| kept.before == against) {
        return Ok(kept);
    }
    let content = whole.content(conn)?;
    let earlier = earlier.map(|release| release.content(conn)).transpose()?;
    let found = tokio::task::spawn_blocking(move || Derived::of(&content, earlier.as_ref())).await;
    let found = found.map_err(|error| StoreError::corrupt("releases", row.id, error.to_string()))?;
    keep(program, row, &found).await?;
    Ok(found)
}

/// Keeps it. Whoever does so at the same time has found the same.
async fn keep(program: &Program, row: &ReleaseRow, found: &Derived) -> Result<(), StoreError> {
    let (id, json) = (row.id, found.to_json());
    let json = json.as_str();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let kept = ActiveModel { derived: Set(Some(Sealed::close(tx, id, json)?)), ..Default::default() };
                Entity::update_many().set(kept).filter(Column::Id.is(id)).exec(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}
