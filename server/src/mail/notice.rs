//! What mails to HR and advisers tell that is about no single departure: talks that were called off
//! together, trainings that end, what waits for a second person, tokens whose maker is gone, and the day of an
//! improvement point.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::account::Role;
use domain::account::claim::RoleSource;
use domain::ids::{
    AccountId, ApiTokenId, AppointmentId, DepartureId, OrganisationImportId, PointId, RoleProposalId, TrainingId,
    TrainingProposalId, UnitId,
};
use domain::working_days::WorkCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::Value;

use super::MailKind;
use super::context::Notice;
use crate::store::entity::{
    account, api_token, appointment, departure, improvement_point, role, role_proposal, training, training_proposal,
};
use crate::store::queries::roles::{self, HeldRole};
use crate::store::queries::{accounts, units};
use crate::store::{Keyed, StoreError, TypedColumn};

/// Reads it as it is now; `None` for other mails, and where there is nothing to tell any more.
pub(super) async fn read(
    conn: &impl Keyed,
    kind: MailKind,
    payload: &Value,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Option<Notice>, StoreError> {
    match kind {
        MailKind::TalksFreedHr => freed(conn, payload, calendar).await,
        MailKind::TrainingExpiring | MailKind::TrainingExpiringHr => expiring(conn, payload).await,
        MailKind::SecondPersonAsked => asked(conn, payload).await,
        MailKind::DecidedAlone => decided(conn, payload).await,
        MailKind::TokenMakerGone => of_token(conn, payload, |_| true).await,
        MailKind::DeputyNamed | MailKind::MadeDeputy => deputy(conn, payload).await,
        MailKind::PointDue => point(conn, payload, now).await,
        _ => Ok(None),
    }
}

/// What was confirmed or turned down meanwhile is not asked any more.
async fn asked(conn: &impl ConnectionTrait, payload: &Value) -> Result<Option<Notice>, StoreError> {
    if id::<ApiTokenId>(&payload["api_token"]).is_some() {
        return of_token(conn, payload, |row| row.confirmed_at.is_none()).await;
    }
    let role = id::<RoleProposalId>(&payload["role_proposal"]);
    let training = id::<TrainingProposalId>(&payload["training_proposal"]);
    let lists_by = id::<OrganisationImportId>(&payload["lists"]).and_then(|_| id::<AccountId>(&payload["by"]));
    let waits = match (role, training, lists_by) {
        (Some(id), _, _) => {
            let row = role_proposal::Entity::find_by_id(id).one(conn).await?;
            row.is_some_and(|row| row.turned_down_at.is_none())
        }
        (None, Some(id), _) => training_proposal::Entity::find_by_id(id).one(conn).await?.is_some(),
        (None, None, Some(by)) => {
            let theirs = role_proposal::Entity::find().filter(role_proposal::Column::ProposedBy.is(by));
            theirs.count(conn).await? > 0
        }
        (None, None, None) => false,
    };
    if waits { decided(conn, payload).await } else { Ok(None) }
}

/// A token that nobody has revoked meanwhile and of which this holds, with who made it.
async fn of_token(
    conn: &impl ConnectionTrait,
    payload: &Value,
    holds: impl Fn(&api_token::Model) -> bool + Send,
) -> Result<Option<Notice>, StoreError> {
    let (Some(by), Some(token)) = (id::<AccountId>(&payload["by"]), id::<ApiTokenId>(&payload["api_token"])) else {
        return Ok(None);
    };
    let found = api_token::Entity::find_by_id(token).one(conn).await?;
    let Some(row) = found.filter(|row| row.revoked_at.is_none() && holds(row)) else { return Ok(None) };
    let by = accounts::names(conn, [by]).await?.remove(&by).unwrap_or_default();
    Ok(Some(Notice { by, token: Some(row.name), ..Notice::default() }))
}

/// Who gave what to whom: a training where there is no role, roles to several people where there is no account. Or who
/// moved which team.
async fn decided(conn: &impl ConnectionTrait, payload: &Value) -> Result<Option<Notice>, StoreError> {
    let Some(by) = id::<AccountId>(&payload["by"]) else { return Ok(None) };
    if id::<ApiTokenId>(&payload["api_token"]).is_some() {
        return of_token(conn, payload, |_| true).await;
    }
    if let (Some(team), Some(school)) = (id::<UnitId>(&payload["team"]), id::<UnitId>(&payload["school"])) {
        return moved(conn, by, (team, school)).await;
    }
    let account = id::<AccountId>(&payload["account"]);
    let is_of_lists = id::<OrganisationImportId>(&payload["lists"]).is_some();
    if account.is_none() && !is_of_lists {
        return Ok(None);
    }
    let mut names = accounts::names(conn, [by].into_iter().chain(account)).await?;
    let by = names.get(&by).cloned().unwrap_or_default();
    let host = account.and_then(|account| names.remove(&account)).unwrap_or_default();
    let role = payload["role"].as_str().and_then(Role::parse);
    let by_claim = payload["source"].as_str().and_then(RoleSource::parse).is_some();
    Ok(Some(Notice { host, by, role, account, by_claim, ..Notice::default() }))
}

async fn moved(
    conn: &impl ConnectionTrait,
    by: AccountId,
    (team, school): (UnitId, UnitId),
) -> Result<Option<Notice>, StoreError> {
    let mut units = units::names(conn, [team, school]).await?;
    let moved = units.remove(&team).zip(units.remove(&school));
    let by = accounts::names(conn, [by]).await?.remove(&by).unwrap_or_default();
    Ok(moved.map(|moved| Notice { by, moved: Some(moved), ..Notice::default() }))
}

/// Who has whose role, and on which days. Where that was ended meanwhile there is nothing to tell.
async fn deputy(conn: &impl ConnectionTrait, payload: &Value) -> Result<Option<Notice>, StoreError> {
    let (Some(account), Some(whose)) = (id::<AccountId>(&payload["account"]), id::<AccountId>(&payload["for"])) else {
        return Ok(None);
    };
    let Some(role) = payload["role"].as_str().and_then(Role::parse) else { return Ok(None) };
    let day = |name: &str| payload[name].as_str().and_then(|day| day.parse().ok());
    let (from, until): (Option<NaiveDate>, Option<NaiveDate>) = (day("first"), day("last"));
    let stands = role::Entity::find()
        .filter(role::Column::AccountId.is(account))
        .filter(role::Column::DeputyOf.is(whose))
        .filter(role::Column::Role.is(role))
        .filter(role::Column::LastDay.eq(until))
        .one(conn)
        .await?;
    if stands.is_none() {
        return Ok(None);
    }
    let mut names = accounts::names(conn, [whose, account]).await?;
    let by = names.get(&whose).cloned().unwrap_or_default();
    let host = names.remove(&account).unwrap_or_default();
    Ok(Some(Notice { host, by, role: Some(role), account: Some(account), from, until, ..Notice::default() }))
}

async fn freed(conn: &impl Keyed, payload: &Value, calendar: &WorkCalendar) -> Result<Option<Notice>, StoreError> {
    let ids: Vec<AppointmentId> = payload["appointments"].as_array().into_iter().flatten().filter_map(id).collect();
    let rows = appointment::Entity::find()
        .filter(appointment::Column::Id.any_of(ids))
        .order_by_asc(appointment::Column::StartsAt)
        .all(conn)
        .await?;
    let Some(host) = rows.first().map(|row| *row.host_id) else { return Ok(None) };
    let leavers = rows.iter().map(|row| row.departure_id);
    let names: HashMap<DepartureId, String> = departure::Entity::find()
        .filter(departure::Column::Id.is_in(leavers))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| Ok((*row.id, row.name(conn)?)))
        .collect::<Result<_, StoreError>>()?;
    let host = accounts::one(conn, host).await?.map(|row| row.name).unwrap_or_default();
    let talks = rows
        .iter()
        .map(|row| {
            let local = calendar.local(row.starts_at);
            (names.get(&row.departure_id).cloned().unwrap_or_default(), local.date_naive(), local.time())
        })
        .collect();
    Ok(Some(Notice { host, talks, ..Notice::default() }))
}

/// A training that has been made to last longer meanwhile, or was taken away, is not announced.
async fn expiring(conn: &impl ConnectionTrait, payload: &Value) -> Result<Option<Notice>, StoreError> {
    let Some(training) = id::<TrainingId>(&payload["training"]) else { return Ok(None) };
    let until = payload["until"].as_str().and_then(|text| text.parse().ok());
    let found = training::Entity::find_by_id(training).find_also_related(account::Entity).one(conn).await?;
    Ok(found
        .and_then(|(row, account)| Some((row, account?)))
        .filter(|(row, _)| until == Some(row.valid_until))
        .map(|(row, account)| Notice { host: account.name, until: Some(row.valid_until), ..Notice::default() }))
}

/// A point that was finished or given to somebody else meanwhile, or has another day, is not told of, nor is whoever has
/// no role any more. Neither is what it says: a mail is read over many a shoulder.
async fn point(conn: &impl ConnectionTrait, payload: &Value, now: DateTime<Utc>) -> Result<Option<Notice>, StoreError> {
    let (Some(point), Some(owner)) = (id::<PointId>(&payload["point"]), id::<AccountId>(&payload["owner"])) else {
        return Ok(None);
    };
    let due: Option<NaiveDate> = payload["due"].as_str().and_then(|day| day.parse().ok());
    let found = improvement_point::Entity::find_by_id(point).one(conn).await?;
    let stands = found.is_some_and(|row| {
        row.status.is_taken_up() && row.owner_account == Some(owner.into()) && due.is_some() && row.due_on == due
    });
    if !stands || !roles::of_account(conn, owner, now).await?.iter().any(HeldRole::counts) {
        return Ok(None);
    }
    Ok(Some(Notice { until: due, ..Notice::default() }))
}

fn id<T: std::str::FromStr>(value: &Value) -> Option<T> {
    value.as_str()?.parse().ok()
}
