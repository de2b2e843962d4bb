//! What a report says beyond its tables, so that it can be named as one of them can.

use super::content::{Content, Cut, Given, SetKind};
use super::exchange::by_region;
use super::rates::rates;
use crate::coded::coded;

coded! {
    /// What is read from a release and is no table of it, by the code under which it is found. None of them is the code of a
    /// table: those begin with one of [`Given`].
    pub enum Beyond {
        /// Talks due and held.
        Coverage = "coverage",
        /// How long steps took.
        Days = "days",
        /// Who left of those who work there.
        Rates = "rates",
        Regions = "regions",
        /// Reasons added up, by each of the lists.
        Sums = "sums",
    }
}

impl Beyond {
    /// Whether the release says anything of it. Of talks and rates nothing is said over several years.
    pub fn is_in(self, content: &Content) -> bool {
        match self {
            Self::Coverage | Self::Days | Self::Rates if content.is_pooled() => false,
            Self::Coverage => !content.coverage.is_empty(),
            Self::Days => !content.days.is_empty(),
            Self::Rates => !rates(content).is_empty(),
            Self::Regions => !by_region(content, &content.regions()).is_empty(),
            // People who are counted by push factor are not added up once more.
            Self::Sums => content.cut == Cut::Codes && content.across(SetKind::Left, Given::Reasons).is_some(),
        }
    }
}

impl Content {
    /// Whether it has something of this code, a table or what is said beyond tables.
    pub fn has(&self, code: &str) -> bool {
        self.figure(code).is_some() || Beyond::parse(code).is_some_and(|beyond| beyond.is_in(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::testing::{content, list, set, units};
    use crate::release::{Days, Kept, Step};
    use crate::unit::Region;

    /// What is said beyond tables.
    fn said(content: &Content) -> Vec<&'static str> {
        Beyond::ALL.iter().filter(|beyond| content.has(beyond.code())).map(|beyond| beyond.code()).collect()
    }

    #[test]
    fn nothing_is_said_beyond_tables_of_what_a_release_has_not() {
        assert!(said(&content(Vec::new())).is_empty());
    }

    #[test]
    fn whatever_a_release_has_is_found_by_its_code() {
        let left: [&[u32]; 3] = [&[60], &[35], &[25]];
        let ticked: [&[u32]; 3] = [&[60, 20], &[35, 11], &[25, 9]];
        let reasons = || Some((list(Given::Reasons, &["B1"]), Some(3)));
        let mut release = content(vec![
            set(SetKind::Left, Population::Leavers, units(2), None, &left),
            set(SetKind::Left, Population::Answered, units(2), reasons(), &ticked),
        ]);
        assert_eq!(said(&release), ["rates", "sums"], "two schools said how many work there");
        release.days = vec![Days { step: Step::InvitedToAnswered, median: None }];
        release.coverage = vec![Kept { units: Vec::new(), due: None, held: None }];
        release.units[0].region = Some(Region::Utrecht);
        assert_eq!(said(&release), ["coverage", "days", "rates", "regions", "sums"]);
        assert!(release.has("units-reasons") && !release.has("units-growth") && !release.has("weather"));
        let by_factor = Content { cut: Cut::Factors, ..release.clone() };
        assert_eq!(said(&by_factor), ["coverage", "days", "rates", "regions"]);
        let pooled = Content { period: "2025-2026-3".to_owned(), ..release };
        assert_eq!(said(&pooled), ["regions", "sums"]);
    }

    #[test]
    fn none_of_them_is_the_code_of_a_table() {
        for beyond in Beyond::ALL {
            assert!(Given::ALL.iter().all(|given| given.code() != beyond.code()), "{beyond}");
            assert!(!beyond.code().contains('-'), "{beyond}");
        }
    }
}
