//! The agreed wall time wins (`domain::appointment`): when a newer zone database gives an appointment's
//! local time another instant, the instant is moved and both people get new invitations. Where that
//! is impossible, HR is told and the appointment is left as it was.

use domain::appointment::{Drift, WallTime};
use domain::slot::{HostSettings, Place, Slot, TALKS_A_DAY_MAX};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::reserve::{NotReserved, Reservation, reserve};
use crate::availability::claim_of;
use crate::course::{self, Actor, By, Change, EventKind, Found, Outcome};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::program::Program;
use crate::store::entity::{appointment, outbox};
use crate::store::{StoreError, Tx};

/// What one look came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    pub moved: u32,
    /// Told to HR, this time or before.
    pub collided: u32,
}

/// An appointment whose instant is not what its wall time says.
struct Drifted {
    row: appointment::Model,
    drift: Drift,
}

/// Compares every appointment to come with its agreed wall time, and puts right what differs.
pub async fn check(program: &Program) -> Result<Looked, StoreError> {
    let now = program.now();
    let standing = appointment::Entity::find()
        .filter(appointment::Column::LiveKey.is_not_null())
        .filter(appointment::Column::StartsAt.gt(now))
        .filter(appointment::Column::LocalStart.is_not_null())
        .all(program.store().read())
        .await?;
    let mut drifted: Vec<Drifted> = standing
        .into_iter()
        .filter_map(|row| Some(Drifted { drift: drift(&row)?, row }))
        .filter(|found| found.drift != Drift::None)
        .collect();
    // Of talks that follow each other closely, the foremost in the direction of the move goes first.
    drifted.sort_by_key(|found| match found.drift {
        Drift::To(instant) if instant > found.row.starts_at => -found.row.starts_at.timestamp(),
        _ => found.row.starts_at.timestamp(),
    });
    let mut looked = Looked::default();
    for found in drifted {
        let departure = *found.row.departure_id;
        let of = Found { departure, board: found.row.board_id.into() };
        let drifted = &found;
        match course::change(program, &of, |change| Box::pin(move_one(change, drifted))).await {
            Ok(true) => looked.moved += 1,
            Ok(false) => {}
            Err(NotReserved::Taken) => {
                let row = &found.row;
                course::change(program, &of, |change| Box::pin(tell_hr(change, row))).await?;
                looked.collided += 1;
            }
            Err(NotReserved::Store(error @ StoreError::Unavailable(_))) => return Err(error),
            Err(NotReserved::Store(error)) => tracing::error!(%departure, %error, "an appointment was not moved"),
        }
    }
    if looked != Looked::default() {
        tracing::info!(moved = looked.moved, collided = looked.collided, "the zone database moved appointments");
    }
    Ok(looked)
}

fn drift(row: &appointment::Model) -> Option<Drift> {
    let agreed = WallTime::parse(row.local_start.as_deref()?, row.zone.as_deref()?)?;
    Some(agreed.drift(row.starts_at))
}

/// Moves one appointment to where its wall time is now; `false` when it changed meanwhile. A time that
/// does not exist any more counts as taken.
async fn move_one(change: Change<'_, '_>, found: &Drifted) -> Result<Outcome<bool>, NotReserved> {
    let (tx, now, calendar) = (change.tx, change.now, change.calendar);
    let loaded = change.load().await?;
    let Some(row) = loaded.live_appointment(*found.row.talk_id).filter(|row| **row == found.row) else {
        return Ok(Outcome::unchanged(false));
    };
    let talk = loaded.talks.iter().find(|talk| talk.id == row.talk_id && talk.held_on.is_none());
    let (Some(talk), Drift::To(start)) = (talk, found.drift) else { return Err(NotReserved::Taken) };
    let slot = Slot {
        host: row.host_id.into(),
        start,
        minutes: *row.minutes,
        way: *row.way,
        place: row.place.as_deref().and_then(|place| Place::parse(place).ok()),
    };
    let wish = Reservation {
        loaded: &loaded,
        talk,
        slot: &slot,
        settings: HostSettings { buffers: claim_of(row).buffers, ..HostSettings::standard(TALKS_A_DAY_MAX) },
        by: By::Program,
        calendar,
        now,
    };
    let reserved = reserve(tx, &wish).await?;
    // What was agreed stays what it was, also where the board has another zone by now.
    let keep = appointment::Entity::update_many()
        .col_expr(appointment::Column::LocalStart, Expr::value(row.local_start.clone()))
        .col_expr(appointment::Column::Zone, Expr::value(row.zone.clone()))
        .filter(appointment::Column::Id.eq(row.id));
    keep.exec(tx).await?;
    Ok(Outcome::changed(true, reserved.line))
}

/// HR is told once of an appointment that cannot be where it was agreed.
async fn tell_hr(change: Change<'_, '_>, row: &appointment::Model) -> Result<Outcome<()>, StoreError> {
    let (tx, now, calendar) = (change.tx, change.now, change.calendar);
    let loaded = change.load().await?;
    if is_told(tx, row).await? {
        return Ok(Outcome::unchanged(()));
    }
    for coordinator in tell::coordinators(tx, &loaded.departure, now).await? {
        let about = About {
            departure: &loaded.departure,
            kind: MailKind::TimeCollides,
            talk: Some(*row.talk_id),
            appointment: Some(*row.id),
            payload: json!({ "sequence": *row.sequence }),
            due_at: calendar.next_opening(now),
            dedupe_key: Some(format!(
                "{}:collides:{}:{}",
                row.id.hyphenated(),
                *row.sequence,
                coordinator.hyphenated()
            )),
        };
        tell::account(tx, coordinator, about).await?;
    }
    let line = change.record(Actor::Program, EventKind::TimeCollides, None).await?;
    Ok(Outcome::changed((), line))
}

async fn is_told(tx: &Tx<'_>, row: &appointment::Model) -> Result<bool, StoreError> {
    let of_this_time = format!("{}:collides:{}:", row.id.hyphenated(), *row.sequence);
    let told = outbox::Entity::find()
        .filter(outbox::Column::AppointmentId.eq(row.id))
        .filter(outbox::Column::DedupeKey.starts_with(of_this_time))
        .count(tx)
        .await?;
    Ok(told > 0)
}
