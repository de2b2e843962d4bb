//! One thing that was counted, of the rows a report is about: of the whole board, and of the own school or team.

use domain::disclosure::Population;
use domain::figures::Share;
use domain::release::{Content, DimensionContent, Figure, Given, SetKind};

use super::seen::Seen;

/// What was counted of one thing, with the rows to show beside each other.
pub struct Margin<'a> {
    pub figure: Figure<'a>,
    pub who: Population,
    /// Rows of units, the own ones first; the whole alone where the figure is not by unit.
    pub rows: Vec<usize>,
    /// The thing stands across, and units stand down.
    is_across: bool,
}

impl<'a> Margin<'a> {
    /// `None` where the release did not count it.
    pub fn of(content: &'a Content, seen: &Seen, given: Given) -> Option<Self> {
        let across = SetKind::ALL.iter().find_map(|kind| content.across(*kind, given));
        let down = || content.figures().find(|figure| figure.rows().given == given);
        let (figure, is_across) = match across {
            Some(figure) => (figure, true),
            None => (down()?, false),
        };
        let by_unit = is_across && figure.rows().given == Given::Units;
        let rows = if by_unit { seen.headings(figure.rows()) } else { vec![0] };
        Some(Self { figure, who: figure.who(), rows, is_across })
    }

    /// These rows of a figure, what stands across as its categories.
    pub fn across(figure: Figure<'a>, rows: Vec<usize>) -> Self {
        Self { figure, who: figure.who(), rows, is_across: true }
    }

    /// A figure whose rows are its categories, of the whole board alone.
    pub fn down(figure: Figure<'a>) -> Self {
        Self { figure, who: figure.who(), rows: vec![0], is_across: false }
    }

    /// The categories, number 0 among them as the whole.
    pub fn dimension(&self) -> &'a DimensionContent {
        if self.is_across { self.figure.columns().unwrap_or_else(|| self.figure.rows()) } else { self.figure.rows() }
    }

    /// How many people a row is of; `None` where it is hidden.
    pub fn people(&self, row: usize) -> Option<u32> {
        self.figure.count(row, 0, self.who)
    }

    /// How many of a row's people are in a category; `None` where it is hidden.
    pub fn share(&self, row: usize, category: usize) -> Option<Share> {
        if self.is_across {
            return self.figure.share(row, category, self.who);
        }
        Some(Share { is: self.figure.count(category, 0, self.who)?, of: self.people(0)? })
    }

    /// The mean of a row, where all its numbers are shown.
    pub fn mean(&self, row: usize) -> Option<f64> {
        if self.is_across { self.figure.mean(row, self.who) } else { None }
    }

    /// The numbers of the categories, those named most first where the list has no order of its own; hidden ones
    /// behind, in the order of the list.
    pub fn categories(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (1..self.dimension().codes.len()).collect();
        if is_ranked(self.dimension().given) {
            let first = self.rows.last().copied().unwrap_or_default();
            all.sort_by_key(|category| std::cmp::Reverse(self.share(first, *category).map(|share| share.is)));
        }
        all
    }
}

/// Lists without an order of their own.
const fn is_ranked(given: Given) -> bool {
    matches!(
        given,
        Given::Way
            | Given::Subject
            | Given::Region
            | Given::Reasons
            | Given::Decisive
            | Given::ToldReasons
            | Given::ToldDecisive
            | Given::Destination
            | Given::Valued
            | Given::StayedBecause
            | Given::Themes
    )
}

#[cfg(test)]
mod tests {
    use server::access::FiguresScope;

    use super::*;
    use crate::staff::figures::made_up;

    #[test]
    fn what_is_named_most_stands_first_and_what_is_hidden_last() {
        let content = made_up::content();
        let margin = Margin::of(&content, &Seen(FiguresScope::Board), Given::Reasons).expect("reasons were counted");
        assert_eq!(margin.people(0), Some(40));
        assert_eq!(margin.categories(), [2, 1, 3], "18, 12, and a hidden one");
        assert_eq!(margin.share(0, 2), Some(Share { is: 18, of: 40 }));
        assert_eq!(margin.share(0, 3), None);
    }

    #[test]
    fn a_head_reads_the_own_school_beside_the_board() {
        let content = made_up::content();
        let seen = Seen(FiguresScope::Schools(vec![made_up::unit(1)]));
        let margin = Margin::of(&content, &seen, Given::Reasons).expect("reasons were counted");
        assert_eq!(margin.rows, [1, 0]);
        assert_eq!(margin.share(1, 2), Some(Share { is: 11, of: 25 }));
        assert!(Margin::of(&content, &seen, Given::Valued).is_none(), "nobody was asked");
    }
}
