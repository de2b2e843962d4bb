//! The words of leavers' names, so that HR finds somebody without reading the whole table.
//!
//! Names are sealed, so no word stands there. Each word has a mark for every beginning of it that somebody may type,
//! and what was typed is looked for by its own mark: as an equal, which any database answers from the key.
//!
//! Which marks a name gets is a rule of [`INDEX_VERSION`](crate::store::seal::INDEX_VERSION): whoever changes it here
//! raises that number.

use domain::ids::{BoardId, DepartureId};
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
    let mut words = words(text);
    words.truncate(SEARCH_WORDS_MAX);
    words.iter().map(|word| Mark::of_word(conn, &first_letters(word, LETTERS_MAX))).collect()
}

/// Adds the words of these leavers' names.
pub(in crate::departure) async fn insert<'a>(
    tx: &Tx<'_>,
    board: BoardId,
    names: impl Iterator<Item = (DepartureId, &'a str)>,
) -> Result<(), StoreError> {
    insert_of_boards(tx, names.map(|(departure, name)| (board, departure, name))).await
}

/// The same of leavers of any board.
pub(in crate::departure) async fn insert_of_boards<'a>(
    tx: &Tx<'_>,
    names: impl Iterator<Item = (BoardId, DepartureId, &'a str)>,
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    for (board, departure, name) in names {
        rows.extend(rows_of(tx, board, departure, name)?);
    }
    for chunk in rows.chunks(ROWS_A_STATEMENT) {
        name_word::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Replaces the words of one leaver whose name was corrected.
pub(in crate::departure) async fn replace(
    tx: &Tx<'_>,
    board: BoardId,
    departure: DepartureId,
    name: &str,
) -> Result<(), StoreError> {
    name_word::Entity::delete_many().filter(name_word::Column::DepartureId.is(departure)).exec(tx).await?;
    insert(tx, board, std::iter::once((departure, name))).await
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
    let mut found: Vec<String> = words(name).iter().flat_map(|word| beginnings(word)).collect();
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

/// Each word once, in lower case, with letters instead of letters with accents.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let folded: String = word.to_lowercase().chars().map(plain_letter).collect();
        if !folded.is_empty() && !words.contains(&folded) {
            words.push(folded);
        }
    }
    words
}

fn first_letters(word: &str, many: usize) -> String {
    word.chars().take(many).collect()
}

/// The letter below the accent, for the letters of European names.
fn plain_letter(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ť' | 'ţ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{LETTERS_MAX, found_by, words};

    #[test]
    fn a_name_is_found_by_its_words_without_accents() {
        assert_eq!(words("Aïcha El Amrani-el Yıldız"), ["aicha", "el", "amrani", "yildiz"]);
        assert!(words("%_'").is_empty());
    }

    #[test]
    fn a_name_is_found_by_each_beginning_of_three_letters_and_by_short_words_as_a_whole() {
        let amrani = ["amr", "amra", "amran", "amrani"];
        assert_eq!(found_by("El Amrani"), [&amrani[..], &["el"]].concat());
        assert_eq!(found_by("Ann Anna"), ["ann", "anna"], "each once");
        let long = found_by(&"a".repeat(120));
        assert_eq!(long.last().map(String::len), Some(LETTERS_MAX));
    }
}
