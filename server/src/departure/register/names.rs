//! The words of leavers' names, so that HR finds somebody without reading the whole table.
//!
//! Each word is a row with its first three letters: those are compared as equals, which any
//! database answers from the index whatever its collation.

use domain::ids::{BoardId, DepartureId};
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter};

use crate::store::entity::name_word;
use crate::store::{StoreError, Tx, TypedColumn};

/// Letters of `start`.
const START_LETTERS: usize = 3;
/// More words than this in one search say nothing more.
const SEARCH_WORDS_MAX: usize = 4;
/// Rows of a name in one statement: four columns each.
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
    let mut words = words(text);
    words.truncate(SEARCH_WORDS_MAX);
    words
        .into_iter()
        .map(|word| SearchWord { start: start(&word), whole: word.chars().count() < START_LETTERS, word })
        .collect()
}

/// Adds the words of these leavers' names.
pub(in crate::departure) async fn insert<'a>(
    tx: &Tx<'_>,
    board: BoardId,
    names: impl Iterator<Item = (DepartureId, &'a str)>,
) -> Result<(), StoreError> {
    let rows: Vec<name_word::Model> = names
        .flat_map(|(departure, name)| {
            words(name).into_iter().map(move |word| name_word::Model {
                board_id: board.into(),
                start: start(&word),
                word,
                departure_id: departure.into(),
            })
        })
        .collect();
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

fn start(word: &str) -> String {
    word.chars().take(START_LETTERS).collect()
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
    use super::{words, words_of_search};

    #[test]
    fn a_name_is_found_by_its_words_without_accents() {
        assert_eq!(words("Aïcha El Amrani-el Yıldız"), ["aicha", "el", "amrani", "yildiz"]);
        let search = words_of_search("yıl");
        assert_eq!((search[0].start.as_str(), search[0].whole), ("yil", false));
        assert!(words_of_search("el")[0].whole);
        assert!(words_of_search("%_'").is_empty());
    }
}
