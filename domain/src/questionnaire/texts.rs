//! Words in two languages, with the places where an organisation's own words go.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::organisation::Sector;
use crate::reason::fill_sector;

/// One text in both languages. May contain `{organisation}` and `{place}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    pub nl: String,
    pub en: String,
}

/// The words a text takes from the organisation it is shown for.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The organisation's name, as people see it.
    pub organisation: &'a str,
    pub sector: Sector,
}

impl Bilingual {
    /// The text as written, with its placeholders.
    pub fn raw(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    /// The text as shown, placeholders filled.
    pub fn text(&self, language: Language, names: &Names<'_>) -> String {
        // The organisation's name goes in last: a brace in it is only a brace.
        fill_sector(self.raw(language), language, names.sector).replace("{organisation}", names.organisation)
    }

    /// The first placeholder this text names that nobody fills, if any.
    pub(super) fn unknown_placeholder(&self) -> Option<&str> {
        [&self.nl, &self.en].into_iter().find_map(|text| {
            text.split('{').skip(1).find_map(|rest| match rest.split_once('}') {
                Some(("organisation" | "place", _)) => None,
                Some((name, _)) => Some(name),
                None => Some(rest),
            })
        })
    }
}

/// One thing that can be chosen: `value` is what a form posts, `label` what people read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// Stands beside a scale rather than on it: "I'd rather not say", "Does not apply".
    pub beside: bool,
}

/// Choices that stand together, under a heading where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceGroup {
    pub heading: Option<String>,
    pub choices: Vec<Choice>,
}
