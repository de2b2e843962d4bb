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
