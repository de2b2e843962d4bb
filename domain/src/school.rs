//! What a school head reads of talks that were due: counts of whole half-years, in groups in which nobody is alone
//! (docs/domain.md, "Who sees what").
//!
//! A head knows who left, and when. So a count never changes by one person at a time: it is made once, of everybody
//! whose last day worked lies in a half-year, when no talk of them can be held any more. Who declined is due like
//! anybody else. Which teams stand together follows from how many left, never from what they did.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ids::UnitId;
use crate::working_days::DateRange;

/// Nobody reads a count of fewer people.
pub const GROUP_MIN: u32 = 5;

/// Days after a half-year on which it is counted: talks run to six weeks after the last day worked, and the summer
/// holiday, which does not count among them, is six weeks long.
pub const COUNTED_AFTER_DAYS: u64 = 84;

/// Half a school year: August to January, or February to July.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Half {
    /// The 1st of August or of February.
    first: NaiveDate,
}

impl Half {
    /// The one in which this day lies.
    pub fn of(day: NaiveDate) -> Option<Self> {
        let (year, month) = match day.month() {
            1 => (day.year() - 1, 8),
            2..=7 => (day.year(), 2),
            _ => (day.year(), 8),
        };
        Some(Self { first: NaiveDate::from_ymd_opt(year, month, 1)? })
    }

    /// The one before.
    pub fn before(self) -> Option<Self> {
        Self::of(self.first.pred_opt()?)
    }

    /// The last one that can be counted on this day.
    pub fn counted(day: NaiveDate) -> Option<Self> {
        Self::of(day.checked_sub_days(Days::new(COUNTED_AFTER_DAYS))?)?.before()
    }

    /// The first day on which it can be counted; `None` at the end of the calendar.
    pub fn counted_from(self) -> Option<NaiveDate> {
        self.days().last.checked_add_days(Days::new(COUNTED_AFTER_DAYS + 1))
    }

    /// Its days.
    pub fn days(self) -> DateRange {
        // Far from here, into the next half-year wherever it begins.
        let after = self.first.checked_add_days(Days::new(190)).and_then(Self::of);
        DateRange { first: self.first, last: after.and_then(|after| after.first.pred_opt()).unwrap_or(self.first) }
    }
}

/// How many left a team in a half-year, and of how many of them a talk was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamCount {
    /// A team, or the school for those who belonged to none.
    pub team: UnitId,
    pub due: u32,
    pub held: u32,
}

/// Teams of which one count is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub teams: Vec<UnitId>,
    pub due: u32,
    pub held: u32,
}

impl Group {
    fn of(teams: &[TeamCount]) -> Self {
        Self {
            teams: teams.iter().map(|team| team.team).collect(),
            due: teams.iter().map(|team| team.due).sum(),
            held: teams.iter().map(|team| team.held).sum(),
        }
    }
}

/// The groups that are shown: each team that is large enough by itself, the small ones together, with the smallest
/// of the others where they are too few together. None at all where a whole school is too small.
pub fn groups(teams: Vec<TeamCount>) -> Vec<Group> {
    let groups = together(teams, |team| team.due, |team| team.team);
    groups.iter().map(|teams| Group::of(teams)).collect()
}

/// The same of anything that is counted by team: `size` is how many people, of whom there are [`GROUP_MIN`] at least in
/// each group.
pub(crate) fn together<T>(mut teams: Vec<T>, size: impl Fn(&T) -> u32, team: impl Fn(&T) -> UnitId) -> Vec<Vec<T>> {
    let people = |teams: &[T]| teams.iter().map(&size).sum::<u32>();
    teams.retain(|one| size(one) > 0);
    teams.sort_by_key(|one| (size(one), team(one)));
    let mut small = teams.partition_point(|one| size(one) < GROUP_MIN);
    if small > 0 && people(&teams[..small]) < GROUP_MIN {
        small = (small + 1).min(teams.len());
    }
    let alone = teams.split_off(small);
    let groups = std::iter::once(teams).chain(alone.into_iter().map(|one| vec![one]));
    groups.filter(|group| people(group) >= GROUP_MIN).collect()
}
