//! What rows and columns are called.

use super::content::{Content, DIRECT, Given, OTHERS, unit_above};
use super::own_options::OWN_TOGETHER;
use super::read::{ALL, NONE};
use crate::departure::DepartureType;
use crate::disclosure::SPECIAL_COURSE;
use crate::guide::{Guides, TalkTheme};
use crate::language::Language;
use crate::organisation::Sector;
use crate::questionnaire::{Agreement, Answers, Names, Questionnaire};
use crate::reason::{Destination, HanPushFactor, ReasonCode, ValueCode};

/// What a category is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// In words.
    Text(String),
    /// The catalogues have the word: a code of this family (`term-{family}-{code}`).
    Key { family: &'static str, code: String },
    /// The same, of what has this name.
    Of { family: &'static str, code: &'static str, name: String },
}

/// The family of words that stand for what is the same in all dimensions, and for what only figures count.
pub const CATEGORY: &str = "category";
/// The words of [`CATEGORY`] that are no code of the domain.
pub const CATEGORIES: [&str; 12] = [
    ALL,
    NONE,
    OWN_TOGETHER,
    "others",
    "direct",
    "other",
    "formal_talk",
    "informal_talk",
    "no_talk",
    "predicted_right",
    "predicted_wrong",
    "predicted_none",
];

impl Label {
    fn key(family: &'static str, code: &str) -> Self {
        Self::Key { family, code: code.to_owned() }
    }

    /// In words, with whatever knows those of the catalogues: family and code.
    pub fn text(self, term: impl Fn(&str, &str) -> String) -> String {
        match self {
            Self::Text(text) => text,
            Self::Key { family, code } => term(family, &code),
            Self::Of { family, code, name } => format!("{} ({name})", term(family, code)),
        }
    }
}

/// What a category of a release is called, by its code. What nobody knows is shown as its code.
pub fn label(content: &Content, given: Given, code: &str, language: Language, sector: Sector) -> Label {
    let is_open = code == NONE && given.is_beside(code) && given != Given::Predicted;
    if code == ALL || code == OWN_TOGETHER || is_open {
        return Label::key(CATEGORY, code);
    }
    if let Some(own) = content.answer(given, code, language) {
        return Label::Text(own.to_owned());
    }
    let text = match given {
        Given::Units if code.starts_with(OTHERS) => return of_school(content, "others", code),
        Given::Units if code.starts_with(DIRECT) => return of_school(content, "direct", code),
        Given::Units => content.unit_name(code).map(str::to_owned),
        Given::Subject => content.subjects.iter().find(|(number, _)| number == code).map(|(_, name)| name.clone()),
        Given::Way
        | Given::Region
        | Given::Foreseen
        | Given::FunctionGroup
        | Given::ServiceBand
        | Given::Entry
        | Given::PartTime
        | Given::Hybrid
        | Given::ContractChain
        | Given::Talk
        | Given::Predicted
        | Given::Preventable => return fact(given, code),
        Given::Reasons | Given::Decisive | Given::ToldReasons | Given::ToldDecisive => reason(code, language, sector),
        Given::Destination => Destination::parse(code).map(|destination| destination.text(language, sector)),
        Given::Valued | Given::StayedBecause => ValueCode::parse(code).map(|value| value.text(language, sector)),
        Given::RaisedBefore
        | Given::WouldHaveStayed
        | Given::WantedToStay
        | Given::KnewInTime
        | Given::WantedLonger
        | Given::WouldReturn => option(given, code, language, sector),
        Given::Enjoyment
        | Given::OwnWay
        | Given::ShowAbility
        | Given::WorkloadSustainable
        | Given::Growth
        | Given::Belonging
        | Given::LeaderSupport
        | Given::BehaviourSupport
        | Given::SpeakUp
        | Given::Induction
        | Given::DepartureHandled => Agreement::parse(code).map(|agreement| agreement.text(language).to_owned()),
        Given::Recommend => Some(code.replace('-', "–")),
        Given::Themes | Given::PartInLeaving => theme(code, language, sector),
    };
    match text {
        Some(text) => Label::Text(text),
        None if code == "other" => Label::key(CATEGORY, code),
        None => Label::Text(code.to_owned()),
    }
}

/// Small units together, or people of none: of which school, where it is one.
fn of_school(content: &Content, word: &'static str, code: &str) -> Label {
    match unit_above(code).and_then(|above| content.unit_name(above)) {
        Some(school) => Label::Of { family: CATEGORY, code: word, name: school.to_owned() },
        None => Label::key(CATEGORY, word),
    }
}

/// What only the catalogues have words for.
fn fact(given: Given, code: &str) -> Label {
    match (given, code) {
        (Given::Way, SPECIAL_COURSE) => Label::key("type", "special"),
        (Given::Way, code) if DepartureType::parse(code).is_some() => Label::key("type", code),
        (Given::Foreseen, "yes" | "foreseen") => Label::key("foreseeing", "foreseen"),
        (Given::Foreseen, "no" | "unforeseen") => Label::key("foreseeing", "unforeseen"),
        (Given::Talk, "formal") => Label::key(CATEGORY, "formal_talk"),
        (Given::Talk, "informal") => Label::key(CATEGORY, "informal_talk"),
        (Given::Talk, NONE | "no" | "no_talk") => Label::key(CATEGORY, "no_talk"),
        (Given::Predicted, "right") => Label::key(CATEGORY, "predicted_right"),
        (Given::Predicted, "wrong") => Label::key(CATEGORY, "predicted_wrong"),
        (Given::Predicted, NONE) => Label::key(CATEGORY, "predicted_none"),
        (given, code) => Label::key(given.code(), code),
    }
}

/// A reason, or a push factor where those are counted.
fn reason(code: &str, language: Language, sector: Sector) -> Option<String> {
    let reason = ReasonCode::parse(code).map(|reason| reason.text(language, sector));
    reason.or_else(|| HanPushFactor::parse(code).map(|factor| factor.text(language).to_owned()))
}

/// An option of the standard questionnaire's item of the same key.
fn option(given: Given, code: &str, language: Language, sector: Sector) -> Option<String> {
    let item = Questionnaire::standard().item(given.code())?;
    let names = Names { organisation: "", sector };
    let choices = item.choices(&Answers::default(), language, &names);
    choices.into_iter().flat_map(|group| group.choices).find(|choice| choice.value == code).map(|choice| choice.label)
}

fn theme(code: &str, language: Language, sector: Sector) -> Option<String> {
    let theme = TalkTheme::parse(code)?;
    let words = Guides::standard().themes.iter().find(|words| words.key == theme)?;
    Some(words.name.text(language, &Names { organisation: "", sector }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::ways_of_leaving;
    use crate::release::testing::{content, unit};

    fn named(given: Given, code: &str) -> Label {
        let mut release = content(Vec::new());
        release.subjects = vec![("3".to_owned(), "Wiskunde".to_owned())];
        label(&release, given, code, Language::Nl, Sector::Students)
    }

    #[test]
    fn every_category_is_called_by_the_words_of_its_kind() {
        let text = |given, code: &str| named(given, code).text(|family, code| format!("{family}/{code}"));
        let school = unit(2).to_string();
        let (others, direct) = (format!("{OTHERS}{school}"), format!("{DIRECT}{school}"));
        for (given, code, expected) in [
            (Given::Units, "all", "category/all"),
            (Given::Units, school.as_str(), "School 2"),
            (Given::Units, "others:all", "category/others"),
            (Given::Units, others.as_str(), "category/others (School 2)"),
            (Given::Units, "direct:all", "category/direct"),
            (Given::Units, direct.as_str(), "category/direct (School 2)"),
            (Given::Subject, "3", "Wiskunde"),
            (Given::Subject, "none", "category/none"),
            (Given::Way, SPECIAL_COURSE, "type/special"),
            (Given::Region, "utrecht", "region/utrecht"),
            (Given::ServiceBand, "under_1", "service_band/under_1"),
            (Given::Reasons, "B3", "Gedrag van studenten, gebrek aan respect"),
            (Given::Reasons, "hybrid_work", "Moeilijk om hybride te werken"),
            (Given::Reasons, "other", "category/other"),
            (Given::Destination, "study", "Studie"),
            (Given::Valued, "V6", "Vrijheid"),
            (Given::RaisedBefore, "yes_changed", "Ja, en er is iets veranderd"),
            (Given::Growth, "4", "Mee eens"),
            (Given::Growth, "none", "category/none"),
            (Given::Recommend, "9-10", "9–10"),
            (Given::Talk, "none", "category/no_talk"),
            (Given::Preventable, "partly", "preventable/partly"),
            (Given::Predicted, "right", "category/predicted_right"),
            (Given::Destination, "moon", "moon"),
        ] {
            assert_eq!(text(given, code), expected, "{given} {code}");
        }
        assert!(matches!(named(Given::Themes, "team"), Label::Text(text) if text != "team"));
    }

    #[test]
    fn every_way_of_leaving_has_the_key_of_a_type() {
        let ways = ways_of_leaving();
        for way in 1..ways.size() {
            let label = named(Given::Way, ways.label(way));
            assert!(matches!(&label, Label::Key { family: "type", .. }), "{label:?}");
        }
    }
}
