//! The people of a period, page by page, as figures see them.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::course::Stage;
use domain::disclosure::Thresholds;
use domain::ids::{BoardId, DepartureId, ResponseId, TalkId, UnitId};
use domain::mail::MailKind;
use domain::organisation::Organisation;
use domain::prediction::Prediction;
use domain::release::{Answered, Courses, Period, Person, Plan, PlannedUnit, Talked, ToldOf};
use domain::school::{Group, Half};
use domain::talk::Formality;
use domain::unit::Region;
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::course::counted_predictions;
use crate::headcount;
use crate::questionnaire::read_stored;
use crate::store::entity::{departure, outbox, prediction, report, response, rights_request, school_count, talk};
use crate::store::queries::units;
use crate::store::{Reader, StoreError, Typed, TypedColumn};

/// People who are read at once.
const PAGE: u64 = 500;

/// The mails by which somebody is asked to answer.
const ASKING: [MailKind; 3] = [MailKind::AskWhetherWanted, MailKind::Questionnaire, MailKind::Combined];

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
pub(super) fn of_period(board: BoardId, period: Period, today: NaiveDate) -> Select<departure::Entity> {
    use departure::Column;
    let days = period.days();
    departure::Entity::find()
        .filter(Column::BoardId.is(board))
        .filter(Column::LastDayWorked.between(days.first, days.last))
        .filter(Column::CancelledAt.is_null())
        .filter(Column::ErasingSince.is_null())
        .filter(Column::Stage.none_of([Stage::Cancelled, Stage::Stopped]))
        .filter(Column::KnownFrom.is_null().or(Column::KnownFrom.lte(today)))
}

/// The departures of a board in which the leaver has objected, or has it restricted what may be done with the data: as
/// long as that stands, nothing that they said is counted.
pub(super) async fn held(conn: &impl ConnectionTrait, board: BoardId) -> Result<HashSet<DepartureId>, StoreError> {
    let asked: Vec<Typed<DepartureId>> = rights_request::Entity::find()
        .select_only()
        .column(rights_request::Column::DepartureId)
        .filter(rights_request::Column::BoardId.is(board))
        .filter(rights_request::Column::LiveKey.is_not_null())
        .into_tuple()
        .all(conn)
        .await?;
    Ok(asked.into_iter().map(Typed::get).collect())
}

/// Somebody who was read.
pub(super) struct Counted {
    pub departure: DepartureId,
    pub person: Person,
    /// The answers that count, where there are any.
    pub response: Option<ResponseId>,
    /// The talk whose final report counts.
    pub report: Option<TalkId>,
    /// The talks that were held and count.
    pub talks: Vec<TalkId>,
    /// They objected, or have their data restricted: how they left is counted and that they were invited, and nothing
    /// else.
    pub is_held: bool,
}

/// What holds for everybody who is read for one release.
pub(super) struct Reading {
    board: BoardId,
    period: Period,
    calendar: WorkCalendar,
    today: NaiveDate,
    regions: HashMap<UnitId, Region>,
    held: HashSet<DepartureId>,
}

impl Reading {
    pub(super) async fn of(
        conn: &Reader,
        (board, period): (BoardId, Period),
        calendar: WorkCalendar,
        today: NaiveDate,
    ) -> Result<Self, StoreError> {
        let schools = units::of_board(conn, board).await?.into_iter();
        let regions = schools.filter_map(|row| Some((*row.id, row.region?.get()))).collect();
        let held = held(conn, board).await?;
        Ok(Self { board, period, calendar, today, regions, held })
    }

    /// The next people behind `after`, in the order of their ids, and the last id that was looked at; `None` at the end.
    pub(super) async fn page(
        &self,
        conn: &Reader,
        after: Option<DepartureId>,
    ) -> Result<Option<(Vec<Counted>, DepartureId)>, StoreError> {
        let mut rows = of_period(self.board, self.period, self.today).order_by_asc(departure::Column::Id).limit(PAGE);
        if let Some(after) = after {
            rows = rows.filter(departure::Column::Id.gt(Typed::from(after)));
        }
        let rows = rows.all(conn).await?;
        let Some(last) = rows.last().map(|row| *row.id) else { return Ok(None) };
        let ids: Vec<DepartureId> = rows.iter().map(|row| *row.id).collect();
        let mut beside = Beside::read(conn, self.board, &ids).await?;
        let rows = rows.iter().filter(|row| !row.departure_type.profile().nothing_is_ever_sent);
        let counted = rows.map(|row| self.counted(conn, row, &mut beside)).collect::<Result<Vec<_>, _>>();
        let mut counted = counted?;
        // Their questionnaires are parsed once each, and the answers by them.
        self.answers(conn, &mut counted, beside).await?;
        Ok(Some((counted, last)))
    }

    /// Somebody with everything but the answers.
    fn counted(&self, conn: &Reader, row: &departure::Model, beside: &mut Beside) -> Result<Counted, StoreError> {
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
        let (response, report) = (response.map(|response| *response.id), report.map(|report| *report.talk_id));
        Ok(Counted { departure: id, person, response, report, talks: held, is_held })
    }

    async fn answers(&self, conn: &Reader, people: &mut [Counted], mut beside: Beside) -> Result<(), StoreError> {
        for counted in people.iter_mut().filter(|counted| counted.response.is_some()) {
            let Some(row) = beside.responses.remove(&counted.departure) else { continue };
            let seen = read_stored(conn, row).await?;
            let answers = seen.submitted.answers().clone();
            let mut expected = beside.predictions.get(&counted.departure).into_iter().flatten();
            let predicted = expected.find_map(|prediction| prediction.is_right(&answers));
            counted.person.answered = Some(Answered { answers, predicted });
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

/// What is read beside the records of a page.
struct Beside {
    talks: HashMap<DepartureId, Vec<talk::Model>>,
    reports: HashMap<DepartureId, Vec<report::Model>>,
    responses: HashMap<DepartureId, response::Model>,
    /// Those that count, in the order in which they were made.
    predictions: HashMap<DepartureId, Vec<Prediction>>,
    /// When the first mail left that asks to answer.
    asked: HashMap<DepartureId, DateTime<Utc>>,
}

impl Beside {
    async fn read(conn: &Reader, board: BoardId, ids: &[DepartureId]) -> Result<Self, StoreError> {
        let ids = || ids.iter().copied();
        let mut talks: HashMap<DepartureId, Vec<talk::Model>> = HashMap::new();
        for row in talk::Entity::find().filter(talk::Column::DepartureId.any_of(ids())).all(conn).await? {
            talks.entry(*row.departure_id).or_default().push(row);
        }
        let mut reports: HashMap<DepartureId, Vec<report::Model>> = HashMap::new();
        let finals = report::Entity::find()
            .filter(report::Column::DepartureId.any_of(ids()))
            .filter(report::Column::FinalisedAt.is_not_null());
        for row in finals.all(conn).await? {
            reports.entry(*row.departure_id).or_default().push(row);
        }
        let responses = response::Entity::find().filter(response::Column::DepartureId.any_of(ids())).all(conn).await?;
        let responses = responses.into_iter().map(|row| (*row.departure_id, row)).collect();
        let made = prediction::Entity::find()
            .filter(prediction::Column::DepartureId.any_of(ids()))
            .order_by_asc(prediction::Column::MadeAt)
            .all(conn)
            .await?;
        let mut predictions: HashMap<DepartureId, Vec<Prediction>> = HashMap::new();
        for row in counted_predictions(conn, board, made).await? {
            predictions.entry(*row.departure_id).or_default().push(*row.reason);
        }
        Ok(Self { talks, reports, responses, predictions, asked: asked(conn, ids()).await? })
    }
}

async fn asked(
    conn: &Reader,
    ids: impl Iterator<Item = DepartureId>,
) -> Result<HashMap<DepartureId, DateTime<Utc>>, StoreError> {
    let sent = outbox::Entity::find()
        .select_only()
        .columns([outbox::Column::DepartureId, outbox::Column::SentAt])
        .filter(outbox::Column::DepartureId.any_of(ids))
        .filter(outbox::Column::Kind.any_of(ASKING))
        .filter(outbox::Column::SentAt.is_not_null())
        .order_by_desc(outbox::Column::SentAt)
        .into_tuple::<(Typed<DepartureId>, DateTime<Utc>)>()
        .all(conn)
        .await?;
    // The earliest comes last, and stays.
    Ok(sent.into_iter().map(|(departure, at)| (departure.get(), at)).collect())
}
