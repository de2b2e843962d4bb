//! What the program says, in Dutch and English, from one pair of Fluent catalogues.
//!
//! `Wording` is one language; `key` has a constant for every message. Used on the server only.
//! Codes of the domain (a departure type, a way of talking) are named by [`Wording::code`].

mod dates;
mod talk_name;

use std::borrow::Cow;
use std::collections::HashMap;

use domain::Language;
use domain::departure_form::Field;
use domain::organisation::{Organisation, Sector};
use domain::reason::Destination;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

use crate::talk_name::Named;

static_loader! {
    static CATALOGUES = {
        locales: "./locales",
        fallback_language: "nl",
        // Marks around arguments would end up in mail headers and page titles.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static NL: LanguageIdentifier = langid!("nl");
static EN: LanguageIdentifier = langid!("en");

/// The key of a message that exists in both catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(&'static str, Naming);

/// Whether a message names the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    No,
    Talk,
}

impl Key {
    /// As it stands in the catalogue.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// One constant per message.
pub mod key {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// An argument of a message: text, or a number (which picks the plural).
#[derive(Clone, Debug)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! number_arg {
    ($($ty:ty),+) => {$(
        impl From<$ty> for Arg {
            fn from(number: $ty) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}
number_arg!(i64, i32, u32, u16, u8, u64, usize);

/// One language of the catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    language: Language,
    /// What the talk is called, where it is not by its usual name.
    talk: Option<&'static Named>,
}

impl Wording {
    pub const fn new(language: Language) -> Self {
        Self { language, talk: None }
    }

    /// The same, calling the talk what this board does.
    #[must_use]
    pub fn naming(self, organisation: &Organisation) -> Self {
        let name = organisation.talk_name(self.language);
        Self { talk: name.and_then(|name| talk_name::own(self.language, name.as_str())), ..self }
    }

    pub const fn language(self) -> Language {
        self.language
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self.language {
            Language::Nl => &NL,
            Language::En => &EN,
        }
    }

    /// The text of a message without arguments.
    pub fn text(self, key: Key) -> String {
        match key.1 {
            Naming::No => CATALOGUES.lookup(self.identifier(), key.0),
            Naming::Talk => self.with(key, []),
        }
    }

    /// The text of a message with arguments, by the names the catalogue uses.
    pub fn with<const N: usize>(self, key: Key, args: [(&'static str, Arg); N]) -> String {
        let mut all: HashMap<Cow<'static, str>, FluentValue<'static>> = args
            .into_iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Text(text) => FluentValue::from(text),
                    Arg::Number(number) => FluentValue::from(number),
                };
                (Cow::Borrowed(name), value)
            })
            .collect();
        if key.1 == Naming::Talk {
            let named = self.talk.unwrap_or_else(|| talk_name::usual(self.language));
            all.extend(named.args().map(|(name, form)| (Cow::Borrowed(name), FluentValue::from(form))));
        }
        CATALOGUES.lookup_with_args(self.identifier(), key.0, &all)
    }

    /// The word for a code of the domain: message `term-{family}-{code}`, underscores as hyphens.
    /// Returns the code itself when the catalogue has no word for it, which a test refuses for
    /// every code there is.
    pub fn code(self, family: &str, code: &str) -> String {
        self.code_if_any(family, code).unwrap_or_else(|| code.to_owned())
    }

    /// The same, where not every code has words: a hint below a field, say.
    pub fn code_if_any(self, family: &str, code: &str) -> Option<String> {
        let key = format!("term-{family}-{code}").replace('_', "-");
        CATALOGUES.try_lookup(self.identifier(), &key)
    }

    /// One of the choices of an optional fact in words.
    pub fn choice(self, field: Field, code: &str, sector: Sector) -> String {
        match (field, Destination::parse(code)) {
            (Field::Destination, Some(destination)) => destination.text(self.language, sector),
            _ => self.code(field.code(), code),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use domain::Language;
    use fluent_syntax::ast::{Entry, Resource};

    use super::key;

    /// Every message of one language with the arguments it uses.
    fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.tag());
        let mut messages = BTreeMap::new();
        for file in std::fs::read_dir(folder).expect("the catalogue's folder") {
            let text = std::fs::read_to_string(file.expect("a file").path()).expect("a catalogue in UTF-8");
            let resource = fluent_syntax::parser::parse(text).expect("a catalogue without mistakes");
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                assert!(message.value.is_some(), "{language}: {} is empty", message.id.name);
                let name = message.id.name.clone();
                let source = fluent_syntax::serializer::serialize(&Resource { body: vec![Entry::Message(message)] });
                let arguments = source.split('$').skip(1).map(|rest| {
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect()
                });
                messages.insert(name, arguments.collect());
            }
        }
        messages
    }

    #[test]
    fn every_message_exists_in_both_languages_with_the_same_arguments() {
        let (dutch, english) = (catalogue(Language::Nl), catalogue(Language::En));
        assert_eq!(dutch, english);
        assert_eq!(dutch.len(), key::ALL.len());
        for key in key::ALL {
            assert!(dutch.contains_key(key.as_str()), "{}", key.as_str());
        }
    }
}
