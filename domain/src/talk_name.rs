//! What a board calls the talk, where "afscheidsgesprek" and "farewell talk" are not its words.
//!
//! Sentences put words before and after it. So a Dutch name ends as a neuter word of which the plural is known, and an
//! English one as a word that takes an s: nobody has to be asked for articles and plurals.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::unseen::seen;

/// The longest name, in characters.
pub const TALK_NAME_MAX: usize = 40;

/// How names end.
const DUTCH_ENDS: [&str; 2] = ["gesprek", "interview"];
const ENGLISH_ENDS: [&str; 4] = ["talk", "conversation", "interview", "meeting"];

/// A name, as it is within a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkName(String);

/// The text is too long, has other characters than letters, spaces and hyphens, or does not end as a talk does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a talk")]
pub struct NotATalkName;

impl TalkName {
    /// Reads a name in this language. A capital with which only the line begins is taken for one of those.
    pub fn parse(text: &str, language: Language) -> Result<Self, NotATalkName> {
        let text = seen(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let ends: &[&str] = match language {
            Language::Nl => &DUTCH_ENDS,
            Language::En => &ENGLISH_ENDS,
        };
        let is_written_so = text.chars().all(|c| c.is_alphabetic() || " -'’".contains(c));
        let begins = text.starts_with(char::is_alphabetic);
        let lower = text.to_lowercase();
        let ends_so = ends.iter().any(|end| lower.ends_with(end));
        if !is_written_so || !begins || !ends_so || text.chars().count() > TALK_NAME_MAX {
            return Err(NotATalkName);
        }
        Ok(Self(uncapitalised(text)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// "Vertrekgesprek" is one at the beginning of a line; "HR-gesprek" is always written so.
fn uncapitalised(text: String) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            let rest = &text[first.len_utf8()..];
            format!("{}{rest}", first.to_lowercase())
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, NotATalkName, TalkName};

    fn read(text: &str, language: Language) -> Result<String, NotATalkName> {
        TalkName::parse(text, language).map(|name| name.as_str().to_owned())
    }

    #[test]
    fn a_name_is_read_as_it_is_within_a_sentence() {
        for (typed, kept) in [
            ("vertrekgesprek", "vertrekgesprek"),
            (" Vertrekgesprek ", "vertrekgesprek"),
            ("HR-gesprek", "HR-gesprek"),
            ("laatste  gesprek", "laatste gesprek"),
            ("uitdienstinterview", "uitdienstinterview"),
        ] {
            assert_eq!(read(typed, Language::Nl).as_deref(), Ok(kept), "{typed}");
        }
        assert_eq!(read("Leaving conversation", Language::En).as_deref(), Ok("leaving conversation"));
    }

    #[test]
    fn a_name_of_which_the_sentences_know_no_article_or_plural_is_refused() {
        let long = format!("{}gesprek", "a".repeat(40));
        for wrong in
            ["", "terugblik", "gesprekken", "{ $name } gesprek", "<b>gesprek", "12e gesprek", "-gesprek", long.as_str()]
        {
            assert_eq!(read(wrong, Language::Nl), Err(NotATalkName), "{wrong}");
        }
        for wrong in ["vertrekgesprek", "farewell talks", "talk\u{202e}!"] {
            assert_eq!(read(wrong, Language::En), Err(NotATalkName), "{wrong}");
        }
    }
}
