//! Makes the talks of a departure follow its route: the ones that are due exist and have a host,
//! the others are dropped.

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::{Talk, TalkState};
use domain::ids::{AccountId, TalkId};
use domain::route::{LeaderState, PlannedTalk, TalksDue};
use domain::talk::{HostKind, TalkChoice};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::super::hosts::candidates;
use crate::course::Loaded;
use crate::store::entity::talk;
use crate::store::{StoreError, Tx, Typed};

/// What changed, for whoever has to tell people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assigned {
    /// Talks that no longer take place. Their appointments, if any, still stand: the caller calls
    /// them off in the same transaction.
    pub dropped: Vec<TalkId>,
    /// Formal talks for which nobody may host: HR has to find somebody.
    pub without_host: Vec<TalkId>,
    /// Talks that did not exist before.
    pub made: Vec<talk::Model>,
    /// A talk that existed is another now.
    pub renewed: bool,
}

impl Assigned {
    /// Nothing was written: facts that were read before still hold.
    pub fn is_nothing(&self) -> bool {
        self.dropped.is_empty() && self.made.is_empty() && !self.renewed
    }
}

/// Brings the talks in line with the route, the leaver's choice and who may host, as `loaded` has
/// them. Talks that were held stay as they are; so does the host of a talk, unless HR has named
/// that person, or the leader has changed. While the leaver still has to choose, a booked talk
/// stays and an open one goes. With `keeps_booked` a booked talk stays even where the route is
/// another now: a rule was changed, which is about talks that are not planned yet. Not where its leader
/// cannot host any more.
///
/// The caller projects afterwards.
pub async fn assign(
    tx: &Tx<'_>,
    loaded: &Loaded,
    keeps_booked: bool,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Assigned, StoreError> {
    let facts = &loaded.facts;
    let due = facts.talks_due();
    let (wanted, undecided) = match due {
        TalksDue::Talks(talks) => (talks, false),
        TalksDue::LeaverChooses { .. } => (Vec::new(), true),
        TalksDue::Declined | TalksDue::NoTalk => (Vec::new(), false),
    };
    let mut assigned = Assigned::default();
    for row in loaded.talks.iter().filter(|row| row.held_on.is_none() && row.dropped_at.is_none()) {
        let still_due = wanted.iter().any(|talk| row.host_kind == talk.host);
        let may_stay = undecided || keeps_booked && !is_of_a_leader_who_cannot(loaded, row);
        let keeps = may_stay && loaded.live_appointment(*row.id).is_some();
        if !still_due && !keeps {
            let mut gone = row.clone().into_active_model();
            gone.dropped_at = Set(Some(now));
            gone.update(tx).await?;
            assigned.dropped.push(*row.id);
        }
    }
    for planned in wanted {
        let there = loaded.talks.iter().find(|row| row.host_kind == planned.host);
        match there {
            Some(row) if row.held_on.is_some() => {}
            Some(row) => {
                let (host, changed) = renew(tx, loaded, row, planned, today).await?;
                assigned.renewed |= changed;
                assigned.without_host.extend(host.is_none().then_some(*row.id));
            }
            None => {
                let row = make(tx, loaded, planned, now, today).await?;
                assigned.without_host.extend(row.host_id.is_none().then_some(*row.id));
                assigned.made.push(row);
            }
        }
    }
    Ok(assigned)
}

async fn make(
    tx: &Tx<'_>,
    loaded: &Loaded,
    planned: PlannedTalk,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<talk::Model, StoreError> {
    let host = host_for(tx, loaded, planned.host, today).await?;
    let made = talk::ActiveModel {
        id: Set(Typed::fresh()),
        board_id: Set(loaded.departure.board_id),
        departure_id: Set(loaded.departure.id),
        host_kind: Set(planned.host.into()),
        formality: Set(planned.formality.into()),
        minutes: Set(planned.minutes.into()),
        host_id: Set(host.map(Into::into)),
        created_at: Set(now),
        attempt: Set(i32::try_from(loaded.facts.invitation.attempt).unwrap_or(i32::MAX).max(1)),
        is_open: Set(true),
        ..Default::default()
    };
    Ok(made.insert(tx).await?)
}

/// Returns the host, and whether anything is different now.
async fn renew(
    tx: &Tx<'_>,
    loaded: &Loaded,
    row: &talk::Model,
    planned: PlannedTalk,
    today: NaiveDate,
) -> Result<(Option<AccountId>, bool), StoreError> {
    let booked = loaded.live_appointment(*row.id).is_some();
    let mut changed = row.clone();
    changed.dropped_at = None;
    changed.formality = planned.formality.into();
    if !booked {
        changed.minutes = planned.minutes.into();
        changed.host_id = match (planned.host, row.host_id) {
            (HostKind::HrAdviser, Some(host))
                if row.dropped_at.is_none() && may_stay(tx, loaded, *host, today).await? =>
            {
                Some(host)
            }
            (kind, _) => host_for(tx, loaded, kind, today).await?.map(Into::into),
        };
    }
    let is_other = changed != *row;
    if is_other {
        let mut active = changed.clone().into_active_model();
        active.dropped_at = Set(changed.dropped_at);
        active.formality = Set(changed.formality);
        active.minutes = Set(changed.minutes);
        active.host_id = Set(changed.host_id);
        active.update(tx).await?;
    }
    Ok((changed.host_id.map(Typed::get), is_other))
}

/// Whether the adviser of an unbooked talk is still among those who may host.
async fn may_stay(tx: &Tx<'_>, loaded: &Loaded, host: AccountId, today: NaiveDate) -> Result<bool, StoreError> {
    use domain::route::may_host;
    use domain::talk::Formality;
    let case = candidates::case(tx, loaded, HostKind::HrAdviser, Formality::Formal, today)?;
    let advisers = candidates::advisers(tx, &loaded.departure, today).await?;
    Ok(advisers.iter().any(|adviser| adviser.account == host && !adviser.absent && may_host(adviser, &case).is_ok()))
}

async fn host_for(
    tx: &Tx<'_>,
    loaded: &Loaded,
    kind: HostKind,
    today: NaiveDate,
) -> Result<Option<AccountId>, StoreError> {
    match kind {
        HostKind::TeamLeader => Ok(leader_or_deputy(loaded)),
        HostKind::HrAdviser => candidates::best_adviser(tx, loaded, today).await,
    }
}

/// Whether talks without a time are other ones than the rule asks for now, of another length, or with
/// another leader or deputy; or one, booked or not, is with a leader who cannot host any more. Where a
/// time is booked, or a talk was held, talks stay as they are otherwise.
pub(crate) fn is_out_of_line(loaded: &Loaded) -> bool {
    let facts = &loaded.facts;
    let settled = |talk: &Talk| matches!(talk.state, TalkState::Booked(_) | TalkState::Held { .. });
    let begun = facts.invitation.attempt > 0 || facts.live_talks().next().is_some();
    if !begun || facts.is_over() || facts.stands_still() {
        return false;
    }
    let live: Vec<&talk::Model> = loaded.talks.iter().filter(|row| row.dropped_at.is_none()).collect();
    if live.iter().any(|row| row.held_on.is_none() && is_of_a_leader_who_cannot(loaded, row)) {
        return true;
    }
    if facts.live_talks().any(settled) {
        return false;
    }
    let wanted = match facts.talks_due() {
        TalksDue::Talks(talks) => talks,
        TalksDue::LeaverChooses { .. } => Vec::new(),
        TalksDue::Declined | TalksDue::NoTalk => return false,
    };
    let fits = |row: &&talk::Model| {
        wanted.iter().any(|talk| {
            let same_host =
                talk.host != HostKind::TeamLeader || row.host_id == leader_or_deputy(loaded).map(Into::into);
            row.host_kind == talk.host && row.minutes == talk.minutes && same_host
        })
    };
    live.len() != wanted.len() || !live.iter().all(fits)
}

/// The leader's talk, while the leader has left, or may not host for another reason.
fn is_of_a_leader_who_cannot(loaded: &Loaded, row: &talk::Model) -> bool {
    row.host_kind == HostKind::TeamLeader && loaded.facts.leader == LeaderState::None
}

/// Who holds the leader's talk: the deputy, where the leaver chose that and there is one.
fn leader_or_deputy(loaded: &Loaded) -> Option<AccountId> {
    let deputy = loaded.deputy.filter(|_| loaded.facts.choice == Some(TalkChoice::Deputy));
    deputy.or(loaded.departure.leader_id.map(Typed::get))
}
