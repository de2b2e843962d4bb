//! What hosts and HR are told by themselves in the course of a departure.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, TalkId};
use domain::talk::HostKind;
use serde_json::json;

use super::take::{Taking, talks_to_plan};
use crate::course::{Actor, EventKind, Loaded, OnTimeLine, record};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::store::{StoreError, Tx};

/// The invitation stays unanswered: hosts of talks without a time are told, and HR.
pub(super) async fn unanswered(taking: &Taking<'_, '_>, attempt: u32) -> Result<(), StoreError> {
    let row = &taking.loaded.departure;
    for kind in [HostKind::HrAdviser, HostKind::TeamLeader] {
        if kind == HostKind::TeamLeader && !is_known_to_leader(taking) {
            continue;
        }
        for talk in talks_to_plan(taking.loaded, kind) {
            let Some(host) = talk.host_id else { continue };
            let about = to(taking, MailKind::UnansweredHost, attempt, *host, Some(*talk.id));
            tell::account(taking.tx, *host, about).await?;
        }
    }
    for coordinator in tell::coordinators(taking.tx, row, taking.now).await? {
        let about = to(taking, MailKind::UnansweredHr, attempt, coordinator, None);
        tell::account(taking.tx, coordinator, about).await?;
    }
    let (board, id) = (row.board_id.into(), row.id.into());
    let (tx, now) = (taking.tx, taking.now);
    record(tx, (board, id), now, Actor::Program, EventKind::ToldUnanswered, None).await.map(|_: OnTimeLine| ())
}

/// A leader who hosts a talk hears that there is one to plan; not before the day from which they may
/// know of it.
/// `loaded`: the facts as they stand, with talks that were made a moment ago.
pub(super) async fn leader(taking: &Taking<'_, '_>, loaded: &Loaded, attempt: u32) -> Result<(), StoreError> {
    let known = taking.loaded.departure.known_from.map(|day| taking.calendar.first_opening_of(day));
    for talk in talks_to_plan(loaded, HostKind::TeamLeader) {
        let Some(host) = talk.host_id else { continue };
        let mut about = to(taking, MailKind::LeaderToPlan, attempt, *host, Some(*talk.id));
        about.due_at = known.map_or(about.due_at, |known| about.due_at.max(known));
        tell::account(taking.tx, *host, about).await?;
    }
    Ok(())
}

/// The leader has left, is the leaver, or has no account: HR takes over, and its coordinators
/// are told, once for each leader.
pub(super) async fn leader_replaced(
    tx: &Tx<'_>,
    loaded: &Loaded,
    due_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = &loaded.departure;
    let leader = row.leader_id.map_or_else(|| "-".to_owned(), |leader| leader.to_string());
    let mut told = false;
    for coordinator in tell::coordinators(tx, row, now).await? {
        let kind = MailKind::LeaderReplacedHr.code();
        let key = format!("{}:{kind}:{leader}:{}", row.id.hyphenated(), coordinator.hyphenated());
        let about = About {
            departure: row,
            kind: MailKind::LeaderReplacedHr,
            talk: None,
            appointment: None,
            payload: json!({}),
            due_at,
            dedupe_key: Some(key),
        };
        told |= tell::account(tx, coordinator, about).await?;
    }
    Ok(told)
}

fn is_known_to_leader(taking: &Taking<'_, '_>) -> bool {
    let today = taking.calendar.local_date(taking.now);
    taking.loaded.departure.known_from.is_none_or(|known| known <= today)
}

fn to<'a>(
    taking: &'a Taking<'_, '_>,
    kind: MailKind,
    attempt: u32,
    account: AccountId,
    talk: Option<TalkId>,
) -> About<'a> {
    let key = format!("{}:{}:{attempt}:{}", taking.loaded.departure.id.hyphenated(), kind.code(), account.hyphenated());
    About { talk, ..taking.about(kind, json!({ "attempt": attempt }), key) }
}
