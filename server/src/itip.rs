//! What comes back to our sender's address, handed in by a mail server: answers of calendar programs to
//! invitations, and reports on mails that did not arrive.
//!
//! Whoever hands them in learns nothing by it: an appointment nobody knows, somebody else's address and
//! an answer that is too old are passed over alike. An answer cancels nothing; it is shown to the host
//! and to HR.
//!
//! Deliberately absent: an answer to anything of it. What a program answers for somebody who is away says nothing.

mod mail;
pub mod mailbox;
mod show;

use chrono::{DateTime, TimeDelta, Utc};
use domain::itip::{Answer, Invitee, Reply, replies};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use crate::address::forms;
use crate::course::{self, Actor, Change, EventKind, Found, Outcome};
use crate::mail::returned;
use crate::program::Program;
use crate::store::entity::appointment_reply::{ActiveModel, Column, Entity, Model};
use crate::store::entity::{appointment, departure};
use crate::store::queries::{accounts, appointments};
use crate::store::{StoreError, Tx};
use crate::talk::{Asked, Proposal, proposal, put_to_host};

pub use show::Answers;
pub(crate) use show::answers_of;

/// Nobody plans a farewell talk further ahead: such a time is a slip.
const PROPOSED_DAYS_MAX: i64 = 2 * 366;

/// After so many answers a further one is shown, and written down no more: nobody's calendar changes its mind as often,
/// and a sender who does would fill the log.
const LINES_MAX: u64 = 12;

/// What became of what was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// So many answers were new.
    Kept(usize),
    /// A mail of ours did not arrive, and now shows so.
    CameBack,
    /// Nothing in it was an answer to anything that stands, or it was known.
    Ignored,
}

/// Takes a calendar (`text/calendar`), or a whole mail (`message/rfc822`) with one in it or a report on a mail of ours.
/// The same one twice changes nothing.
pub async fn hand_in(program: &Program, bytes: Vec<u8>) -> Result<Handed, StoreError> {
    // On a thread of its own: whatever is in it brings down no more than that.
    let read = tokio::task::spawn_blocking(move || {
        let found = mail::read(&bytes);
        let replies: Vec<Reply> = found.calendars.iter().flat_map(|text| replies(text, &found.from)).collect();
        (replies, found.returned)
    });
    let (replies, returned) = match read.await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "reading a reply failed");
            return Ok(Handed::Ignored);
        }
    };
    if let Some(returned) = returned {
        let is_new = returned::take(program, &returned).await?;
        return Ok(if is_new { Handed::CameBack } else { Handed::Ignored });
    }
    let mut kept = 0;
    for reply in &replies {
        let Some(of) = departure_of(program.store().read(), reply).await? else { continue };
        let new = course::change(program, &of, |change| Box::pin(keep(change, reply))).await?;
        kept += usize::from(new);
    }
    Ok(if kept == 0 { Handed::Ignored } else { Handed::Kept(kept) })
}

/// Of which departure the appointment is that a reply names.
async fn departure_of(conn: &impl ConnectionTrait, reply: &Reply) -> Result<Option<Found>, StoreError> {
    let row = appointments::known_as(&reply.uid).one(conn).await?;
    Ok(row.map(|row| Found { departure: row.departure_id.into(), board: row.board_id.into() }))
}

/// Keeps an answer, if it is newer than what is known; says whether it was.
async fn keep(change: Change<'_, '_>, reply: &Reply) -> Result<Outcome<bool>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let found = appointments::known_as(&reply.uid).find_also_related(departure::Entity).one(tx).await?;
    let Some((row, Some(departure))) = found else { return Ok(Outcome::unchanged(false)) };
    if !reply.is_of(*row.sequence) {
        return Ok(Outcome::unchanged(false));
    }
    if reply.answer == Answer::OtherTime && row.starts_at <= now {
        // It has begun: there is nothing to move any more.
        return Ok(Outcome::unchanged(false));
    }
    let Some(who) = who(tx, reply, &row, &departure).await? else { return Ok(Outcome::unchanged(false)) };
    let before = Entity::find_by_id((row.id, who.into())).one(tx).await?;
    let proposed = proposed(reply, &row, now);
    let asks_host = reply.answer == Answer::OtherTime && who == Invitee::Leaver;
    let proposal = if asks_host { proposal(tx, &row, proposed).await? } else { Proposal::New };
    if proposal == Proposal::TooMany {
        return Ok(Outcome::unchanged(false));
    }
    if !insert_newer(tx, reply, proposed, &row, who, now).await? {
        return Ok(Outcome::unchanged(false));
    }
    let same = |before: &Model| {
        before.answer == reply.answer && before.sequence == row.sequence && before.proposed_start == proposed
    };
    if before.as_ref().is_some_and(same) {
        // Said once more: nothing new to tell.
        return Ok(Outcome::unchanged(true));
    }
    let kind = match reply.answer {
        Answer::Accepted => EventKind::InvitationAccepted,
        Answer::Declined => EventKind::InvitationDeclined,
        Answer::Tentative => EventKind::InvitationTentative,
        Answer::OtherTime => EventKind::TimeProposed,
    };
    if asks_host {
        put_to_host(tx, &departure, &row, Asked::InCalendar(proposed), now).await?;
    }
    if proposal == Proposal::Known || appointments::answers_told(tx, &row).await? >= LINES_MAX {
        return Ok(Outcome::unchanged(true));
    }
    // A calendar answers, or whoever writes as one: neither the leaver nor the host was seen doing it.
    let line = change.record(Actor::Program, kind, None).await?;
    Ok(Outcome::changed(true, line))
}

/// The time that is asked for instead, where it is another one that could be planned.
fn proposed(reply: &Reply, row: &appointment::Model, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let latest = now + TimeDelta::days(PROPOSED_DAYS_MAX);
    reply.proposed.filter(|start| *start != row.starts_at && *start > now && *start < latest)
}

/// Whose address it is: the leaver's or the host's.
async fn who(
    tx: &Tx<'_>,
    reply: &Reply,
    row: &appointment::Model,
    departure: &departure::Model,
) -> Result<Option<Invitee>, StoreError> {
    // A domain with accents comes back in the form in which it went out.
    let attendee = forms(&reply.attendee);
    for form in &attendee {
        if departure.is_theirs(tx, form)? {
            return Ok(Some(Invitee::Leaver));
        }
    }
    let host = accounts::one(tx, *row.host_id).await?;
    let is_host = |email: &str| attendee.iter().any(|form| form.eq_ignore_ascii_case(email));
    Ok(host.is_some_and(|host| is_host(&host.email)).then_some(Invitee::Host))
}

/// The newest answer of each side counts (RFC 5546, 2.1.5: SEQUENCE, then DTSTAMP). One statement, so
/// that of two that come at once the newer one stays.
async fn insert_newer(
    tx: &Tx<'_>,
    reply: &Reply,
    proposed: Option<DateTime<Utc>>,
    row: &appointment::Model,
    who: Invitee,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    // A clock that runs ahead would shut out every later answer.
    let stamp = Ord::min(reply.stamp, now);
    // Nor can anybody know an invitation that was not sent yet: a higher SEQUENCE is this one.
    let sequence = row.sequence;
    let model = ActiveModel {
        appointment_id: Set(row.id),
        board_id: Set(row.board_id),
        who: Set(who.into()),
        answer: Set(reply.answer.into()),
        sequence: Set(sequence),
        stamped_at: Set(stamp),
        proposed_start: Set(proposed),
    };
    let known = |column: Column| Expr::col((Entity, column));
    let is_newer = known(Column::Sequence)
        .lt(sequence)
        .or(known(Column::Sequence).eq(sequence).and(known(Column::StampedAt).lt(stamp)));
    let newer = OnConflict::columns([Column::AppointmentId, Column::Who])
        .update_columns([Column::Answer, Column::Sequence, Column::StampedAt, Column::ProposedStart])
        .action_and_where(is_newer)
        .to_owned();
    let written = Entity::insert(model).on_conflict(newer).exec_without_returning(tx).await;
    match written {
        Ok(rows) => Ok(rows > 0),
        Err(sea_orm::DbErr::RecordNotInserted) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
