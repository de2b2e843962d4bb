//! Whether a text names somebody: for texts that are to name nobody.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::search::{APOSTROPHES, is_prefix, search_words};
use crate::folded::{folded, is_mark};
use crate::unseen::shows_nothing;

/// The words of this text that are a word of one of these names, as they were typed and none twice. Accents and capitals
/// aside; a first name or a family name alone counts, and so does its genitive. Words before surnames and initials do
/// not. A name that is an everyday word too, or as short as one, counts with a capital only.
pub fn names_mentioned<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let words: BTreeSet<String> = names.into_iter().flat_map(search_words).filter(|word| is_telling(word)).collect();
    let is_out = |c: char| APOSTROPHES.contains(&c) || is_unseen(c);
    // What no letter carries a mark for is marked in vain.
    let seen: String = text.nfc().filter(|c| !is_out(*c) && !is_mark(*c)).collect();
    let mut found: Vec<String> = Vec::new();
    for typed in seen.split(|c: char| !c.is_alphanumeric()).filter(|typed| !typed.is_empty()) {
        let is_capital = typed.chars().next().is_some_and(char::is_uppercase);
        if is_named(&folded(typed), is_capital, &words) && !found.iter().any(|other| other == typed) {
            found.push(typed.to_owned());
        }
    }
    found
}

/// Whether this stands within a word without being seen.
pub(crate) fn is_unseen(c: char) -> bool {
    shows_nothing(c) && !c.is_whitespace()
}

/// Whether this word of a name says whose it is.
fn is_telling(word: &str) -> bool {
    word.chars().nth(1).is_some() && !stands_before_surnames(word) && !OF_FUNCTIONS.contains(&word)
}

/// Whether this folded word stands before surnames. One of those that do is mostly a first name.
pub(crate) fn stands_before_surnames(word: &str) -> bool {
    is_prefix(word) && word != "ben"
}

/// Whether this folded word of a name is an everyday word too.
pub(crate) fn is_everyday(word: &str) -> bool {
    EVERYDAY.binary_search(&word).is_ok()
}

fn is_named(word: &str, is_capital: bool, names: &BTreeSet<String>) -> bool {
    let counts = |name: &str| {
        let is_short = name.chars().count() == 2;
        names.contains(name) && (is_capital || !is_short && !is_everyday(name))
    };
    counts(word) || word.strip_suffix('s').is_some_and(counts)
}

/// What accounts are called that are a function's and no person's, folded.
const OF_FUNCTIONS: &[&str] = &[
    "administratie",
    "admin",
    "advies",
    "adviseur",
    "afdeling",
    "beheer",
    "beheerder",
    "beleid",
    "bestuur",
    "coordinator",
    "directie",
    "hr",
    "hrm",
    "personeel",
    "personeelszaken",
    "school",
    "staf",
    "team",
];

/// Everyday words, in Dutch and English, that are names too, folded and in order.
const EVERYDAY: &[&str] = &[
    "baas", "bakker", "beek", "ben", "berg", "best", "beste", "black", "bloem", "boer", "bos", "bot", "brand", "broek",
    "brown", "brug", "bruin", "burger", "case", "day", "dekker", "dijk", "dorp", "duin", "engel", "faith", "geel",
    "goed", "good", "grace", "gras", "green", "groen", "groot", "hart", "heer", "hoek", "hof", "hope", "huis", "jong",
    "joy", "kamp", "kat", "kerk", "king", "klein", "kok", "koning", "kort", "kraan", "lang", "law", "licht", "long",
    "maat", "mark", "may", "meer", "meester", "mei", "molen", "mulder", "oude", "page", "park", "pas", "poel", "post",
    "prins", "rein", "ridder", "rood", "roos", "rose", "rust", "schipper", "short", "smit", "steen", "sterk", "storm",
    "veen", "veld", "visser", "vos", "vrede", "vrij", "wal", "water", "west", "white", "wild", "will", "winter", "wit",
    "wolf", "young", "zee", "zomer", "zon", "zwart",
];

#[cfg(test)]
mod tests {
    use super::{EVERYDAY, OF_FUNCTIONS, names_mentioned};

    const NAMES: [&str; 5] = ["Renée van der Proef", "Sean O'Tester", "Ada de Groot", "Bo Li", "HR Advies"];

    fn mentioned(text: &str) -> Vec<String> {
        names_mentioned(text, NAMES)
    }

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        for (text, found) in [
            ("Renée zei het.", "Renée"),
            ("volgens renee is het druk", "renee"),
            ("RENE\u{301}E.", "RENÉE"),
            ("Re\u{200b}née", "Renée"),
            ("mevrouw van der proef", "proef"),
            ("Renées rooster", "Renées"),
            ("Renée's rooster", "Renées"),
            ("meneer O’Tester", "OTester"),
            ("de tester van toen", "tester"),
            ("vraag het Ada", "Ada"),
            ("mevrouw De Groot", "Groot"),
            ("van Bo", "Bo"),
        ] {
            assert_eq!(mentioned(text), [found], "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_left_alone() {
        for text in [
            "Het probleem is groot, van de eerste dag af.",
            "De werkdruk van HR en het advies daarover.",
            "proefles en testerend",
            "bo",
            "",
        ] {
            assert!(mentioned(text).is_empty(), "{text}: {:?}", mentioned(text));
        }
    }

    #[test]
    fn each_is_told_once() {
        assert_eq!(mentioned("Ada en Renée, en Ada weer"), ["Ada", "Renée"]);
    }

    #[test]
    fn the_words_are_folded_and_in_order() {
        assert!(EVERYDAY.is_sorted());
        assert!(EVERYDAY.iter().chain(OF_FUNCTIONS).all(|word| crate::folded::folded(word) == *word));
    }
}
