//! The words of leavers' names, so that HR finds somebody without reading the whole table.
//!
//! Each word is a row with its first three letters: those are compared as equals, which any
//! database answers from the index whatever its collation.

use domain::ids::{BoardId, DepartureId};
use domain::person::{SEARCH_WORDS_VERSION, search_words, sought_words};
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter};

use crate::store::entity::name_word;
use crate::store::{StoreError, Tx, TypedColumn};

/// Letters of `start`.
const START_LETTERS: usize = 3;
/// More words than this in one search say nothing more.
const SEARCH_WORDS_MAX: usize = 4;
/// Rows of words in one statement: five columns each.
const ROWS_A_STATEMENT: usize = 2_000;

/// One word somebody is searched by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SearchWord {
    pub start: String,
    pub word: String,
    /// A word shorter than its start is looked for as a whole.
    pub whole: bool,
}

/// The words of a search, folded as names are; empty when there is nothing to search by.
pub(crate) fn words_of_search(text: &str) -> Vec<SearchWord> {
    let mut words = sought_words(text);
    words.truncate(SEARCH_WORDS_MAX);
    words
        .into_iter()
        .map(|word| SearchWord { start: start(&word), whole: word.chars().count() < START_LETTERS, word })
        .collect()
}

/// The words one leaver is found by, as they are stored.
fn rows_of(board: BoardId, departure: DepartureId, name: &str) -> impl Iterator<Item = name_word::Model> {
    search_words(name).into_iter().map(move |word| name_word::Model {
        board_id: board.into(),
        start: start(&word),
        word,
        departure_id: departure.into(),
        version: Some(SEARCH_WORDS_VERSION),
    })
}

/// Adds the words of these leavers' names, of any boards.
pub(in crate::departure) async fn insert<'a>(
    tx: &Tx<'_>,
    leavers: impl Iterator<Item = (BoardId, DepartureId, &'a str)>,
) -> Result<(), StoreError> {
    let rows: Vec<name_word::Model> =
        leavers.flat_map(|(board, departure, name)| rows_of(board, departure, name)).collect();
    for chunk in rows.chunks(ROWS_A_STATEMENT) {
        name_word::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Replaces the words of these leavers, whose names were corrected or are folded otherwise than they were.
pub(in crate::departure) async fn replace(
    tx: &Tx<'_>,
    leavers: &[(BoardId, DepartureId, &str)],
) -> Result<(), StoreError> {
    let ids = leavers.iter().map(|(_, departure, _)| *departure);
    name_word::Entity::delete_many().filter(name_word::Column::DepartureId.any_of(ids)).exec(tx).await?;
    insert(tx, leavers.iter().copied()).await
}

fn start(word: &str) -> String {
    word.chars().take(START_LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::{search_words, words_of_search};

    #[test]
    fn a_name_is_found_by_its_words_without_accents() {
        let words = search_words("Aïcha El Amrani-el Yıldız");
        assert_eq!(words, ["aicha", "el", "amrani", "elamraniel", "amraniel", "yildiz"]);
        let search = words_of_search("yıl");
        assert_eq!((search[0].start.as_str(), search[0].whole), ("yil", false));
        assert!(words_of_search("el")[0].whole);
        assert!(words_of_search("%_'").is_empty());
    }
}
