//! A board's own words for what releases propose.

use domain::ids::BoardId;
use domain::release::OwnWords;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use serde_json::json;

use crate::access::{FiguresKeeper, Refused};
use crate::course::{self, Actor, EventKind};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::board;

/// The words that a board put.
pub async fn own_words(conn: &impl ConnectionTrait, id: BoardId) -> Result<OwnWords, StoreError> {
    let row = board::Entity::find_by_id(id).one(conn).await?;
    row.ok_or_else(|| StoreError::corrupt("boards", id, "the board is gone"))?.own_words()
}

/// Saves the words, and writes down that they are others; they count for every release that is read from now on. Of a
/// refusal: the names of the fields with too many characters.
pub async fn change_own_words<'a>(
    program: &Program,
    keeper: &FiguresKeeper,
    typed: impl Fn(&str) -> &'a str,
) -> Result<Filled<(), String>, Refused> {
    let new = match OwnWords::read(typed) {
        Ok(new) => new,
        Err(too_long) => return Ok(Filled::Faulty(too_long)),
    };
    let (id, by, now, new) = (keeper.board(), keeper.account(), program.now(), &new);
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock_board(tx, id).await?;
                if own_words(tx, id).await? == *new {
                    return Ok(());
                }
                let figure_words = Set(Some(new.to_json()));
                board::ActiveModel { id: Set(id.into()), figure_words, ..Default::default() }.update(tx).await?;
                let detail = Some(json!({ "fields": ["figures_words"] }));
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
    use wording::Wording;

    #[test]
    fn the_log_has_words_for_it() {
        for language in Language::ALL {
            assert!(Wording::new(language).code_if_any("setting", "figures_words").is_some(), "{language:?}");
        }
    }
}
