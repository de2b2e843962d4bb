//! Whether the leader of a departure can host its talk.

use domain::ids::AccountId;
use domain::route::LeaderState;

use crate::store::entity::{account, departure};

/// Whether the leader can host, and who stands in for a leader on leave, if somebody can. `deputy` is
/// whom the leader named.
pub(super) fn leader_and_deputy(
    departure: &departure::Model,
    leader: Option<&account::Model>,
    deputy: Option<&account::Model>,
    may_not: &[AccountId],
) -> (LeaderState, Option<AccountId>) {
    let state = leader_state(departure, leader, may_not.iter().copied());
    let Some(deputy) = deputy.filter(|_| state == LeaderState::Absent) else { return (state, None) };
    match leader_state(departure, Some(deputy), may_not.iter().copied()) {
        LeaderState::Available => (LeaderState::AbsentWithDeputy, Some(*deputy.id)),
        _ => (state, None),
    }
}

/// Whether the leader can host: not without an account, not as the leaver, not when named.
pub(crate) fn leader_state(
    departure: &departure::Model,
    leader: Option<&account::Model>,
    mut excluded: impl Iterator<Item = AccountId>,
) -> LeaderState {
    let Some(leader) = leader.filter(|leader| leader.active) else { return LeaderState::None };
    let is_leaver = [&departure.private_email, &departure.work_email]
        .into_iter()
        .flatten()
        .any(|address| address.eq_ignore_ascii_case(&leader.email));
    // For directors and HR staff nobody of their own school hosts, the leader among them.
    if is_leaver || departure.director_or_hr || excluded.any(|id| id == leader.id) {
        LeaderState::None
    } else if leader.on_leave {
        LeaderState::Absent
    } else {
        LeaderState::Available
    }
}
