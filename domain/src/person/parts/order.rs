//! Whether the names of a list have the surname in front. One name alone does not tell: "Jansen Petra" is built like
//! "Petra Jansen". Another one of the same list may.

use super::{
    FIRST_NAMES_TOO, NO_NAME_ALONE, Shape, as_first_name, between_commas, bracketed, has_surname_first, is_front_title,
    is_upper, letters, untitled, words,
};
use crate::person::search::is_prefix;

/// Whether this name has the surname in front, without a comma behind it: "van den Proef Anna", "Proef Anna van der",
/// "Proef J.A.". Whoever wrote it so may have written others of the list so, of which it does not show.
pub fn shows_surname_in_front(name: &str) -> bool {
    let Some(words) = in_a_row(name) else { return false };
    let folded: Vec<String> = words.iter().map(|word| letters(word)).collect();
    // Where it stands in front in every list, it says nothing of this one.
    if has_surname_first(&words, &folded) {
        return false;
    }
    // One letter may be an initial.
    let is_prefix = |word: &String| word.chars().count() > 1 && is_prefix(word);
    let begins_others = |word: &str| FIRST_NAMES_TOO.contains(&word) || NO_NAME_ALONE.contains(&word);
    match folded.iter().take_while(|word| is_prefix(word)).count() {
        0 => {
            let has_prefix_behind = folded.len() > 2 && folded.last().is_some_and(is_prefix);
            let has_initials_behind =
                matches!(words.as_slice(), [surname, last] if as_first_name(surname).is_some() && is_initials(last));
            has_prefix_behind || has_initials_behind
        }
        prefixes => !folded.first().is_some_and(|word| begins_others(word)) && folded.len() - prefixes > 1,
    }
}

/// Of two words the first is taken for the first name, for want of anything that says otherwise: both of them, for a
/// list in which another name has the surname in front. `None` for every other name.
pub fn whole_if_two_words(name: &str) -> Option<String> {
    let words = in_a_row(name)?;
    let is_greeted_by_first = words.len() == 2 && Shape::of(name).first().is_some();
    is_greeted_by_first.then(|| words.join(" "))
}

/// The words of a name without titles; `None` where signs or a title in front say how it is built.
fn in_a_row(name: &str) -> Option<Vec<String>> {
    let says_itself = between_commas(name).count() > 1
        || bracketed(name).is_some()
        || name.split_whitespace().next().is_some_and(is_front_title);
    (!says_itself).then(|| untitled(words(name)))
}

/// "J.A.", "Th.", "J".
fn is_initials(word: &str) -> bool {
    let mut pieces = word.split('.').filter(|piece| !piece.is_empty());
    let is_one_letter = word.chars().count() == 1 && is_upper(word);
    is_one_letter || (word.contains('.') && pieces.all(|piece| piece.chars().count() <= 3))
}

#[cfg(test)]
mod tests {
    use super::{shows_surname_in_front, whole_if_two_words};

    #[test]
    fn some_names_show_that_the_surname_stands_in_front() {
        for name in
            ["van den Proef Anna", "de Wit Bo", "Proef Anna van der", "Proef A.", "Proef J.A.", "Proef Th.", "Proef B"]
        {
            assert!(shows_surname_in_front(name), "{name}");
        }
        for name in [
            "Anna Proef",
            "Anna van der Proef",
            "van den Proef",
            "J.A. Proef",
            "A J Proef",
            "Proef, Anna van der",
            "van der Proef, Anna",
            "dhr Proef",
            "De heer Karel Proef",
            "Anna Proef (de Wit)",
            "Anna Proef B.Sc.",
            "Ben Proef Test",
            "Nguyen Van An",
            "I Made Proef",
            "Proef",
            "",
        ] {
            assert!(!shows_surname_in_front(name), "{name}");
        }
    }

    #[test]
    fn only_what_rests_on_the_place_of_two_words_becomes_unsure() {
        assert_eq!(whole_if_two_words("Jansen Petra").as_deref(), Some("Jansen Petra"));
        assert_eq!(whole_if_two_words("Petra Jansen MSc").as_deref(), Some("Petra Jansen"));
        for name in
            ["Jansen, Petra", "Petra de Jansen", "dhr Karel Proef", "J.A. Proef", "J.A. (Anna) Proef", "Suharto"]
        {
            assert_eq!(whole_if_two_words(name), None, "{name}");
        }
    }
}
