//! Who could host a talk: what the rule in `domain::route` is asked about, read in one query.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::Language;
use domain::account::{Period, Role};
use domain::ids::AccountId;
use domain::person::EmailAddress;
use domain::route::{Candidate, HostSearch, LATELY_DAYS, choose_adviser};
use domain::slot::languages_of;
use domain::talk::{Formality, HostKind};
use domain::working_days::DateRange;
use sea_orm::sea_query::{Condition, Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::access::HeldRole;
use crate::availability::accounts;
use crate::course::Loaded;
use crate::store::entity::{account, departure, host_settings, role, talk, training};
use crate::store::{Found, Part, Several, StoreError, Typed, TypedColumn, Value};

/// The talk's side of the rule: `on` is the day of the talk, or today while none is set.
pub fn case(loaded: &Loaded, host: HostKind, formality: Formality, on: NaiveDate) -> HostSearch {
    let departure = &loaded.departure;
    let leaver_emails = [&departure.private_email, &departure.work_email]
        .into_iter()
        .flatten()
        .filter_map(|text| EmailAddress::parse(text).ok())
        .collect();
    HostSearch {
        // A leaver with an account is recognised by their addresses.
        leaver_account: None,
        leaver_emails,
        may_not_host: loaded.may_not_host.clone(),
        director_or_hr: departure.director_or_hr,
        school: Some(*departure.school_id),
        language: *departure.language,
        host,
        formality,
        on,
    }
}

/// The advisers of the leaver's unit, its school or the whole board, with what the rule has to know
/// of them. Accounts that are switched off are not among them. One query.
pub async fn advisers(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    today: NaiveDate,
) -> Result<Vec<Candidate>, StoreError> {
    let reach =
        Query::select().column(role::Column::AccountId).from(role::Entity).cond_where(advises(departure)).to_owned();
    let mut several = Several::of(conn);
    let asked = CandidateRows::ask(&mut several, departure, &reach, today);
    let known = asked.answer(&mut several.read(conn).await?)?;
    known.candidates(departure, |account| known.advises(account))
}

/// One account as a candidate; none where it is switched off. One query.
pub async fn of_account(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    account: AccountId,
    today: NaiveDate,
) -> Result<Option<Candidate>, StoreError> {
    let mut several = Several::of(conn);
    let asked = CandidateRows::ask(&mut several, departure, &accounts(&[account]), today);
    let known = asked.answer(&mut several.read(conn).await?)?;
    Ok(known.candidates(departure, |_| true)?.pop())
}

/// The roles by which somebody advises leavers of this departure's unit, on whatever day: [`Known::advises`] looks at
/// that.
pub(in crate::talk) fn advises(departure: &departure::Model) -> Condition {
    let reaches = Condition::any()
        .add(role::Column::UnitId.is_null())
        .add(role::Column::UnitId.is_in([departure.unit_id, departure.school_id]));
    Condition::all()
        .add(role::Column::BoardId.eq(departure.board_id))
        .add(role::Column::Role.is(Role::HrAdviser))
        .add(reaches)
}

/// The question that [`Known`] answers.
pub(in crate::talk) struct CandidateRows {
    accounts: Part<account::Model>,
    roles: Part<role::Model>,
    today: NaiveDate,
    trainings: Part<training::Model>,
    /// How many talks whoever has: to come, and held of late.
    lately: [Part<(AccountId, u32)>; 2],
    settings: Part<host_settings::Model>,
}

/// Accounts with what makes candidates of them.
pub(in crate::talk) struct Known {
    /// By id, those that are switched off among them.
    pub accounts: Vec<account::Model>,
    /// The days on which they advise leavers of the departure's unit, and whether today is one.
    advisers: HashMap<AccountId, (Vec<Period>, bool)>,
    trained: HashMap<AccountId, Vec<DateRange>>,
    lately: HashMap<AccountId, u32>,
    /// In which languages they hold talks, as they said themselves.
    languages: HashMap<AccountId, Vec<Language>>,
}

impl CandidateRows {
    /// Asks about the accounts that `whose` selects. Talks of late are those assigned and not yet held, of
    /// departures that still run, as the projection marks them, and those held in the eight weeks before
    /// `today`.
    pub(in crate::talk) fn ask(
        several: &mut Several,
        departure: &departure::Model,
        whose: &SelectStatement,
        today: NaiveDate,
    ) -> Self {
        let since = today.checked_sub_days(Days::new(LATELY_DAYS)).unwrap_or(today);
        // Apart, since each then reads an index alone: together every talk of the host is looked at. A
        // talk that was held is not open.
        let mut lately = |which: Expr| {
            let counted = Query::select()
                .from(talk::Entity)
                .and_where(talk::Column::HostId.in_subquery(whose.clone()))
                .and_where(which)
                .group_by_col(talk::Column::HostId)
                .to_owned();
            several.values("talks", counted, &[Value::Id("host_id"), Value::Plain("count(host_id)")])
        };
        let lately = [lately(talk::Column::IsOpen.eq(true)), lately(talk::Column::HeldOn.gte(since))];
        let accounts = account::Entity::find().filter(account::Column::Id.in_subquery(whose.clone()));
        let trainings = training::Entity::find().filter(training::Column::AccountId.in_subquery(whose.clone()));
        let settings = host_settings::Entity::find()
            .filter(host_settings::Column::AccountId.in_subquery(whose.clone()))
            .filter(host_settings::Column::Languages.is_not_null());
        Self {
            accounts: several.rows(accounts),
            roles: several.rows(role::Entity::find().filter(advises(departure))),
            today,
            trainings: several.rows(trainings),
            lately,
            settings: several.rows(settings),
        }
    }

    pub(in crate::talk) fn answer(self, found: &mut Found) -> Result<Known, StoreError> {
        let mut accounts = found.take(self.accounts)?;
        accounts.sort_by_key(|account| account.id);
        let mut trained: HashMap<AccountId, Vec<DateRange>> = HashMap::new();
        for row in found.take(self.trainings)? {
            trained
                .entry(*row.account_id)
                .or_default()
                .push(DateRange { first: row.valid_from, last: row.valid_until });
        }
        let mut languages = HashMap::new();
        for row in found.take(self.settings)? {
            let said = languages_of(row.languages.as_deref())
                .ok_or_else(|| StoreError::corrupt("host_settings", *row.account_id, "languages"))?;
            languages.insert(*row.account_id, said);
        }
        let mut advisers: HashMap<AccountId, (Vec<Period>, bool)> = HashMap::new();
        for row in found.take(self.roles)? {
            let held = HeldRole::of(&row, self.today)?;
            let (periods, today) = advisers.entry(held.account).or_default();
            periods.push(held.period);
            *today |= held.counts();
        }
        let mut lately: HashMap<AccountId, u32> = HashMap::new();
        for part in self.lately {
            for (host, talks) in found.take(part)? {
                let so_far = lately.entry(host).or_default();
                *so_far = so_far.saturating_add(talks);
            }
        }
        Ok(Known { accounts, advisers, trained, lately, languages })
    }
}

impl Known {
    /// Whether this account advises leavers of the departure's unit today.
    pub(in crate::talk) fn advises(&self, account: AccountId) -> bool {
        self.advisers.get(&account).is_some_and(|(_, today)| *today)
    }

    /// The days on which a training counts, and with it the role of an adviser where that has a first or a last day.
    fn may_hold_formal_talks(&self, account: AccountId) -> Vec<DateRange> {
        let trained = self.trained.get(&account).cloned().unwrap_or_default();
        let Some((periods, _)) = self.advisers.get(&account) else { return trained };
        let both = trained.into_iter().flat_map(|days| periods.iter().map(move |period| period.of(days)));
        both.filter(|days| !days.is_empty()).collect()
    }

    /// Those that are switched on and wanted, by id.
    pub(in crate::talk) fn candidates(
        &self,
        departure: &departure::Model,
        wanted: impl Fn(AccountId) -> bool,
    ) -> Result<Vec<Candidate>, StoreError> {
        let wanted = self.accounts.iter().filter(|account| account.active && wanted(*account.id));
        wanted.map(|account| self.candidate(departure, account)).collect()
    }

    fn candidate(&self, departure: &departure::Model, account: &account::Model) -> Result<Candidate, StoreError> {
        let email = account.address()?;
        Ok(Candidate {
            account: account.id.into(),
            email,
            is_leader_of_leaver: departure.leader_id == Some(account.id),
            trained: self.may_hold_formal_talks(*account.id),
            school: account.school_id.map(Typed::get),
            languages: self.languages.get(&account.id).cloned().unwrap_or_default(),
            talks_lately: self.lately.get(&account.id).copied().unwrap_or_default(),
            absent: account.on_leave,
        })
    }
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
