//! Figures of the last school year that is over: a board of this size shows little of half a year.

use domain::release::{FigureSettings, PeriodKind};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::{Set, Unchanged};

use super::cast::Cast;
use crate::program::Program;
use crate::release::make_due;
use crate::store::StoreError;
use crate::store::entity::board;

/// Has school years counted, and makes the figures of those that are over.
pub(super) async fn store(program: &Program, cast: &Cast) -> Result<(), StoreError> {
    let settings = FigureSettings { kind: PeriodKind::SchoolYear, ..FigureSettings::default() }.to_json();
    let (board, settings) = (cast.board, settings.as_str());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let figures = Set(Some(settings.to_owned()));
                board::ActiveModel { id: Unchanged(board.into()), figures, ..Default::default() }.update(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    make_due(program).await?;
    Ok(())
}
