//! Whether the leader of a departure can host its talk.

use chrono::NaiveDate;
use domain::ids::AccountId;
use domain::route::LeaderState;

use crate::store::entity::{account, departure, role};
use crate::store::queries::roles::HeldRole;
use crate::store::{StoreError, Typed};

/// Who has the leader's role for this departure's unit on this day, in the leader's place.
pub(super) fn standing_in(
    departure: &departure::Model,
    lent: &[role::Model],
    today: NaiveDate,
) -> Result<Option<AccountId>, StoreError> {
    let reaches =
        |row: &&role::Model| row.unit_id.is_none_or(|unit| [departure.unit_id, departure.school_id].contains(&unit));
    let mut standing = lent
        .iter()
        .filter(reaches)
        .map(|row| HeldRole::of(row, today))
        .filter(|held| held.as_ref().map_or(true, HeldRole::counts))
        .collect::<Result<Vec<_>, _>>()?;
    standing.sort_by_key(|held| held.id);
    Ok(standing.first().map(|held| held.account))
}

/// Whether the leader can host, and who stands in for a leader who is away, if somebody can. Who has the leader's role
/// for a while goes before whom the leader named for leave; while somebody has it, the leader is away.
pub(super) fn leader_and_deputy(
    departure: &departure::Model,
    leader: Option<&account::Model>,
    (standing, deputies): (Option<AccountId>, &[account::Model]),
    may_not: &[AccountId],
) -> (LeaderState, Option<AccountId>) {
    let state = match leader_state(departure, leader, may_not.iter().copied()) {
        LeaderState::Available if standing.is_some() => LeaderState::Absent,
        state => state,
    };
    if state != LeaderState::Absent {
        return (state, None);
    }
    let named = leader.and_then(|leader| leader.deputy_id).map(Typed::get);
    let can_host = |id: &AccountId| {
        let deputy = deputies.iter().find(|row| row.id == *id);
        leader_state(departure, deputy, may_not.iter().copied()) == LeaderState::Available
    };
    match standing.into_iter().chain(named).find(can_host) {
        Some(deputy) => (LeaderState::AbsentWithDeputy, Some(deputy)),
        None => (state, None),
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
