//! Of how many who leave a talk is planned or was held, for HR (docs/domain.md, "Coverage").
//!
//! Talks are counted, never answers. Whoever has neither a time nor a talk is *the rest*: not invited yet, not
//! reachable, still choosing, declined, or left without a talk. Nothing tells these apart, so that nobody reads from a
//! page how many declined; and small teams stand together, as for school heads (`school`).

use crate::ids::UnitId;
use crate::school::together;

/// People who leave in a half-year, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Everybody who leaves, whatever they choose.
    pub due: u32,
    /// With a time for a talk, and none held.
    pub planned: u32,
    /// With a talk that was held.
    pub held: u32,
}

impl Coverage {
    /// Whoever has neither a time nor a talk.
    pub const fn rest(self) -> u32 {
        self.due.saturating_sub(self.planned).saturating_sub(self.held)
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { due: self.due + other.due, planned: self.planned + other.planned, held: self.held + other.held }
    }
}

/// Teams of which one count is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageGroup {
    pub teams: Vec<UnitId>,
    pub count: Coverage,
}

/// The groups that are shown of a school; none where the whole school is too small. Which teams stand together follows
/// from how many leave, never from what they do.
pub fn coverage(teams: Vec<(UnitId, Coverage)>) -> Vec<CoverageGroup> {
    let groups = together(teams, |(_, count)| count.due, |(team, _)| *team);
    let group = |teams: Vec<(UnitId, Coverage)>| CoverageGroup {
        count: teams.iter().fold(Coverage::default(), |sum, (_, count)| sum.and(*count)),
        teams: teams.into_iter().map(|(team, _)| team).collect(),
    };
    groups.into_iter().map(group).collect()
}
