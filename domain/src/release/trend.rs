//! One number over releases.

use super::about::About;
use super::content::Content;
use crate::figures::Share;

/// What it was in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The code of the period.
    pub period: String,
    /// Of those who said something there; `None` where the release hides it or does not count it, which is a gap.
    pub share: Option<Share>,
}

/// The last release of each period, oldest period first.
pub fn last_of_each_period<'a>(releases: &[&'a Content]) -> Vec<&'a Content> {
    let mut releases: Vec<&'a Content> = releases.to_vec();
    releases.sort_by(|one, other| {
        let order = |content: &Content| (content.from, content.until);
        order(one).cmp(&order(other)).then(other.number.cmp(&one.number))
    });
    releases.dedup_by(|later, kept| later.period == kept.period);
    releases
}

/// The same number in all of these releases, oldest period first. Of several releases of a period the last counts. What
/// is the same follows from the codes: an answer to the same item of the questionnaire, in whichever version.
pub fn trend(releases: &[&Content], about: &About) -> Vec<Point> {
    let point = |content: &Content| Point { period: content.period.clone(), share: content.share_of(about) };
    last_of_each_period(releases).into_iter().map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::testing::{HIDDEN, content, list, set, units, year_before};
    use crate::release::{Given, SetKind};

    #[test]
    fn a_release_that_hides_it_is_a_gap_and_the_last_of_a_period_counts() {
        let sets = |yes: u32| {
            let answers = list(Given::WouldReturn, &["yes", "no"]);
            let row: &[u32] = &[30, yes, HIDDEN];
            vec![set(SetKind::Left, Population::Answered, units(1), Some((answers, None)), &[row, row])]
        };
        let (last, corrected) = (content(sets(15)), Content { number: 2, ..content(sets(12)) });
        let (before, first) = (year_before(sets(HIDDEN)), year_before(sets(9)));
        let first =
            Content { period: "2023-2024".to_owned(), from: before.from - chrono::TimeDelta::days(366), ..first };
        let about = About { figure: "units-would_return".to_owned(), row: "all".to_owned(), column: "yes".to_owned() };
        let points: Vec<(String, Option<Share>)> = trend(&[&last, &before, &corrected, &first], &about)
            .into_iter()
            .map(|point| (point.period, point.share))
            .collect();
        assert_eq!(
            points,
            [
                ("2023-2024".to_owned(), Some(Share { is: 9, of: 30 })),
                ("2024-2025".to_owned(), None),
                ("2025-2026".to_owned(), Some(Share { is: 12, of: 30 })),
            ]
        );
    }
}
