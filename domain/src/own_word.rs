//! The word a leaver chooses on handing in, to read the answers again: for whom no mail may reach. HR, who
//! printed the letter, never sees it.

/// The fewest and the most characters of a word.
pub const WORD_CHARACTERS_MIN: usize = 8;
pub const WORD_CHARACTERS_MAX: usize = 100;

/// A word that was typed twice alike.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnWord(String);

/// Why it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnWordFault {
    TooShort,
    TooLong,
    /// The second time it was another one.
    Differs,
}

impl OwnWord {
    /// Reads the two fields of the form. Choosing none is fine: then the answers cannot be read again.
    pub fn choose(word: &str, again: &str) -> Result<Option<Self>, OwnWordFault> {
        let (word, again) = (Self::typed(word), Self::typed(again));
        let length = word.0.chars().count();
        if word != again {
            Err(OwnWordFault::Differs)
        } else if length == 0 {
            Ok(None)
        } else if length < WORD_CHARACTERS_MIN {
            Err(OwnWordFault::TooShort)
        } else if length > WORD_CHARACTERS_MAX {
            Err(OwnWordFault::TooLong)
        } else {
            Ok(Some(word))
        }
    }

    /// What somebody typed, to be compared: capitals and spaces do not matter, as telephones add them by
    /// themselves.
    pub fn typed(text: &str) -> Self {
        Self(text.split_whitespace().collect::<String>().to_lowercase())
    }

    /// Only to be hashed.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for OwnWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OwnWord(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{OwnWord, OwnWordFault};

    #[test]
    fn a_word_is_typed_twice_alike_or_left_out() {
        assert_eq!(OwnWord::choose("", " "), Ok(None));
        assert_eq!(OwnWord::choose("Lente regen", "lenteregen"), Ok(Some(OwnWord::typed("lenteregen"))));
        assert_eq!(OwnWord::choose("lenteregen", "lenteregens"), Err(OwnWordFault::Differs));
        assert_eq!(OwnWord::choose("lenteregen", ""), Err(OwnWordFault::Differs));
        assert_eq!(OwnWord::choose("regen", "regen"), Err(OwnWordFault::TooShort));
        let long = "a".repeat(101);
        assert_eq!(OwnWord::choose(&long, &long), Err(OwnWordFault::TooLong));
    }

    #[test]
    fn a_word_stands_in_no_log() {
        assert!(!format!("{:?}", OwnWord::typed("lenteregen")).contains("lente"));
    }
}
