//! The words of leavers' names, so that HR finds somebody without reading the whole table.
//!
//! Names are sealed, so no word stands there. Each word has a mark for every beginning of it that somebody may type,
//! and what was typed is looked for by its own mark: as an equal, which any database answers from the key.
//!
//! Which marks a name gets is a rule of [`INDEX_VERSION`](crate::store::seal::INDEX_VERSION): whoever changes it here
//! raises that number.

use domain::ids::{BoardId, DepartureId};
use domain::person::{search_words, sought_words};
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter};

use crate::store::entity::name_word;
use crate::store::seal::Mark;
use crate::store::{Keyed, StoreError, Tx, TypedColumn};

/// The fewest letters that are a beginning: a shorter word is looked for as a whole.
const START_LETTERS: usize = 3;
/// The longest beginning that has a mark. Letters behind it make no difference.
const LETTERS_MAX: usize = 40;
/// More words than this in one search say nothing more.
const SEARCH_WORDS_MAX: usize = 4;
/// Rows in one statement: three columns each.
const ROWS_A_STATEMENT: usize = 2_000;

/// The marks of a search, one for each word, which is folded as names are; empty when there is nothing to search by.
pub(crate) fn marks_of_search(conn: &impl Keyed, text: &str) -> Result<Vec<Mark>, StoreError> {
    let mut words = sought_words(text);
    words.truncate(SEARCH_WORDS_MAX);
    words.iter().map(|word| Mark::of_word(conn, &first_letters(word, LETTERS_MAX))).collect()
}

/// Adds what these leavers are found by, of any boards.
pub(in crate::departure) async fn insert<'a>(
    tx: &Tx<'_>,
    leavers: impl Iterator<Item = (BoardId, DepartureId, &'a str)>,
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    for (board, departure, name) in leavers {
        rows.extend(rows_of(tx, board, departure, name)?);
    }
    for chunk in rows.chunks(ROWS_A_STATEMENT) {
        name_word::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Replaces what these leavers are found by, whose names were corrected or are marked otherwise than they were.
pub(in crate::departure) async fn replace(
    tx: &Tx<'_>,
    leavers: &[(BoardId, DepartureId, &str)],
) -> Result<(), StoreError> {
    let ids = leavers.iter().map(|(_, departure, _)| *departure);
    name_word::Entity::delete_many().filter(name_word::Column::DepartureId.any_of(ids)).exec(tx).await?;
    insert(tx, leavers.iter().copied()).await
}

/// What a leaver is found by.
pub fn rows_of(
    conn: &impl Keyed,
    board: BoardId,
    departure: DepartureId,
    name: &str,
) -> Result<Vec<name_word::Model>, StoreError> {
    let row = |found_by: String| -> Result<name_word::Model, StoreError> {
        let mark = Mark::of_word(conn, &found_by)?.into();
        Ok(name_word::Model { board_id: board.into(), mark, departure_id: departure.into() })
    };
    found_by(name).into_iter().map(row).collect()
}

/// Every text that finds this name: its short words, and the beginnings of the longer ones. Each once.
fn found_by(name: &str) -> Vec<String> {
    let mut found: Vec<String> = search_words(name).iter().flat_map(|word| beginnings(word)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn beginnings(word: &str) -> Vec<String> {
    match word.chars().count() {
        short if short < START_LETTERS => vec![word.to_owned()],
        letters => (START_LETTERS..=letters.min(LETTERS_MAX)).map(|many| first_letters(word, many)).collect(),
    }
}

fn first_letters(word: &str, many: usize) -> String {
    word.chars().take(many).collect()
}

#[cfg(test)]
mod tests {
    use super::{LETTERS_MAX, found_by, search_words, sought_words};

    #[test]
    fn a_name_is_found_by_its_words_without_accents() {
        let words = search_words("Aïcha El Amrani-el Yıldız");
        assert_eq!(words, ["aicha", "el", "amrani", "elamraniel", "amraniel", "yildiz"]);
        assert_eq!(sought_words("yıl"), ["yil"]);
        assert!(sought_words("%_'").is_empty());
    }

    #[test]
    fn a_name_is_found_by_each_beginning_of_three_letters_and_by_short_words_as_a_whole() {
        let amrani = ["amr", "amra", "amran", "amrani", "el"];
        let together = ["ela", "elam", "elamr", "elamra", "elamran", "elamrani"];
        assert_eq!(found_by("El Amrani"), [&amrani[..], &together].concat());
        assert_eq!(found_by("Ann Anna"), ["ann", "anna"], "each once");
        let long = found_by(&"a".repeat(120));
        assert_eq!(long.last().map(String::len), Some(LETTERS_MAX));
    }
}
