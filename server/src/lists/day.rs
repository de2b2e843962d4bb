//! The host's day: talks of today and to come, what still has to be recorded, reports that are due,
//! and leavers that are assigned and have no time yet.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::access::{Relation, Situation, StatusVisibility, visibility};
use domain::account::Role;
use domain::appointment::may_say_late;
use domain::course::REPORT_WORKING_DAYS;
use domain::ids::{AppointmentId, DepartureId, TalkId};
use domain::reach::VideoAddress;
use domain::talk::{Formality, HostKind, Way};
use domain::working_days::WorkCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::access::SignedIn;
use crate::course;
use crate::itip::{Answers, answers_of};
use crate::program::Program;
use crate::store::entity::{appointment, departure, report, talk};
use crate::store::queries::reach;
use crate::store::queries::talks::OF_HOST_MAX;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// Talks to come that are shown.
const COMING_DAYS: u64 = 28;

/// A talk with a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayTalk {
    pub departure: DepartureId,
    pub talk: TalkId,
    pub name: String,
    pub host_kind: HostKind,
    pub formality: Formality,
    pub starts_at: DateTime<Utc>,
    pub minutes: u16,
    pub way: Way,
    pub place: Option<String>,
    /// Where the call is, of a talk by video, as the host says.
    pub video: Option<VideoAddress>,
    /// Planned outside the host's own times, on purpose.
    pub outside_hours: bool,
    /// Its time has passed.
    pub ended: bool,
    /// The leaver asked for another time, when it was too late to move it themselves.
    pub change_asked: bool,
    /// The host said to run late by so many minutes.
    pub late_minutes: Option<u16>,
    /// The host can say it now.
    pub may_say_late: bool,
    /// What both calendars answered to the invitation; the appointment itself stands.
    pub answers: Answers,
}

/// A report to write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDue {
    pub departure: DepartureId,
    pub talk: TalkId,
    pub name: String,
    pub held_on: NaiveDate,
    /// The last day to finish it.
    pub due_on: NaiveDate,
    pub overdue: bool,
    pub begun: bool,
}

/// A leaver without a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    pub departure: DepartureId,
    pub talk: TalkId,
    pub name: String,
    pub host_kind: HostKind,
    pub talk_by: Option<NaiveDate>,
    pub overdue: bool,
}

/// The host's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayPage {
    pub date: NaiveDate,
    pub today: Vec<DayTalk>,
    /// After that day, four weeks on.
    pub coming: Vec<DayTalk>,
    /// Before that day, and nobody has said how it went.
    pub to_record: Vec<DayTalk>,
    pub reports_due: Vec<ReportDue>,
    pub assigned: Vec<Assigned>,
}

/// Reads the page for a day; seven statements.
pub async fn page(program: &Program, viewer: &SignedIn, date: NaiveDate) -> Result<DayPage, StoreError> {
    let conn = program.store().read();
    let now = program.now();
    let calendar = course::calendar(conn, viewer.board()).await?;
    let hosted = Hosted::load(conn, viewer, calendar.local_date(now)).await?;
    let reach = reach::of_host(conn, viewer.account()).await?;
    let mut page = DayPage {
        date,
        today: Vec::new(),
        coming: Vec::new(),
        to_record: Vec::new(),
        reports_due: Vec::new(),
        assigned: Vec::new(),
    };
    let last_coming = date.checked_add_days(Days::new(COMING_DAYS)).unwrap_or(date);
    for (talk, departure) in &hosted.talks {
        if let Some(held_on) = talk.held_on {
            page.reports_due.extend(hosted.report_due(conn, (talk, departure), held_on, &calendar, now)?);
        } else if let Some(time) = hosted.times.get(&talk.id) {
            let answers = hosted.answers.get(&time.id).copied().unwrap_or_default();
            let video = reach::of_appointment(conn, time, &reach, false)?.video;
            let shown = DayTalk { answers, video, ..day_talk(conn, talk, departure, time, now)? };
            match calendar.local_date(time.starts_at) {
                day if day == date => page.today.push(shown),
                day if day < date && shown.ended => page.to_record.push(shown),
                day if day > date && day <= last_coming => page.coming.push(shown),
                _ => {}
            }
        } else if departure.is_open {
            page.assigned.push(assigned(conn, talk, departure, calendar.local_date(now))?);
        }
    }
    page.today.sort_by_key(|talk| talk.starts_at);
    page.coming.sort_by_key(|talk| talk.starts_at);
    page.to_record.sort_by_key(|talk| talk.starts_at);
    page.reports_due.sort_by_key(|report| (report.due_on, report.talk));
    page.assigned.sort_by_key(|assigned| (assigned.talk_by, assigned.talk));
    Ok(page)
}

/// What one host has to do with.
struct Hosted {
    talks: Vec<(talk::Model, departure::Model)>,
    times: HashMap<TalkId, appointment::Model>,
    answers: HashMap<AppointmentId, Answers>,
    reports: HashMap<TalkId, report::Model>,
}

impl Hosted {
    async fn load(conn: &impl ConnectionTrait, viewer: &SignedIn, today: NaiveDate) -> Result<Self, StoreError> {
        let me = viewer.account();
        let found = talk::Entity::find()
            .find_also_related(departure::Entity)
            .filter(talk::Column::BoardId.is(viewer.board()))
            .filter(talk::Column::HostId.is(me))
            .filter(talk::Column::DroppedAt.is_null())
            .filter(departure::Column::IsOpen.eq(true))
            .order_by_asc(talk::Column::Id)
            .limit(OF_HOST_MAX)
            .all(conn)
            .await?;
        let talks: Vec<(talk::Model, departure::Model)> = found
            .into_iter()
            .filter_map(|(talk, departure)| Some((talk, departure?)))
            .filter(|(talk, departure)| may_see(talk, departure, viewer, today))
            .collect();
        let ids: Vec<TalkId> = talks.iter().map(|(talk, _)| *talk.id).collect();
        if ids.is_empty() {
            return Ok(Self { talks, times: HashMap::new(), answers: HashMap::new(), reports: HashMap::new() });
        }
        let times = appointment::Entity::find()
            .filter(appointment::Column::TalkId.any_of(ids.clone()))
            .filter(appointment::Column::HostId.is(me))
            .filter(appointment::Column::LiveKey.is_not_null())
            .all(conn)
            .await?;
        let live: Vec<(AppointmentId, u32)> = times.iter().map(|row| (*row.id, *row.sequence)).collect();
        let answers = answers_of(conn, &live).await?;
        let reports = report::Entity::find().filter(report::Column::TalkId.any_of(ids)).all(conn).await?;
        Ok(Self {
            talks,
            times: times.into_iter().map(|row| (*row.talk_id, row)).collect(),
            answers,
            reports: reports.into_iter().map(|row| (*row.talk_id, row)).collect(),
        })
    }

    fn report_due(
        &self,
        conn: &impl Keyed,
        (talk, departure): (&talk::Model, &departure::Model),
        held_on: NaiveDate,
        calendar: &WorkCalendar,
        now: DateTime<Utc>,
    ) -> Result<Option<ReportDue>, StoreError> {
        let written = self.reports.get(&talk.id);
        let is_final = written.is_some_and(|report| report.finalised_at.is_some());
        if talk.formality != Formality::Formal || is_final {
            return Ok(None);
        }
        let due_on = calendar.add_working_days(held_on, REPORT_WORKING_DAYS);
        Ok(Some(ReportDue {
            departure: *departure.id,
            talk: *talk.id,
            name: departure.name(conn)?,
            held_on,
            due_on,
            overdue: due_on < calendar.local_date(now),
            begun: written.is_some(),
        }))
    }
}

/// By the same table as the record: an adviser sees whom they host; a leader only from the day on which it is
/// known; neither without the role, but for a leader's talk that is still to be held.
fn may_see(talk: &talk::Model, departure: &departure::Model, viewer: &SignedIn, today: NaiveDate) -> bool {
    let leads = viewer.leads(departure.unit_id.get(), departure.school_id.get());
    let relation = match *talk.host_kind {
        HostKind::HrAdviser if viewer.has(Role::HrAdviser) => Relation::HostingAdviser,
        HostKind::TeamLeader if talk.is_open || leads => Relation::TeamLeader,
        HostKind::HrAdviser | HostKind::TeamLeader => return false,
    };
    let case = Situation {
        today,
        last_day_worked: departure.last_day_worked,
        known_from: departure.known_from,
        shares_with_leader: false,
        submitted: false,
        report_is_final: false,
        predicts_first: false,
        restricted: departure.restricted_since.is_some(),
    };
    let seen = visibility(relation, case);
    seen.name && seen.status != StatusVisibility::Arranged
}

fn day_talk(
    conn: &impl Keyed,
    talk: &talk::Model,
    departure: &departure::Model,
    time: &appointment::Model,
    now: DateTime<Utc>,
) -> Result<DayTalk, StoreError> {
    let minutes = *time.minutes;
    Ok(DayTalk {
        departure: *departure.id,
        talk: *talk.id,
        name: departure.name(conn)?,
        host_kind: *talk.host_kind,
        formality: *talk.formality,
        starts_at: time.starts_at,
        minutes,
        way: *time.way,
        place: time.place.clone(),
        video: None,
        ended: time.starts_at + chrono::Duration::minutes(i64::from(*time.minutes)) <= now,
        change_asked: time.change_asked_at.is_some() && now < time.starts_at,
        outside_hours: time.outside_hours,
        late_minutes: time.late_minutes.map(Typed::get),
        may_say_late: may_say_late(time.starts_at, minutes, now),
        answers: Answers::default(),
    })
}

fn assigned(
    conn: &impl Keyed,
    talk: &talk::Model,
    departure: &departure::Model,
    today: NaiveDate,
) -> Result<Assigned, StoreError> {
    Ok(Assigned {
        departure: *departure.id,
        talk: *talk.id,
        name: departure.name(conn)?,
        host_kind: *talk.host_kind,
        talk_by: departure.talk_by,
        overdue: departure.talk_by.is_some_and(|day| day < today),
    })
}
