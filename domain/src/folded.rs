//! Texts made alike, for comparing and for finding: without accents, capitals and what nobody sees.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::unseen::shows_nothing;

/// Letters that no accent can be taken from, as people type them who have not got the key.
const LETTERS: &[(char, &str)] = &[
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ß', "ss"),
    ('ð', "d"),
    ('đ', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ı', "i"),
    ('ŋ', "ng"),
    ('ĸ', "k"),
];

/// Whether a character is written onto the letter before it.
pub fn is_mark(c: char) -> bool {
    is_combining_mark(c)
}

/// The text for comparing: lower case, without accents, with plain letters for those that have no key; signs and
/// white space stay.
pub fn folded(text: &str) -> String {
    let bare = text.nfkd().filter(|c| c.is_whitespace() || (!is_combining_mark(*c) && !shows_nothing(*c)));
    let mut folded = String::with_capacity(text.len());
    for c in bare.flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)) {
        match LETTERS.iter().find(|(letter, _)| *letter == c) {
            Some((_, plain)) => folded.push_str(plain),
            None => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn the_same_letters_are_the_same_however_they_are_stored() {
        for (one, other) in [
            ("Renée", "Rene\u{301}e"),
            ("RENÉE", "renee"),
            ("Łukasz Đorđević", "lukasz dordevic"),
            ("Nguyễn Thị Lan", "nguyen thi lan"),
            ("İpek Işık", "ipek isik"),
            ("Søren Strauß", "soren strauss"),
            ("ﬁne ǆ ĳ", "fine dz ij"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
    }
}
