//! Whether a name came out of a file as people write names, and what was encoded twice.

use super::charset::misread;
use crate::folded::folded;

/// Letters of names in the Netherlands beyond a to z, each group with how much it speaks for a reading.
const FAMILIAR: &[(&str, i32)] = &[("éëïöüè", 5), ("áóçñíàêäôîâûåøæßú", 3), ("šžčćğışńłőűýřěăţșțą", 3), ("ãõðþùìò", 1)];
/// A letter that no name here is known to have.
const OTHER_LETTER: i32 = 0;
/// A sign where a letter belongs, or a capital within a word: the reading is wrong.
const WRONG: i32 = -6;
/// Letters that stand together as they do in no name.
const STRANGE: i32 = -4;
/// An apostrophe where names have one.
const APOSTROPHE: i32 = 5;
/// As often a file may be encoded again.
const MOST_ROUNDS: usize = 3;

/// How well some words came out; only letters beyond a to z count.
pub(super) fn plausible(words: &str) -> i32 {
    let letters: Vec<char> = words.chars().collect();
    letters
        .iter()
        .enumerate()
        .filter(|(_, c)| !c.is_ascii())
        .map(|(index, c)| {
            let before = index.checked_sub(1).map_or(' ', |before| letters[before]);
            let after = letters.get(index + 1).copied().unwrap_or(' ');
            let second = index.checked_sub(2).map_or(' ', |before| letters[before]);
            plausible_letter(*c, [second, before], after)
        })
        .sum()
}

fn plausible_letter(c: char, [second, before]: [char; 2], after: char) -> i32 {
    if !c.is_alphabetic() {
        return plausible_sign(c, before, after);
    }
    if (c.is_uppercase() && before.is_lowercase())
        || (c.is_lowercase() && before.is_uppercase() && second.is_uppercase())
    {
        return WRONG;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let familiar =
        FAMILIAR.iter().find(|(letters, _)| letters.contains(lower)).map_or(OTHER_LETTER, |(_, worth)| *worth);
    familiar + if is_strange(lower, before, after) { STRANGE } else { 0 }
}

/// "ç" stands before a dark vowel, a round vowel beside no other vowel, and two foreign letters beside each other
/// are most often one that was read wrongly.
fn is_strange(c: char, before: char, after: char) -> bool {
    let is_vowel = |c: char| folded(&c.to_string()).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    match c {
        'ç' => after.is_alphabetic() && !folded(&after.to_string()).starts_with(['a', 'o', 'u', 'i', 'e']),
        'ö' | 'ü' | 'ä' | 'ô' | 'û' | 'â' => is_vowel(before) && (is_vowel(after) || !after.is_alphabetic()),
        _ => !before.is_ascii() && before.is_alphabetic(),
    }
}

fn plausible_sign(c: char, before: char, after: char) -> i32 {
    match c {
        // "’t", "D’Angelo", "Jan’s".
        '’' if after.is_uppercase() || !before.is_alphabetic() || after == 's' => APOSTROPHE,
        '’' => 1,
        // Between words, and not within one.
        '\u{a0}' => 0,
        '–' | '€' | '…' if !(before.is_alphabetic() && after.is_alphabetic()) => 0,
        _ => WRONG,
    }
}

/// Whether a name holds what names do not: a sign for a letter that was lost, or a capital within a word that no
/// keyboard makes.
pub(super) fn is_doubtful(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    letters.iter().enumerate().any(|(index, c)| {
        let before = index.checked_sub(1).map_or(' ', |before| letters[before]);
        let after = letters.get(index + 1).copied().unwrap_or(' ');
        match c {
            '?' | '&' | '#' => before.is_alphabetic() || after.is_alphabetic(),
            '–' => before.is_lowercase() && after.is_lowercase(),
            '’' | '‘' | '´' | '·' | '“' | '”' | '„' | '\u{2010}' | '\u{2011}' => false,
            c if c.is_ascii() || c.is_whitespace() || crate::folded::is_mark(*c) => false,
            c if !c.is_alphabetic() => true,
            c => c.is_uppercase() && before.is_lowercase() && before.is_alphabetic() && *c != 'İ',
        }
    })
}

/// The text with what was encoded twice put right ("AndrÃ©" is "André"): letters that give UTF-8 when they are
/// written as bytes are no letters that anybody wrote.
pub(super) fn repaired(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let mut changed = false;
        let mut repaired = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let plain = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
            let (ascii, foreign) = rest.split_at(plain);
            repaired.push_str(ascii);
            let run = foreign.find(|c: char| c.is_ascii()).unwrap_or(foreign.len());
            let (run, after) = foreign.split_at(run);
            match twice(run) {
                Some(once) => {
                    changed = true;
                    repaired.push_str(&once);
                }
                None => repaired.push_str(run),
            }
            rest = after;
        }
        text = repaired;
        if !changed {
            break;
        }
    }
    text
}

/// What letters mean that are the bytes of UTF-8, each read as a letter of its own.
fn twice(run: &str) -> Option<String> {
    // One letter alone is no such thing.
    run.chars().nth(1)?;
    misread(run).find_map(|bytes| String::from_utf8(bytes).ok().filter(|once| once.chars().all(is_western)))
}

/// A letter or a sign as names here are written with: anything else came out by chance.
pub(super) fn is_western(c: char) -> bool {
    matches!(c, '\0'..='\u{17f}' | '\u{218}'..='\u{21b}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{203a}' | '€' | '√' | '├')
}

#[cfg(test)]
mod tests {
    use super::{is_doubtful, plausible, repaired};

    #[test]
    fn the_right_reading_is_the_more_plausible_one() {
        for (right, wrong) in [
            ("André", "AndrŽ"),
            ("André", "Andr‚"),
            ("Noëlle", "No‘lle"),
            ("Noëlle", "Noâlle"),
            ("Muñoz", "Mu–oz"),
            ("María", "Mar’a"),
            ("D’Angelo", "DíAngelo"),
            ("Mária", "Mçria"),
            ("Naïma", "Naòma"),
            ("Jörg", "Jšrg"),
            ("RENÉE", "RENƒE"),
            ("RENÉE", "RENâE"),
        ] {
            assert!(plausible(right) > plausible(wrong), "{right} rather than {wrong}");
        }
    }

    #[test]
    fn what_was_encoded_twice_is_put_right() {
        for (twice, once) in [
            ("AndrÃ© Proef", "André Proef"),
            ("AndrÃƒÂ© Proef", "André Proef"),
            ("Andr√© Proef", "André Proef"),
            ("Andr├® Proef", "André Proef"),
            ("Andr├⌐ Proef", "André Proef"),
            ("J├╢rg", "Jörg"),
            ("Andr\u{c3}\u{83}\u{c2}\u{a9} Proef", "André Proef"),
            ("Ã\u{a0} Proef", "à Proef"),
            ("Oâ€™Proef", "O’Proef"),
            ("NguyÃªn", "Nguyên"),
            ("â‚¬", "€"),
        ] {
            assert_eq!(repaired(twice), once);
        }
        for right in
            ["André Müller", "João Ávila", "Zoë", "Łukasz Đorđević", "Nguyễn Thị Lan", "Ünal", "’s-Proef", "Weiß’s"]
        {
            assert_eq!(repaired(right), right);
        }
    }

    #[test]
    fn a_letter_that_was_lost_is_seen() {
        for lost in ["Andr\u{fffd} Proef", "Ren?e", "AndrŽ", "Andr‚", "Ma§a", "AndrÃ\u{a9}", "&eacute;ric"] {
            assert!(is_doubtful(lost), "{lost}");
        }
        for right in ["Anna McProef", "İpek Işık", "O’Proef", "Anna d'Proef", "J.A. (Anna) Proef", "علی", "Proef, A."]
        {
            assert!(!is_doubtful(right), "{right}");
        }
    }
}
