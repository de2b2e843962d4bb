//! Characters that nobody sees, or that turn the words around them.

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

#[cfg(test)]
mod tests {
    use super::{is_out_of_place_in_a_name, trimmed};

    #[test]
    fn what_shows_nothing_says_nothing() {
        for nothing in ["", " \n", "\u{200b}", " \u{2060}\u{feff} ", "\u{202e}", "\u{3164}\u{2800}"] {
            assert_eq!(trimmed(nothing), "", "{nothing:?}");
        }
        assert_eq!(trimmed("\u{200b}Een klacht.\n"), "Een klacht.");
    }

    #[test]
    fn joiners_belong_to_names() {
        assert!(!is_out_of_place_in_a_name('\u{200c}') && !is_out_of_place_in_a_name(' '));
        assert!(is_out_of_place_in_a_name('\u{202e}') && is_out_of_place_in_a_name('\u{200b}'));
    }
}
