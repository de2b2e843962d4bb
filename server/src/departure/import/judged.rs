//! Judges the lines of an import against what is registered already.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::departure_form::DoubleKey;
use domain::ids::{BoardId, UnitId};
use domain::import::{LineVerdict, Sheet, Verdict, judge};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::departure::register::lookups::Known;
use crate::store::entity::departure;
use crate::store::seal::Mark;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// Keys looked up in one statement.
const KEYS_A_STATEMENT: usize = 500;

/// Judges every line. `looked_up` hears after each statement how many lines have been compared.
pub(super) async fn judged<C, F, W>(
    conn: &C,
    board: BoardId,
    known: &Known,
    sheet: &Sheet,
    today: NaiveDate,
    mut looked_up: F,
) -> Result<Vec<LineVerdict>, StoreError>
where
    C: Keyed,
    F: FnMut(usize) -> W,
    W: Future<Output = Result<(), StoreError>>,
{
    // First as if nobody were registered, which says whom to look up.
    let first = judge(sheet, &known.lookups, &|_| false, today);
    let keys: Vec<DoubleKey> = first
        .iter()
        .filter_map(|line| match &line.verdict {
            Verdict::Make(accepted) => {
                let registration = &accepted.registration;
                Some(DoubleKey::of(registration, known.lookups.school_of(registration.unit)))
            }
            Verdict::Double | Verdict::Refused(_) => None,
        })
        .collect();
    let mut registered: HashSet<DoubleKey> = HashSet::new();
    for (index, chunk) in keys.chunks(KEYS_A_STATEMENT).enumerate() {
        // The database knows by its mark who is registered.
        let marked: HashMap<String, &str> = chunk
            .iter()
            .map(|key| Ok((Mark::of_double(conn, &key.who)?.text(), key.who.as_str())))
            .collect::<Result<_, StoreError>>()?;
        let found: Vec<(Typed<UnitId>, String, NaiveDate)> = departure::Entity::find()
            .select_only()
            .columns([departure::Column::SchoolId, departure::Column::AddressKey, departure::Column::LastDayWorked])
            .filter(departure::Column::BoardId.is(board))
            .filter(departure::Column::AddressKey.is_in(marked.keys()))
            .into_tuple()
            .all(conn)
            .await?;
        registered.extend(found.into_iter().filter_map(|(school, mark, last_day_worked)| {
            Some(DoubleKey { school: school.get(), who: (*marked.get(&mark)?).to_owned(), last_day_worked })
        }));
        looked_up((index + 1) * KEYS_A_STATEMENT).await?;
    }
    if registered.is_empty() {
        return Ok(first);
    }
    Ok(judge(sheet, &known.lookups, &|key| registered.contains(key), today))
}
