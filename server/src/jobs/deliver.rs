//! Sends what waits in the outbox: claims a mail, looks once more whether it has a point, writes
//! it, sends it, marks it.
//!
//! Never lost: a row is marked sent only after the mail server accepted. Repeated only when SMTP
//! broke after acceptance, or the process died or the database was away in that gap; then with the same Message-ID.
//! Whose fault it is that one did not leave decides what follows (`domain::mail::refusal`): an address counts as dead
//! where the server says so, what is ours holds everything back, and the rest is tried again for days.

mod pauses;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::MailId;
use domain::mail::MailKind;
use domain::mail::refusal::Fault;
use domain::person::EmailAddress;
use tracing::Instrument;

use self::pauses::{pause, was_tried_long_enough};
use super::round_of;
use crate::address::on_the_wire;
use crate::departure::waiting;
use crate::fault::{Point, pass};
use crate::mail::mark::{self, Parking};
use crate::mail::message::{self, Frame};
use crate::mail::post::{NotSent, Post, without_names};
use crate::mail::subject::{self, Reading, Ready};
use crate::mail::text;
use crate::program::{Job, Program};
use crate::store::entity::outbox;
use crate::store::queries::mails;
use crate::store::{StoreError, claim};
use crate::{release, retention, round_up};

/// How long a mail is claimed for, in minutes. A worker that takes longer is taken for dead.
const MAIL_CLAIM_MINUTES: i64 = 15;
/// The longest a worker waits without looking: mails can be put in by other instances.
const LOOK_AGAIN: Duration = Duration::from_secs(30);
/// The shortest, so that a row that others hold is not asked for in a loop.
const SHORTEST_WAIT: Duration = Duration::from_millis(200);

/// What one try at delivering came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    Delivered(MailId),
    /// Nothing is due, or everything is held back; `next_due` is when it is to be looked again.
    Nothing {
        next_due: Option<DateTime<Utc>>,
    },
    /// It had become pointless.
    Withdrawn(MailId),
    /// Outside opening hours it waits for the next; beside a step of HR that waits, until that is carried out.
    Postponed {
        mail: MailId,
        until: DateTime<Utc>,
    },
    /// It did not leave; tried again then.
    Retried {
        mail: MailId,
        at: DateTime<Utc>,
    },
    /// Given up, visibly.
    Parked(MailId),
}

/// Delivers until the program is asked to stop. Several workers, and several instances, may run side by side.
///
/// # Errors
/// Only when `SMTP_URL` cannot be read. A database or mail server that is gone is waited for.
pub async fn run(program: Program) -> Result<(), crate::mail::post::NotAnSmtpUrl> {
    let post = Post::new(&program.settings().mail_to)?;
    program.note_begun(Job::Mails);
    while !program.is_stopping() {
        let wait = match try_deliver_one_by(&program, &post).instrument(round_of(Job::Mails)).await {
            Ok(Delivery::Nothing { next_due }) => {
                program.note_worked(Job::Mails);
                post.rest().await;
                wait_until(next_due, program.now())
            }
            Ok(delivery) => {
                program.note_worked(Job::Mails);
                tracing::debug!(?delivery, "mail");
                continue;
            }
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be worked on; trying again");
                LOOK_AGAIN
            }
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = program.mail_waiting() => {}
            () = program.stopped() => {}
        }
    }
    // The connection that is open is taken leave of, as far as there is time.
    tokio::select! {
        () = post.rest() => {}
        () = program.out_of_time() => {}
    }
    Ok(())
}

fn wait_until(next_due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Duration {
    let wait = next_due.map_or(LOOK_AGAIN, |due| (due - now).to_std().unwrap_or_default());
    wait.clamp(SHORTEST_WAIT, LOOK_AGAIN)
}

/// Delivers everything that is due now; returns how many mails left. For tests, the demonstration
/// and the command line.
pub async fn deliver_all(program: &Program) -> Result<usize, StoreError> {
    let post = post_of(program)?;
    let mut delivered = 0;
    loop {
        match try_deliver_one_by(program, &post).await? {
            Delivery::Nothing { .. } => {
                post.rest().await;
                return Ok(delivered);
            }
            Delivery::Delivered(_) => delivered += 1,
            _ => {}
        }
    }
}

/// Delivers the mail that is due longest, if any, over a connection of its own.
pub async fn try_deliver_one(program: &Program) -> Result<Delivery, StoreError> {
    try_deliver_one_by(program, &post_of(program)?).await
}

fn post_of(program: &Program) -> Result<Post, StoreError> {
    Post::new(&program.settings().mail_to)
        .map_err(|error| StoreError::corrupt("settings", "SMTP_URL", error.to_string()))
}

/// Delivers the mail that is due longest, if any, by this post.
pub async fn try_deliver_one_by(program: &Program, post: &Post) -> Result<Delivery, StoreError> {
    let now = program.now();
    let next_due = claim::next_mail_due(program.store().read()).await?;
    if next_due.is_none_or(|due| due > now) {
        return Ok(Delivery::Nothing { next_due });
    }
    if let Some(until) = program.mail_hold().until(now) {
        return Ok(Delivery::Nothing { next_due: Some(until) });
    }
    // Looked at before a mail is claimed: with a sender that cannot be used they all wait.
    let sender = subject::sender(program)?;
    let Some(row) = take(program, &sender, now).await? else { return Ok(Delivery::Nothing { next_due }) };
    let delivered = deliver(program, post, &sender, &row, now).await?;
    end_with(program, &row).await;
    Ok(delivered)
}

/// The last mail of a record that is being erased takes it along. That mail left whatever becomes of this: the daily
/// look comes by again.
async fn end_with(program: &Program, row: &outbox::Model) {
    let may_be_last = matches!(*row.kind, MailKind::RecordErased | MailKind::CancelledLeaver | MailKind::CancelledHost);
    let Some(departure) = row.departure_id.filter(|_| may_be_last) else { return };
    if let Err(error) = retention::finish_erasing(program, *row.board_id, *departure).await {
        tracing::warn!(%error, "a record could not be erased after its last mail");
    }
}

async fn deliver(
    program: &Program,
    post: &Post,
    sender: &EmailAddress,
    row: &outbox::Model,
    now: DateTime<Utc>,
) -> Result<Delivery, StoreError> {
    let mail = *row.id;
    if was_tried_long_enough(*row.kind, tries(row).saturating_sub(1), now - row.created_at) {
        // The program went down every time it had this one in hands.
        let parking = Parking { reason: "the program stopped while it was sent".to_owned(), bounced: false };
        mark::parked(program, row, &parking).await?;
        return Ok(Delivery::Parked(mail));
    }
    if let Some(until) = held_back(program, row, now).await? {
        mark::postponed(program, row, until).await?;
        return Ok(Delivery::Postponed { mail, until });
    }
    let told = match *row.kind {
        MailKind::RoundUp => round_up::of_mail(program, row).await?,
        MailKind::ReleaseMade => release::of_mail(program, row).await?,
        _ => None,
    };
    match subject::read(program, sender, row, told, now).await? {
        Reading::Ready(ready) => {
            let message = written(sender, row, &ready, now);
            send(program, post, row, &ready, message, now).await
        }
        Reading::Pointless(reason) => {
            tracing::info!(mail = %mail, kind = row.kind.code(), reason, "mail withdrawn");
            mark::withdrawn(program, row, reason).await?;
            Ok(Delivery::Withdrawn(mail))
        }
        Reading::NotOpen(until) => {
            mark::postponed(program, row, until).await?;
            Ok(Delivery::Postponed { mail, until })
        }
    }
}

/// Until when a mail of the course to the leaver stays here, because HR has asked for something that waits a minute.
/// Codes, confirmations and warnings go: nobody holds back by asking and undoing that somebody looked.
async fn held_back(
    program: &Program,
    row: &outbox::Model,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    match row.departure_id {
        Some(departure) if row.kind.is_to_leaver() && row.kind.is_of_the_course() => {
            waiting::holds_mails_until(program.store().read(), *departure, now).await
        }
        Some(_) | None => Ok(None),
    }
}

async fn take(
    program: &Program,
    sender: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<Option<outbox::Model>, StoreError> {
    let until = now + TimeDelta::minutes(MAIL_CLAIM_MINUTES);
    let sender = on_the_wire(sender).unwrap_or_default();
    let host = sender.rsplit_once('@').map_or("localhost", |(_, host)| host);
    program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                claim::release_expired_mails(tx, now).await?;
                claim::claim_mail(tx, now, until, host).await
            })
        })
        .await
}

fn tries(row: &outbox::Model) -> usize {
    row.attempts.try_into().unwrap_or(usize::MAX)
}

async fn send(
    program: &Program,
    post: &Post,
    row: &outbox::Model,
    ready: &Ready,
    message: Result<lettre::Message, String>,
    now: DateTime<Utc>,
) -> Result<Delivery, StoreError> {
    let mail = *row.id;
    let message = match message {
        Ok(message) => message,
        Err(reason) => {
            mark::parked(program, row, &Parking { reason, bounced: false }).await?;
            return Ok(Delivery::Parked(mail));
        }
    };
    pass(Point::BeforeSend);
    let sent = tokio::select! {
        biased;
        sent = post.send(*row.id, message, now) => sent,
        // A server that had all of it by then gets it again, with the same Message-ID.
        () = program.out_of_time() => {
            mark::given_back(program, row).await?;
            return Ok(Delivery::Postponed { mail, until: row.due_at });
        }
    };
    pass(Point::AfterSend);
    match sent {
        Ok(()) => {
            // The moment the server accepted, from which the course counts its days.
            let accepted_at = program.now();
            pass(Point::BeforeMark);
            mark::sent(program, row, ready, accepted_at).await?;
            if program.mail_hold().release() {
                mark::brought_forward(program, accepted_at).await?;
            }
            Ok(Delivery::Delivered(mail))
        }
        Err(not_sent) => {
            let (fault, reason) = (not_sent.fault.code(), without_names(&not_sent.reason));
            let what = if not_sent.fault == Fault::Receiver { "mail refused" } else { "mail did not leave" };
            tracing::warn!(mail = %mail, kind = row.kind.code(), fault, reason, "{what}");
            after_refusal(program, row, not_sent, now).await
        }
    }
}

/// Gives a mail up whose receiver does not exist, or that the server takes not; anything else waits.
async fn after_refusal(
    program: &Program,
    row: &outbox::Model,
    NotSent { fault, is_of_all, reason }: NotSent,
    now: DateTime<Utc>,
) -> Result<Delivery, StoreError> {
    let mail = *row.id;
    let minutes = match fault {
        Fault::Receiver | Fault::Message => None,
        Fault::Sender | Fault::Passing => pause(*row.kind, tries(row), mail, now - row.created_at),
    };
    // Where others have left since it was put back, it is this one that the server does not want.
    let is_of_all = is_of_all && !(tries(row) > 1 && mails::left_since(program.store().read(), row.due_at).await?);
    let held_until = match fault {
        _ if !is_of_all => now,
        Fault::Sender => program.mail_hold().refused(now),
        Fault::Receiver | Fault::Message | Fault::Passing => program.mail_hold().not_reached(now),
    };
    let Some(minutes) = minutes else {
        mark::parked(program, row, &Parking { reason, bounced: fault == Fault::Receiver }).await?;
        return Ok(Delivery::Parked(mail));
    };
    // Another one knocks first: by its turn, the one that may not leave at all would be chosen again and again.
    let after_others =
        if is_of_all && fault == Fault::Sender { held_until + TimeDelta::minutes(1) } else { held_until };
    let at = after_others.max(now + minutes);
    mark::retried(program, row, at, &reason).await?;
    Ok(Delivery::Retried { mail, at })
}

fn written(
    sender: &EmailAddress,
    row: &outbox::Model,
    ready: &Ready,
    now: DateTime<Utc>,
) -> Result<lettre::Message, String> {
    let content = text::compose(&ready.context).ok_or("what the mail speaks of is missing")?;
    let frame =
        Frame { from: sender, to: &ready.to, message_id: &row.message_id, now, calendar_files: &ready.calendar_files };
    message::write(&ready.context, &content, &frame).map_err(|error| error.to_string())
}
