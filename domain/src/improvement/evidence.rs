//! On which published figure a point rests.

use std::fmt;
use std::str::FromStr;

/// The longest name of a release, in characters.
pub const RELEASE_CHARACTERS: usize = 40;
/// The longest code of a figure, in characters.
pub const FIGURE_CHARACTERS: usize = 120;

/// A figure of a release. It names nobody: a release and a code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The code of the period and the number of the release: `2026-H1/1`.
    pub release: String,
    /// The code of the figure within it.
    pub figure: String,
}

/// The text names no figure of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no figure of a release")]
pub struct NoEvidence;

impl Evidence {
    /// Release and figure with a space between, as [`Evidence::to_string`] writes them. Letters, digits and a few signs
    /// only: it stands in an address, and a release in the beginning of a stored text that is looked for.
    ///
    /// # Errors
    /// It is none.
    pub fn parse(text: &str) -> Result<Self, NoEvidence> {
        let (release, figure) = text.split_once(' ').ok_or(NoEvidence)?;
        Self::of(release, figure)
    }

    /// A release and a figure, as an address names them.
    ///
    /// # Errors
    /// One of them is none.
    pub fn of(release: &str, figure: &str) -> Result<Self, NoEvidence> {
        let (period, number) = release.split_once('/').ok_or(NoEvidence)?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_period = !period.is_empty() && period.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let is_figure =
            !figure.is_empty() && figure.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte));
        if is_number
            && is_period
            && is_figure
            && release.len() <= RELEASE_CHARACTERS
            && figure.len() <= FIGURE_CHARACTERS
        {
            Ok(Self { release: release.to_owned(), figure: figure.to_owned() })
        } else {
            Err(NoEvidence)
        }
    }

    /// The period and the number of the release; `None` where the number is none that the program would write.
    pub fn period_and_number(&self) -> Option<(&str, u32)> {
        let (period, written) = self.release.split_once('/')?;
        let number: u32 = written.parse().ok()?;
        (number.to_string() == written).then_some((period, number))
    }
}

impl FromStr for Evidence {
    type Err = NoEvidence;

    fn from_str(text: &str) -> Result<Self, NoEvidence> {
        Self::parse(text)
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.release, self.figure)
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, FIGURE_CHARACTERS};

    #[test]
    fn a_figure_is_read_as_it_was_written() {
        for text in [
            "2026-H1/1 units-reasons",
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
            "2026-H1/1 two words",
        ] {
            assert!(Evidence::parse(text).is_err(), "{text}");
        }
        assert!(Evidence::of("2026-H1/1", &"x".repeat(FIGURE_CHARACTERS + 1)).is_err());
    }
}
