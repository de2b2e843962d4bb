//! One number of a release named by its codes, so that the same can be found in another one.

use serde::{Deserialize, Serialize};

use super::content::{Content, Figure, Given};
use super::read::{ALL, sum};
use crate::figures::Share;

/// The column of an item of five points that stands for "agree" and "strongly agree" together.
pub const AGREED: &str = "4+5";

/// What a number is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The code of the figure.
    pub figure: String,
    /// The code of a row.
    pub row: String,
    /// The code of a column, or [`AGREED`]; `all` where the row alone is meant.
    pub column: String,
}

impl About {
    pub(super) fn new(figure: Figure<'_>, row: &str, column: &str) -> Self {
        Self { figure: figure.code().to_owned(), row: row.to_owned(), column: column.to_owned() }
    }

    /// The category it is about: of a row alone the row, else the column.
    pub fn category(&self) -> &str {
        if self.column == ALL { &self.row } else { &self.column }
    }
}

impl Content {
    /// The number of a figure that is followed from release to release, of the whole board: that of a category, or of an
    /// item of five points those who agree. `None` where there is no such category, and of every other figure without
    /// one. A unit is no category: it is followed as a row, by whoever reads it.
    pub fn followed(&self, figure: &str, category: Option<&str>) -> Option<About> {
        let figure = self.figure(figure)?;
        match (figure.columns(), category) {
            (Some(_), Some(code)) => {
                figure.column_of(code).filter(|column| *column > 0)?;
                Some(About::new(figure, ALL, code))
            }
            (Some(columns), None) => columns.given.is_five_points().then(|| About::new(figure, ALL, AGREED)),
            (None, Some(code)) => {
                figure.row_of(code).filter(|row| *row > 0 && figure.rows().given != Given::Units)?;
                Some(About::new(figure, code, ALL))
            }
            (None, None) => None,
        }
    }

    /// The share of those who said something there ([`Figure::said`]); `None` where one needed count is hidden or is
    /// not in this release.
    pub fn share_of(&self, about: &About) -> Option<Share> {
        self.figure(&about.figure)?.share_of_said(&about.row, &about.column)
    }
}

impl Figure<'_> {
    /// The same of one figure, by the codes of [`About`].
    pub fn share_of_said(self, row: &str, column: &str) -> Option<Share> {
        let who = self.who();
        let at = self.row_of(row)?;
        let (is, of) = if column == ALL {
            (self.count(at, 0, who)?, self.said_in_rows(row)?)
        } else {
            let columns = self.columns()?;
            let is = if column == AGREED && columns.given.is_five_points() {
                sum(["4", "5"].map(|step| self.count(at, self.column_of(step)?, who)))?
            } else {
                self.count(at, self.column_of(column)?, who)?
            };
            let is_beside = columns.given.is_beside(column);
            (is, if is_beside { self.count(at, 0, who)? } else { self.said(at, who)? })
        };
        (is <= of).then_some(Share { is, of })
    }

    /// How many people of all rows said something, where this row is one of them; `None` of the whole, which is no part.
    fn said_in_rows(self, row: &str) -> Option<u32> {
        let (rows, who) = (self.rows(), self.who());
        if row == ALL {
            return None;
        }
        let whole = self.count(0, 0, who)?;
        if rows.given.is_beside(row) {
            return Some(whole);
        }
        let is_beside = |at: &usize| rows.given.is_beside(&rows.codes[*at]);
        let (beside, within): (Vec<usize>, Vec<usize>) = rows.below_the_whole().partition(is_beside);
        let counts = |rows: Vec<usize>| sum(rows.into_iter().map(|at| self.count(at, 0, who)));
        match counts(beside) {
            Some(beside) => whole.checked_sub(beside),
            None => counts(within),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::SetKind;
    use crate::release::testing::{HIDDEN, content, list, set, units};

    const WHO: Population = Population::Answered;

    fn about(figure: &str, row: &str, column: &str) -> About {
        About { figure: figure.to_owned(), row: row.to_owned(), column: column.to_owned() }
    }

    #[test]
    fn a_category_is_followed_of_the_whole_board_and_of_a_scale_who_agrees() {
        let across = |given, codes: &[&str], most| {
            let grid: [&[u32]; 2] = [&[60, 20, 30], &[60, 20, 30]];
            set(SetKind::Left, WHO, units(1), Some((list(given, codes), most)), &grid)
        };
        let ways: [&[u32]; 3] = [&[60], &[40], &[20]];
        let people: [&[u32]; 2] = [&[60], &[60]];
        let release = content(vec![
            across(Given::Reasons, &["B1", "C1"], Some(3)),
            across(Given::Growth, &["4", "5"], None),
            set(SetKind::Left, Population::Leavers, list(Given::Way, &["voluntary", "retirement"]), None, &ways),
            set(SetKind::Left, Population::Leavers, units(1), None, &people),
        ]);
        let school = units(1).codes[1].clone();
        for (figure, category, row, column) in [
            ("units-reasons", Some("C1"), ALL, "C1"),
            ("units-growth", None, ALL, AGREED),
            ("way", Some("retirement"), "retirement", ALL),
        ] {
            assert_eq!(release.followed(figure, category), Some(about(figure, row, column)));
        }
        for (figure, category) in [
            ("units-reasons", None),
            ("units-reasons", Some("D1")),
            ("units-reasons", Some(ALL)),
            ("way", None),
            ("way", Some(ALL)),
            ("units", Some(school.as_str())),
            ("units-weather", Some("C1")),
        ] {
            assert_eq!(release.followed(figure, category), None, "{figure} {category:?}");
        }
    }

    #[test]
    fn who_agreed_is_counted_of_those_on_the_scale() {
        let codes = ["1", "2", "3", "4", "5", "rather_not_say", "none"];
        let items = list(Given::Growth, &codes);
        let grid: [&[u32]; 2] = [&[60, 5, 5, 10, 20, 10, HIDDEN, 6], &[60, HIDDEN, 5, 10, 20, 10, HIDDEN, 6]];
        let release = content(vec![set(SetKind::Left, WHO, units(1), Some((items, None)), &grid)]);
        let school = &release.sets[0].dimensions[0].codes[1];
        assert_eq!(release.share_of(&about("units-growth", ALL, AGREED)), Some(Share { is: 30, of: 50 }));
        assert_eq!(release.share_of(&about("units-growth", school, AGREED)), None);
        assert_eq!(release.share_of(&about("units-growth", ALL, "none")), Some(Share { is: 6, of: 60 }));
        assert_eq!(release.share_of(&about("units-growth", ALL, "6")), None);
        assert_eq!(release.share_of(&about("units-speak_up", ALL, AGREED)), None);
    }

    #[test]
    fn a_row_alone_is_a_share_of_all_rows_that_say_something() {
        let destinations = list(Given::Destination, &["government", "study", "none"]);
        let reasons = (list(Given::Reasons, &["B1"]), Some(3));
        let grid: [&[u32]; 4] = [&[40, 20], &[12, 6], &[20, 9], &[8, 5]];
        let release = content(vec![set(SetKind::Left, WHO, destinations, Some(reasons), &grid)]);
        let one = about("destination-reasons", "government", ALL);
        assert_eq!(release.share_of(&one), Some(Share { is: 12, of: 32 }));
        assert_eq!(one.category(), "government");
        assert_eq!(release.share_of(&about("destination-reasons", ALL, ALL)), None);
        let ticked = about("destination-reasons", ALL, "B1");
        assert_eq!(release.share_of(&ticked), Some(Share { is: 20, of: 40 }));
        assert_eq!(ticked.category(), "B1");
    }
}
