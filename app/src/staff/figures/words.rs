//! What figures are called: each thing that is counted, and each category of it, in the words that questionnaire, forms
//! and report use for them.

use domain::figures::Share;
use domain::language::Language;
use domain::organisation::Organisation;
use domain::questionnaire::{Names, Questionnaire};
use domain::release::{AGREED, ALL, Beyond, Content, DimensionContent, Figure, Given, List, label};
use wording::{Key, Wording, key};

use super::chart::percent;

/// The words of one release, in one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub wording: Wording,
    pub organisation: &'a Organisation,
    pub content: &'a Content,
}

/// What a table is called, by its code: for pages that have no release at hand. What is no code stays as it is.
pub fn by_code(wording: Wording, code: &str) -> String {
    if let Some(beyond) = Beyond::parse(code) {
        return wording.text(beyond_key(beyond));
    }
    let given: Option<Vec<Given>> = code.strip_prefix("told-").unwrap_or(code).split('-').map(Given::parse).collect();
    let name = |given: Given| wording.code("given", given.code());
    match given.as_deref() {
        Some(&[rows]) => name(rows),
        Some(&[rows, columns]) => {
            wording.with(key::FIGURES_BY, [("what", name(columns).into()), ("by", name(rows).into())])
        }
        Some(_) | None => code.to_owned(),
    }
}

/// What stands in a report beyond its tables, as it is called there.
const fn beyond_key(beyond: Beyond) -> Key {
    match beyond {
        Beyond::Coverage => key::FIGURES_COVERAGE_CAPTION,
        Beyond::Days => key::FIGURES_DAYS_CAPTION,
        Beyond::Rates => key::FIGURES_RATE_CAPTION,
        Beyond::Regions => key::FIGURES_REGIONS_CAPTION,
        Beyond::Sums => key::FIGURES_SUMS,
    }
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

    /// A table, or what stands beyond the tables, by its code; `None` where this release has nothing of it.
    pub fn named(&self, code: &str) -> Option<String> {
        let table = self.content.figure(code).map(|figure| self.figure(figure));
        table.or_else(|| self.content.has(code).then(|| by_code(self.wording, code)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff::figures::made_up;

    #[test]
    fn a_table_is_called_the_same_with_its_release_at_hand_and_without() {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        for language in Language::ALL {
            let words = Words { wording: Wording::new(language), organisation: &organisation, content: &content };
            assert!(content.figures().count() > 1);
            for figure in content.figures() {
                assert_eq!(by_code(words.wording, figure.code()), words.figure(figure));
            }
        }
    }

    #[test]
    fn a_table_of_talks_has_a_name_and_what_is_no_table_has_none() {
        let wording = Wording::new(Language::Nl);
        let (themes, ways) = (wording.code("given", "part_in_leaving"), wording.code("given", "way"));
        let name = by_code(wording, "told-way-part_in_leaving");
        assert!(name.contains(&themes) && name.contains(&ways), "{name}");
        assert_eq!(by_code(wording, "reasons.workload"), "reasons.workload");
    }

    #[test]
    fn what_stands_beyond_tables_is_called_as_in_the_report_where_there_is_some_of_it() {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        for beyond in Beyond::ALL {
            let name = by_code(words.wording, beyond.code());
            assert_ne!(name, beyond.code());
            assert_eq!(words.named(beyond.code()), (*beyond != Beyond::Regions).then_some(name), "{beyond}");
        }
    }
}
