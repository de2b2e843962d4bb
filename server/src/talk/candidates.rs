//! Who could host a talk: what the rule in `domain::route` is asked about, read in few queries.

use chrono::{Days, NaiveDate};
use domain::Language;
use domain::account::Role;
use domain::ids::{AccountId, UnitId};
use domain::person::EmailAddress;
use domain::route::{Candidate, Case, LATELY_DAYS, choose_adviser};
use domain::slot::languages_of;
use domain::talk::{Formality, HostKind};
use domain::working_days::DateRange;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

use crate::course::Loaded;
use crate::store::StoreError;
use crate::store::entity::{account, departure, host_settings, role, talk, training};

/// The talk's side of the rule: `on` is the day of the talk, or today while none is set.
pub fn case(loaded: &Loaded, host: HostKind, formality: Formality, on: NaiveDate) -> Case {
    let departure = &loaded.departure;
    let leaver_emails = [&departure.private_email, &departure.work_email]
        .into_iter()
        .flatten()
        .filter_map(|text| EmailAddress::parse(text).ok())
        .collect();
    Case {
        // A leaver with an account is recognised by her addresses.
        leaver_account: None,
        leaver_emails,
        may_not_host: loaded.may_not_host.iter().map(|id| AccountId::new(*id)).collect(),
        director_or_hr: departure.director_or_hr,
        school: Some(UnitId::new(departure.school_id)),
        language: Language::parse(&departure.language).unwrap_or_default(),
        host,
        formality,
        on,
    }
}

/// The advisers of the leaver's unit, its school or the whole board, with what the rule has to know
/// of them. Accounts that are switched off are not among them.
pub async fn advisers(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    today: NaiveDate,
) -> Result<Vec<Candidate>, StoreError> {
    let reaches = Condition::any()
        .add(role::Column::UnitId.is_null())
        .add(role::Column::UnitId.is_in([departure.unit_id, departure.school_id]));
    let found = role::Entity::find()
        .find_also_related(account::Entity)
        .filter(role::Column::BoardId.eq(departure.board_id))
        .filter(role::Column::Role.eq(Role::HrAdviser.code()))
        .filter(reaches)
        .filter(account::Column::Active.eq(true))
        .all(conn)
        .await?;
    let mut accounts: Vec<account::Model> = found.into_iter().filter_map(|(_, account)| account).collect();
    accounts.sort_by_key(|account| account.id);
    accounts.dedup_by_key(|account| account.id);
    of_accounts(conn, departure, accounts, today).await
}

/// These accounts as candidates. The talks of late are counted back from `today`.
pub async fn of_accounts(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    accounts: Vec<account::Model>,
    today: NaiveDate,
) -> Result<Vec<Candidate>, StoreError> {
    let ids: Vec<Uuid> = accounts.iter().map(|account| account.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut trained: HashMap<Uuid, Vec<DateRange>> = HashMap::new();
    for row in training::Entity::find().filter(training::Column::AccountId.is_in(ids.clone())).all(conn).await? {
        trained.entry(row.account_id).or_default().push(DateRange { first: row.valid_from, last: row.valid_until });
    }
    let lately = talks_lately(conn, ids.clone(), today).await?;
    let mut languages = languages(conn, ids).await?;
    accounts
        .into_iter()
        .map(|account| {
            let email = EmailAddress::parse(&account.email)
                .map_err(|_| StoreError::corrupt("accounts", account.id, "an address that is none"))?;
            Ok(Candidate {
                account: account.id.into(),
                email,
                is_leader_of_leaver: departure.leader_id == Some(account.id),
                trained: trained.remove(&account.id).unwrap_or_default(),
                school: account.school_id.map(UnitId::new),
                languages: languages.remove(&account.id).unwrap_or_default(),
                talks_lately: lately.get(&account.id).copied().unwrap_or_default(),
                absent: account.on_leave,
            })
        })
        .collect()
}

/// Talks assigned and not yet held, of departures that still run, as the projection marks them, and
/// those held in the last eight weeks.
async fn talks_lately(
    conn: &impl ConnectionTrait,
    hosts: Vec<Uuid>,
    today: NaiveDate,
) -> Result<HashMap<Uuid, u32>, StoreError> {
    let since = today.checked_sub_days(Days::new(LATELY_DAYS)).unwrap_or(today);
    let counted: Vec<(Uuid, i64)> = talk::Entity::find()
        .select_only()
        .column(talk::Column::HostId)
        .column_as(talk::Column::HostId.count(), "talks")
        .filter(talk::Column::HostId.is_in(hosts))
        .filter(Condition::any().add(talk::Column::IsOpen.eq(true)).add(talk::Column::HeldOn.gte(since)))
        .group_by(talk::Column::HostId)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counted.into_iter().map(|(host, talks)| (host, u32::try_from(talks).unwrap_or(u32::MAX))).collect())
}

/// In which languages these people hold talks, as they said themselves.
async fn languages(conn: &impl ConnectionTrait, hosts: Vec<Uuid>) -> Result<HashMap<Uuid, Vec<Language>>, StoreError> {
    let said = host_settings::Entity::find()
        .filter(host_settings::Column::AccountId.is_in(hosts))
        .filter(host_settings::Column::Languages.is_not_null())
        .all(conn)
        .await?;
    said.into_iter()
        .map(|row| {
            let languages = languages_of(row.languages.as_deref())
                .ok_or_else(|| StoreError::corrupt("host_settings", row.account_id, "languages"))?;
            Ok((row.account_id, languages))
        })
        .collect()
}

/// The adviser to assign a formal talk to; `None` when nobody may host.
pub async fn best_adviser(
    conn: &impl ConnectionTrait,
    loaded: &Loaded,
    on: NaiveDate,
) -> Result<Option<AccountId>, StoreError> {
    let case = case(loaded, HostKind::HrAdviser, Formality::Formal, on);
    Ok(choose_adviser(&advisers(conn, &loaded.departure, on).await?, &case).into_iter().next())
}
