//! Objecting, having it restricted what may be done with the data, and having it corrected or erased (GDPR, art. 21,
//! 18, 16 and 17).

use chrono::{Months, NaiveDate};

use crate::coded::coded;
use crate::unseen::trimmed;

coded! {
    /// What a leaver asks for.
    pub enum Right {
        /// Art. 21: nothing is sent or planned while it stands.
        Object = "object",
        /// Art. 18: the same, and nobody of the staff opens anything.
        Restrict = "restrict",
        /// Art. 16: something is wrong or incomplete. It waits for HR's answer, and the course goes on.
        Rectify = "rectify",
        /// Art. 17: something is to go, or everything. It waits as well.
        Erase = "erase",
    }
}

impl Right {
    /// Those during which the course stands still, and nothing that the leaver said is counted.
    pub const HOLDING: [Self; 2] = [Self::Object, Self::Restrict];

    /// Whether it counts at once and stands for as long as HR does not refuse it. The others are an errand for HR: they
    /// end with its answer, whatever that is.
    pub const fn holds(self) -> bool {
        match self {
            Self::Object | Self::Restrict => true,
            Self::Rectify | Self::Erase => false,
        }
    }
}

coded! {
    /// What HR says to it.
    pub enum Ruling {
        Granted = "granted",
        Refused = "refused",
    }
}

coded! {
    /// For what restricted data may be opened all the same (GDPR, art. 18(2)).
    pub enum OpeningGround {
        Consent = "consent",
        Claim = "claim",
        Others = "others",
        PublicInterest = "public_interest",
    }
}

/// The most characters of what the leaver, or HR, writes about a request.
pub const WORDS_CHARACTERS: usize = 1000;

/// The last day on which HR answers: a month after it was asked (GDPR, art. 12(3)).
pub fn answer_by(asked_on: NaiveDate) -> NaiveDate {
    asked_on.checked_add_months(Months::new(1)).unwrap_or(asked_on)
}

/// What somebody wrote about a request. Empty where they wrote nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestWords(String);

/// What was written is too long by so many characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    pub over: usize,
}

impl RequestWords {
    /// Without what shows nothing around it.
    pub fn parse(text: &str) -> Result<Self, TooLong> {
        let text = trimmed(text);
        match text.chars().count().checked_sub(WORDS_CHARACTERS) {
            None | Some(0) => Ok(Self(text.to_owned())),
            Some(over) => Err(TooLong { over }),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `None` where nothing was written.
    pub fn text(&self) -> Option<&str> {
        (!self.is_empty()).then_some(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Right;

    #[test]
    fn what_holds_is_what_the_list_says() {
        let holding: Vec<Right> = Right::ALL.iter().copied().filter(|right| right.holds()).collect();
        assert_eq!(holding, Right::HOLDING);
    }
}
