//! How somebody is related to a departure, by its row and its talks: found out in one place, for the
//! record and for lists alike.

use domain::access::Relation;
use domain::account::Role;
use domain::talk::HostKind;

use super::SignedIn;
use crate::store::entity::{departure, talk};

/// What somebody is to a departure. Who is several things at once is the one that sees most: hosting
/// adviser, coordinator, leader.
pub(super) struct Related<'a> {
    /// Break-glass access is not looked at.
    pub relation: Relation,
    /// The formal talk, for the adviser who hosts it.
    pub formal: Option<&'a talk::Model>,
    /// The informal talk, for whoever hosts it.
    pub informal: Option<&'a talk::Model>,
    pub coordinates: bool,
    /// The viewer leads the leaver's team, and does not just stand in for the leader.
    pub is_own_leader: bool,
    /// The viewer has the leader's role for a while: what the leaver shares with their leader is not for them.
    pub stands_in: bool,
}

impl Related<'_> {
    /// Hosts the informal talk, or leads the team, perhaps in the leader's place.
    pub const fn leads(&self) -> bool {
        self.is_own_leader || self.stands_in || self.informal.is_some()
    }
}

/// Looks at the row and at the live talks among `talks` (those of other departures may be there too).
/// A talk that was dropped leaves its host nothing. `None`: the leaver, who never opens their own
/// record from the staff's side.
pub(super) fn related<'a>(viewer: &SignedIn, row: &departure::Model, talks: &'a [talk::Model]) -> Option<Related<'a>> {
    let mut addresses = [&row.private_email, &row.work_email].into_iter().flatten();
    let me = viewer.account();
    let is_own = row.leaver_account == Some(me.into());
    if is_own || addresses.any(|address| address.eq_ignore_ascii_case(&viewer.email)) {
        return None;
    }
    let mine = |kind: HostKind| {
        talks.iter().find(|talk| {
            talk.departure_id == row.id
                && talk.dropped_at.is_none()
                && talk.host_kind == kind
                && talk.host_id == Some(me.into())
        })
    };
    let (unit, school) = (row.unit_id.get(), row.school_id.get());
    let leads = viewer.leads(unit, school);
    let mut related = Related {
        relation: Relation::OtherAdviser,
        formal: mine(HostKind::HrAdviser).filter(|_| viewer.has(Role::HrAdviser)),
        // Whoever still has to hold the talk keeps it to the end, whatever becomes of the role.
        informal: mine(HostKind::TeamLeader).filter(|talk| talk.is_open || leads),
        coordinates: viewer
            .coordinator()
            .is_ok_and(|coordinator| coordinator.scope().reaches(row.unit_id.into(), row.school_id.into())),
        // Who led the team when the leaver was registered may lead another one by now, or none.
        is_own_leader: row.leader_id == Some(me.into()) && leads,
        stands_in: row.leader_id.is_some_and(|leader| viewer.stands_in_for(leader.get(), unit, school)),
    };
    if related.formal.is_some() {
        related.relation = Relation::HostingAdviser;
    } else if related.coordinates {
        related.relation = Relation::HrCoordinator { break_glass_open: false };
    } else if related.leads() {
        related.relation = Relation::TeamLeader;
    }
    Some(related)
}
