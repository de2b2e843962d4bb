//! A board's own words for what releases propose: the question for the yearly talks, and what induction could learn.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::induction::InductionLesson;
use super::yearly::YearlyQuestion;
use crate::language::Language;
use crate::questionnaire::MOST_WORDS;

/// The most characters of one of them, in one language.
pub const PROPOSED_MOST: usize = MOST_WORDS;

/// Something that a release proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    Question(YearlyQuestion),
    Lesson(InductionLesson),
}

impl Proposed {
    /// All of them, questions first.
    pub fn all() -> impl Iterator<Item = Self> {
        let questions = YearlyQuestion::ALL.iter().map(|question| Self::Question(*question));
        questions.chain(InductionLesson::ALL.iter().map(|lesson| Self::Lesson(*lesson)))
    }

    /// The name of its field in one language: `question.workload.nl`.
    pub fn name(self, language: Language) -> String {
        let language = language.tag();
        match self {
            Self::Question(question) => format!("question.{question}.{language}"),
            Self::Lesson(lesson) => format!("lesson.{lesson}.{language}"),
        }
    }
}

/// The words that a board put, by the names of their fields. What it left empty is said in the program's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OwnWords(BTreeMap<String, String>);

impl OwnWords {
    /// Reads a posted form, each text as one line. `typed`: what stands in a field, by its name.
    ///
    /// # Errors
    /// The names of the fields with more than [`PROPOSED_MOST`] characters.
    pub fn read<'a>(typed: impl Fn(&str) -> &'a str) -> Result<Self, Vec<String>> {
        let (mut words, mut too_long) = (BTreeMap::new(), Vec::new());
        for proposed in Proposed::all() {
            for language in Language::ALL {
                let name = proposed.name(language);
                let text = one_line(typed(&name));
                if text.chars().count() > PROPOSED_MOST {
                    too_long.push(name);
                } else if !text.is_empty() {
                    words.insert(name, text);
                }
            }
        }
        if too_long.is_empty() { Ok(Self(words)) } else { Err(too_long) }
    }

    /// The board's own words; `None` where it has none in this language.
    pub fn text(&self, of: Proposed, language: Language) -> Option<&str> {
        self.0.get(&of.name(language)).map(String::as_str)
    }

    /// By the names of the fields.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The form in which they are stored.
    pub fn to_json(&self) -> String {
        // reason: strings; writing them to memory cannot fail
        serde_json::to_string(self).expect("strings can always be written")
    }

    /// Reads what was stored.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

/// White space and control characters become single spaces.
fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKLOAD: Proposed = Proposed::Question(YearlyQuestion::Workload);

    #[test]
    fn a_board_has_its_own_words_where_it_wrote_some() {
        let words = OwnWords::read(|name| match name {
            "question.workload.nl" => "  Wat kan\r\nweg? ",
            "lesson.guidance.en" => "Name a buddy.",
            _ => " ",
        });
        let words = words.expect("they are short");
        assert_eq!(words.text(WORKLOAD, Language::Nl), Some("Wat kan weg?"));
        assert_eq!(words.text(WORKLOAD, Language::En), None);
        assert_eq!(words.text(Proposed::Lesson(InductionLesson::Guidance), Language::En), Some("Name a buddy."));
        assert_eq!(words.fields().count(), 2);
        assert_eq!(OwnWords::parse(&words.to_json()), Some(words));
        assert_eq!(OwnWords::parse("[]"), None);
    }

    #[test]
    fn what_is_too_long_is_named_by_its_field() {
        let (most, more) = ("x".repeat(PROPOSED_MOST), "x".repeat(PROPOSED_MOST + 1));
        let one = |text: &str| OwnWords::read(|name| if name == "question.workload.nl" { text } else { "" });
        assert!(one(&most).is_ok());
        assert_eq!(one(&more), Err(vec!["question.workload.nl".to_owned()]));
    }

    #[test]
    fn every_field_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<String> =
            Proposed::all().flat_map(|one| Language::ALL.map(|language| one.name(language))).collect();
        assert_eq!(names.len(), 2 * (YearlyQuestion::ALL.len() + InductionLesson::ALL.len()));
    }
}
