//! The times on offer: for each talk three good moments first, and every day of the window below.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Language;
use domain::course::TalkState;
use domain::ids::{AccountId, TalkId};
use domain::organisation::Organisation;
use domain::route::TalksDue;
use domain::slot::{Place, Seeker, Slot, first_good, merged_slots, slots};
use domain::talk::{Formality, HostKind, TalkChoice, Way};
use domain::working_days::{DateRange, WorkCalendar};
use serde::{Deserialize, Serialize};

use super::super::booking::booked::{BookedTalk, minute_of_day};
use super::super::hosts::everybody::Hosts;
use super::super::hosts::suitable::Suitable;
use super::either::{Would, would_be};
use super::key::SlotKey;
use super::window;
use crate::access::LeaverOf;
use crate::course::{self, Loaded, Opened};
use crate::program::Program;
use crate::store::entity::talk;
use crate::store::queries::departures;
use crate::store::{StoreError, Typed};

/// How many good moments come first.
const FIRST_MOMENTS: usize = 3;

/// What the leaver can choose and pick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub name: String,
    pub language: Language,
    pub organisation: Organisation,
    /// With whom the leaver can ask to talk; empty where there is no talk.
    pub choices: Vec<TalkChoice>,
    /// With whom the route proposes to talk, for the words of "as proposed".
    pub proposed: Vec<HostKind>,
    pub choice: Option<TalkChoice>,
    pub shares_with_leader: bool,
    /// Whether there are answers the leaver could share.
    pub submitted: bool,
    /// The leaver has to say with whom before there are times.
    pub must_choose: bool,
    /// Talks without a time, and talks that can still be moved.
    pub talks: Vec<TalkOffer>,
    /// Before the leaver has chosen with whom: the times of each, of which one can be picked.
    pub either: Vec<EitherOffer>,
    /// Nothing can be planned any more.
    pub over: bool,
}

/// The times of a talk that there would be if the leaver chose so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EitherOffer {
    pub choice: TalkChoice,
    pub offer: TalkOffer,
}

/// The times for one talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkOffer {
    pub talk: TalkId,
    pub host_kind: HostKind,
    pub formality: Formality,
    pub minutes: u16,
    /// Who may host, the assigned one first, to pick one; empty when nobody can: HR helps.
    pub hosts: Vec<HostName>,
    /// The days on which it can be planned.
    pub window: DateRange,
    /// By phone or video only.
    pub remote_only: bool,
    /// At most three good moments, earliest first.
    pub first: Vec<OfferedSlot>,
    /// Every day that has times, earliest first. A moment that several hosts have stands once, with the
    /// one who would be asked first.
    pub days: Vec<DayOffer>,
    /// The time it has now, if any.
    pub booked: Option<BookedTalk>,
}

/// Somebody whose times are on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostName {
    pub account: AccountId,
    pub name: String,
}

/// The times of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOffer {
    pub date: NaiveDate,
    pub slots: Vec<OfferedSlot>,
}

/// One time on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedSlot {
    /// What the form posts.
    pub key: SlotKey,
    pub host_name: String,
    pub start: DateTime<Utc>,
    /// The local date.
    pub date: NaiveDate,
    /// Local minutes after midnight.
    pub minute_of_day: u16,
    pub minutes: u16,
    pub way: Way,
    pub place: Option<String>,
}

/// Who looks, and at whose times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::talk) enum Look {
    /// The leaver: at everybody's, or at this one's alone where that host is among those who are offered.
    Leaver(Option<AccountId>),
    /// A host, at their own alone; also on leave, as when they plan ([`super::super::plan_by_host`]).
    Host(AccountId),
    /// HR, at this host's alone: the moments that the leaver would be offered of them; also on leave.
    OnBehalf(AccountId),
}

/// Reads what the leaver can choose and pick, in two queries. Changes nothing.
pub async fn offer(program: &Program, leaver: &LeaverOf) -> Result<Offer, StoreError> {
    offer_with(program, leaver, None).await
}

/// The same, with the times of this host alone where that host is among those who may host; `None` for all.
pub async fn offer_with(program: &Program, leaver: &LeaverOf, host: Option<AccountId>) -> Result<Offer, StoreError> {
    let course = course::open(program.store().read(), leaver.departure(), program.now()).await?;
    let course = course.ok_or_else(|| departures::gone(leaver.departure()))?;
    offer_of(program, leaver, course, host).await
}

/// The same with the course at hand, read when the link was opened; one query. Of another departure than
/// this leaver's it is refused.
pub async fn offer_of(
    program: &Program,
    leaver: &LeaverOf,
    course: Opened,
    host: Option<AccountId>,
) -> Result<Offer, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let Opened { organisation, calendar, loaded } = course;
    if loaded.departure.id != leaver.departure() {
        return Err(StoreError::corrupt("departures", leaver.departure(), "not the departure of this link"));
    }
    let facts = &loaded.facts;
    let over = facts.is_over();
    let due = facts.talks_due();
    let talks = if over {
        Vec::new()
    } else {
        offers(program, &loaded, &calendar, u16::from(organisation.talks_a_day), now, None, Look::Leaver(host)).await?
    };
    let must_choose = talks.is_empty() && matches!(due, TalksDue::LeaverChooses { .. });
    let either = if must_choose && !over {
        either(program, &loaded, &calendar, u16::from(organisation.talks_a_day), now, host).await?
    } else {
        Vec::new()
    };
    Ok(Offer {
        name: loaded.departure.name(conn)?,
        language: *loaded.departure.language,
        organisation,
        choices: if over { Vec::new() } else { facts.choices_offered() },
        proposed: facts.talks_proposed(),
        choice: facts.choice,
        shares_with_leader: loaded.departure.share_with_leader,
        submitted: facts.questionnaire.submitted_at.is_some(),
        must_choose,
        talks,
        either,
        over,
    })
}

/// The offers for all talks that can get a time or another one, or for `only` one of them; one query.
pub(in crate::talk) async fn offers(
    program: &Program,
    loaded: &Loaded,
    calendar: &WorkCalendar,
    talks_a_day: u16,
    now: DateTime<Utc>,
    only: Option<TalkId>,
    look: Look,
) -> Result<Vec<TalkOffer>, StoreError> {
    let Some(days) = window::days(&loaded.facts, calendar, now) else { return Ok(Vec::new()) };
    let today = calendar.local_date(now);
    let mut open: Vec<&talk::Model> = Vec::new();
    for talk in loaded.facts.live_talks().filter(|talk| only.is_none_or(|only| only == talk.id)) {
        let plannable = match talk.state {
            TalkState::Open | TalkState::NotHeld { .. } => true,
            TalkState::Booked(appointment) => appointment.starts_at > now,
            TalkState::Held { .. } | TalkState::Dropped => false,
        };
        open.extend(loaded.talks.iter().find(|row| plannable && row.id == talk.id));
    }
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let advisers = open.iter().any(|talk| talk.host_kind == HostKind::HrAdviser);
    let hosts = Hosts::with_times(program, loaded, advisers, today, days).await?;
    let conn = program.store().read();
    let search = Search { loaded, calendar, hosts: &hosts, talks_a_day, now, days, look };
    open.into_iter().map(|talk| search.offer(talk, &hosts.suitable(conn, loaded, talk, today)?)).collect()
}

/// The offers of the talks of which the leaver can choose one; one query.
async fn either(
    program: &Program,
    loaded: &Loaded,
    calendar: &WorkCalendar,
    talks_a_day: u16,
    now: DateTime<Utc>,
    host: Option<AccountId>,
) -> Result<Vec<EitherOffer>, StoreError> {
    let Some(days) = window::days(&loaded.facts, calendar, now) else { return Ok(Vec::new()) };
    let today = calendar.local_date(now);
    let hosts = Hosts::with_times(program, loaded, true, today, days).await?;
    let look = Look::Leaver(host);
    let search = Search { loaded, calendar, hosts: &hosts, talks_a_day, now, days, look };
    let offered =
        |would: Would| Ok(EitherOffer { choice: would.choice, offer: search.offer(&would.row, &would.hosts)? });
    would_be(program.store().read(), loaded, &hosts, now, today)?.into_iter().map(offered).collect()
}

/// What the offers of all talks of a departure share.
struct Search<'a> {
    loaded: &'a Loaded,
    calendar: &'a WorkCalendar,
    hosts: &'a Hosts,
    talks_a_day: u16,
    now: DateTime<Utc>,
    days: DateRange,
    look: Look,
}

impl Search<'_> {
    fn offer(&self, talk: &talk::Model, hosts: &[Suitable]) -> Result<TalkOffer, StoreError> {
        let appointment = self.loaded.live_appointment(*talk.id);
        let seeker = match self.look {
            Look::Leaver(_) | Look::OnBehalf(_) => Seeker::Leaver,
            Look::Host(_) => Seeker::Host,
        };
        let wanted = window::wanted(self.loaded, talk, self.days, self.calendar, self.now, seeker);
        let moving = appointment.map(|appointment| *appointment.id);
        let of =
            |host: &Suitable| self.hosts.times.of_host(host.account, host.trained.clone(), self.talks_a_day, moving);
        let present = self.offered(talk, hosts);
        let picked = match self.look {
            Look::Leaver(picked) => present.iter().find(|host| Some(host.account) == picked),
            Look::Host(_) | Look::OnBehalf(_) => present.first(),
        };
        let found = match picked {
            Some(host) => slots(&of(host), &wanted, self.calendar),
            None => {
                let all: Vec<_> = present.iter().map(|host| of(host)).collect();
                merged_slots(&all, &wanted, self.calendar)
            }
        };
        let whose: Vec<AccountId> = present.iter().map(|host| host.account).collect();
        let first = first_good(&found, FIRST_MOMENTS, self.calendar).into_iter().map(|slot| self.shown(slot)).collect();
        Ok(TalkOffer {
            talk: talk.id.into(),
            host_kind: *talk.host_kind,
            formality: *talk.formality,
            minutes: wanted.minutes,
            hosts: whose
                .into_iter()
                .map(|account| HostName { account, name: self.hosts.names.name(account).unwrap_or_default() })
                .collect(),
            window: wanted.window,
            remote_only: wanted.remote_only,
            first,
            days: self.by_day(&found),
            booked: appointment
                .map(|row| BookedTalk::read(row, talk, &self.hosts.names, self.calendar, self.now))
                .transpose()?,
        })
    }

    /// Whose times are offered: of everybody who is there and may host. Where somebody speaks the leaver's
    /// language, only of those who do, and of the one to whom the talk is assigned. A host sees their own, and HR
    /// those of one host.
    fn offered<'h>(&self, talk: &talk::Model, hosts: &'h [Suitable]) -> Vec<&'h Suitable> {
        match self.look {
            Look::Host(one) | Look::OnBehalf(one) => return hosts.iter().filter(|host| host.account == one).collect(),
            Look::Leaver(_) => {}
        }
        let speaks = hosts.iter().any(|host| !host.absent && host.speaks);
        let assigned = |host: &Suitable| talk.host_id.map(Typed::get) == Some(host.account);
        hosts.iter().filter(|host| !host.absent && (!speaks || host.speaks || assigned(host))).collect()
    }

    fn by_day(&self, found: &[Slot]) -> Vec<DayOffer> {
        let mut days: Vec<DayOffer> = Vec::new();
        for slot in found.iter().map(|slot| self.shown(slot)) {
            match days.last_mut() {
                Some(day) if day.date == slot.date => day.slots.push(slot),
                _ => days.push(DayOffer { date: slot.date, slots: vec![slot] }),
            }
        }
        days
    }

    fn shown(&self, slot: &Slot) -> OfferedSlot {
        OfferedSlot {
            key: SlotKey::of(slot),
            host_name: self.hosts.names.name(slot.host).unwrap_or_default(),
            start: slot.start,
            date: self.calendar.local_date(slot.start),
            minute_of_day: minute_of_day(slot.start, self.calendar),
            minutes: slot.minutes,
            way: slot.way,
            place: slot.place.as_ref().map(Place::as_str).map(str::to_owned),
        }
    }
}
