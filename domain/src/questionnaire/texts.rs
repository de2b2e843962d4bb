//! Words in two languages, with the places where an organisation's own words go.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::organisation::Sector;
use crate::reason::fill_sector;

/// What a text may name, in braces, to be filled in where it is shown.
pub const PLACEHOLDERS: &[&str] = &["organisation", "place", "pupils", "Pupils"];

/// One text in both languages, and other words for it in some sectors. May name [`PLACEHOLDERS`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    pub nl: String,
    pub en: String,
    /// Where a placeholder is not enough to say it as a sector would.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub text_for: BTreeMap<Sector, Words>,
}

/// The same text in both languages, for one sector.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub nl: String,
    pub en: String,
}

impl Words {
    /// As written, with its placeholders.
    pub fn raw(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// The words a text takes from the organisation it is shown for.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The organisation's name, as people see it.
    pub organisation: &'a str,
    pub sector: Sector,
}

impl Bilingual {
    /// The text as written for sectors without words of their own, with its placeholders.
    pub fn raw(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    /// The text as shown: the sector's own words where it has them, placeholders filled.
    pub fn text(&self, language: Language, names: &Names<'_>) -> String {
        let raw = self.text_for.get(&names.sector).map_or_else(|| self.raw(language), |words| words.raw(language));
        // The organisation's name goes in last: a brace in it is only a brace.
        fill_sector(raw, language, names.sector).replace("{organisation}", names.organisation)
    }

    /// Every wording with the end of its path: `nl`, `en`, `text_for.residents.nl` …
    pub fn wordings(&self) -> impl Iterator<Item = (String, &str)> {
        let general = Language::ALL.map(|language| (language.to_string(), self.raw(language)));
        let own = self.text_for.iter().flat_map(|(sector, words)| {
            Language::ALL.map(|language| (format!("text_for.{sector}.{language}"), words.raw(language)))
        });
        general.into_iter().chain(own)
    }
}

/// The first placeholder a text names that nobody fills, if any; a brace that is never closed too.
pub(crate) fn unknown_placeholder(text: &str) -> Option<&str> {
    text.split('{').skip(1).find_map(|rest| match rest.split_once('}') {
        Some((name, _)) if PLACEHOLDERS.contains(&name) => None,
        Some((name, _)) => Some(name),
        None => Some(rest),
    })
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
