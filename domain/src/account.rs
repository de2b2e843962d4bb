//! People with an account, and what they are for a unit.

use crate::coded::coded;

coded! {
    /// What somebody may be, for one unit and everything below it, or for the whole board.
    pub enum Role {
        /// Sets up the board: names, accounts, settings. Sees no departure.
        Administrator = "administrator",
        HrCoordinator = "hr_coordinator",
        HrAdviser = "hr_adviser",
        TeamLeader = "team_leader",
        PolicyOfficer = "policy_officer",
    }
}

impl Role {
    /// Whether one person gives it and another confirms it: the role opens what leavers said, or lets somebody give
    /// such roles.
    pub const fn needs_a_second_person(self) -> bool {
        match self {
            Self::Administrator | Self::HrCoordinator | Self::HrAdviser => true,
            Self::TeamLeader | Self::PolicyOfficer => false,
        }
    }
}
