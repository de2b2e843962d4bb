//! Characters that nobody sees, or that turn the words around them.

use unicode_normalization::UnicodeNormalization;

/// The first letter of the scripts that are written with joiners: Hebrew, and with it all that follow.
const FIRST_JOINED: char = '\u{590}';

/// Whether this is a space or a character that shows nothing: a text of nothing else says nothing. Unicode's
/// `Default_Ignorable_Code_Point`, as far as people can type it, and two letters that are drawn empty.
pub fn shows_nothing(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether a name does without this character. The joiners of Persian and Indic names, and what picks the look of a
/// sign, stay.
pub fn is_out_of_place_in_a_name(c: char) -> bool {
    let joins_or_picks = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{180b}'..='\u{180f}');
    shows_nothing(c) && !joins_or_picks && !c.is_whitespace() && !c.is_control()
}

/// Without what shows nothing at both ends; empty where there is nothing else.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(shows_nothing)
}

/// The text as people see it: composed (NFC), without what shows nothing, and one space for all white space and control
/// characters. A joiner, or what picks the look of a sign, stays where a name is written with it.
pub fn seen(text: &str) -> String {
    let composed: Vec<char> = text.nfc().collect();
    let is_joined = |c: Option<&char>| c.is_some_and(|c| *c >= FIRST_JOINED && !shows_nothing(*c));
    let mut seen = String::with_capacity(text.len());
    for (index, c) in composed.iter().enumerate() {
        let joins = !is_out_of_place_in_a_name(*c) && is_joined(index.checked_sub(1).and_then(|at| composed.get(at)));
        if c.is_whitespace() || c.is_control() {
            if !seen.is_empty() && !seen.ends_with(' ') {
                seen.push(' ');
            }
        } else if joins || !shows_nothing(*c) {
            seen.push(*c);
        }
    }
    seen.truncate(seen.trim_end().len());
    // What was taken out may have kept a letter and its accent apart.
    seen.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::{is_out_of_place_in_a_name, seen, trimmed};

    #[test]
    fn what_shows_nothing_says_nothing() {
        for nothing in ["", " \n", "\u{200b}", " \u{2060}\u{feff} ", "\u{202e}", "\u{3164}\u{2800}"] {
            assert_eq!(trimmed(nothing), "", "{nothing:?}");
        }
        assert_eq!(trimmed("\u{200b}Een klacht.\n"), "Een klacht.");
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
    fn joiners_belong_to_names() {
        assert!(!is_out_of_place_in_a_name('\u{200c}') && !is_out_of_place_in_a_name(' '));
        assert!(is_out_of_place_in_a_name('\u{202e}') && is_out_of_place_in_a_name('\u{200b}'));
    }
}
