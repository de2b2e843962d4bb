//! The questionnaire as a data file, and the one door through which it comes in.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::check;
use super::condition;
use super::fault::Fault;
use super::item::{Item, ItemKey, Theme};
use super::variant::{Variant, VariantItems};
use crate::departure::ServiceBand;

/// The standard questionnaire, version 2.
const STANDARD: &str = include_str!("../../data/questionnaire-2.json");

/// The one before it: boards that began with it still have it, and so has whoever was asked it.
const FIRST: &str = include_str!("../../data/questionnaire-1.json");

/// The format of a file as a JSON Schema, for editors that know it.
pub const QUESTIONNAIRE_SCHEMA: &str = include_str!("../../data/questionnaire.schema.json");

/// A questionnaire that has been checked: every variant can be asked, screen by screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Questionnaire(Content);

/// What stands in the file (described beside it, in `domain/data/README.md`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub version: u32,
    pub themes: Vec<Theme>,
    pub items: Vec<Item>,
    pub variants: Vec<VariantItems>,
    /// Optional items that nobody is asked in this version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<ItemKey>,
}

impl Content {
    fn set_variants_apart(&mut self) {
        for &variant in Variant::ALL {
            let Some(before) = variant.apart_from() else { continue };
            let of = |key| self.variants.iter().position(|items: &VariantItems| items.key == key);
            let (None, Some(at)) = (of(variant), of(before)) else { continue };
            let items = VariantItems { key: variant, ..self.variants[at].clone() };
            self.variants.insert(at + 1, items);
            for item in &mut self.items {
                if let Some(words) = item.text_in.get(&before).cloned() {
                    item.text_in.entry(variant).or_insert(words);
                }
            }
        }
    }
}

impl Questionnaire {
    /// The standard questionnaire: what a board starts with today.
    pub fn standard() -> &'static Self {
        static PARSED: OnceLock<Questionnaire> = OnceLock::new();
        // reason: the file is part of the program, and a test parses it
        PARSED.get_or_init(|| Self::parse(STANDARD).expect("the built-in questionnaire has been checked by a test"))
    }

    /// The first standard questionnaire.
    pub fn first() -> &'static Self {
        static PARSED: OnceLock<Questionnaire> = OnceLock::new();
        // reason: the file is part of the program, and a test parses it
        PARSED.get_or_init(|| Self::parse(FIRST).expect("the first questionnaire has been checked by a test"))
    }

    /// Every standard questionnaire there has been, the newest first.
    pub fn built_in() -> [&'static Self; 2] {
        [Self::standard(), Self::first()]
    }

    /// The standard questionnaire of a version, if there is one.
    pub fn of_version(version: u32) -> Option<&'static Self> {
        Self::built_in().into_iter().find(|standard| standard.version() == version)
    }

    /// Reads and checks a questionnaire. All faults are found at once, except that a file that is not
    /// of the format has only the first. A file of before a variant was set apart asks those people what it asked
    /// them then ([`Variant::apart_from`]).
    pub fn parse(json: &str) -> Result<Self, Vec<Fault>> {
        let mut content: Content = serde_json::from_str(json).map_err(|error| vec![Fault::from_json("", &error)])?;
        content.set_variants_apart();
        let faults = check::faults(&content, json);
        if faults.is_empty() { Ok(Self(content)) } else { Err(faults) }
    }

    /// The questionnaire in its file format; parsing it gives the same questionnaire.
    pub fn to_json(&self) -> String {
        // reason: strings, numbers and lists of them; writing them to memory cannot fail
        serde_json::to_string_pretty(self).expect("strings and numbers can always be written")
    }

    /// The same questions in the words for whoever has worked their last day; `None` where all words are the same then.
    pub fn in_the_past(&self) -> Option<Self> {
        self.0.items.iter().any(|item| item.text_past.is_some()).then(|| {
            let mut content = self.0.clone();
            for item in &mut content.items {
                if let Some(past) = item.text_past.take() {
                    item.text = past;
                    item.text_in.clear();
                }
            }
            Self(content)
        })
    }

    pub const fn version(&self) -> u32 {
        self.0.version
    }

    /// All items, in the order of the file.
    pub fn items(&self) -> &[Item] {
        &self.0.items
    }

    pub fn item(&self, key: &str) -> Option<&Item> {
        self.0.items.iter().find(|item| item.key.as_str() == key)
    }

    /// All themes, in the order of the file.
    pub fn themes(&self) -> &[Theme] {
        &self.0.themes
    }

    /// Whether the board switched this item off.
    pub fn is_off(&self, key: &str) -> bool {
        self.0.off.iter().any(|off| off.as_str() == key)
    }

    /// The variants that ask this item, of everybody or of some.
    pub fn variants_asking(&self, key: &str) -> Vec<Variant> {
        let asks = |items: &&VariantItems| items.items.iter().any(|item| item.as_str() == key) && !self.is_off(key);
        self.0.variants.iter().filter(asks).map(|items| items.key).collect()
    }

    pub fn theme(&self, key: &str) -> Option<&Theme> {
        self.0.themes.iter().find(|theme| theme.key.as_str() == key)
    }

    /// The items a variant asks of somebody with this length of service, in order.
    pub fn items_for(&self, variant: Variant, band: Option<ServiceBand>) -> Vec<&Item> {
        let under_three = band.is_some_and(ServiceBand::is_under_three_years);
        self.0
            .variants
            .iter()
            .filter(|items| items.key == variant)
            .flat_map(|items| {
                items.items.iter().filter(move |key| under_three || !items.only_under_three_years.contains(key))
            })
            .filter(|key| !self.0.off.contains(key))
            .filter_map(|key| self.item(key.as_str()))
            .collect()
    }

    /// Those of the items a variant asks that are shown, given the answers, in order.
    pub fn shown(&self, variant: Variant, band: Option<ServiceBand>, answers: &Answers) -> Vec<&Item> {
        condition::shown(&self.items_for(variant, band), answers)
    }

    pub(super) const fn content(&self) -> &Content {
        &self.0
    }

    /// Changed content, through the same checks as a file.
    pub(super) fn checked(content: Content) -> Result<Self, Vec<Fault>> {
        let faults = check::faults(&content, "");
        if faults.is_empty() { Ok(Self(content)) } else { Err(faults) }
    }
}
