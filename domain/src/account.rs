//! People with an account, and what they are for a unit.

pub mod claim;
pub mod deputy;
mod period;

use crate::coded::coded;

pub use period::{Period, When};

coded! {
    /// What somebody may be, for one unit and everything below it, or for the whole board.
    pub enum Role {
        /// Sets up the board: names, accounts, settings. Sees no departure.
        Administrator = "administrator",
        HrCoordinator = "hr_coordinator",
        HrAdviser = "hr_adviser",
        TeamLeader = "team_leader",
        /// Rector or director: who of the own schools still needs a talk, and how many were held.
        SchoolHead = "school_head",
        PolicyOfficer = "policy_officer",
    }
}

impl Role {
    /// Whether one person gives it and another confirms it: the role opens what leavers said, or lets somebody give
    /// such roles.
    pub const fn needs_a_second_person(self) -> bool {
        match self {
            Self::Administrator | Self::HrCoordinator | Self::HrAdviser => true,
            Self::TeamLeader | Self::SchoolHead | Self::PolicyOfficer => false,
        }
    }

    /// Whether somebody else may have it for a while in the place of whoever has it. What a policy officer writes can
    /// wait for them.
    pub const fn may_have_a_deputy(self) -> bool {
        match self {
            Self::Administrator | Self::HrCoordinator | Self::HrAdviser | Self::TeamLeader | Self::SchoolHead => true,
            Self::PolicyOfficer => false,
        }
    }

    /// Whether it is given for schools alone, neither for a team nor for the whole board.
    pub const fn is_of_a_school(self) -> bool {
        matches!(self, Self::SchoolHead)
    }
}
