//! How a number moved from one release to a later one.

use super::about::About;
use super::content::Content;
use super::period::Period;
use crate::figures::Share;

/// What a share was, and what it is. It says nothing of why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    pub about: About,
    pub then: Share,
    pub now: Share,
}

impl Movement {
    /// Whether numbers of one period are held against those of the other: of the same kind, and over before it begins.
    pub fn is_between(then: Period, now: Period) -> bool {
        then.kind() == now.kind() && then.days().last < now.days().first
    }

    /// As both releases show it; `None` where one of them does not, or where their periods are not held against each
    /// other.
    pub fn of(about: About, then: &Content, now: &Content) -> Option<Self> {
        let period = |content: &Content| Period::parse(&content.period);
        if !Self::is_between(period(then)?, period(now)?) {
            return None;
        }
        let (then, now) = (then.share_of(&about)?, now.share_of(&about)?);
        Some(Self { about, then, now })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::testing::{HIDDEN, content, list, set, units, year_before};
    use crate::release::{ALL, Given, SetContent, SetKind};

    fn ticked(count: u32) -> Vec<SetContent> {
        let reasons = (list(Given::Reasons, &["B1"]), Some(3));
        let row: &[u32] = &[40, count];
        vec![set(SetKind::Left, Population::Answered, units(1), Some(reasons), &[row, row])]
    }

    fn about() -> About {
        About { figure: "units-reasons".to_owned(), row: ALL.to_owned(), column: "B1".to_owned() }
    }

    #[test]
    fn a_share_moved_where_both_releases_show_it() {
        let (then, now) = (year_before(ticked(20)), content(ticked(12)));
        let moved = Movement { about: about(), then: Share { is: 20, of: 40 }, now: Share { is: 12, of: 40 } };
        assert_eq!(Movement::of(about(), &then, &now), Some(moved));
        for (then, now) in [
            (year_before(ticked(HIDDEN)), content(ticked(12))),
            (year_before(ticked(20)), content(ticked(HIDDEN))),
            (year_before(ticked(20)), content(Vec::new())),
        ] {
            assert_eq!(Movement::of(about(), &then, &now), None);
        }
    }

    #[test]
    fn nothing_moved_within_a_period_nor_back_in_time_nor_between_periods_of_two_kinds() {
        let (before, now) = (year_before(ticked(20)), content(ticked(12)));
        let corrected = Content { number: 2, ..content(ticked(15)) };
        assert_eq!(Movement::of(about(), &now, &corrected), None);
        assert_eq!(Movement::of(about(), &now, &before), None);
        let quarter = Period::parse("2024-Q4").expect("a period");
        let days = quarter.days();
        let quarter = Content { period: quarter.code(), from: days.first, until: days.last, ..year_before(ticked(20)) };
        assert_eq!(Movement::of(about(), &quarter, &now), None);
    }
}
