//! Walks the indexes of the projection, one page at a time.

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::{Owner, Stage};
use domain::departure::{DepartureType, ShownType};
use domain::ids::{AccountId, DepartureId, UnitId};
use domain::person::sort_key;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, Iden, QueryFilter, QuerySelect};

use super::PAGE_ROWS;
use super::care;
use super::counts::{When, in_hand};
use super::cursor::{Cursor, Segment};
use super::filter::{Due, Openness, WorklistFilter};
use super::reach::Reach;
use super::sought::{of_typed_address, sought};
use crate::access::Coordinator;
use crate::store::entity::departure::{Column, Entity, open_parts};
use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Typed, TypedColumn};

/// One row of the projection.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Row {
    pub id: Typed<DepartureId>,
    pub name: Sealed<place::LeaverName>,
    pub name_parts: Option<Sealed<place::LeaverParts>>,
    pub unit_id: Typed<UnitId>,
    pub school_id: Typed<UnitId>,
    pub departure_type: Typed<DepartureType>,
    pub special: bool,
    pub stage: Typed<Stage>,
    pub due_at: Option<DateTime<Utc>>,
    pub is_open: bool,
    pub owner: Typed<Owner>,
    pub owner_account: Option<Typed<AccountId>>,
    pub last_day_worked: NaiveDate,
    pub talk_by: Option<NaiveDate>,
    pub coordinator_id: Option<Typed<AccountId>>,
}

impl Row {
    /// What it is sorted by where the names are: the surname that HR gave, else what the whole name tells.
    pub fn sort_key(&self, conn: &impl Keyed) -> Result<String, StoreError> {
        let parts = open_parts(self.name_parts.as_ref(), conn, *self.id)?;
        Ok(sort_key(&self.name.open(conn, self.id)?, &parts))
    }

    /// As lists show it.
    pub fn kind(&self) -> ShownType {
        match *self.departure_type {
            _ if self.special => ShownType::Special,
            kind => ShownType::Type(kind),
        }
    }
}

const COLUMNS: [Column; 15] = [
    Column::Id,
    Column::Name,
    Column::NameParts,
    Column::UnitId,
    Column::SchoolId,
    Column::DepartureType,
    Column::Special,
    Column::Stage,
    Column::DueAt,
    Column::IsOpen,
    Column::Owner,
    Column::OwnerAccount,
    Column::LastDayWorked,
    Column::TalkBy,
    Column::CoordinatorId,
];

/// The rows of one page with the part of the list that each is of, and where the next page begins.
pub(super) type Found = (Vec<(Segment, Row)>, Option<Cursor>);

/// Reads one page and says where the next begins.
pub(super) async fn walk(
    conn: &impl Keyed,
    reach: &Reach,
    filter: &WorklistFilter,
    from: Option<&Cursor>,
    when: When,
) -> Result<Found, StoreError> {
    // Whoever sorted by something else begins anew.
    let from = from.filter(|cursor| cursor.segment != Segment::Sorted);
    let mut rows = read(conn, reach, filter, from, when, PAGE_ROWS + 1).await?;
    let more = rows.len() > PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    let next =
        rows.last().filter(|_| more).map(|(segment, row)| Cursor { segment: *segment, due: row.due_at, id: *row.id });
    Ok((rows, next))
}

/// At most so many rows behind the cursor, segment by segment.
pub(super) async fn read(
    conn: &impl Keyed,
    reach: &Reach,
    filter: &WorklistFilter,
    from: Option<&Cursor>,
    when: When,
    most: usize,
) -> Result<Vec<(Segment, Row)>, StoreError> {
    let sought = sought(conn, reach, filter).await?.add(care::of(conn, reach, filter, when.now).await?);
    let mut rows: Vec<(Segment, Row)> = Vec::new();
    for &segment in segments(filter) {
        let after = match from {
            Some(cursor) if cursor.segment > segment => continue,
            Some(cursor) if cursor.segment == segment => Some(cursor),
            _ => None,
        };
        let wanted = most - rows.len();
        if wanted == 0 {
            break;
        }
        let Some(statement) = statement(reach, (filter, &sought), segment, after, when, wanted) else { continue };
        let found = Row::find_by_statement(conn.get_database_backend().build(&statement)).all(conn).await?;
        rows.extend(found.into_iter().map(|row| (segment, row)));
    }
    Ok(rows)
}

fn segments(filter: &WorklistFilter) -> &'static [Segment] {
    match filter.open {
        _ if filter.due.is_some() => &[Segment::Hand, Segment::Due],
        Openness::Open => &[Segment::Hand, Segment::Due, Segment::NothingDue],
        Openness::Closed => &[Segment::Over],
        Openness::All => &[Segment::Hand, Segment::Due, Segment::NothingDue, Segment::Over],
    }
}

/// One statement for one segment; `None` when the coordinator reaches nothing of it.
fn statement(
    reach: &Reach,
    (filter, sought): (&WorklistFilter, &Condition),
    segment: Segment,
    after: Option<&Cursor>,
    when: When,
    wanted: usize,
) -> Option<SelectStatement> {
    let limit = u64::try_from(wanted).unwrap_or(u64::MAX);
    let mut walks = reach.walks(filter).into_iter().map(|part| {
        let mut condition = part.add(filtered(filter)).add(sought.clone()).add(in_segment(segment, filter, when));
        if let Some(cursor) = after {
            condition = condition.add(beyond(cursor));
        }
        let mut select = Entity::find().select_only().columns(COLUMNS).filter(condition).limit(limit);
        ordered(QuerySelect::query(&mut select), segment);
        QuerySelect::query(&mut select).to_owned()
    });
    let first = walks.next()?;
    let mut others = walks.peekable();
    if others.peek().is_none() {
        return Some(first);
    }
    // An ordered and limited part of a union has to stand in a subquery on SQLite.
    let apart = |walk: SelectStatement| {
        Query::select()
            .columns(COLUMNS.map(|column| Alias::new(column.to_string())))
            .from_subquery(walk, "walk")
            .to_owned()
    };
    let mut all = apart(first);
    for other in others {
        all.union(UnionType::All, apart(other));
    }
    let mut page = Query::select()
        .columns(COLUMNS.map(|column| Alias::new(column.to_string())))
        .from_subquery(all, "walks")
        .to_owned();
    match segment {
        Segment::Hand | Segment::Due | Segment::Sorted => {
            page.order_by("due_at", Order::Asc).order_by("id", Order::Asc)
        }
        Segment::NothingDue => page.order_by("id", Order::Asc),
        Segment::Over => page.order_by("id", Order::Desc),
    };
    Some(page.limit(limit).to_owned())
}

fn ordered(select: &mut SelectStatement, segment: Segment) {
    match segment {
        Segment::Hand | Segment::Due | Segment::Sorted => {
            select.order_by((Entity, Column::DueAt), Order::Asc).order_by((Entity, Column::Id), Order::Asc)
        }
        Segment::NothingDue => select.order_by((Entity, Column::Id), Order::Asc),
        Segment::Over => select.order_by((Entity, Column::Id), Order::Desc),
    };
}

fn in_segment(segment: Segment, filter: &WorklistFilter, when: When) -> Condition {
    let condition = Condition::all();
    match segment {
        Segment::Hand => in_hand(when).add(due(filter, when)),
        // What needs HR's hand stands above it.
        Segment::Due => {
            let elsewhere = Condition::any().add(Column::Owner.is_not(Owner::Hr)).add(Column::DueAt.gte(when.day_ends));
            condition.add(Column::IsOpen.eq(true)).add(due(filter, when)).add(elsewhere)
        }
        Segment::NothingDue => condition.add(Column::IsOpen.eq(true)).add(Column::DueAt.is_null()),
        // What is over is due nothing; said so, so that the index is walked in the order of ids.
        Segment::Over => condition.add(Column::IsOpen.eq(false)).add(Column::DueAt.is_null()),
        Segment::Sorted => condition,
    }
}

fn due(filter: &WorklistFilter, when: When) -> Condition {
    let condition = Condition::all();
    match filter.due {
        Some(Due::Overdue) => condition.add(Column::DueAt.lt(when.now)),
        Some(Due::Today) => condition.add(Column::DueAt.lt(when.day_ends)),
        Some(Due::ThisWeek) => condition.add(Column::DueAt.gte(when.now)).add(Column::DueAt.lt(when.week_ends)),
        None => condition.add(Column::DueAt.is_not_null()),
    }
}

fn beyond(cursor: &Cursor) -> Condition {
    let condition = Condition::all();
    match (cursor.segment, cursor.due) {
        (Segment::Hand | Segment::Due, Some(due)) => {
            let here = Expr::tuple([Expr::col((Entity, Column::DueAt)), Expr::col((Entity, Column::Id))]);
            condition.add(here.gt(Expr::tuple([Expr::value(due), Typed::expr(cursor.id)])))
        }
        (Segment::Over, _) => condition.add(Column::Id.lt(Typed::from(cursor.id))),
        _ => condition.add(Column::Id.gt(Typed::from(cursor.id))),
    }
}

fn filtered(filter: &WorklistFilter) -> Condition {
    let mut condition = Condition::all();
    if let Some(stage) = filter.stage {
        condition = condition.add(Column::Stage.is(stage));
    }
    match filter.kind {
        Some(ShownType::Special) => condition = condition.add(Column::Special.eq(true)),
        Some(ShownType::Type(kind)) => condition = condition.add(Column::DepartureType.is(kind)),
        None => {}
    }
    if let Some(owner) = filter.owner {
        condition = condition.add(Column::Owner.is(owner));
    }
    if let Some(team) = filter.team {
        condition = condition.add(Column::UnitId.is(team));
    }
    condition
}

/// How many this finds that are over, counted no further than that.
pub(super) async fn finished(
    conn: &impl Keyed,
    reach: &Reach,
    filter: &WorklistFilter,
    when: When,
    most: usize,
) -> Result<usize, StoreError> {
    let filter = filter.among_the_finished();
    Ok(read(conn, reach, &filter, None, when, most).await?.len())
}

/// The statements behind one page, for the test that asks the database how it would read them.
pub async fn statements_for_explain(
    conn: &impl Keyed,
    coordinator: &Coordinator,
    filter: &WorklistFilter,
    from: Option<&Cursor>,
    now: DateTime<Utc>,
) -> Result<Vec<sea_orm::Statement>, StoreError> {
    let reach = Reach::of(conn, coordinator).await?;
    let when = When { now, day_ends: now, week_ends: now };
    let backend = conn.get_database_backend();
    let sought = sought(conn, &reach, filter).await?.add(care::of(conn, &reach, filter, now).await?);
    let pages = segments(filter)
        .iter()
        .filter_map(|segment| {
            let after = from.filter(|cursor| cursor.segment == *segment);
            statement(&reach, (filter, &sought), *segment, after, when, PAGE_ROWS + 1)
        })
        .map(|statement| backend.build(&statement));
    let counts = super::counts::parts(&reach, when).into_iter().map(|(_, statement)| backend.build(&statement));
    let by_address = of_typed_address(conn, reach.board, filter)?;
    Ok(pages.chain(counts).chain(by_address).collect())
}
