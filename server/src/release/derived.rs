//! What follows from a release: what stands out, what to ask, what induction could learn.
//!
//! Of the whole board it is found once and kept beside the release, since a board of 400 units has more than 100,000
//! candidates. It is found anew where the period before has got another release since, and where it was found by other
//! rules. Of the part that heads and leaders read it is found when it is shown: these are few units.

use domain::release::Derived;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::read::{ReleaseRow, before};
use super::store::newest_before;
use crate::access::{FiguresReader, FiguresScope};
use crate::program::Program;
use crate::store::entity::release::{ActiveModel, Column, Entity};
use crate::store::{Sealed, StoreError, TypedColumn};

/// What follows from what this reader reads of it.
pub async fn derived(program: &Program, reader: &FiguresReader, row: &ReleaseRow) -> Result<Derived, StoreError> {
    if let Some(kept) = &row.kept {
        let newest = newest_before(program.store().read(), reader.board(), row.period).await?;
        if kept.before == newest.map(|release| (release.period, *release.number)) {
            return Ok(kept.clone());
        }
    }
    let earlier = before(program, reader, row.period).await?.map(|earlier| earlier.content);
    if *reader.scope() != FiguresScope::Board {
        return Ok(Derived::of(&row.content, earlier.as_ref()));
    }
    let content = row.content.clone();
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
