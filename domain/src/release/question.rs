//! Questions as the board put them: of those that figures count, each in the words that people read, where these are
//! others than the standard's, and answers that it added. They stand in the release, so that it says years later what was
//! asked.

use super::content::{Content, Given, InWords, OwnQuestion};
use super::own_options::{OwnOptions, own_code};
use crate::language::Language;
use crate::questionnaire::{Answers, Item, Names, Questionnaire};

/// The most characters of a question or an answer in a release: more than a questionnaire has with the longest name of an
/// organisation in it.
pub(super) const QUESTION_CHARACTERS: usize = 1_000;

impl InWords {
    fn of(text: impl Fn(Language) -> String) -> Self {
        Self { nl: text(Language::Nl), en: text(Language::En) }
    }

    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    /// Whether it is there in both languages, and of a length that the program would write.
    pub(super) fn is_possible(&self) -> bool {
        [&self.nl, &self.en].iter().all(|text| !text.trim().is_empty() && text.chars().count() <= QUESTION_CHARACTERS)
    }
}

impl OwnQuestion {
    /// The questions of a questionnaire that figures count and that it puts otherwise than the standard, as people read
    /// them in an organisation of this name and sector, with the added answers that are counted.
    pub fn all(questionnaire: &Questionnaire, names: &Names<'_>, own: &OwnOptions) -> Vec<Self> {
        Given::ALL.iter().filter_map(|given| Self::of(*given, questionnaire, names, own)).collect()
    }

    fn of(given: Given, questionnaire: &Questionnaire, names: &Names<'_>, own: &OwnOptions) -> Option<Self> {
        let (item, standard) = (questionnaire.item(given.code())?, Questionnaire::standard().item(given.code())?);
        let text = InWords::of(|language| item.text.text(language, names));
        let usual = InWords::of(|language| standard.text.text(language, names));
        let answers = choices(item, names);
        let usual_answers = choices(standard, names);
        let differs = |answer: &(String, InWords)| {
            usual_answers.iter().any(|(code, words)| *code == answer.0 && *words != answer.1)
        };
        let named = |answer: (String, InWords)| match own.of(given).iter().find(|key| key.as_str() == answer.0) {
            Some(key) => Some((own_code(key), answer.1)),
            None => differs(&answer).then_some(answer),
        };
        let answers: Vec<(String, InWords)> = answers.into_iter().filter_map(named).collect();
        let text = (text != usual).then_some(text);
        (text.is_some() || !answers.is_empty()).then_some(Self { given, text, answers })
    }
}

/// What can be chosen, by code.
fn choices(item: &Item, names: &Names<'_>) -> Vec<(String, InWords)> {
    let of = |language| {
        let groups = item.choices(&Answers::default(), language, names);
        groups.into_iter().flat_map(|group| group.choices).collect::<Vec<_>>()
    };
    let pairs = of(Language::Nl).into_iter().zip(of(Language::En));
    pairs.map(|(nl, en)| (nl.value, InWords { nl: nl.label, en: en.label })).collect()
}

impl Content {
    fn own_question(&self, given: Given) -> Option<&OwnQuestion> {
        self.questions.iter().find(|question| question.given == given)
    }

    /// A question as the board put it; `None` where that is as in the standard.
    pub fn question(&self, given: Given, language: Language) -> Option<&str> {
        Some(self.own_question(given)?.text.as_ref()?.text(language))
    }

    /// An answer as the board called it; `None` where that is as in the standard.
    pub fn answer(&self, given: Given, code: &str, language: Language) -> Option<&str> {
        let (_, words) = self.own_question(given)?.answers.iter().find(|(known, _)| known == code)?;
        Some(words.text(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Sector;
    use crate::release::label;
    use crate::release::testing::content;

    const NAMES: Names<'static> = Names { organisation: "Stichting Voorbeeld", sector: Sector::Pupils };

    /// The standard with other words in these fields of a question.
    fn reworded(item: &str, others: &[(&str, &str)]) -> Questionnaire {
        let standard = Questionnaire::standard();
        let fields: Vec<(String, String)> = standard
            .item_fields(item)
            .into_iter()
            .map(|(name, text)| {
                let other = others.iter().find(|(field, _)| *field == name);
                let text = other.map_or(text, |(_, other)| (*other).to_owned());
                (name, text)
            })
            .collect();
        standard.next().reword_item(item, &fields).expect("words in both languages")
    }

    #[test]
    fn what_the_board_asks_in_the_words_of_the_standard_is_not_repeated() {
        let own = OwnOptions::default();
        assert!(OwnQuestion::all(Questionnaire::standard(), &NAMES, &own).is_empty());
        assert!(OwnQuestion::all(&Questionnaire::standard().next(), &NAMES, &own).is_empty());
    }

    #[test]
    fn a_release_says_what_people_read() {
        let others = [("text.nl", "Kom je nog eens bij {organisation}?"), ("option.perhaps.nl", "Wie weet")];
        let questions = OwnQuestion::all(&reworded("would_return", &others), &NAMES, &OwnOptions::default());
        assert_eq!(questions.len(), 1);
        let mut release = content(Vec::new());
        let called = |release: &Content| {
            let label = label(release, Given::WouldReturn, "perhaps", Language::Nl, Sector::Pupils);
            label.text(|family, code| format!("{family}/{code}"))
        };
        assert_ne!(called(&release), "Wie weet", "without words of its own it is the standard");
        release.questions = questions;
        let question = release.question(Given::WouldReturn, Language::Nl);
        assert_eq!(question, Some("Kom je nog eens bij Stichting Voorbeeld?"));
        assert_eq!(called(&release), "Wie weet");
        assert_eq!(release.answer(Given::WouldReturn, "yes", Language::Nl), None, "as in the standard");
        assert_eq!(release.question(Given::Growth, Language::Nl), None);
        assert_eq!(Content::parse(&release.to_json()), Ok(release));
    }
}
