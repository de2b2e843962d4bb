//! What a board sets for its figures.

use domain::ids::BoardId;
use domain::release::{FigureFault, FigureField, FigureSettings};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use serde_json::json;

use crate::access::{FiguresKeeper, Refused};
use crate::course::{self, Actor, EventKind};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::board;

/// The settings that hold for a board: its own, or the standard.
pub async fn settings(conn: &impl ConnectionTrait, id: BoardId) -> Result<FigureSettings, StoreError> {
    let row = board::Entity::find_by_id(id).one(conn).await?;
    row.ok_or_else(|| StoreError::corrupt("boards", id, "the board is gone"))?.figure_settings()
}

/// Saves the settings, and writes down which of them are others. They count for releases that are made from now on; what
/// was made stays as it is.
pub async fn change_settings<'a>(
    program: &Program,
    keeper: &FiguresKeeper,
    typed: impl Fn(FigureField) -> &'a str,
) -> Result<Filled<(), (FigureField, FigureFault)>, Refused> {
    let new = match FigureSettings::read(typed) {
        Ok(new) => new,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (id, by, now) = (keeper.board(), keeper.account(), program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock_board(tx, id).await?;
                let changed = new.changed(&settings(tx, id).await?);
                if changed.is_empty() {
                    return Ok(());
                }
                let figures = Set(Some(new.to_json()));
                board::ActiveModel { id: Set(id.into()), figures, ..Default::default() }.update(tx).await?;
                let fields: Vec<String> = changed.iter().map(|field| format!("figures_{field}")).collect();
                let detail = Some(json!({ "fields": fields }));
                course::record_of_board(tx, id, now, Actor::Staff(by), EventKind::FiguresChanged, detail).await?;
                Ok::<_, Stop<_>>(())
            })
        })
        .await;
    filled(result)
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::release::FigureField;
    use wording::Wording;

    #[test]
    fn the_log_has_words_for_every_setting_of_figures() {
        for language in Language::ALL {
            for field in FigureField::ALL {
                let word = Wording::new(language).code_if_any("setting", &format!("figures_{field}"));
                assert!(word.is_some(), "{language:?}: term-setting-figures-{field}");
            }
        }
    }
}
