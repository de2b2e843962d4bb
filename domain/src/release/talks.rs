//! Talks due and held, as a release says them.
//!
//! Heads read of each half-year one count, made once ([`crate::school`]), and know who left. Whatever else is said of the
//! same people is held against it: so by teams a release repeats that count, and of the board it says how many talks were
//! held only where what heads did not read is nobody, or enough people of either kind.

use chrono::NaiveDate;

use super::content::{Content, Kept};
use super::period::{Period, PeriodKind};
use crate::ids::UnitId;
use crate::school::{GROUP_MIN, Group, Half};

/// Everybody who left, whatever they chose, and with how many of them a talk was held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Talks {
    pub due: u32,
    pub held: u32,
}

impl Talks {
    const fn of(group: &Group) -> Self {
        Self { due: group.due, held: group.held }
    }

    /// Whether a talk was held with enough people, and with enough it was not.
    const fn are_enough(self) -> bool {
        self.held >= GROUP_MIN && self.due.saturating_sub(self.held) >= GROUP_MIN
    }

    const fn and(self, other: Self) -> Self {
        Self { due: self.due.saturating_add(other.due), held: self.held.saturating_add(other.held) }
    }

    /// The others; `None` where these are more than all.
    fn without(self, these: Self) -> Option<Self> {
        Some(Self { due: self.due.checked_sub(these.due)?, held: self.held.checked_sub(these.held)? })
    }
}

/// What a first release says, the board first. `counted`: what heads read of the half-years that lie in the period,
/// `None` while these were not counted. Nothing at all of a half-year of which they were not.
pub(super) fn coverage(period: Period, board: Talks, counted: Option<&[Group]>) -> Vec<Kept> {
    let by_unit = period.kind() == PeriodKind::HalfYear;
    if by_unit && counted.is_none() {
        return Vec::new();
    }
    let groups = counted.unwrap_or_default();
    let read = groups.iter().fold(Talks::default(), |sum, group| sum.and(Talks::of(group)));
    let others = board.without(read).filter(|others| *others == Talks::default() || others.are_enough());
    let others = others.filter(|_| board.are_enough());
    let mut all = vec![kept(Vec::new(), board, others.is_some())];
    if by_unit {
        let is_shown = shown(groups, others);
        let groups = groups.iter().zip(is_shown);
        all.extend(groups.map(|(group, is_shown)| kept(group.teams.clone(), Talks::of(group), is_shown)));
    }
    all
}

/// Which groups are shown: those of enough people, unless what is hidden would follow from the board. `others`: who is in
/// none of the groups; `None` where the board is hidden.
fn shown(groups: &[Group], others: Option<Talks>) -> Vec<bool> {
    let mut is_shown: Vec<bool> = groups.iter().map(|group| Talks::of(group).are_enough()).collect();
    let Some(others) = others else { return is_shown };
    loop {
        let hidden = groups.iter().zip(&is_shown).filter(|(_, is_shown)| !**is_shown);
        let hidden: Vec<Talks> = hidden.map(|(group, _)| Talks::of(group)).collect();
        let together = hidden.iter().fold(others, |sum, talks| sum.and(*talks));
        let is_alone = hidden.len() == 1 && others == Talks::default();
        if hidden.is_empty() || (!is_alone && together.are_enough()) {
            return is_shown;
        }
        let left = groups.iter().enumerate().filter(|(at, _)| is_shown[*at]);
        let Some((smallest, _)) = left.min_by_key(|(_, group)| group.due) else { return is_shown };
        is_shown[smallest] = false;
    }
}

fn kept(units: Vec<UnitId>, talks: Talks, is_shown: bool) -> Kept {
    let said = |count: u32| is_shown.then_some(count);
    Kept { units, due: said(talks.due), held: said(talks.held) }
}

/// Whether it is said with how many people of the board a talk was held.
pub(super) fn tells_board(coverage: &[Kept]) -> bool {
    coverage.iter().any(|kept| kept.units.is_empty() && kept.held.is_some())
}

impl Content {
    /// The day from which heads read with how many of those who left in the last half-year of the period a talk was held;
    /// `None` at the end of the calendar.
    pub fn talks_read_from(&self) -> Option<NaiveDate> {
        Half::of(self.until)?.counted_from()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::testing::{content, day, unit};

    fn half() -> Period {
        Period::parse("2026-H1").expect("February to July")
    }

    fn group(number: u128, due: u32, held: u32) -> Group {
        Group { teams: vec![unit(number)], due, held }
    }

    /// What is said, the board first; `None` where it is hidden.
    fn said(period: Period, board: (u32, u32), counted: Option<&[Group]>) -> Vec<Option<(u32, u32)>> {
        let all = coverage(period, Talks { due: board.0, held: board.1 }, counted);
        all.iter().map(|kept| kept.due.zip(kept.held)).collect()
    }

    #[test]
    fn a_half_year_repeats_what_heads_read_and_says_nothing_before() {
        assert!(said(half(), (50, 30), None).is_empty(), "it was not counted yet");
        let groups = [group(1, 20, 12), group(2, 30, 18)];
        assert_eq!(said(half(), (50, 30), Some(&groups)), [Some((50, 30)), Some((20, 12)), Some((30, 18))]);
    }

    #[test]
    fn another_period_has_the_board_alone() {
        let year = Period::parse("2025-2026").expect("a school year");
        assert_eq!(said(year, (50, 30), None), [Some((50, 30))]);
        let groups = [group(1, 20, 12), group(2, 20, 10)];
        assert_eq!(said(year, (50, 30), Some(&groups)), [None], "of the ten others a talk was held with eight");
        assert_eq!(said(year, (60, 30), Some(&groups)), [Some((60, 30))]);
    }

    #[test]
    fn what_heads_did_not_read_is_nobody_or_enough_of_either_kind() {
        let groups = [group(1, 20, 12), group(2, 30, 18)];
        let board = |due, held| said(half(), (due, held), Some(&groups))[0];
        assert_eq!(board(50, 30), Some((50, 30)));
        for (due, held) in [(50, 31), (50, 29), (51, 30), (51, 31), (60, 34), (60, 36), (49, 30)] {
            assert_eq!(board(due, held), None, "{due} {held}");
        }
        assert_eq!(board(60, 35), Some((60, 35)));
    }

    #[test]
    fn neither_nobody_nor_everybody_nor_all_but_one_is_said() {
        for held in [0, 1, 4, 16, 19, 20] {
            let groups = [group(1, 20, held), group(2, 40, 20), group(3, 40, 20)];
            let all = said(half(), (100, held + 40), Some(&groups));
            assert_eq!(all[1], None, "{held}");
            assert_eq!(all[2], None, "the smallest is taken along, or the first would follow from the board");
            assert_eq!((all[0], all[3]), (Some((100, held + 40)), Some((40, 20))));
        }
        assert_eq!(said(half(), (20, 4), Some(&[group(1, 20, 4)])), [None, None]);
    }

    #[test]
    fn where_the_board_is_hidden_nothing_is_taken_along() {
        let groups = [group(1, 20, 0), group(2, 40, 20)];
        assert_eq!(said(half(), (60, 21), Some(&groups)), [None, None, Some((40, 20))]);
    }

    #[test]
    fn the_page_names_the_day_from_which_heads_read_it() {
        let mut release = content(Vec::new());
        assert_eq!(release.talks_read_from(), Some(day(2026, 10, 24)));
        release.until = day(2026, 3, 31);
        assert_eq!(release.talks_read_from(), Some(day(2026, 10, 24)), "of a quarter the half-year in which it ends");
    }
}
