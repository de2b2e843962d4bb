//! What figures are called: each thing that is counted, and each category of it, in the words that questionnaire, forms
//! and report use for them.

use domain::figures::Share;
use domain::language::Language;
use domain::organisation::Organisation;
use domain::questionnaire::{Names, Questionnaire};
use domain::release::{AGREED, ALL, Content, DimensionContent, Figure, Given, List, label};
use wording::{Wording, key};

use super::chart::percent;

/// The words of one release, in one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub wording: Wording,
    pub organisation: &'a Organisation,
    pub content: &'a Content,
}

impl Words<'_> {
    /// What is counted, in short.
    pub fn given(&self, given: Given) -> String {
        self.wording.code("given", given.code())
    }

    /// The question as it was put, where it was one: in the board's own words, where the release has them.
    pub fn question(&self, given: Given) -> Option<String> {
        if let Some(own) = self.content.question(given, self.wording.language()) {
            return Some(own.to_owned());
        }
        let organisation = &self.organisation.name;
        let names = Names { organisation, sector: self.organisation.sector };
        let item = Questionnaire::standard().item(given.code())?;
        Some(item.text.text(self.wording.language(), &names))
    }

    /// What a table is called: what is counted, and of whom apart.
    pub fn figure(&self, figure: Figure<'_>) -> String {
        let rows = figure.rows().given;
        match figure.columns().map(|columns| columns.given) {
            None => self.given(rows),
            Some(columns) => {
                let args = [("what", self.given(columns).into()), ("by", self.given(rows).into())];
                self.wording.with(key::FIGURES_BY, args)
            }
        }
    }

    /// A category of a dimension, by its number.
    pub fn category(&self, dimension: &DimensionContent, index: usize) -> String {
        dimension.codes.get(index).map_or_else(String::new, |code| self.code(dimension.given, code))
    }

    /// A category, by its code.
    pub fn code(&self, given: Given, code: &str) -> String {
        match given {
            Given::Units if code == ALL => self.wording.text(key::FIGURES_WHOLE_BOARD),
            _ if code == AGREED => self.wording.text(key::FIGURES_AGREED),
            // Of each theme it is counted whether it gave the decision.
            Given::PartInLeaving => self.label(Given::Themes, code),
            _ => self.label(given, code),
        }
    }

    fn label(&self, given: Given, code: &str) -> String {
        let (language, sector) = (self.wording.language(), self.organisation.sector);
        label(self.content, given, code, language, sector).text(|family, code| self.wording.code(family, code))
    }

    /// A line of a list in which reasons are summed up.
    pub fn listed(&self, list: List, code: &str) -> String {
        list.text(code, self.wording.language()).unwrap_or(code).to_owned()
    }

    /// "12 (34%)", as it stands beside a bar.
    pub fn share(&self, share: Share) -> String {
        format!("{} ({}%)", share.is, percent(share))
    }

    /// "3,4", with one figure behind the comma.
    pub fn decimal(&self, number: f64) -> String {
        let written = format!("{number:.1}");
        match self.wording.language() {
            Language::Nl => written.replace('.', ","),
            Language::En => written,
        }
    }
}
