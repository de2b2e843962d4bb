//! Texts made alike, for comparing and for finding: without accents, capitals and what nobody sees.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that show nothing: the code points that Unicode calls default ignorable
/// (`DerivedCoreProperties.txt`, version 16), in order, and with them the blank pattern of Braille. Among them are
/// the marks that turn the direction of a text.
const INVISIBLE: &[(char, char)] = &[
    ('\u{00ad}', '\u{00ad}'),
    ('\u{034f}', '\u{034f}'),
    ('\u{061c}', '\u{061c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// The joiners of scripts in which they change how a letter is written.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];
/// The first letter of the scripts that are written with joiners (Hebrew, and with it all that follow).
const FIRST_JOINED: char = '\u{0590}';

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

/// Whether a character shows nothing at all. White space is no such character.
pub fn is_invisible(c: char) -> bool {
    INVISIBLE.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Whether a character is written onto the letter before it.
pub fn is_mark(c: char) -> bool {
    is_combining_mark(c)
}

/// The text as people see it: composed (NFC), without invisible and control characters, and one space for all
/// white space. A joiner stays between two letters of a script that is written with them.
pub fn seen(text: &str) -> String {
    let composed: Vec<char> = text.nfc().collect();
    let joined = |c: Option<&char>| c.is_some_and(|c| *c >= FIRST_JOINED && !is_invisible(*c) && !c.is_whitespace());
    let mut seen = String::with_capacity(text.len());
    for (index, c) in composed.iter().enumerate() {
        let joins = JOINERS.contains(c)
            && joined(index.checked_sub(1).and_then(|before| composed.get(before)))
            && joined(composed.get(index + 1));
        if c.is_whitespace() || c.is_control() {
            if !seen.is_empty() && !seen.ends_with(' ') {
                seen.push(' ');
            }
        } else if joins || !is_invisible(*c) {
            seen.push(*c);
        }
    }
    seen.truncate(seen.trim_end().len());
    // What was taken out may have kept a letter and its accent apart.
    seen.nfc().collect()
}

/// The text for comparing: lower case, without accents, with plain letters for those that have no key; signs and
/// white space stay.
pub fn folded(text: &str) -> String {
    let bare = text.nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c));
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
    use super::{INVISIBLE, folded, seen};

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

    #[test]
    fn what_nobody_sees_goes_and_what_changes_a_letter_stays() {
        assert_eq!(seen("\u{feff}An\u{ad}na \u{202e}Proef\u{200b} "), "Anna Proef");
        assert_eq!(seen("\u{200b}\u{3164}\u{2800}\u{200f}"), "");
        assert_eq!(seen("e\u{200b}\u{301}"), "é");
        assert_eq!(seen("Anna\u{a0}\u{2003}van\r\n\tDijk"), "Anna van Dijk");
        let persian = "علی\u{200c}رضا";
        assert_eq!(seen(persian), persian);
        assert_eq!(seen("An\u{200c}na"), "Anna");
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(INVISIBLE.iter().all(|(first, last)| first <= last));
        assert!(INVISIBLE.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
