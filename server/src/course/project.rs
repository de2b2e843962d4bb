//! The projection that lists are read from, written with the facts it is computed from.

use chrono::{DateTime, Utc};
use domain::course::{Owner, Stage, Status, status};
use domain::ids::{AccountId, DepartureId};
use domain::talk::Formality;
use domain::working_days::WorkCalendar;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged};

use super::load::{Loaded, load};
use super::told::{Look, tell};
use crate::store::entity::{departure, talk};
use crate::store::queries::departures;
use crate::store::{StoreError, Tx, Typed};

/// Where a departure stands, as it was stored for the lists.
pub(super) struct Projected {
    pub status: Status,
    /// When the course has to look again.
    pub next_at: Option<DateTime<Utc>>,
}

/// Recomputes where a departure stands and stores it for the lists. The last thing in every
/// transaction that changes a fact, done by the door, which holds the departure.
pub(super) async fn project(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<Projected, StoreError> {
    let loaded = load(tx, id, calendar.local_date(now)).await?.ok_or_else(|| departures::gone(id))?;
    project_as(tx, calendar, &loaded, now).await
}

/// The same, upon facts that were read in this transaction and still hold.
pub(super) async fn project_as(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    loaded: &Loaded,
    now: DateTime<Utc>,
) -> Result<Projected, StoreError> {
    let status = status(&loaded.facts, calendar, now);
    let next_at = next_look(loaded, &status, calendar, now);
    departure::ActiveModel {
        id: Unchanged(loaded.departure.id),
        stage: Set(status.stage.into()),
        due_at: Set(status.due),
        owner: Set(status.owner.into()),
        owner_account: Set(owner_account(loaded, &status).map(Into::into)),
        next_at: Set(next_at),
        is_open: Set(status.is_open()),
        special: Set(loaded.facts.departure_type.profile().is_special_course),
        leader_status: Set(status.leader.into()),
        talk_by: Set(Some(status.talk_by)),
        updated_at: Set(now),
        ..Default::default()
    }
    .update(tx)
    .await?;
    mark_open_talks(tx, loaded, status.is_open()).await?;
    tell(tx, calendar, loaded, now, Look::Change).await?;
    Ok(Projected { status, next_at })
}

/// Marks the talks that still have to be held, by which an adviser's load is counted.
async fn mark_open_talks(tx: &Tx<'_>, loaded: &Loaded, runs: bool) -> Result<(), StoreError> {
    for row in &loaded.talks {
        let is_open = runs && row.held_on.is_none() && row.dropped_at.is_none();
        if row.is_open != is_open {
            talk::ActiveModel { id: Unchanged(row.id), is_open: Set(is_open), ..Default::default() }.update(tx).await?;
        }
    }
    Ok(())
}

/// The host whose turn it is.
fn owner_account(loaded: &Loaded, status: &Status) -> Option<AccountId> {
    if status.owner != Owner::Host {
        return None;
    }
    let live = |talk: &&talk::Model| talk.dropped_at.is_none();
    let of_talk = |talk: &talk::Model| {
        loaded.live_appointment(*talk.id).map(|appointment| appointment.host_id).or(talk.host_id).map(Typed::get)
    };
    match status.stage {
        Stage::ReportDue => loaded
            .talks
            .iter()
            .filter(live)
            .find(|talk| {
                talk.held_on.is_some()
                    && talk.formality == Formality::Formal
                    && !loaded.reports.iter().any(|report| report.talk_id == talk.id && report.finalised_at.is_some())
            })
            .and_then(of_talk),
        _ => loaded
            .talks
            .iter()
            .filter(live)
            .filter_map(|talk| loaded.live_appointment(*talk.id))
            .min_by_key(|appointment| appointment.starts_at)
            .map(|appointment| *appointment.host_id),
    }
}

/// When the course has to look again: at its next step, when a planned talk has ended and the host
/// is asked how it went, and every working day while a talk lacks somebody to host it.
fn next_look(loaded: &Loaded, status: &Status, calendar: &WorkCalendar, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let ends = loaded
        .appointments
        .iter()
        .filter(|appointment| appointment.live_key.is_some())
        .map(|appointment| appointment.starts_at + chrono::Duration::minutes(i64::from(*appointment.minutes)))
        .filter(|end| *end > now)
        .min();
    let step = status.next.map(|(due, _)| due);
    let searches = status.is_open() && !loaded.facts.stands_still() && loaded.facts.lacks_a_host();
    let tomorrow = searches.then(|| calendar.next_opening(now + chrono::Duration::days(1)));
    [step, ends, tomorrow].into_iter().flatten().min()
}
