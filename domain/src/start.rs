//! What the start page says is to be done first: numbers, each with the page on which it is done.
//!
//! What is counted is what the mail with what is due counts (docs/domain.md, "The mail with what is due"), and for
//! those who get no such mail what waits on pages of their own.

use std::collections::BTreeMap;

use crate::account::Role;
use crate::coded::coded;
use crate::round_up::{Duty, Tally};

coded! {
    /// A line of the start page, in the order in which they stand there.
    pub enum First {
        /// Of HR: departures of which a step is late.
        Overdue = "overdue",
        /// Of HR and administrators: mails that have not gone out.
        Unsent = "unsent",
        /// Of HR: what leavers asked of their data, and nobody has answered.
        Request = "request",
        /// Of advisers: own talks whose time has passed, and nobody has said how they went.
        ToRecord = "to_record",
        /// Of leaders: the same.
        TeamToRecord = "team_to_record",
        /// Of leaders: talks without a time.
        TeamToPlan = "team_to_plan",
        /// Of advisers: reports that are not final.
        Report = "report",
        /// Tasks whose day has come, or that have none.
        Task = "task",
        /// Of whoever keeps people: roles and trainings that wait for them as the second person.
        Confirm = "confirm",
        /// Of HR: departures of which a step is due until the end of the week.
        ThisWeek = "this_week",
        /// Improvement points of one's own whose day has come.
        PointOwned = "point_owned",
        /// Of policy officers: improvement points that nobody has begun with.
        PointIdea = "point_idea",
        /// Of policy officers: points that are being done or are done, of which no leaver reads.
        PointUnread = "point_unread",
    }
}

impl First {
    /// The line for what the mail counts, of somebody as a leader or otherwise.
    const fn of(duty: Duty, as_leader: bool) -> Self {
        match (duty, as_leader) {
            (Duty::Overdue, _) => Self::Overdue,
            (Duty::ThisWeek, _) => Self::ThisWeek,
            (Duty::Request, _) => Self::Request,
            (Duty::Unsent, _) => Self::Unsent,
            (Duty::ToRecord, false) => Self::ToRecord,
            (Duty::ToRecord, true) => Self::TeamToRecord,
            (Duty::Report, _) => Self::Report,
            (Duty::ToPlan, _) => Self::TeamToPlan,
            (Duty::Task, _) => Self::Task,
        }
    }
}

/// The most lines shown: what comes after them is not first.
pub const LINES_MAX: usize = 5;

/// What there is to do, by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(BTreeMap<First, u64>);

impl Lines {
    /// So many more for this line.
    pub fn add(&mut self, line: First, count: u64) {
        if count > 0 {
            *self.0.entry(line).or_default() += count;
        }
    }

    /// What the mail would count, of somebody as a leader or otherwise.
    pub fn add_all(&mut self, due: &Tally, as_leader: bool) {
        for (duty, count) in due.counts() {
            self.add(First::of(duty, as_leader), count);
        }
    }

    /// The lines that are shown, with how much there is of each.
    pub fn shown(&self) -> impl Iterator<Item = (First, u64)> {
        self.0.iter().map(|(line, count)| (*line, *count)).take(LINES_MAX)
    }

    /// There is more to do than is shown.
    pub fn has_more(&self) -> bool {
        self.0.len() > LINES_MAX
    }
}

/// Whether something can ever stand on the start page for this role. The head of a school reads, and has nothing to do.
pub const fn has_a_start(role: Role) -> bool {
    match role {
        Role::HrCoordinator | Role::HrAdviser | Role::TeamLeader | Role::Administrator | Role::PolicyOfficer => true,
        Role::SchoolHead => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{First, LINES_MAX, Lines, has_a_start};
    use crate::account::Role;
    use crate::round_up::{Duty, Tally};
    use crate::task::may_own_tasks;

    #[test]
    fn at_most_five_lines_are_shown_and_it_is_said_that_there_is_more() {
        let mut lines = Lines::default();
        lines.add(First::Task, 0);
        assert!(lines.shown().next().is_none() && !lines.has_more());
        for line in First::ALL.iter().rev() {
            lines.add(*line, 2);
        }
        let shown: Vec<(First, u64)> = lines.shown().collect();
        assert_eq!(shown.len(), LINES_MAX);
        assert_eq!(shown[0], (First::Overdue, 2), "what comes first, whatever was counted first");
        assert!(lines.has_more());
    }

    #[test]
    fn whoever_is_adviser_and_leader_reads_their_talks_apart() {
        let mut due = Tally::default();
        due.add(Duty::ToRecord, 1);
        let mut lines = Lines::default();
        lines.add_all(&due, false);
        lines.add_all(&due, true);
        assert_eq!(lines.shown().collect::<Vec<_>>(), [(First::ToRecord, 1), (First::TeamToRecord, 1)]);
    }

    #[test]
    fn whoever_has_tasks_has_a_start_page() {
        assert!(Role::ALL.iter().all(|role| has_a_start(*role) || !may_own_tasks(*role)));
    }
}
