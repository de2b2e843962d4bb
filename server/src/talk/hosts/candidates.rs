//! Who could host a talk: what the rule in `domain::route` is asked about, read in one query.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::Language;
use domain::account::{Period, Role, When};
use domain::ids::{AccountId, RoleId, UnitId};
use domain::person::EmailAddress;
use domain::route::{Candidate, HostSearch, LATELY_DAYS, choose_adviser};
use domain::slot::languages_of;
use domain::talk::{Formality, HostKind};
use domain::working_days::DateRange;
use sea_orm::sea_query::{Condition, Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::availability::{Tables, accounts};
use crate::course::Loaded;
use crate::program::HostVersion;
use crate::store::entity::{account, departure, host_settings, role, talk, training};
use crate::store::{Found, Keyed, Part, Several, StoreError, Typed, TypedColumn, Value};

/// The talk's side of the rule: `on` is the day of the talk, or today while none is set.
pub fn case(
    conn: &impl Keyed,
    loaded: &Loaded,
    host: HostKind,
    formality: Formality,
    on: NaiveDate,
) -> Result<HostSearch, StoreError> {
    let departure = &loaded.departure;
    let leaver_emails = [departure.private_email(conn)?, departure.work_email(conn)?]
        .into_iter()
        .flatten()
        .filter_map(|text| EmailAddress::parse(&text).ok())
        .collect();
    Ok(HostSearch {
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
    })
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
    let known = known(conn, departure, &reach, today).await?;
    known.candidates(departure, |account| known.advises(account))
}

/// One account as a candidate; none where it is switched off. One query.
pub async fn of_account(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    account: AccountId,
    today: NaiveDate,
) -> Result<Option<Candidate>, StoreError> {
    let known = known(conn, departure, &accounts(&[account]), today).await?;
    Ok(known.candidates(departure, |_| true)?.pop())
}

/// What the rule has to know of the accounts that `whose` selects. One query.
pub(in crate::talk) async fn known(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    whose: &SelectStatement,
    today: NaiveDate,
) -> Result<Known, StoreError> {
    let mut several = Several::of(conn);
    let asked = CandidateRows::ask(&mut several, departure, whose, today);
    let said = SaidRows::ask(&mut several, whose);
    let mut found = several.read(conn).await?;
    let known = asked.answer(&mut found)?;
    Ok(known.saying(said.answer(&mut found)?))
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

/// An account's id, name, address and school, whether it is switched on and whether on leave, and in which version its
/// times are.
type AccountRow = (AccountId, String, String, Option<UnitId>, bool, bool, HostVersion);
/// A role's id, whose it is, and its first and last day.
type RoleRow = (RoleId, AccountId, Option<NaiveDate>, Option<NaiveDate>);

/// The question that [`Known`] answers, without what hosts say themselves.
pub(in crate::talk) struct CandidateRows {
    accounts: Part<AccountRow>,
    roles: Part<RoleRow>,
    today: NaiveDate,
    /// How many talks whoever has: to come, and held of late.
    lately: [Part<(AccountId, u32)>; 2],
}

/// The question for what hosts say themselves, where their tables are not at hand.
pub(in crate::talk) struct SaidRows {
    trainings: Part<training::Model>,
    settings: Part<host_settings::Model>,
}

/// What hosts say themselves.
#[derive(Debug, Default)]
pub(in crate::talk) struct Said {
    trained: HashMap<AccountId, Vec<DateRange>>,
    /// In which languages they hold talks.
    languages: HashMap<AccountId, Vec<Language>>,
}

/// An account that may be a candidate.
#[derive(Debug)]
pub(in crate::talk) struct HostAccount {
    pub id: AccountId,
    pub name: String,
    email: String,
    school: Option<UnitId>,
    active: bool,
    on_leave: bool,
    /// In which version its times are.
    pub version: HostVersion,
}

/// Accounts with what makes candidates of them.
pub(in crate::talk) struct Known {
    /// By id, those that are switched off among them.
    pub accounts: Vec<HostAccount>,
    /// The days on which they advise leavers of the departure's unit, and whether today is one.
    advisers: HashMap<AccountId, (Vec<Period>, bool)>,
    lately: HashMap<AccountId, u32>,
    said: Said,
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
        // Of every adviser a row each: only the columns that are looked at.
        let accounts =
            Query::select().from(account::Entity).and_where(account::Column::Id.in_subquery(whose.clone())).to_owned();
        let of_account = [
            Value::Id("id"),
            Value::Plain("name"),
            Value::Plain("email"),
            Value::Id("school_id"),
            Value::Flag("active"),
            Value::Flag("on_leave"),
            Value::Plain("host_version"),
        ];
        let roles = Query::select().from(role::Entity).cond_where(advises(departure)).to_owned();
        let of_role = [Value::Id("id"), Value::Id("account_id"), Value::Plain("first_day"), Value::Plain("last_day")];
        Self {
            accounts: several.values("accounts", accounts, &of_account),
            roles: several.values("roles", roles, &of_role),
            today,
            lately,
        }
    }

    /// Nobody says anything yet.
    pub(in crate::talk) fn answer(self, found: &mut Found) -> Result<Known, StoreError> {
        let accounts = found.take(self.accounts)?.into_iter();
        let accounts = accounts.map(|(id, name, email, school, active, on_leave, version)| HostAccount {
            id,
            name,
            email,
            school,
            active,
            on_leave,
            version,
        });
        let mut accounts: Vec<HostAccount> = accounts.collect();
        accounts.sort_unstable_by_key(|account| account.id);
        let mut advisers: HashMap<AccountId, (Vec<Period>, bool)> = HashMap::new();
        for (id, account, first_day, last_day) in found.take(self.roles)? {
            let period = role::period(id, first_day, last_day)?;
            let (periods, today) = advisers.entry(account).or_default();
            periods.push(period);
            *today |= period.when(self.today) == When::Now;
        }
        let mut lately: HashMap<AccountId, u32> = HashMap::new();
        for part in self.lately {
            for (host, talks) in found.take(part)? {
                let so_far = lately.entry(host).or_default();
                *so_far = so_far.saturating_add(talks);
            }
        }
        Ok(Known { accounts, advisers, lately, said: Said::default() })
    }
}

impl SaidRows {
    pub(in crate::talk) fn ask(several: &mut Several, whose: &SelectStatement) -> Self {
        let trainings = training::Entity::find().filter(training::Column::AccountId.in_subquery(whose.clone()));
        let settings = host_settings::Entity::find()
            .filter(host_settings::Column::AccountId.in_subquery(whose.clone()))
            .filter(host_settings::Column::Languages.is_not_null());
        Self { trainings: several.rows(trainings), settings: several.rows(settings) }
    }

    pub(in crate::talk) fn answer(self, found: &mut Found) -> Result<Said, StoreError> {
        let mut said = Said::default();
        for row in found.take(self.trainings)? {
            let days = DateRange::new(row.valid_from, row.valid_until);
            said.trained.entry(*row.account_id).or_default().push(days);
        }
        for row in found.take(self.settings)? {
            let languages = languages_of(row.languages.as_deref())
                .ok_or_else(|| StoreError::corrupt("host_settings", *row.account_id, "languages"))?;
            said.languages.insert(*row.account_id, languages);
        }
        Ok(said)
    }
}

impl Said {
    /// As their tables have it.
    pub(in crate::talk) fn of(tables: &Tables) -> Self {
        let trained = tables.iter().filter(|(_, table)| !table.trained.is_empty());
        let languages = tables.iter().filter(|(_, table)| !table.settings.languages().is_empty());
        Self {
            trained: trained.map(|(host, table)| (*host, table.trained.clone())).collect(),
            languages: languages.map(|(host, table)| (*host, table.settings.languages().to_vec())).collect(),
        }
    }
}

impl Known {
    /// The same with what hosts say themselves.
    pub(in crate::talk) fn saying(self, said: Said) -> Self {
        Self { said, ..self }
    }

    /// Whether this account advises leavers of the departure's unit today.
    pub(in crate::talk) fn advises(&self, account: AccountId) -> bool {
        self.advisers.get(&account).is_some_and(|(_, today)| *today)
    }

    /// The days on which a training counts, and with it the role of an adviser where that has a first or a last day.
    fn may_hold_formal_talks(&self, account: AccountId) -> Vec<DateRange> {
        let trained = self.said.trained.get(&account).cloned().unwrap_or_default();
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
        let wanted = self.accounts.iter().filter(|account| account.active && wanted(account.id));
        wanted.map(|account| self.candidate(departure, account)).collect()
    }

    fn candidate(&self, departure: &departure::Model, account: &HostAccount) -> Result<Candidate, StoreError> {
        Ok(Candidate {
            account: account.id,
            email: account::address(account.id, &account.email)?,
            is_leader_of_leaver: departure.leader_id.map(Typed::get) == Some(account.id),
            trained: self.may_hold_formal_talks(account.id),
            school: account.school,
            languages: self.said.languages.get(&account.id).cloned().unwrap_or_default(),
            talks_lately: self.lately.get(&account.id).copied().unwrap_or_default(),
            absent: account.on_leave,
        })
    }
}

/// The adviser to assign a formal talk to; `None` when nobody may host.
pub async fn best_adviser(conn: &impl Keyed, loaded: &Loaded, on: NaiveDate) -> Result<Option<AccountId>, StoreError> {
    let case = case(conn, loaded, HostKind::HrAdviser, Formality::Formal, on)?;
    Ok(choose_adviser(&advisers(conn, &loaded.departure, on).await?, &case).into_iter().next())
}
