//! The Dutch and English words people write for types and for yes or no.

use crate::departure::DepartureType;
use crate::folded::folded;

/// A text for comparing: lower case, without accents, one space for everything that is neither a
/// letter nor a figure.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in folded(text).chars() {
        if c.is_alphanumeric() {
            plain.push(c);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Looks a text up among a code and its words.
pub(crate) fn look_up<T: Copy>(text: &str, by_code: fn(&str) -> Option<T>, words: &[(T, &[&str])]) -> Option<T> {
    let text = text.trim();
    by_code(&text.to_lowercase()).or_else(|| {
        let plain = plain(text);
        words.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(value, _)| *value)
    })
}

/// Reads a departure type by the words of its profile.
pub(crate) fn departure_type(text: &str) -> Option<DepartureType> {
    let text = text.trim();
    DepartureType::parse(&text.to_lowercase()).or_else(|| {
        let plain = plain(text);
        let means = |kind: &DepartureType| {
            let words = &kind.profile().words;
            words.dutch.iter().chain(words.english).any(|word| *word == plain)
        };
        DepartureType::ALL.iter().copied().find(means)
    })
}

/// Yes or no, as ticked in a form or written in a list.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "on" | "ja" | "j" | "yes" | "y" | "true" | "waar" | "x" | "1" | "voorzien" | "foreseen" => Some(true),
        "off" | "nee" | "n" | "no" | "false" | "onwaar" | "0" | "onvoorzien" | "unforeseen" => Some(false),
        _ => None,
    }
}
