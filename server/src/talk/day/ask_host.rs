//! Too late to move or cancel it themselves, or by a proposal in their calendar: the leaver asks the host for another
//! time. The appointment stands until the host acts. No reason is asked, and none can be given.

use chrono::{DateTime, Utc};
use domain::ids::TalkId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::super::booking::booked::is_changeable;
use crate::access::LeaverOf;
use crate::course::{self, Actor, Change, EventKind, Outcome};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::program::Program;
use crate::store::entity::{appointment, departure};
use crate::store::queries::mails;
use crate::store::{StoreError, Tx};

/// How asking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// The host has a mail, and sees it on the page of their day.
    Asked,
    /// The leaver asked before: shown as success, and the host is not mailed twice.
    AlreadyAsked,
    /// The leaver can still move or cancel it themselves.
    StillTheirs,
    /// There is no time, or it has begun.
    NothingBooked,
}

/// Where the leaver asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    OnPage,
    /// In their calendar, for this time where they proposed one that can be planned.
    InCalendar(Option<DateTime<Utc>>),
}

/// How often a host is written to about one time of an appointment: whoever can answer in the leaver's name would else
/// fill their mailbox.
const ASKS_MAX: u64 = 3;

/// What it would be to put a proposal to the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proposal {
    New,
    /// They have a mail about this time.
    Known,
    /// They had enough of them.
    TooMany,
}

/// Asks the host of a talk for another time.
pub async fn ask_host(program: &Program, leaver: &LeaverOf, talk: TalkId) -> Result<Asking, StoreError> {
    course::change(program, leaver, |change| Box::pin(ask_in(change, talk))).await
}

async fn ask_in(change: Change<'_, '_>, talk: TalkId) -> Result<Outcome<Asking>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let loaded = change.load().await?;
    let held = loaded.talks.iter().any(|row| row.id == talk && row.held_on.is_some());
    let standing = loaded.live_appointment(talk).filter(|booked| !held && booked.starts_at > now);
    let Some(booked) = standing else { return Ok(Outcome::unchanged(Asking::NothingBooked)) };
    if is_changeable(booked.starts_at, now) {
        return Ok(Outcome::unchanged(Asking::StillTheirs));
    }
    if booked.change_asked_at.is_some() {
        return Ok(Outcome::unchanged(Asking::AlreadyAsked));
    }
    put_to_host(tx, &loaded.departure, booked, Asked::OnPage, now).await?;
    let kind = EventKind::ChangeAsked;
    let line = change.record(Actor::Leaver(change.way_in), kind, None).await?;
    Ok(Outcome::changed(Asking::Asked, line))
}

/// What it would be to put this time, or none, to the host.
pub(crate) async fn proposal(
    tx: &Tx<'_>,
    booked: &appointment::Model,
    proposed: Option<DateTime<Utc>>,
) -> Result<Proposal, StoreError> {
    if mails::with_key(tx, &key(booked, proposed)).await?.is_some() {
        return Ok(Proposal::Known);
    }
    let asked = mails::with_keys_under(tx, &key(booked, None)).await?;
    Ok(if asked < ASKS_MAX { Proposal::New } else { Proposal::TooMany })
}

/// What the host is told once.
fn key(booked: &appointment::Model, proposed: Option<DateTime<Utc>>) -> String {
    let once = format!("{}:change_asked:{}", booked.id.hyphenated(), *booked.sequence);
    match proposed {
        Some(start) => format!("{once}:{}", start.timestamp()),
        None => once,
    }
}

/// Puts to the host that the leaver asks for another time, and for which where one is proposed: each once. The caller
/// writes it on the time line.
pub(crate) async fn put_to_host(
    tx: &Tx<'_>,
    departure: &departure::Model,
    booked: &appointment::Model,
    asked: Asked,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (in_calendar, proposed) = match asked {
        Asked::OnPage => (false, None),
        Asked::InCalendar(proposed) => (true, proposed),
    };
    if booked.change_asked_at.is_none() {
        let mut row = booked.clone().into_active_model();
        row.change_asked_at = Set(Some(now));
        row.update(tx).await?;
    }
    let about = About {
        departure,
        kind: MailKind::ChangeAsked,
        talk: Some(*booked.talk_id),
        appointment: Some(*booked.id),
        payload: json!({ "sequence": *booked.sequence, "in_calendar": in_calendar, "proposed": proposed }),
        due_at: now,
        dedupe_key: Some(key(booked, proposed)),
    };
    tell::account(tx, *booked.host_id, about).await?;
    Ok(())
}
