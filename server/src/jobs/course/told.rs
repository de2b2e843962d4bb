//! What hosts and HR are told by themselves in the course of a departure.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::account::Role;
use domain::talk::HostKind;
use domain::working_days::{OPENS_AT_MINUTE, WorkCalendar};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::step::Taking;
use crate::course::{Actor, EventKind, Loaded, record_event};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::store::entity::{account, departure, role};
use crate::store::{StoreError, Tx};

/// The invitation stays unanswered: hosts of talks without a time are told, and HR.
pub(super) async fn unanswered(taking: &Taking<'_, '_>, attempt: u32) -> Result<(), StoreError> {
    let row = &taking.loaded.departure;
    for kind in [HostKind::HrAdviser, HostKind::TeamLeader] {
        if kind == HostKind::TeamLeader && !is_known_to_leader(taking) {
            continue;
        }
        for talk in taking.talks_to_plan(kind).await? {
            let Some(host) = talk.host_id else { continue };
            let about = to(taking, MailKind::UnansweredHost, attempt, host, Some(talk.id));
            tell::account(taking.tx, host, about).await?;
        }
    }
    for coordinator in coordinators(taking.tx, row).await? {
        let about = to(taking, MailKind::UnansweredHr, attempt, coordinator, None);
        tell::account(taking.tx, coordinator, about).await?;
    }
    let (board, id) = (row.board_id.into(), row.id.into());
    let (tx, now) = (taking.tx, taking.now);
    record_event(tx, board, Some(id), now, Actor::Program, EventKind::ToldUnanswered, None).await
}

/// A leader who hosts a talk hears that there is one to plan; not before the day from which she may
/// know of it.
pub(super) async fn leader(taking: &Taking<'_, '_>, attempt: u32) -> Result<(), StoreError> {
    let known = taking.loaded.departure.known_from.map(|day| opening_of(taking.calendar, day));
    for talk in taking.talks_to_plan(HostKind::TeamLeader).await? {
        let Some(host) = talk.host_id else { continue };
        let mut about = to(taking, MailKind::LeaderToPlan, attempt, host, Some(talk.id));
        about.due_at = known.map_or(about.due_at, |known| about.due_at.max(known));
        tell::account(taking.tx, host, about).await?;
    }
    Ok(())
}

/// The leader has left, is the leaver herself, or has no account: HR takes over, and its coordinators
/// are told, once for each leader.
pub(super) async fn leader_replaced(tx: &Tx<'_>, loaded: &Loaded, due_at: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = &loaded.departure;
    let leader = row.leader_id.map_or_else(|| "-".to_owned(), |leader| leader.as_simple().to_string());
    let mut told = false;
    for coordinator in coordinators(tx, row).await? {
        let key = format!("{}:{}:{leader}:{coordinator}", row.id, MailKind::LeaderReplacedHr.code());
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

/// The first opening of that day, or after it.
pub(crate) fn opening_of(calendar: &WorkCalendar, day: NaiveDate) -> DateTime<Utc> {
    let morning = calendar.at(day, OPENS_AT_MINUTE).unwrap_or_else(|_| day.and_time(NaiveTime::MIN).and_utc());
    calendar.next_opening(morning)
}

fn is_known_to_leader(taking: &Taking<'_, '_>) -> bool {
    let today = taking.calendar.local_date(taking.now);
    taking.loaded.departure.known_from.is_none_or(|known| known <= today)
}

fn to<'a>(taking: &'a Taking<'_, '_>, kind: MailKind, attempt: u32, account: Uuid, talk: Option<Uuid>) -> About<'a> {
    let key = format!("{}:{}:{attempt}:{account}", taking.loaded.departure.id, kind.code());
    About { talk, ..taking.about(kind, json!({ "attempt": attempt }), key) }
}

/// The coordinator who registered her, while she is one of this unit; else all of this unit; else
/// whoever sets up the board, so that it never stays unsaid.
pub(crate) async fn coordinators(tx: &Tx<'_>, row: &departure::Model) -> Result<Vec<Uuid>, StoreError> {
    let reaches = Condition::any()
        .add(role::Column::UnitId.is_null())
        .add(role::Column::UnitId.is_in([row.unit_id, row.school_id]));
    let roles = role::Entity::find()
        .find_also_related(account::Entity)
        .filter(role::Column::BoardId.eq(row.board_id))
        .filter(role::Column::Role.is_in([Role::HrCoordinator.code(), Role::Administrator.code()]))
        .filter(reaches)
        .filter(account::Column::Active.eq(true))
        .all(tx)
        .await?;
    let with = |wanted: Role| -> Vec<Uuid> {
        let mut ids: Vec<Uuid> =
            roles.iter().filter(|(role, _)| role.role == wanted.code()).map(|(role, _)| role.account_id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let coordinators = with(Role::HrCoordinator);
    Ok(match row.registered_by.filter(|by| coordinators.contains(by)) {
        Some(by) => vec![by],
        None if coordinators.is_empty() => with(Role::Administrator),
        None => coordinators,
    })
}
