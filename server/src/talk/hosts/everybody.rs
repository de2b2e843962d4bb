//! Who could host the talks of one departure, and when: one query, however many they are and whatever talks there are,
//! and one more for those whose own times changed since they were last read.

use chrono::NaiveDate;
use domain::ids::AccountId;
use domain::route::Candidate;
use domain::working_days::DateRange;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Query, SelectStatement, UnionType};

use super::super::booking::booked::HostNames;
use super::candidates::{self, CandidateRows, Known, Said};
use crate::availability::{self, TableRows, TalkRows, Times};
use crate::course::Loaded;
use crate::program::Program;
use crate::store::entity::role;
use crate::store::{Several, StoreError, Typed};

/// The advisers within reach, the leader, their deputy, and whoever has a talk of this departure.
pub(in crate::talk) struct Hosts {
    known: Known,
    /// Of everybody who was asked for, with a time or not.
    pub names: HostNames,
    pub times: Times,
}

impl Hosts {
    /// Without their times. `advisers`: not only those with a name in this departure. The talks of late are counted
    /// back from `today`.
    pub(in crate::talk) async fn load(
        conn: &impl ConnectionTrait,
        loaded: &Loaded,
        advisers: bool,
        today: NaiveDate,
    ) -> Result<Self, StoreError> {
        let known = candidates::known(conn, &loaded.departure, &whose(loaded, advisers), today).await?;
        Ok(Self::of(known, Times::default()))
    }

    /// The same with their times on these days, for a page: tables of hosts are kept in memory between two.
    pub(in crate::talk) async fn with_times(
        program: &Program,
        loaded: &Loaded,
        advisers: bool,
        today: NaiveDate,
        days: DateRange,
    ) -> Result<Self, StoreError> {
        let conn = program.store().read();
        if days.is_empty() {
            return Self::load(conn, loaded, advisers, today).await;
        }
        let whose = whose(loaded, advisers);
        let mut several = Several::of(conn);
        let asked = CandidateRows::ask(&mut several, &loaded.departure, &whose, today);
        let talks = TalkRows::ask(&mut several, &whose, days);
        let stored = cfg!(debug_assertions).then(|| TableRows::ask(&mut several, &whose));
        let mut found = several.read(conn).await?;
        let known = asked.answer(&mut found)?;
        let stored = stored.map(|asked| asked.answer(&mut found)).transpose()?;
        let versions: Vec<_> = known.accounts.iter().map(|account| (account.id, account.version)).collect();
        let tables = availability::tables(program, &versions, &whose, stored).await?;
        Ok(Self::of(known.saying(Said::of(&tables)), Times::of(tables, talks, &mut found)?))
    }

    fn of(known: Known, times: Times) -> Self {
        let names = known.accounts.iter().map(|account| (account.id, account.name.clone()));
        Self { names: HostNames::known(names), times, known }
    }

    /// The advisers within reach as candidates.
    pub(in crate::talk) fn advisers(&self, loaded: &Loaded) -> Result<Vec<Candidate>, StoreError> {
        self.known.candidates(&loaded.departure, |account| self.known.advises(account))
    }

    /// This account as a candidate, unless it is switched off.
    pub(in crate::talk) fn one(
        &self,
        loaded: &Loaded,
        account: Option<AccountId>,
    ) -> Result<Vec<Candidate>, StoreError> {
        self.known.candidates(&loaded.departure, |known| Some(known) == account)
    }
}

/// Selects them.
fn whose(loaded: &Loaded, advisers: bool) -> SelectStatement {
    let departure = &loaded.departure;
    let named = departure.leader_id.map(Typed::get).into_iter().chain(loaded.deputy);
    let named = named.chain(loaded.talks.iter().filter_map(|talk| talk.host_id.map(Typed::get)));
    let named = named.chain(loaded.appointments.iter().map(|appointment| *appointment.host_id));
    let mut whose = availability::accounts(&named.collect::<Vec<_>>());
    if advisers {
        let reach = Query::select()
            .column(role::Column::AccountId)
            .from(role::Entity)
            .cond_where(candidates::advises(departure))
            .to_owned();
        whose.union(UnionType::Distinct, reach);
    }
    whose
}
