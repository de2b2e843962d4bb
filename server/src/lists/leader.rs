//! The leader's team: who still needs a talk, and by when. Says no more than "arranged" where the leader has no
//! talk to hold, the same until the last day worked whatever becomes of it, and nothing at all of the questionnaire.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Relation, Situation, StatusVisibility, visibility};
use domain::course::{Holder, LeaderStatus, Stage};
use domain::ids::{DepartureId, TalkId};
use domain::talk::HostKind;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::access::SignedIn;
use crate::course;
use crate::program::Program;
use crate::store::entity::{appointment, departure, talk};
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// The most people shown; a team has fewer.
const ROWS_MAX: u64 = 200;
/// Days for which somebody whose talk was held stays on the page.
const HELD_SHOWN_DAYS: i64 = 90;

/// One leaver of the own team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderRow {
    pub id: DepartureId,
    pub name: String,
    pub last_day_worked: NaiveDate,
    pub status: LeaderStatus,
    /// `None` where nothing is asked of the leader any more.
    pub talk_by: Option<NaiveDate>,
    pub overdue: bool,
    /// The talk this leader hosts.
    pub talk: Option<TalkId>,
    pub starts_at: Option<DateTime<Utc>>,
    /// The planned time has passed: the leader says how it went.
    pub to_record: bool,
}

impl LeaderRow {
    /// Something is asked of the leader.
    pub const fn is_task(&self) -> bool {
        self.to_record || matches!(self.status, LeaderStatus::ToPlan)
    }
}

/// The leader's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderPage {
    /// What still needs something first, then by day.
    pub rows: Vec<LeaderRow>,
}

/// Reads the page, in four statements.
pub async fn page(program: &Program, viewer: &SignedIn) -> Result<LeaderPage, StoreError> {
    let conn = program.store().read();
    let now = program.now();
    let today = course::calendar(conn, viewer.board()).await?.local_date(now);
    let departures = of_own_team(conn, viewer, today).await?;
    let informal = informal_talks(conn, viewer, &departures).await?;
    let mut rows = Vec::with_capacity(departures.len());
    for departure in departures {
        let case = Situation {
            today,
            last_day_worked: departure.last_day_worked,
            known_from: departure.known_from,
            // Answers are not for this page, whatever the leaver shares.
            shares_with_leader: false,
            submitted: false,
            report_is_final: false,
            predicts_first: false,
            restricted: departure.restricted_since.is_some(),
        };
        let seen = visibility(Relation::TeamLeader, case);
        if !seen.name {
            continue;
        }
        let row = match seen.status {
            StatusVisibility::Nothing => continue,
            StatusVisibility::Arranged => arranged(conn, &departure)?,
            StatusVisibility::AsLeader | StatusVisibility::Full => row(conn, departure, &informal, now, today)?,
        };
        if row.status != LeaderStatus::Arranged || today <= row.last_day_worked {
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| (rank(row), row.talk_by, row.last_day_worked, row.id));
    Ok(LeaderPage { rows })
}

/// What asks for the leader's hand comes first.
const fn rank(row: &LeaderRow) -> u8 {
    match row.status {
        LeaderStatus::Planned if row.to_record => 0,
        LeaderStatus::ToPlan => 1,
        LeaderStatus::Planned => 2,
        LeaderStatus::Arranged => 3,
        LeaderStatus::Held => 4,
    }
}

async fn of_own_team(
    conn: &impl Keyed,
    viewer: &SignedIn,
    today: NaiveDate,
) -> Result<Vec<departure::Model>, StoreError> {
    let of_leader = || {
        departure::Entity::find()
            .filter(departure::Column::BoardId.is(viewer.board()))
            .filter(departure::Column::LeaderId.any_of(viewer.leaders_stood_in_for().chain([viewer.account()])))
            .order_by_asc(departure::Column::TalkBy)
            .limit(ROWS_MAX)
    };
    let held_lately = Condition::all()
        .add(departure::Column::TalkBy.gte(today - chrono::Duration::days(HELD_SHOWN_DAYS)))
        .add(departure::Column::LeaderStatus.is(LeaderStatus::Held));
    // Whether the course goes on, has ended or was declined is not the leader's to see: until the last day worked
    // everybody stays on the page. Who does not leave after all, or has died, is on no list.
    // Whose name is erased has left long ago.
    let shown = Condition::any()
        .add(departure::Column::IsOpen.eq(true))
        .add(departure::Column::LastDayWorked.gte(today))
        .add(held_lately);
    let mut found = of_leader()
        .filter(departure::Column::Stage.none_of([Stage::Cancelled, Stage::Stopped]))
        .filter(shown)
        .filter(departure::Column::ContactErasedAt.is_null())
        .all(conn)
        .await?;
    let hosted = hosted(conn, viewer).await?;
    // A leader of another team by now keeps the talks that are still theirs to hold.
    found.retain(|row| leads(viewer, row) || (hosted.contains(&row.id) && row.restricted_since.is_none()));
    let there: HashSet<DepartureId> = found.iter().map(|row| *row.id).collect();
    let others = standing_in(conn, viewer, hosted).await?;
    found.extend(others.into_iter().filter(|row| !there.contains(&row.id)));
    // A leader who leaves does not find their own record here.
    let mut of_others = Vec::with_capacity(found.len());
    for row in found {
        if !row.is_theirs(conn, &viewer.email)? {
            of_others.push(row);
        }
    }
    Ok(of_others)
}

/// Whether this person leads the leaver's team, by themself or in the leader's place.
fn leads(viewer: &SignedIn, row: &departure::Model) -> bool {
    let (unit, school) = (row.unit_id.get(), row.school_id.get());
    let leads_it = row.leader_id == Some(viewer.account().into()) && viewer.leads(unit, school);
    leads_it || row.leader_id.is_some_and(|leader| viewer.stands_in_for(leader.get(), unit, school))
}

/// Departures whose informal talk this person still has to hold.
async fn hosted(conn: &impl ConnectionTrait, viewer: &SignedIn) -> Result<Vec<Typed<DepartureId>>, StoreError> {
    Ok(talk::Entity::find()
        .select_only()
        .column(talk::Column::DepartureId)
        .filter(talk::Column::HostId.is(viewer.account()))
        .filter(talk::Column::IsOpen.eq(true))
        .filter(talk::Column::HostKind.is(HostKind::TeamLeader))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(conn)
        .await?)
}

/// Those of them from somebody else's team: of a leader on leave, whose deputy this person is.
async fn standing_in(
    conn: &impl ConnectionTrait,
    viewer: &SignedIn,
    hosted: Vec<Typed<DepartureId>>,
) -> Result<Vec<departure::Model>, StoreError> {
    if hosted.is_empty() {
        return Ok(Vec::new());
    }
    Ok(departure::Entity::find()
        .filter(departure::Column::Id.is_in(hosted))
        .filter(departure::Column::BoardId.is(viewer.board()))
        .filter(departure::Column::RestrictedSince.is_null())
        .all(conn)
        .await?
        .into_iter()
        .filter(|row| row.leader_id != Some(viewer.account().into()))
        .collect())
}

/// The informal talk of a departure.
struct Informal {
    talk: TalkId,
    /// The viewer holds it, and not somebody in whose place they lead.
    is_own: bool,
    holder: Holder,
    /// The time that stands, of a talk that the viewer holds.
    time: Option<appointment::Model>,
}

/// Who has a leader's role for a while reads of the leader's talks what the leader reads.
fn holder(viewer: &SignedIn, talk: &talk::Model) -> Holder {
    let host = talk.host_id.map(Typed::get);
    let in_their_place = host.filter(|host| viewer.leaders_stood_in_for().any(|leader| leader == *host));
    Holder::of(host, in_their_place.unwrap_or_else(|| viewer.account()))
}

/// The informal talks of these departures, whoever holds them.
async fn informal_talks(
    conn: &impl ConnectionTrait,
    viewer: &SignedIn,
    departures: &[departure::Model],
) -> Result<HashMap<DepartureId, Informal>, StoreError> {
    if departures.is_empty() {
        return Ok(HashMap::new());
    }
    let talks = talk::Entity::find()
        .filter(talk::Column::DepartureId.is_in(departures.iter().map(|row| row.id)))
        .filter(talk::Column::HostKind.is(HostKind::TeamLeader))
        .filter(talk::Column::DroppedAt.is_null())
        .all(conn)
        .await?;
    let is_own = |talk: &talk::Model| talk.host_id == Some(viewer.account().into());
    let times = appointment::Entity::find()
        .filter(appointment::Column::LiveKey.is_not_null())
        .filter(appointment::Column::TalkId.is_in(talks.iter().filter(|talk| is_own(talk)).map(|talk| talk.id)))
        .all(conn)
        .await?;
    let mut times: HashMap<TalkId, appointment::Model> = times.into_iter().map(|row| (*row.talk_id, row)).collect();
    let informal = talks.into_iter().map(|talk| {
        let holder = holder(viewer, &talk);
        (*talk.departure_id, Informal { talk: *talk.id, is_own: is_own(&talk), holder, time: times.remove(&talk.id) })
    });
    Ok(informal.collect())
}

/// The line of a course in which this leader has no talk to hold.
fn arranged(conn: &impl Keyed, departure: &departure::Model) -> Result<LeaderRow, StoreError> {
    Ok(LeaderRow {
        id: *departure.id,
        name: departure.name(conn)?,
        last_day_worked: departure.last_day_worked,
        status: LeaderStatus::Arranged,
        talk_by: None,
        overdue: false,
        talk: None,
        starts_at: None,
        to_record: false,
    })
}

fn row(
    conn: &impl Keyed,
    departure: departure::Model,
    informal: &HashMap<DepartureId, Informal>,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<LeaderRow, StoreError> {
    let informal = informal.get(&departure.id);
    let status = departure.leader_status.read_by(informal.map_or(Holder::Nobody, |informal| informal.holder));
    let own = informal.filter(|informal| informal.holder == Holder::Themselves);
    let talk = own.filter(|own| own.is_own).map(|own| own.talk);
    let time = own.and_then(|own| own.time.as_ref()).filter(|_| status == LeaderStatus::Planned);
    let to_record =
        time.is_some_and(|time| time.starts_at + chrono::Duration::minutes(i64::from(*time.minutes)) <= now);
    let asked = matches!(status, LeaderStatus::ToPlan | LeaderStatus::Planned);
    let talk_by = departure.talk_by.filter(|_| asked);
    Ok(LeaderRow {
        id: *departure.id,
        name: departure.name(conn)?,
        last_day_worked: departure.last_day_worked,
        overdue: status == LeaderStatus::ToPlan && talk_by.is_some_and(|day| day < today),
        status,
        talk_by,
        talk,
        starts_at: time.map(|time| time.starts_at),
        to_record,
    })
}
