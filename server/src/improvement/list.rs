//! Reading the points that somebody writes.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::ids::PointId;
use domain::improvement::{Evidence, ImprovementPoint, PointSource, week_of};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::access::{PointWriter, Refused, Scope};
use crate::course;
use crate::program::Program;
use crate::store::entity::improvement_point::{Column, Entity, Model};
use crate::store::queries::{accounts, units};
use crate::store::seal::open_some;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// The most points listed: many years of them.
const LISTED_MAX: u64 = 500;

/// A point as its writers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub id: PointId,
    pub text: ImprovementPoint,
    /// Sent back with every change.
    pub revision: i32,
    /// The school's name; `None` is the whole board.
    pub school: Option<String>,
    /// Who wrote it down first. Of an adviser's proposal only they themselves know.
    pub by: Option<String>,
    /// An adviser proposed it, in the week that begins on this Monday.
    pub proposed_in: Option<DateTime<Utc>>,
    pub saved_at: DateTime<Utc>,
    /// Since when leavers read it.
    pub published_at: Option<DateTime<Utc>>,
}

/// The points within the writer's reach, what was changed last first.
pub async fn all(program: &Program, writer: &PointWriter) -> Result<Vec<Point>, StoreError> {
    let conn = program.store().read();
    let of_writer = within(program, conn, writer).await?;
    let newest = of_writer.order_by_desc(Column::SavedAt).order_by_desc(Column::Id);
    let rows = newest.limit(LISTED_MAX).all(conn).await?;
    named(conn, writer, rows).await
}

/// One point. Refused where it is not within the writer's reach.
pub async fn one(program: &Program, writer: &PointWriter, id: PointId) -> Result<Point, Refused> {
    let conn = program.store().read();
    let of_writer = within(program, conn, writer).await?;
    let row = of_writer.filter(Column::Id.is(id)).one(conn).await.map_err(StoreError::from)?;
    named(conn, writer, row.into_iter().collect()).await?.pop().ok_or(Refused::NotFound)
}

/// The rows within the writer's reach, without what advisers proposed in this week: that is read from the day of
/// `domain::improvement::shown_from`.
pub(super) async fn within(
    program: &Program,
    conn: &impl ConnectionTrait,
    writer: &PointWriter,
) -> Result<Select<Entity>, StoreError> {
    let today = course::calendar(conn, writer.board()).await?.local_date(program.now());
    let is_read = Condition::any()
        .add(Column::Source.is_null())
        .add(Column::Source.is_not(PointSource::Adviser))
        .add(Column::CreatedAt.lt(noon_of(week_of(today))));
    let of_board = Entity::find().filter(Column::BoardId.is(writer.board())).filter(is_read);
    Ok(match writer.scope() {
        Scope::Board => of_board,
        Scope::Units(units) => of_board.filter(Column::UnitId.any_of(units.iter().copied())),
    })
}

/// When it is that day in every zone that matters.
pub(super) fn noon_of(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12)
}

async fn named(conn: &impl Keyed, writer: &PointWriter, rows: Vec<Model>) -> Result<Vec<Point>, StoreError> {
    let schools = units::names(conn, rows.iter().filter_map(|row| row.unit_id.map(Typed::get))).await?;
    let is_of_adviser = |row: &Model| row.source.map(Typed::get) == Some(PointSource::Adviser);
    let is_told = |row: &Model| !is_of_adviser(row) || row.created_by == writer.account();
    let told = rows.iter().filter(|row| is_told(row)).map(|row| *row.created_by);
    let people = accounts::names(conn, told).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Point {
                id: *row.id,
                text: text_of(conn, &row)?,
                revision: row.revision,
                school: row.unit_id.and_then(|id| schools.get(&id).cloned()),
                by: people.get(&row.created_by).filter(|_| is_told(&row)).cloned(),
                proposed_in: is_of_adviser(&row).then_some(row.created_at),
                saved_at: row.saved_at,
                published_at: row.published_at,
            })
        })
        .collect()
}

/// What is written of a point.
pub(super) fn text_of(conn: &impl Keyed, row: &Model) -> Result<ImprovementPoint, StoreError> {
    let status = *row.status;
    let evidence = row.evidence.as_deref().map(|stored| {
        Evidence::parse(stored).map_err(|why| StoreError::corrupt("improvement_points", *row.id, why.to_string()))
    });
    Ok(ImprovementPoint {
        what: row.what.open(conn, row.id)?,
        outcome_nl: row.outcome_nl.open(conn, row.id)?,
        outcome_en: row.outcome_en.open(conn, row.id)?,
        outside: row.owner_account.is_none() && !row.owner_name.is_nothing(),
        owner: row.owner_name.open(conn, row.id)?,
        advice: open_some(row.advice.as_ref(), conn, row.id)?.unwrap_or_default(),
        addressee: open_some(row.addressee.as_ref(), conn, row.id)?.unwrap_or_default(),
        due: row.due_on,
        status,
        declined: open_some(row.declined.as_ref(), conn, row.id)?.unwrap_or_default(),
        result: open_some(row.came_of_it.as_ref(), conn, row.id)?.unwrap_or_default(),
        school: row.unit_id.map(Into::into),
        evidence: evidence.transpose()?,
    })
}
