//! Who may host one talk, the assigned host first.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, TalkId};
use domain::route::{Candidate, may_host, preference, speaks};
use domain::talk::{Formality, HostKind};
use domain::working_days::{DateRange, WorkCalendar};

use super::candidates;
use super::everybody::Hosts;
use crate::course::Loaded;
use crate::store::entity::talk;
use crate::store::{Keyed, StoreError, Typed};

/// Somebody who may host this talk.
#[derive(Clone, Debug)]
pub(in crate::talk) struct Suitable {
    pub account: AccountId,
    /// For a formal talk the days on which the training is valid.
    pub trained: Option<Vec<DateRange>>,
    /// Ill or on leave: no new times.
    pub absent: bool,
    /// Holds talks in the leaver's language.
    pub speaks: bool,
}

/// Everybody who may host this talk, in one query; see [`Hosts::suitable`].
pub(in crate::talk) async fn suitable_hosts(
    conn: &impl Keyed,
    loaded: &Loaded,
    talk: &talk::Model,
    today: NaiveDate,
) -> Result<Vec<Suitable>, StoreError> {
    let advisers = talk.host_kind == HostKind::HrAdviser;
    Hosts::load(conn, loaded, advisers, today).await?.suitable(conn, loaded, talk, today)
}

impl Hosts {
    /// Everybody who may host this talk: the leader for the leader's talk; for HR's talk the assigned
    /// adviser first, then colleagues in the order in which they would be assigned. Training is not
    /// looked at here, since it counts on the day of the talk.
    pub(in crate::talk) fn suitable(
        &self,
        conn: &impl Keyed,
        loaded: &Loaded,
        talk: &talk::Model,
        today: NaiveDate,
    ) -> Result<Vec<Suitable>, StoreError> {
        let kind = *talk.host_kind;
        let formality = *talk.formality;
        let found = match kind {
            HostKind::HrAdviser => self.advisers(loaded)?,
            HostKind::TeamLeader => self.one(loaded, talk.host_id.or(loaded.departure.leader_id).map(Typed::get))?,
        };
        // Asked as for an informal talk: the training is compared with each day on offer.
        let case = candidates::case(conn, loaded, kind, Formality::Informal, today)?;
        let mut fit: Vec<&Candidate> = found.iter().filter(|candidate| may_host(candidate, &case).is_ok()).collect();
        fit.sort_by_key(|candidate| {
            let assigned = talk.host_id == Some(candidate.account.into());
            (!assigned, preference(candidate, &case))
        });
        Ok(fit
            .into_iter()
            .map(|candidate| Suitable {
                account: candidate.account,
                trained: (formality == Formality::Formal).then(|| candidate.trained.clone()),
                absent: candidate.absent,
                speaks: speaks(candidate, &case),
            })
            .collect())
    }
}

/// Booked talks to come whose host may not host them, as the facts are now: named by HR, the leader of a
/// leaver who asked for HR, of the own school of a director. The caller calls them off.
pub(crate) async fn barred(
    conn: &impl Keyed,
    loaded: &Loaded,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Vec<TalkId>, StoreError> {
    let mut barred = Vec::new();
    for row in loaded.appointments.iter().filter(|row| row.live_key.is_some() && row.starts_at > now) {
        let Some(talk) = loaded.talks.iter().find(|talk| talk.id == row.talk_id && talk.held_on.is_none()) else {
            continue;
        };
        let kind = *talk.host_kind;
        let day = calendar.local_date(row.starts_at);
        let host = candidates::of_account(conn, &loaded.departure, *row.host_id, day).await?;
        // The training is looked at when it changes.
        let case = candidates::case(conn, loaded, kind, Formality::Informal, day)?;
        if host.is_some_and(|candidate| may_host(&candidate, &case).is_err()) {
            barred.push(talk.id.into());
        }
    }
    Ok(barred)
}
