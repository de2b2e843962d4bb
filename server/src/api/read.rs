//! What a personnel system reads of departures: by which number it knows one, where it stands for it ([`ToldStage`]), and
//! since when. Neither who leaves nor why, and nothing that anybody said or did of what was asked.

use chrono::{DateTime, NaiveDate, Utc};
use domain::api::{ExternalId, ToldStage};
use domain::ids::{DepartureId, UnitId};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::access::{ApiReader, ApiWriter, Refused, Registers};
use crate::program::Program;
use crate::store::entity::departure::{Column, Entity};
use crate::store::{StoreError, Typed, TypedColumn};

/// The most departures in one answer.
pub const PAGE_ROWS_MAX: u64 = 200;

/// Where a departure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartureRead {
    pub id: DepartureId,
    pub external_id: Option<String>,
    pub unit: UnitId,
    pub stage: ToldStage,
    pub last_day_worked: NaiveDate,
    /// Since when what is read here is as it is, or the departure type or the last day of employment.
    pub updated_at: DateTime<Utc>,
}

/// Where a page ends; the next one begins after it. Opaque in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    at: DateTime<Utc>,
    id: DepartureId,
}

impl Cursor {
    /// Reads what [`std::fmt::Display`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('.')?;
        Some(Self { at: DateTime::from_timestamp_micros(micros.parse().ok()?)?, id: id.parse().ok()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.timestamp_micros(), self.id)
    }
}

/// Some departures, and where the next ones begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub departures: Vec<DepartureRead>,
    pub next: Option<Cursor>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Typed<DepartureId>,
    external_id: Option<String>,
    unit_id: Typed<UnitId>,
    told_stage: Typed<ToldStage>,
    last_day_worked: NaiveDate,
    told_at: DateTime<Utc>,
}

impl From<Row> for DepartureRead {
    fn from(row: Row) -> Self {
        Self {
            id: *row.id,
            external_id: row.external_id,
            unit: *row.unit_id,
            stage: *row.told_stage,
            last_day_worked: row.last_day_worked,
            updated_at: row.told_at,
        }
    }
}

/// The columns, of the board's departures but those that the leaver has restricted and those that are being erased.
fn of_board(reader: &ApiReader) -> Select<Entity> {
    Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::ExternalId,
            Column::UnitId,
            Column::ToldStage,
            Column::LastDayWorked,
            Column::ToldAt,
        ])
        .filter(Column::BoardId.is(reader.board()))
        .filter(Column::RestrictedSince.is_null())
        .filter(Column::ErasingSince.is_null())
}

/// One departure. Refuses another board's, a restricted one and one that is being erased, as one that
/// does not exist.
pub async fn departure(program: &Program, reader: &ApiReader, id: DepartureId) -> Result<DepartureRead, Refused> {
    let found = of_board(reader).filter(Column::Id.is(id)).into_model::<Row>().one(program.store().read()).await;
    let row = found.map_err(StoreError::from)?.ok_or(Refused::NotFound)?;
    Ok(row.into())
}

/// Which departure has this number, for whoever wanted to register it again: the system gave it the number, and knows
/// the id since then, restricted or not. Nothing of one that is being erased. One query.
pub async fn departure_of(
    program: &Program,
    writer: &ApiWriter,
    number: &ExternalId,
) -> Result<Option<DepartureId>, StoreError> {
    let found = Entity::find()
        .filter(Column::BoardId.is(writer.board()))
        .filter(Column::ExternalId.eq(number.as_str()))
        .filter(Column::ErasingSince.is_null())
        .one(program.store().read())
        .await?;
    Ok(found.map(|row| *row.id))
}

/// Those that are another since then, the oldest change first: at most `most`, and no more than [`PAGE_ROWS_MAX`].
/// `external_id` is one number, where only that one is asked for. One query.
pub async fn departures(
    program: &Program,
    reader: &ApiReader,
    since: Option<DateTime<Utc>>,
    external_id: Option<&str>,
    from: Option<Cursor>,
    most: u64,
) -> Result<Page, StoreError> {
    let most = most.clamp(1, PAGE_ROWS_MAX);
    let after = from.map(|from| {
        let later = Condition::all().add(Column::ToldAt.eq(from.at)).add(Column::Id.gt(Typed::from(from.id)));
        Condition::any().add(Column::ToldAt.gt(from.at)).add(later)
    });
    let mut query = of_board(reader);
    if let Some(since) = since {
        query = query.filter(Column::ToldAt.gte(since));
    }
    if let Some(number) = external_id {
        query = query.filter(Column::ExternalId.eq(number));
    }
    if let Some(after) = after {
        query = query.filter(after);
    }
    let rows: Vec<Row> = query
        .order_by_asc(Column::ToldAt)
        .order_by_asc(Column::Id)
        .limit(most + 1)
        .into_model::<Row>()
        .all(program.store().read())
        .await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let has_more = rows.len() > most;
    let departures: Vec<DepartureRead> = rows.into_iter().take(most).map(Into::into).collect();
    let next = departures.last().filter(|_| has_more).map(|last| Cursor { at: last.updated_at, id: last.id });
    Ok(Page { departures, next })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::ids::DepartureId;
    use uuid::Uuid;

    use super::Cursor;

    #[test]
    fn a_cursor_comes_back_from_its_text() {
        let at = DateTime::from_timestamp_micros(1_772_000_000_123_456).expect("an instant");
        let cursor = Cursor { at, id: DepartureId::new(Uuid::now_v7()) };
        assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        for broken in ["", "x.y", "1772", "1772.x"] {
            assert_eq!(Cursor::parse(broken), None, "{broken}");
        }
    }
}
