//! Walks the indexes of the projection, one page at a time.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Iden, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::PAGE_ROWS;
use super::counts::When;
use super::filter::{Cursor, Due, Openness, Segment, ShownType, WorklistFilter};
use super::reach::Reach;
use crate::access::Coordinator;
use crate::departure::words_of_search;
use crate::store::StoreError;
use crate::store::entity::departure::{Column, Entity};
use crate::store::entity::name_word;

/// One row of the projection.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Row {
    pub id: Uuid,
    pub name: String,
    pub unit_id: Uuid,
    pub school_id: Uuid,
    pub departure_type: String,
    pub special: bool,
    pub stage: String,
    pub due_at: Option<DateTime<Utc>>,
    pub is_open: bool,
    pub owner: String,
    pub owner_account: Option<Uuid>,
    pub last_day_worked: NaiveDate,
    pub talk_by: Option<NaiveDate>,
}

const COLUMNS: [Column; 13] = [
    Column::Id,
    Column::Name,
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
];

/// Reads one page and says where the next begins.
pub(super) async fn walk(
    conn: &impl ConnectionTrait,
    reach: &Reach,
    filter: &WorklistFilter,
    from: Option<&Cursor>,
    when: When,
) -> Result<(Vec<Row>, Option<Cursor>), StoreError> {
    let mut rows: Vec<(Segment, Row)> = Vec::new();
    for &segment in segments(filter) {
        let after = match from {
            Some(cursor) if cursor.segment > segment => continue,
            Some(cursor) if cursor.segment == segment => Some(cursor),
            _ => None,
        };
        let wanted = PAGE_ROWS + 1 - rows.len();
        if wanted == 0 {
            break;
        }
        let Some(statement) = statement(reach, filter, segment, after, when, wanted) else { continue };
        let found = Row::find_by_statement(conn.get_database_backend().build(&statement)).all(conn).await?;
        rows.extend(found.into_iter().map(|row| (segment, row)));
    }
    let more = rows.len() > PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    let next =
        rows.last().filter(|_| more).map(|(segment, row)| Cursor { segment: *segment, due: row.due_at, id: row.id });
    Ok((rows.into_iter().map(|(_, row)| row).collect(), next))
}

fn segments(filter: &WorklistFilter) -> &'static [Segment] {
    match filter.open {
        _ if filter.due.is_some() => &[Segment::Due],
        Openness::Open => &[Segment::Due, Segment::NothingDue],
        Openness::Closed => &[Segment::Over],
        Openness::All => &[Segment::Due, Segment::NothingDue, Segment::Over],
    }
}

/// One statement for one segment; `None` when the coordinator reaches nothing of it.
fn statement(
    reach: &Reach,
    filter: &WorklistFilter,
    segment: Segment,
    after: Option<&Cursor>,
    when: When,
    wanted: usize,
) -> Option<SelectStatement> {
    let limit = u64::try_from(wanted).unwrap_or(u64::MAX);
    let mut walks = reach.walks(filter).into_iter().map(|part| {
        let mut condition = part.add(filtered(reach.board, filter)).add(in_segment(segment, filter, when));
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
        Segment::Due => page.order_by("due_at", Order::Asc).order_by("id", Order::Asc),
        Segment::NothingDue => page.order_by("id", Order::Asc),
        Segment::Over => page.order_by("id", Order::Desc),
    };
    Some(page.limit(limit).to_owned())
}

fn ordered(select: &mut SelectStatement, segment: Segment) {
    match segment {
        Segment::Due => select.order_by((Entity, Column::DueAt), Order::Asc).order_by((Entity, Column::Id), Order::Asc),
        Segment::NothingDue => select.order_by((Entity, Column::Id), Order::Asc),
        Segment::Over => select.order_by((Entity, Column::Id), Order::Desc),
    };
}

fn in_segment(segment: Segment, filter: &WorklistFilter, when: When) -> Condition {
    let condition = Condition::all();
    match segment {
        Segment::Due => {
            let open = condition.add(Column::IsOpen.eq(true));
            match filter.due {
                Some(Due::Overdue) => open.add(Column::DueAt.lt(when.now)),
                Some(Due::ThisWeek) => open.add(Column::DueAt.gte(when.now)).add(Column::DueAt.lt(when.week_ends)),
                None => open.add(Column::DueAt.is_not_null()),
            }
        }
        Segment::NothingDue => condition.add(Column::IsOpen.eq(true)).add(Column::DueAt.is_null()),
        // What is over is due nothing; said so, so that the index is walked in the order of ids.
        Segment::Over => condition.add(Column::IsOpen.eq(false)).add(Column::DueAt.is_null()),
    }
}

fn beyond(cursor: &Cursor) -> Condition {
    let condition = Condition::all();
    match (cursor.segment, cursor.due) {
        (Segment::Due, Some(due)) => {
            let here = Expr::tuple([Expr::col((Entity, Column::DueAt)), Expr::col((Entity, Column::Id))]);
            condition.add(here.gt(Expr::tuple([Expr::value(due), Expr::value(cursor.id)])))
        }
        (Segment::Over, _) => condition.add(Column::Id.lt(cursor.id)),
        _ => condition.add(Column::Id.gt(cursor.id)),
    }
}

fn filtered(board: Uuid, filter: &WorklistFilter) -> Condition {
    let mut condition = Condition::all();
    if let Some(stage) = filter.stage {
        condition = condition.add(Column::Stage.eq(stage.code()));
    }
    match filter.kind {
        Some(ShownType::Special) => condition = condition.add(Column::Special.eq(true)),
        Some(ShownType::Type(kind)) => condition = condition.add(Column::DepartureType.eq(kind.code())),
        None => {}
    }
    if let Some(owner) = filter.owner {
        condition = condition.add(Column::Owner.eq(owner.code()));
    }
    let words = words_of_search(&filter.text);
    if words.is_empty() && !filter.text.trim().is_empty() {
        // Signs alone: nobody's name.
        return condition.add(Expr::value(1).eq(0));
    }
    for word in words {
        let text = if word.whole {
            name_word::Column::Word.eq(word.word)
        } else {
            name_word::Column::Word.like(format!("{}%", word.word))
        };
        let found = Query::select()
            .column(name_word::Column::DepartureId)
            .from(name_word::Entity)
            .and_where(name_word::Column::BoardId.eq(board))
            .and_where(name_word::Column::Start.eq(word.start))
            .and_where(text)
            .to_owned();
        condition = condition.add(Column::Id.in_subquery(found));
    }
    condition
}

/// The statements behind one page, for the test that asks the database how it would read them.
pub async fn statements_for_explain(
    conn: &impl ConnectionTrait,
    coordinator: &Coordinator,
    filter: &WorklistFilter,
    from: Option<&Cursor>,
    now: DateTime<Utc>,
) -> Result<Vec<sea_orm::Statement>, StoreError> {
    let reach = Reach::of(conn, coordinator).await?;
    let when = When { now, week_ends: now };
    let backend = conn.get_database_backend();
    let pages = segments(filter)
        .iter()
        .filter_map(|segment| {
            let after = from.filter(|cursor| cursor.segment == *segment);
            statement(&reach, filter, *segment, after, when, PAGE_ROWS + 1)
        })
        .map(|statement| backend.build(&statement));
    let counts = super::counts::parts(&reach, when).into_iter().map(|(_, statement)| backend.build(&statement));
    Ok(pages.chain(counts).collect())
}
