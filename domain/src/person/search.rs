//! Finding people by what somebody types of their name.

use crate::folded::folded;

/// What stands for an apostrophe in names, once folded.
pub(crate) const APOSTROPHES: &[char] = &['\'', '’', '‘', 'ʼ', 'ʻ', '´', '`', '′', '"'];
/// The most words one name is found by; longer names are found by the first.
pub const MOST_SEARCH_WORDS: usize = 40;

/// The words a name is found by: folded (no accents, no capitals); a name with an apostrophe or a hyphen as one word
/// and by its parts; words in a row that belong together ("van der Proef") also as one. In order, none twice.
///
/// Somebody is found when each of [`sought_words`] begins one of these. What is stored of them is made anew when its
/// rules change: whoever changes the words raises `INDEX_VERSION` in `server/src/store/seal/index.rs`.
pub fn search_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: String| {
        if !word.is_empty() && !words.contains(&word) && words.len() < MOST_SEARCH_WORDS {
            words.push(word);
        }
    };
    let folded = folded(name);
    let mut prefixes = String::new();
    for word in folded.split_whitespace() {
        let whole = letters(word);
        for part in word.split(|c: char| !c.is_alphanumeric()) {
            add(part.to_owned());
        }
        if is_prefix(word) {
            prefixes.push_str(&whole);
        } else if !prefixes.is_empty() && !whole.is_empty() {
            add(format!("{prefixes}{whole}"));
            prefixes.clear();
        }
        add(whole);
    }
    words
}

/// The words that were typed, folded in the same way; an apostrophe is left out, any other sign parts words.
pub fn sought_words(text: &str) -> Vec<String> {
    let folded: String = folded(text).chars().filter(|c| !APOSTROPHES.contains(c)).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a name is found by what was typed; by nothing, everybody is.
pub fn is_found(name: &str, text: &str) -> bool {
    let words = search_words(name);
    sought_words(text).iter().all(|sought| words.iter().any(|word| word.starts_with(sought.as_str())))
}

fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether this folded word stands before a surname and is not sorted by.
pub(crate) fn is_prefix(word: &str) -> bool {
    PREFIXES.contains(&letters(word).as_str())
}

/// Words before surnames, folded and without signs, as Dutch registers of persons know them (Rijksdienst voor
/// Identiteitsgegevens, Landelijke Tabel 36, "Voorvoegsels"), word by word, and those of neighbouring languages.
const PREFIXES: &[&str] = &[
    "a", "aan", "af", "al", "am", "auf", "aus", "ben", "bij", "bin", "boven", "d", "da", "dal", "dalla", "das", "de",
    "degli", "dei", "del", "dela", "della", "den", "der", "des", "di", "die", "do", "don", "dos", "du", "el", "het",
    "i", "ibn", "im", "in", "int", "l", "la", "las", "le", "les", "lo", "los", "met", "of", "onder", "op", "over", "s",
    "t", "te", "ten", "ter", "tho", "thoe", "to", "toe", "tot", "uijt", "uit", "und", "unter", "van", "vander", "vd",
    "ver", "vom", "von", "voor", "vor", "y", "zu", "zum", "zur",
];

#[cfg(test)]
mod tests {
    use super::{MOST_SEARCH_WORDS, PREFIXES, is_found, search_words, sought_words};

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        for (name, typed) in [
            ("Rene\u{301}e Proef", "Renée"),
            ("Renée Proef", "Rene\u{301}e"),
            ("Renée Proef", "RENEE"),
            ("Sean O'Proef", "OProef"),
            ("Sean O’Proef", "o'proef"),
            ("Sean OProef", "O'Proef"),
            ("Sean O'Proef", "o proef"),
            ("Sean O'Proef", "proef"),
            ("Anna Proef-Test", "proeftest"),
            ("Anna Proef Test", "Proef-Test"),
            ("Anna Proef-Test", "test"),
            ("Anna van der Proef", "vanderproef"),
            ("Anna van der Proef", "van der pr"),
            ("Anna v.d. Proef", "vd proef"),
            ("Anna van ’t Proef", "vant"),
            ("Nguyễn Thị Lan", "nguyen lan"),
            ("Anna Proef", "pro ann"),
            ("Anna Proef", ""),
        ] {
            assert!(is_found(name, typed), "{name} by {typed}");
        }
        for (name, typed) in [("Anna Proef", "roef"), ("Anna Proef", "anna bo"), ("Anna Proef", "annap")] {
            assert!(!is_found(name, typed), "{name} by {typed}");
        }
    }

    #[test]
    fn the_words_of_a_name_are_told_once_and_in_order() {
        assert_eq!(search_words("Sean O'Proef"), ["sean", "o", "proef", "oproef"]);
        assert_eq!(search_words("van der Proef"), ["van", "der", "proef", "vanderproef"]);
        assert_eq!(sought_words("  d’Arc-Té (x) "), ["darc", "te", "x"]);
        assert_eq!(search_words(" ' - "), Vec::<String>::new());
        assert_eq!(search_words(&"a-b-c-d-e ".repeat(40)).len(), 6);
        let many: String = (0..100).map(|n| format!("w{n} ")).collect();
        assert_eq!(search_words(&many).len(), MOST_SEARCH_WORDS);
    }

    #[test]
    fn the_prefixes_are_in_order_and_folded() {
        assert!(PREFIXES.is_sorted());
        assert!(PREFIXES.iter().all(|word| crate::folded::folded(word) == *word));
    }
}
