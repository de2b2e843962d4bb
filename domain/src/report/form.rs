//! The report as a form that works without JavaScript: the names of its fields, reading and refilling.
//!
//! | field | value |
//! |---|---|
//! | `way` | `in_person`, `phone`, `video` |
//! | `story`, and every [`TextBox`] | text |
//! | `told` (repeated), `decisive` | reason codes |
//! | `preventable` | `yes`, `partly`, `no`, `unknown` |
//! | `topic.T` | text. T: `induction`, `clarity`, … |
//! | `theme.T.rating`, `theme.T.text` | `none`, `some`, `decisive`; text. T: `support`, `team`, … |
//! | `stayed_because` (repeated) | V codes |
//! | `quote.N.text`, `quote.N.consent` | text; `yes` when ticked. N counts from 0 |
//! | `agreement.N.what`, `agreement.N.owner`, `agreement.N.by` | text, text, a day |
//! | `agreement.N.outside` | `yes` when ticked: the owner is nobody whom the program knows |
//!
//! Rows left empty are dropped and the others move up, so a form shows `quotes.len() + EMPTY_ROWS` rows.

use std::collections::BTreeSet;

use super::{Agreement, ByDate, PartInLeaving, Preventable, Quote, Report, TalkTheme, TextBox, ThemePart, Topic};
use crate::questionnaire::{FieldFault, FieldFaultKind, clean_text};
use crate::reason::{ReasonCode, ValueCode};
use crate::talk::Way;

/// More rows than any honest form posts; the rest is not read.
const MOST_ROWS: usize = 50;

impl Report {
    /// Reads a posted form. Fields that are not the report's are none of its business. What can be
    /// kept is kept, right or wrong, and every fault stands at its field; only a code that the form
    /// never offers is left out.
    pub fn read(fields: &[(String, String)]) -> (Self, Vec<FieldFault>) {
        let mut form = Form { fields, faults: Vec::new() };
        let mut report = Self {
            way: form.one("way", Way::parse),
            story: form.text("story"),
            told: ReasonCode::said(form.several("told", ReasonCode::parse)),
            decisive: form.one("decisive", ReasonCode::parse),
            preventable: form.one("preventable", Preventable::parse),
            topics: Topic::ALL
                .iter()
                .map(|&topic| (topic, form.text(&format!("topic.{topic}"))))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
            themes: TalkTheme::ALL
                .iter()
                .map(|&theme| (theme, form.theme(theme)))
                .filter(|(_, part)| !part.is_empty())
                .collect(),
            stayed_because: ValueCode::said(form.several("stayed_because", ValueCode::parse)),
            quotes: form.rows("quote").into_iter().filter_map(|row| form.quote(row)).collect(),
            agreements: form.rows("agreement").into_iter().filter_map(|row| form.agreement(row)).collect(),
            ..Self::default()
        };
        for text_box in TextBox::ALL {
            *report.text_mut(*text_box) = form.text(text_box.code());
        }
        let mut faults = form.faults;
        faults.extend(report.faults());
        (report, faults)
    }

    /// The fields a form would post for this report; reading them gives the same report.
    pub fn fields(&self) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        let mut field = |name: String, value: &str| {
            if !value.is_empty() {
                fields.push((name, value.to_owned()));
            }
        };
        field("way".to_owned(), self.way.map_or("", Way::code));
        field("story".to_owned(), &self.story);
        for reason in &self.told {
            field("told".to_owned(), reason.code());
        }
        field("decisive".to_owned(), self.decisive.map_or("", ReasonCode::code));
        field("preventable".to_owned(), self.preventable.map_or("", Preventable::code));
        for (topic, text) in &self.topics {
            field(format!("topic.{topic}"), text);
        }
        for (theme, part) in &self.themes {
            field(format!("theme.{theme}.rating"), part.rating.map_or("", PartInLeaving::code));
            field(format!("theme.{theme}.text"), &part.text);
        }
        for value in &self.stayed_because {
            field("stayed_because".to_owned(), value.code());
        }
        for (row, quote) in self.quotes.iter().enumerate() {
            field(format!("quote.{row}.text"), &quote.text);
            field(format!("quote.{row}.consent"), if quote.consent { "yes" } else { "" });
        }
        for (row, agreement) in self.agreements.iter().enumerate() {
            field(format!("agreement.{row}.what"), &agreement.what);
            field(format!("agreement.{row}.owner"), &agreement.owner);
            field(format!("agreement.{row}.outside"), if agreement.outside { "yes" } else { "" });
            field(format!("agreement.{row}.by"), &agreement.by.as_ref().map(ByDate::field).unwrap_or_default());
        }
        for text_box in TextBox::ALL {
            field(text_box.code().to_owned(), self.text(*text_box));
        }
        fields
    }
}

/// A posted form while it is read.
struct Form<'a> {
    fields: &'a [(String, String)],
    faults: Vec<FieldFault>,
}

impl<'a> Form<'a> {
    /// The values of a field that are not empty.
    fn values(&self, name: &str) -> Vec<&'a str> {
        self.fields
            .iter()
            .filter(|(field, _)| field == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
            .collect()
    }

    fn wrong(&mut self, name: &str, kind: FieldFaultKind) {
        self.faults.push(FieldFault { field: name.to_owned(), kind });
    }

    /// One code; of several, the first.
    fn one<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = *self.values(name).first()?;
        let parsed = parse(value);
        if parsed.is_none() {
            self.wrong(name, FieldFaultKind::UnknownChoice);
        }
        parsed
    }

    /// Codes, each once, in the order of the list.
    fn several<T: Ord>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut known = BTreeSet::new();
        for value in self.values(name) {
            match parse(value) {
                Some(code) => {
                    known.insert(code);
                }
                None => self.wrong(name, FieldFaultKind::UnknownChoice),
            }
        }
        known.into_iter().collect()
    }

    fn text(&self, name: &str) -> String {
        clean_text(&self.values(name).join("\n"))
    }

    fn theme(&mut self, theme: TalkTheme) -> ThemePart {
        ThemePart {
            rating: self.one(&format!("theme.{theme}.rating"), PartInLeaving::parse),
            text: self.text(&format!("theme.{theme}.text")),
        }
    }

    /// The numbers of the rows posted under a prefix, in order.
    fn rows(&self, prefix: &str) -> Vec<usize> {
        let rows: BTreeSet<usize> = self
            .fields
            .iter()
            .filter_map(|(name, _)| {
                let (row, _) = name.strip_prefix(prefix)?.strip_prefix('.')?.split_once('.')?;
                row.parse().ok()
            })
            .collect();
        rows.into_iter().take(MOST_ROWS).collect()
    }

    /// A quote; consent to no words is nothing.
    fn quote(&self, row: usize) -> Option<Quote> {
        let text = self.text(&format!("quote.{row}.text"));
        let consent = self.values(&format!("quote.{row}.consent")).contains(&"yes");
        (!text.is_empty()).then_some(Quote { text, consent })
    }

    fn agreement(&self, row: usize) -> Option<Agreement> {
        let by = self.text(&format!("agreement.{row}.by"));
        let owner = self.text(&format!("agreement.{row}.owner"));
        // Nobody is somebody else: without a name the tick says nothing.
        let outside = !owner.is_empty() && self.values(&format!("agreement.{row}.outside")).contains(&"yes");
        let agreement = Agreement {
            what: self.text(&format!("agreement.{row}.what")),
            owner,
            outside,
            by: (!by.is_empty()).then(|| ByDate::from(by)),
        };
        (!agreement.is_empty()).then_some(agreement)
    }
}
