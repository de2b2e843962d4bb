//! Who could host the talks of one departure, and when: one query, however many they are and whatever
//! talks there are.

use chrono::NaiveDate;
use domain::ids::AccountId;
use domain::route::Candidate;
use domain::working_days::DateRange;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Query, SelectStatement, UnionType};

use super::super::booking::booked::HostNames;
use super::candidates::{self, Known};
use crate::availability::{self, HostsTimes, Times};
use crate::course::Loaded;
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
    /// `advisers`: not only those with a name in this departure. `days`: on which their times are asked
    /// for; without them there are none. The talks of late are counted back from `today`.
    pub(in crate::talk) async fn load(
        conn: &impl ConnectionTrait,
        loaded: &Loaded,
        advisers: bool,
        today: NaiveDate,
        days: Option<DateRange>,
    ) -> Result<Self, StoreError> {
        let departure = &loaded.departure;
        let named = departure.leader_id.map(Typed::get).into_iter().chain(loaded.deputy);
        let named = named.chain(loaded.talks.iter().filter_map(|talk| talk.host_id.map(Typed::get)));
        let named = named.chain(loaded.appointments.iter().map(|appointment| *appointment.host_id));
        let mut whose: SelectStatement = availability::accounts(&named.collect::<Vec<_>>());
        if advisers {
            let reach = Query::select()
                .column(role::Column::AccountId)
                .from(role::Entity)
                .cond_where(candidates::advises(departure))
                .to_owned();
            whose.union(UnionType::Distinct, reach);
        }
        let mut several = Several::of(conn);
        let asked = candidates::CandidateRows::ask(&mut several, departure, &whose, today);
        let times = days.filter(|days| !days.is_empty());
        let times = times.map(|days| HostsTimes::ask(&mut several, &whose, days));
        let mut found = several.read(conn).await?;
        let known = asked.answer(&mut found)?;
        Ok(Self {
            names: HostNames::of_rows(&known.accounts),
            times: times.map(|asked| asked.answer(&mut found)).transpose()?.unwrap_or_default(),
            known,
        })
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
