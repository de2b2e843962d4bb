//! Talks due and held, as a release says them.
//!
//! Heads read of each half-year one count, made once ([`crate::school`]), and know who left. Whatever else is said of the
//! same people is held against it. So nothing is said of a period that is not made of half-years: of a quarter it would be
//! known with how many of the few others a talk was held. By teams a release repeats that count; and of the board it says
//! how many talks were held only where what heads did not read is nobody, or enough people of either kind, and where no
//! head who knows their own groups finds a hidden one of others.

use chrono::NaiveDate;

use super::content::{Content, DIRECT, Kept};
use super::period::{Period, PeriodKind};
use super::read::ALL;
use crate::disclosure::LEAST_POSSIBLE_VALUES;
use crate::ids::UnitId;
use crate::school::{GROUP_MIN, Group};

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
/// `None` while these were not counted. Nothing at all of a half-year of which they were not, and of a period that is not
/// made of half-years. `school` is whose head reads a group.
pub(super) fn coverage(
    period: Period,
    board: Talks,
    counted: Option<&[Group]>,
    school: impl Fn(&Group) -> Option<UnitId>,
) -> Vec<Kept> {
    let by_unit = period.kind() == PeriodKind::HalfYear;
    if !period.is_of_half_years() || (by_unit && counted.is_none()) {
        return Vec::new();
    }
    let groups = counted.unwrap_or_default();
    let read = groups.iter().fold(Talks::default(), |sum, group| sum.and(Talks::of(group)));
    let others = board.without(read).filter(|others| *others == Talks::default() || others.are_enough());
    let others = others.filter(|_| board.are_enough());
    let schools: Vec<Option<UnitId>> = groups.iter().map(school).collect();
    let beside = others.and_then(|others| shown(groups, &schools, others, by_unit));
    let mut all = vec![kept(Vec::new(), board, beside.is_some())];
    if by_unit {
        let is_shown = beside.unwrap_or_else(|| are_enough(groups));
        let groups = groups.iter().zip(is_shown);
        all.extend(groups.map(|(group, is_shown)| kept(group.teams.clone(), Talks::of(group), is_shown)));
    }
    all
}

fn are_enough(groups: &[Group]) -> Vec<bool> {
    groups.iter().map(|group| Talks::of(group).are_enough()).collect()
}

/// Which groups are shown beside the board: those of enough people, unless what is hidden would follow from the board, for
/// whoever reads no group and for each head who knows those of their own `schools`. `None` where it would follow even if
/// none was shown. `others`: who is in none of the groups.
fn shown(groups: &[Group], schools: &[Option<UnitId>], others: Talks, by_unit: bool) -> Option<Vec<bool>> {
    let mut is_shown = if by_unit { are_enough(groups) } else { vec![false; groups.len()] };
    let mut readers: Vec<Option<UnitId>> = schools.iter().copied().chain([None]).collect();
    readers.sort_unstable();
    readers.dedup();
    loop {
        let keep_room = readers.iter().all(|reader| {
            let is_own = |at: usize| reader.is_some() && schools[at] == *reader;
            let hidden = (0..groups.len()).filter(|at| !is_shown[*at] && !is_own(*at));
            have_room(&hidden.map(|at| Talks::of(&groups[at])).collect::<Vec<_>>(), others)
        });
        if keep_room {
            return Some(is_shown);
        }
        let smallest = (0..groups.len()).filter(|at| is_shown[*at]).min_by_key(|at| groups[*at].due)?;
        is_shown[smallest] = false;
    }
}

/// Whether nobody calculates a hidden group who knows how many these and the others are together: each of too few people
/// keeps its values. One of enough people was taken along for the sake of another, and may be found.
fn have_room(hidden: &[Talks], others: Talks) -> bool {
    let together = hidden.iter().fold(others, |sum, talks| sum.and(*talks));
    let keeps_values = |group: &Talks| {
        let most = group.due.min(together.held);
        let least = together.held.saturating_sub(together.due.saturating_sub(group.due));
        group.are_enough() || most >= least + LEAST_POSSIBLE_VALUES - 1
    };
    together == Talks::default() || (together.are_enough() && hidden.iter().all(keeps_values))
}

fn kept(units: Vec<UnitId>, talks: Talks, is_shown: bool) -> Kept {
    let said = |count: u32| is_shown.then_some(count);
    Kept { units, due: said(talks.due), held: said(talks.held) }
}

/// Whether it is said with how many people of the board a talk was held.
pub(super) fn tells_board(coverage: &[Kept]) -> bool {
    coverage.iter().any(|kept| kept.units.is_empty() && kept.held.is_some())
}

impl Kept {
    /// Who is counted in it, by codes of the dimension of units: the board, or teams; of a school that has teams its people
    /// who have none.
    pub fn codes(&self, content: &Content) -> Vec<String> {
        if self.units.is_empty() {
            return vec![ALL.to_owned()];
        }
        let has_teams = |school: UnitId| content.units.iter().any(|unit| unit.school == Some(school));
        let code = |id: &UnitId| if has_teams(*id) { format!("{DIRECT}{id}") } else { id.to_string() };
        self.units.iter().map(code).collect()
    }
}

/// Why a release says nothing of how many talks were held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTalks {
    /// It was made before this day, the first on which no talk can be held any more.
    Early(NaiveDate),
    /// Its period does not begin and end where half-years do, or is none.
    OtherDays,
    /// The half-year was not counted yet, or it is a correction of a release that was early.
    NotCounted,
}

impl Content {
    /// Why nothing is said of how many talks were held; `None` where it is said, be it that it is hidden.
    pub fn no_talks(&self) -> Option<NoTalks> {
        if !self.coverage.is_empty() {
            return None;
        }
        Some(match Period::parse(&self.period).filter(|period| period.is_of_half_years()) {
            None => NoTalks::OtherDays,
            Some(period) if self.made_on < period.talks_over_on() => NoTalks::Early(period.talks_over_on()),
            Some(_) => NoTalks::NotCounted,
        })
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
        let school = |group: &Group| group.teams.first().copied();
        let all = coverage(period, Talks { due: board.0, held: board.1 }, counted, school);
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
            assert_eq!(all[3], None, "and another, or it would for the head who reads the second");
            assert_eq!(all[0], Some((100, held + 40)));
        }
        assert_eq!(said(half(), (20, 4), Some(&[group(1, 20, 4)])), [None, None]);
    }

    #[test]
    fn of_a_period_that_is_not_made_of_half_years_nothing_is_said() {
        let groups = [group(1, 21, 12)];
        for code in ["2026-Q2", "2026", "2026-02-01--2026-06-30", "2026-02-02--2026-07-31"] {
            let period = Period::parse(code).expect("a period");
            assert!(said(period, (20, 11), None).is_empty(), "{code}: of the one in July it would follow");
            assert!(said(period, (21, 12), Some(&groups)).is_empty(), "{code}");
        }
        let own = Period::parse("2025-08-01--2026-07-31").expect("a school year as days of one's own");
        assert_eq!(said(own, (21, 12), Some(&groups)), [Some((21, 12))]);
    }

    #[test]
    fn no_head_finds_the_group_of_another_school() {
        // Where there are two schools, the other is what is left of the board.
        let two = [group(1, 20, 10), group(2, 20, 19)];
        assert_eq!(said(half(), (40, 29), Some(&two)), [None, Some((20, 10)), None]);
        let year = Period::parse("2025-2026").expect("a school year");
        assert_eq!(said(year, (40, 29), Some(&two)), [None]);
        assert_eq!(said(year, (40, 20), Some(&[group(1, 20, 10), group(2, 20, 10)])), [Some((40, 20))]);
        // The two others are enough together, and each may be any of many numbers.
        let three = [group(1, 20, 19), group(2, 20, 3), group(3, 20, 4), group(4, 40, 20)];
        assert_eq!(said(half(), (100, 46), Some(&three)), [Some((100, 46)), None, None, None, Some((40, 20))]);
    }

    #[test]
    fn where_the_board_is_hidden_nothing_is_taken_along() {
        let groups = [group(1, 20, 0), group(2, 40, 20)];
        assert_eq!(said(half(), (60, 21), Some(&groups)), [None, None, Some((40, 20))]);
    }

    #[test]
    fn a_release_that_says_nothing_of_talks_knows_why() {
        let early = content(Vec::new());
        assert_eq!(early.no_talks(), Some(NoTalks::Early(day(2026, 10, 24))));
        let of = |period: &str, made_on| Content { period: period.to_owned(), made_on, ..early.clone() };
        assert_eq!(of("2025-2026", day(2026, 10, 23)).no_talks(), Some(NoTalks::Early(day(2026, 10, 24))));
        assert_eq!(of("2025-2026", day(2026, 10, 24)).no_talks(), Some(NoTalks::NotCounted));
        for period in ["2026-Q2", "2026", "2026-02-02--2026-07-31", "nonsense"] {
            assert_eq!(of(period, day(2027, 1, 1)).no_talks(), Some(NoTalks::OtherDays), "{period}");
        }
        let hidden = Content { coverage: vec![kept(Vec::new(), Talks::default(), false)], ..early };
        assert_eq!(hidden.no_talks(), None);
    }
}
