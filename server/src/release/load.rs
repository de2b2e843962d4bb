//! The people of a period, page by page, as figures see them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::course::Stage;
use domain::departure::subject::SubjectNumber;
use domain::departure::{ContractChain, DepartureType, Entry, FunctionGroup, Hybrid, PartTime, ServiceBand};
use domain::disclosure::Thresholds;
use domain::ids::{BoardId, DepartureId, ResponseId, TalkId, UnitId};
use domain::organisation::Organisation;
use domain::questionnaire::Questionnaire;
use domain::release::{Answered, Codes, Courses, OwnOptions, Period, Person, Plan, PlannedUnit, Talked, ToldOf};
use domain::rights::Right;
use domain::school::{Group, Half};
use domain::talk::Formality;
use domain::unit::Region;
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};

use super::beside::Beside;
use crate::headcount;
use crate::questionnaire::read_stored;
use crate::store::entity::{departure, questionnaire, report, response, rights_request, school_count};
use crate::store::queries::units;
use crate::store::{Reader, StoreError, Typed, TypedColumn, questionnaire_of_version};

/// People who are read at once. A page of them with all that was written takes a few megabytes.
const PAGE: u64 = 1_000;

/// What the figures of a period are made by: units with their people, subjects, thresholds.
pub(super) async fn plan(
    conn: &Reader,
    board: BoardId,
    organisation: &Organisation,
    thresholds: Thresholds,
    period: Period,
) -> Result<Plan, StoreError> {
    let people = headcount::of_year(conn, board, counted_in(period)).await?;
    let units = units::of_board(conn, board).await?.into_iter().map(|row| PlannedUnit {
        id: *row.id,
        school: row.parent_id.map(Typed::get),
        region: row.region.filter(|_| row.parent_id.is_none()).map(Typed::get),
        headcount: people.get(&*row.id).copied(),
        name: row.name,
    });
    Ok(Plan {
        units: units.collect(),
        subjects: organisation.subjects.iter().map(|subject| (subject.number, subject.name.clone())).collect(),
        thresholds,
        facts_off: organisation.facts_off.clone(),
        own: OwnOptions::default(),
    })
}

/// The year whose count of people holds for a period: people are counted on the 1st of October.
fn counted_in(period: Period) -> u16 {
    let last = period.days().last;
    let year = if last.month() >= 10 { last.year() } else { last.year() - 1 };
    year.try_into().unwrap_or_default()
}

/// Everybody whose last day worked lies in the period. Not who stayed or died, nobody whose record is being erased, and
/// nobody of whom it is not known yet that they left.
///
/// They are found by going through the departures in the order of their ids, once for all pages together. An index by
/// board and day would have everybody of the period looked up and put in order for each page of a thousand: of a million
/// people that took a second and a half a page. So the two columns are named in a way that no index answers.
fn of_period(board: BoardId, period: Period, today: NaiveDate) -> Select<departure::Entity> {
    use departure::Column;
    let days = period.days();
    departure::Entity::find()
        .filter(unindexed(Column::BoardId).eq(Typed::from(board)))
        .filter(unindexed(Column::LastDayWorked).between(days.first, days.last))
        .filter(Column::CancelledAt.is_null())
        .filter(Column::ErasingSince.is_null())
        .filter(Column::Stage.none_of([Stage::Cancelled, Stage::Stopped]))
        .filter(Column::KnownFrom.is_null().or(Column::KnownFrom.lte(today)))
}

/// The column itself, as an expression to which no index belongs.
fn unindexed(column: departure::Column) -> Expr {
    Func::coalesce([column.into_expr(), column.into_expr()]).into()
}

/// The answers that the board added to questions, as far as everybody who answered could give them.
pub(super) async fn own_options(
    conn: &Reader,
    board: BoardId,
    period: Period,
    today: NaiveDate,
) -> Result<OwnOptions, StoreError> {
    let published: Vec<i32> = questionnaire::Entity::find()
        .select_only()
        .column(questionnaire::Column::Version)
        .filter(questionnaire::Column::BoardId.is(board))
        .into_tuple()
        .all(conn)
        .await?;
    let mut adds_some = false;
    for version in published {
        let questionnaire = questionnaire_of_version(conn, board, Some(version)).await?;
        adds_some |= !OwnOptions::of_all([&*questionnaire]).is_empty();
    }
    // Most boards add nothing, and need not be asked by which version people answered.
    if !adds_some {
        return Ok(OwnOptions::default());
    }
    let left = of_period(board, period, today).select_only().column(departure::Column::Id);
    let versions: Vec<i32> = response::Entity::find()
        .select_only()
        .column(response::Column::Version)
        .distinct()
        .filter(response::Column::DepartureId.in_subquery(left.into_query()))
        .into_tuple()
        .all(conn)
        .await?;
    let mut asked = Vec::with_capacity(versions.len());
    for version in versions {
        asked.push(questionnaire_of_version(conn, board, Some(version)).await?);
    }
    Ok(OwnOptions::of_all(asked.iter().map(|questionnaire| &**questionnaire)))
}

/// The departures of a board in which the leaver has objected, or has it restricted what may be done with the data: as
/// long as that stands, nothing that they said is counted.
async fn held(conn: &impl ConnectionTrait, board: BoardId) -> Result<HashSet<DepartureId>, StoreError> {
    let asked: Vec<Typed<DepartureId>> = rights_request::Entity::find()
        .select_only()
        .column(rights_request::Column::DepartureId)
        .filter(rights_request::Column::BoardId.is(board))
        .filter(rights_request::Column::LiveKey.is_not_null())
        .filter(rights_request::Column::Asked.any_of(Right::HOLDING))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(asked.into_iter().map(Typed::get).collect())
}

/// Of a record, what figures read: nothing that names anybody, and nothing sealed.
#[derive(FromQueryResult)]
struct Row {
    id: Typed<DepartureId>,
    unit_id: Typed<UnitId>,
    school_id: Typed<UnitId>,
    departure_type: Typed<DepartureType>,
    foreseen: bool,
    function_group: Option<Typed<FunctionGroup>>,
    subject: Option<Typed<SubjectNumber>>,
    service_band: Option<Typed<ServiceBand>>,
    entry: Option<Typed<Entry>>,
    part_time: Option<Typed<PartTime>>,
    hybrid: Option<Typed<Hybrid>>,
    contract_chain: Option<Typed<ContractChain>>,
    registered_at: DateTime<Utc>,
    last_day_worked: NaiveDate,
}

const COLUMNS: [departure::Column; 14] = [
    departure::Column::Id,
    departure::Column::UnitId,
    departure::Column::SchoolId,
    departure::Column::DepartureType,
    departure::Column::Foreseen,
    departure::Column::FunctionGroup,
    departure::Column::Subject,
    departure::Column::ServiceBand,
    departure::Column::Entry,
    departure::Column::PartTime,
    departure::Column::Hybrid,
    departure::Column::ContractChain,
    departure::Column::RegisteredAt,
    departure::Column::LastDayWorked,
];

/// Somebody who was read.
pub(super) struct Counted {
    pub departure: DepartureId,
    pub codes: Codes,
    pub days: Courses,
    /// The answers that count, where there are any.
    pub response: Option<ResponseId>,
    /// What was asked for them.
    pub asked: Option<Arc<Questionnaire>>,
    /// The talks that were held and count.
    pub talks: Vec<TalkId>,
    /// They objected, or have their data restricted: how they left is counted and that they were invited, and nothing
    /// else.
    pub is_held: bool,
}

/// The same before it is said by what they are counted.
struct Read {
    departure: DepartureId,
    person: Person,
    response: Option<ResponseId>,
    asked: Option<Arc<Questionnaire>>,
    talks: Vec<TalkId>,
    is_held: bool,
}

impl Read {
    fn counted(self, own: &OwnOptions) -> Counted {
        let Self { departure, person, response, asked, talks, is_held } = self;
        Counted { departure, codes: person.codes().counting(own), days: person.days, response, asked, talks, is_held }
    }
}

/// What holds for everybody who is read for one release.
pub(super) struct Reading {
    board: BoardId,
    period: Period,
    calendar: WorkCalendar,
    today: NaiveDate,
    regions: HashMap<UnitId, Region>,
    held: HashSet<DepartureId>,
    /// The added answers that are counted.
    own: OwnOptions,
}

impl Reading {
    pub(super) async fn of(
        conn: &Reader,
        (board, period): (BoardId, Period),
        calendar: WorkCalendar,
        (today, own): (NaiveDate, OwnOptions),
    ) -> Result<Self, StoreError> {
        let schools = units::of_board(conn, board).await?.into_iter();
        let regions = schools.filter_map(|row| Some((*row.id, row.region?.get()))).collect();
        let held = held(conn, board).await?;
        Ok(Self { board, period, calendar, today, regions, held, own })
    }

    /// Asks anew who has objected, or has the data restricted: somebody may have since.
    pub(super) async fn ask_again(&mut self, conn: &Reader) -> Result<(), StoreError> {
        self.held = held(conn, self.board).await?;
        Ok(())
    }

    /// Everybody who is read.
    pub(super) fn everybody(&self) -> Select<departure::Entity> {
        of_period(self.board, self.period, self.today)
    }

    /// The next people behind `after`, in the order of their ids, and the last id that was looked at; `None` at the end.
    pub(super) async fn page(
        &self,
        conn: &Reader,
        after: Option<DepartureId>,
    ) -> Result<Option<(Vec<Counted>, DepartureId)>, StoreError> {
        let mut rows = self.everybody().order_by_asc(departure::Column::Id).limit(PAGE);
        if let Some(after) = after {
            rows = rows.filter(departure::Column::Id.gt(Typed::from(after)));
        }
        let rows = rows.select_only().columns(COLUMNS).into_model::<Row>().all(conn).await?;
        let Some(last) = rows.last().map(|row| *row.id) else { return Ok(None) };
        let ids: Vec<DepartureId> = rows.iter().map(|row| *row.id).collect();
        let mut beside = Beside::read(conn, self.board, &ids).await?;
        let rows = rows.iter().filter(|row| !row.departure_type.profile().nothing_is_ever_sent);
        let people = rows.map(|row| self.read(conn, row, &mut beside)).collect::<Result<Vec<_>, _>>();
        let mut people = people?;
        // Their questionnaires are parsed once each, and the answers by them.
        self.answers(conn, &mut people, beside).await?;
        Ok(Some((people.into_iter().map(|read| read.counted(&self.own)).collect(), last)))
    }

    /// Somebody with everything but the answers.
    fn read(&self, conn: &Reader, row: &Row, beside: &mut Beside) -> Result<Read, StoreError> {
        let (id, is_held) = (*row.id, self.held.contains(&*row.id));
        let talks = beside.talks.remove(&id).filter(|_| !is_held).unwrap_or_default();
        let held_on = |formality: Formality| {
            let held = talks.iter().filter(|talk| talk.formality == formality);
            held.filter_map(|talk| talk.held_on).min()
        };
        let (formal, informal) = (held_on(Formality::Formal), held_on(Formality::Informal));
        // Of a talk that was denied, nothing counts.
        let is_of_a_talk = |report: &&report::Model| {
            let held = talks.iter().find(|talk| talk.id == report.talk_id);
            held.is_some_and(|talk| talk.held_on.is_some() && talk.formality == Formality::Formal)
        };
        let report = beside.reports.get(&id).into_iter().flatten().find(is_of_a_talk);
        let held = talks.iter().filter(|talk| talk.held_on.is_some()).map(|talk| *talk.id).collect();
        let asked = beside.asked.get(&id).copied();
        let response = beside.responses.get(&id).filter(|_| !is_held);
        let on = |at| self.calendar.local_date(at);
        let person = Person {
            unit: *row.unit_id,
            region: self.regions.get(&*row.school_id).copied(),
            way: *row.departure_type,
            foreseen: row.foreseen,
            function_group: row.function_group.filter(|_| !is_held).map(Typed::get),
            subject: row.subject.filter(|_| !is_held).map(Typed::get),
            service_band: row.service_band.filter(|_| !is_held).map(Typed::get),
            entry: row.entry.filter(|_| !is_held).map(Typed::get),
            part_time: row.part_time.filter(|_| !is_held).map(Typed::get),
            hybrid: row.hybrid.filter(|_| !is_held).map(Typed::get),
            contract_chain: row.contract_chain.filter(|_| !is_held).map(Typed::get),
            invited: asked.is_some() || response.is_some(),
            answered: None,
            talked: Talked { formal: formal.is_some(), informal: informal.is_some() },
            told: report.map(|report| report.boxes(conn)).transpose()?.map(|report| ToldOf { report }),
            days: Courses {
                registered: Some(on(row.registered_at)),
                invited: asked.map(on),
                answered: response.map(|response| on(response.submitted_at)),
                talked: formal.or(informal),
                reported: report.and_then(|report| report.finalised_at).map(on),
                last_day: Some(row.last_day_worked),
            },
        };
        let response = response.map(|response| *response.id);
        Ok(Read { departure: id, person, response, asked: None, talks: held, is_held })
    }

    async fn answers(&self, conn: &Reader, people: &mut [Read], mut beside: Beside) -> Result<(), StoreError> {
        for read in people.iter_mut().filter(|read| read.response.is_some()) {
            let Some(row) = beside.responses.remove(&read.departure) else { continue };
            let seen = read_stored(conn, row).await?;
            let answers = seen.submitted.answers().clone();
            let mut expected = beside.predictions.get(&read.departure).into_iter().flatten();
            let predicted = expected.find_map(|prediction| prediction.is_right(&answers));
            read.person.answered = Some(Answered { answers, predicted });
            read.asked = Some(seen.questionnaire);
        }
        Ok(())
    }
}

/// What heads read of talks: the groups of all schools, of the half-years that lie in the period; `None` while these were
/// not counted.
pub(super) async fn read_by_heads(
    conn: &Reader,
    board: BoardId,
    period: Period,
) -> Result<Option<Vec<Group>>, StoreError> {
    let days = period.days();
    let rows = school_count::Entity::find()
        .filter(school_count::Column::BoardId.is(board))
        .filter(school_count::Column::FirstDay.between(days.first, days.last))
        .order_by_asc(school_count::Column::FirstDay)
        .order_by_asc(school_count::Column::SchoolId)
        .all(conn)
        .await?;
    let is_within =
        |row: &school_count::Model| Half::of(row.first_day).is_some_and(|half| half.days().last <= days.last);
    let mut groups: Option<Vec<Group>> = None;
    for row in rows.iter().filter(|row| is_within(row)) {
        groups.get_or_insert_default().extend(row.groups()?);
    }
    Ok(groups)
}
