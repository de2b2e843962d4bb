//! Judges the lines of an import against what is registered already.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::api::ExternalId;
use domain::departure::Registration;
use domain::departure_form::DoubleKey;
use domain::ids::{BoardId, DepartureId, UnitId};
use domain::import::{
    LineVerdict, NumberOf, Registered, Sheet, Verdict, judge, other_day_meant, with_numbers, with_other_days,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};

use crate::access::Scope;
use crate::departure::register::lookups::Known;
use crate::store::entity::departure;
use crate::store::seal::Mark;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// Keys looked up in one statement.
const KEYS_A_STATEMENT: usize = 500;

/// Somebody who is registered, as far as doubles depend on it.
#[derive(FromQueryResult)]
struct Row {
    id: Typed<DepartureId>,
    unit_id: Typed<UnitId>,
    school_id: Typed<UnitId>,
    address_key: String,
    external_id: Option<String>,
    last_day_worked: NaiveDate,
    cancelled_at: Option<chrono::DateTime<chrono::Utc>>,
    closed_at: Option<chrono::DateTime<chrono::Utc>>,
    restricted_since: Option<chrono::DateTime<chrono::Utc>>,
    erasing_since: Option<chrono::DateTime<chrono::Utc>>,
}

const COLUMNS: [departure::Column; 10] = [
    departure::Column::Id,
    departure::Column::UnitId,
    departure::Column::SchoolId,
    departure::Column::AddressKey,
    departure::Column::ExternalId,
    departure::Column::LastDayWorked,
    departure::Column::CancelledAt,
    departure::Column::ClosedAt,
    departure::Column::RestrictedSince,
    departure::Column::ErasingSince,
];

/// Who is registered, by school and by what they are recognised by.
type Found = HashMap<(UnitId, String), Vec<Row>>;

/// Judges every line. `looked_up` hears after each statement how many lines have been compared. Of a departure
/// beyond `scope` nothing is told but that it is a double, as ever.
pub(super) async fn judged<C, F, W>(
    conn: &C,
    (board, scope): (BoardId, &Scope),
    known: &Known,
    sheet: &Sheet,
    today: NaiveDate,
    looked_up: F,
) -> Result<Vec<LineVerdict>, StoreError>
where
    C: Keyed,
    F: FnMut(usize) -> W,
    W: Future<Output = Result<(), StoreError>>,
{
    // First as if nobody were registered, which says whom to look up.
    let first = judge(sheet, &known.lookups, &|_| false, today);
    let others: BTreeMap<String, Vec<String>> = first
        .iter()
        .filter_map(|line| match &line.verdict {
            Verdict::Make(accepted) => {
                let registration = &accepted.registration;
                Some((DoubleKey::who(registration), DoubleKey::others(registration)))
            }
            Verdict::Double | Verdict::OtherDay(..) | Verdict::Refused(_) => None,
        })
        .collect();
    // Each once: what is looked up twice would be found twice.
    let keys: BTreeSet<&String> = others.iter().flat_map(|(own, others)| std::iter::once(own).chain(others)).collect();
    let keys: Vec<String> = keys.into_iter().cloned().collect();
    let numbered = numbered(conn, board, &first).await?;
    let found = look_up(conn, board, &keys, looked_up).await?;
    if found.is_empty() {
        return Ok(by_number(first, scope, &numbered));
    }
    let of = |key: &DoubleKey| -> Vec<&Row> {
        let others = others.get(&key.who).into_iter().flatten();
        let all = std::iter::once(&key.who).chain(others);
        all.filter_map(|who| found.get(&(key.school, who.clone()))).flatten().collect()
    };
    let is_double = |key: &DoubleKey| of(key).iter().any(|row| row.last_day_worked == key.last_day_worked);
    let other_days = |key: &DoubleKey| {
        of(key)
            .into_iter()
            .filter(|row| row.cancelled_at.is_none() && scope.reaches(*row.unit_id, *row.school_id))
            .map(Row::registered)
            .collect()
    };
    let verdicts = judge(sheet, &known.lookups, &is_double, today);
    Ok(by_number(with_other_days(verdicts, &known.lookups, &other_days), scope, &numbered))
}

/// Who asks whether somebody is registered with another last day worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::departure) enum AskedBy {
    Hr,
    /// A personnel system: it hears nothing of what is restricted or being erased, and two numbers are two departures.
    PersonnelSystem,
}

/// The departure of the same person in the same school with another last day worked, as a list finds it; `None` too
/// where one has this very day, which its unique key is for.
pub(in crate::departure) async fn other_day_of(
    conn: &impl Keyed,
    (board, scope): (BoardId, &Scope),
    (registration, school): (&Registration, UnitId),
    asked_by: AskedBy,
) -> Result<Option<Registered>, StoreError> {
    let keys: BTreeSet<String> =
        std::iter::once(DoubleKey::who(registration)).chain(DoubleKey::others(registration)).collect();
    let keys: Vec<String> = keys.into_iter().collect();
    let found = look_up(conn, board, &keys, |_| std::future::ready(Ok(()))).await?;
    let is_there = |row: &Row| match asked_by {
        AskedBy::Hr => true,
        AskedBy::PersonnelSystem => {
            row.restricted_since.is_none()
                && row.erasing_since.is_none()
                && (row.external_id.is_none() || registration.external_id.is_none())
        }
    };
    let of_school = found.into_iter().filter(|((at, _), _)| *at == school).flat_map(|(_, rows)| rows);
    let rows: Vec<Row> = of_school
        .filter(|row| row.cancelled_at.is_none() && scope.reaches(*row.unit_id, *row.school_id) && is_there(row))
        .collect();
    let day = registration.last_day_worked;
    if rows.iter().any(|row| row.last_day_worked == day) {
        return Ok(None);
    }
    Ok(other_day_meant(day, rows.iter().map(Row::registered).collect()))
}

impl Row {
    fn registered(&self) -> Registered {
        Registered {
            id: *self.id,
            last_day_worked: self.last_day_worked,
            is_closed: self.closed_at.is_some() || self.restricted_since.is_some(),
        }
    }
}

/// Finds people by their number, within `scope`. Of whoever reaches less than the board no number is kept: it is one of
/// the board, and would say who leaves another school.
fn by_number(verdicts: Vec<LineVerdict>, scope: &Scope, numbered: &HashMap<String, Row>) -> Vec<LineVerdict> {
    let known = |number: &ExternalId| {
        let row = numbered.get(number.as_str()).filter(|row| scope.reaches(*row.unit_id, *row.school_id))?;
        Some(if row.cancelled_at.is_some() { NumberOf::Cancelled } else { NumberOf::Standing(row.registered()) })
    };
    let mut verdicts = with_numbers(verdicts, &known);
    if *scope != Scope::Board {
        for line in &mut verdicts {
            match &mut line.verdict {
                Verdict::Make(accepted) | Verdict::OtherDay(accepted, _) => accepted.registration.external_id = None,
                Verdict::Double | Verdict::Refused(_) => {}
            }
        }
    }
    verdicts
}

/// The departures of the board that have a number of the list.
async fn numbered(
    conn: &impl Keyed,
    board: BoardId,
    lines: &[LineVerdict],
) -> Result<HashMap<String, Row>, StoreError> {
    let number = |line: &LineVerdict| match &line.verdict {
        Verdict::Make(accepted) | Verdict::OtherDay(accepted, _) => accepted.registration.external_id.clone(),
        Verdict::Double | Verdict::Refused(_) => None,
    };
    let numbers: Vec<String> = lines.iter().filter_map(number).map(String::from).collect();
    let mut found = HashMap::new();
    for chunk in numbers.chunks(KEYS_A_STATEMENT) {
        let rows = departure::Entity::find()
            .select_only()
            .columns(COLUMNS)
            .filter(departure::Column::BoardId.is(board))
            .filter(departure::Column::ExternalId.is_in(chunk))
            .into_model::<Row>()
            .all(conn)
            .await?;
        found.extend(rows.into_iter().filter_map(|row| Some((row.external_id.clone()?, row))));
    }
    Ok(found)
}

/// The database knows by its mark who is registered.
async fn look_up<C, F, W>(conn: &C, board: BoardId, keys: &[String], mut looked_up: F) -> Result<Found, StoreError>
where
    C: Keyed,
    F: FnMut(usize) -> W,
    W: Future<Output = Result<(), StoreError>>,
{
    let mut found = Found::new();
    for (index, chunk) in keys.chunks(KEYS_A_STATEMENT).enumerate() {
        let marked: HashMap<String, &String> =
            chunk.iter().map(|who| Ok((Mark::of_double(conn, who)?.text(), who))).collect::<Result<_, StoreError>>()?;
        let rows = departure::Entity::find()
            .select_only()
            .columns(COLUMNS)
            .filter(departure::Column::BoardId.is(board))
            .filter(departure::Column::AddressKey.is_in(marked.keys()))
            .into_model::<Row>()
            .all(conn)
            .await?;
        for row in rows {
            if let Some(who) = marked.get(&row.address_key) {
                found.entry((*row.school_id, (*who).clone())).or_default().push(row);
            }
        }
        looked_up((index + 1) * KEYS_A_STATEMENT).await?;
    }
    Ok(found)
}
