//! On which published figure a point rests.

use std::fmt;
use std::str::FromStr;

use crate::release::{Content, Period};

/// The longest name of a release, in characters.
pub const RELEASE_CHARACTERS: usize = 40;
/// The longest code of a figure, and of a category, in characters.
pub const FIGURE_CHARACTERS: usize = 120;

/// A figure of a release, and what of it is meant. It names nobody: a release and codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The code of the period and the number of the release: `2026-H1/1`.
    pub release: String,
    /// The code of the figure within it: of a table, or of what is said beyond tables ([`crate::release::Beyond`]).
    pub figure: String,
    /// The code of one of its categories, a reason for instance; `None` where the whole figure is meant.
    pub category: Option<String>,
}

/// The text names no figure of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no figure of a release")]
pub struct NoEvidence;

impl Evidence {
    /// Release, figure and perhaps a category with a space between, as [`Evidence::to_string`] writes them. Letters,
    /// digits and a few signs only: it stands in an address.
    ///
    /// # Errors
    /// It is none.
    pub fn parse(text: &str) -> Result<Self, NoEvidence> {
        let (release, of_it) = text.split_once(' ').ok_or(NoEvidence)?;
        match of_it.split_once(' ') {
            Some((figure, category)) => Self::of(release, figure)?.with_category(category),
            None => Self::of(release, of_it),
        }
    }

    /// A release and a figure, as an address names them.
    ///
    /// # Errors
    /// One of them is none.
    pub fn of(release: &str, figure: &str) -> Result<Self, NoEvidence> {
        let (period, number) = release.split_once('/').ok_or(NoEvidence)?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_period = !period.is_empty() && period.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_number && is_period && is_code(figure) && release.len() <= RELEASE_CHARACTERS {
            Ok(Self { release: release.to_owned(), figure: figure.to_owned(), category: None })
        } else {
            Err(NoEvidence)
        }
    }

    /// The same, of one category of the figure.
    ///
    /// # Errors
    /// It is no code.
    pub fn with_category(self, code: &str) -> Result<Self, NoEvidence> {
        if is_code(code) { Ok(Self { category: Some(code.to_owned()), ..self }) } else { Err(NoEvidence) }
    }

    /// Whether it is in the release that it names, of which this is the content.
    pub fn is_in(&self, content: &Content) -> bool {
        match self.category.as_deref() {
            Some(category) => content.followed(&self.figure, Some(category)).is_some(),
            None => content.has(&self.figure),
        }
    }

    /// The period of the release; `None` of what is none.
    pub fn period(&self) -> Option<Period> {
        Period::parse(self.period_and_number()?.0)
    }

    /// Whether its release is this one, an earlier one of the same period, or one of a period that was over by the end of
    /// this one.
    pub fn is_up_to(&self, period: Period, number: u32) -> bool {
        let is_up_to = |(code, of): (&str, u32)| {
            let own = Period::parse(code)?;
            Some(if own == period { of <= number } else { own.days().last <= period.days().last })
        };
        self.period_and_number().and_then(is_up_to).unwrap_or_default()
    }

    /// The period and the number of the release; `None` where the number is none that the program would write.
    pub fn period_and_number(&self) -> Option<(&str, u32)> {
        let (period, written) = self.release.split_once('/')?;
        let number: u32 = written.parse().ok()?;
        (number.to_string() == written).then_some((period, number))
    }
}

fn is_code(text: &str) -> bool {
    let is_of_code = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte);
    !text.is_empty() && text.len() <= FIGURE_CHARACTERS && text.bytes().all(is_of_code)
}

impl FromStr for Evidence {
    type Err = NoEvidence;

    fn from_str(text: &str) -> Result<Self, NoEvidence> {
        Self::parse(text)
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.release, self.figure)?;
        self.category.as_ref().map_or(Ok(()), |category| write!(f, " {category}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, FIGURE_CHARACTERS, Period};

    #[test]
    fn a_figure_is_read_as_it_was_written() {
        for text in [
            "2026-H1/1 units-reasons",
            "2026-H1/1 units-reasons B1",
            "2026-H1/1 units-recommend 0-6",
            "2025/12 talks:held/school-3",
            "Q4-2026/2 a",
            // As releases name their periods and figures.
            "2025-2026/1 units",
            "2026-01-01--2026-03-31/2 units-reasons",
            "2026-Q3/1 told-way-part_in_leaving",
        ] {
            assert_eq!(Evidence::parse(text).map(|found| found.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_release_is_named_as_the_program_writes_it() {
        let named = |release: &str| {
            let evidence = Evidence::of(release, "units").expect("it looks like one");
            evidence.period_and_number().map(|(period, number)| (period.to_owned(), number))
        };
        assert_eq!(named("2026-H1/12"), Some(("2026-H1".to_owned(), 12)));
        assert_eq!([named("2026-H1/01"), named("2026-H1/99999999999")], [None, None]);
    }

    #[test]
    fn nothing_else_is_a_figure() {
        for text in [
            "",
            "2026-H1/1",
            "2026-H1 reasons",
            "2026-H1/ reasons",
            "/1 reasons",
            "2026-H1/x reasons",
            "2026%/1 reasons",
            "2026_H1/1 reasons",
            "2026-H1/1 Anna's",
            "2026-H1/1 three more words",
            "2026-H1/1 units-reasons ",
            "2026-H1/1 units-reasons Anna's",
        ] {
            assert!(Evidence::parse(text).is_err(), "{text}");
        }
        let long = "x".repeat(FIGURE_CHARACTERS + 1);
        assert!(Evidence::of("2026-H1/1", &long).is_err());
        assert!(Evidence::parse(&format!("2026-H1/1 units-reasons {long}")).is_err());
    }

    #[test]
    fn what_a_release_reads_is_of_itself_and_of_those_before_it() {
        let period = Period::parse("2026-H1").expect("a period");
        let reads = |release: &str| Evidence::of(release, "units").expect("it looks like one").is_up_to(period, 2);
        for release in ["2026-H1/1", "2026-H1/2", "2025-H2/7", "2025-2026/1", "2026-Q1/1", "2021/1"] {
            assert!(reads(release), "{release}");
        }
        for release in ["2026-H1/3", "2026-H2/1", "2026-Q4/1", "2026-H1/02", "nothing/1"] {
            assert!(!reads(release), "{release}");
        }
    }
}
