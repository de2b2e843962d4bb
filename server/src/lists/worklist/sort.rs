//! The board sorted by one of its columns.
//!
//! Names are sealed, so no index knows their order: what fits the filter is read and sorted here, as long as it is not
//! too much. The order of the board itself, by what is due, is walked by key however much there is.

use std::cmp::Reverse;
use std::collections::HashMap;

use domain::course::{Owner, Stage};
use domain::departure::ShownType;
use domain::ids::UnitId;
use serde::{Deserialize, Serialize};

use super::PAGE_ROWS;
use super::counts::When;
use super::cursor::{Cursor, Segment};
use super::filter::WorklistFilter;
use super::reach::Reach;
use super::walk::{self, Found, Row};
use crate::store::queries::units;
use crate::store::{Keyed, StoreError};

/// The most departures that are sorted.
pub const SORTED_MAX: usize = 1_000;

domain::coded! {
    /// The column that the board is sorted by.
    pub enum SortBy {
        Name = "name",
        Unit = "unit",
        Kind = "kind",
        Stage = "stage",
        Due = "due",
        Owner = "owner",
    }
}

/// A column, and which end of it stands on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    pub by: SortBy,
    pub descending: bool,
}

impl Sort {
    /// Reads what [`std::fmt::Display`] wrote: the column's code, with a `-` in front where it descends.
    pub fn parse(text: &str) -> Option<Self> {
        let (code, descending) = text.strip_prefix('-').map_or((text, false), |code| (code, true));
        Some(Self { by: SortBy::parse(code)?, descending })
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.descending { "-" } else { "" };
        write!(f, "{sign}{}", self.by)
    }
}

/// One page of all that fits the filter, sorted, and where the next begins; `None` where it is too much to sort.
pub(super) async fn sorted(
    conn: &impl Keyed,
    reach: &Reach,
    (filter, sort): (&WorklistFilter, Sort),
    from: Option<&Cursor>,
    when: When,
) -> Result<Option<Found>, StoreError> {
    let found = walk::read(conn, reach, filter, None, when, SORTED_MAX + 1).await?;
    if found.len() > SORTED_MAX {
        return Ok(None);
    }
    let rows = in_order(conn, found.into_iter().map(|(_, row)| row).collect(), sort).await?;
    // A row that is gone meanwhile begins the list anew.
    let start = from
        .filter(|cursor| cursor.segment == Segment::Sorted)
        .and_then(|cursor| rows.iter().position(|row| *row.id == cursor.id))
        .map_or(0, |at| at + 1);
    let more = rows.len() > start + PAGE_ROWS;
    let page: Vec<(Segment, Row)> =
        rows.into_iter().skip(start).take(PAGE_ROWS).map(|row| (Segment::Sorted, row)).collect();
    let next = page.last().filter(|_| more).map(|(segment, row)| Cursor { segment: *segment, due: None, id: *row.id });
    Ok(Some((page, next)))
}

async fn in_order(conn: &impl Keyed, rows: Vec<Row>, sort: Sort) -> Result<Vec<Row>, StoreError> {
    let names = match sort.by {
        SortBy::Unit => units::names(conn, rows.iter().flat_map(|row| [*row.unit_id, *row.school_id])).await?,
        SortBy::Name | SortBy::Kind | SortBy::Stage | SortBy::Due | SortBy::Owner => HashMap::new(),
    };
    let unit = |id: UnitId| names.get(&id).map(|name| name.to_lowercase()).unwrap_or_default();
    let mut keyed = Vec::with_capacity(rows.len());
    for row in rows {
        let key = match sort.by {
            SortBy::Name => row.sort_key(conn)?,
            SortBy::Unit => format!("{}\n{}", unit(*row.school_id), unit(*row.unit_id)),
            SortBy::Kind => placed(ShownType::all().position(|kind| kind == row.kind())),
            SortBy::Stage => placed(Stage::ALL.iter().position(|stage| *stage == *row.stage)),
            SortBy::Owner => placed(Owner::ALL.iter().position(|owner| *owner == *row.owner)),
            SortBy::Due => row.due_at.map(|due| due.format("%Y%m%d%H%M%S").to_string()).unwrap_or_default(),
        };
        // What is due nothing comes last, whichever end stands on top.
        let is_last = sort.by == SortBy::Due && row.due_at.is_none();
        keyed.push(((is_last, key), row));
    }
    // Of equals, what is due first; what is due nothing comes last.
    let ties = |row: &Row| (row.due_at.is_none(), row.due_at, *row.id);
    if sort.descending {
        keyed.sort_by_cached_key(|((is_last, key), row)| (*is_last, Reverse(key.clone()), ties(row)));
    } else {
        keyed.sort_by_cached_key(|(key, row)| (key.clone(), ties(row)));
    }
    Ok(keyed.into_iter().map(|(_, row)| row).collect())
}

/// In the order in which they are offered, as text that sorts like it.
fn placed(at: Option<usize>) -> String {
    format!("{:03}", at.unwrap_or(usize::from(u8::MAX)))
}

#[cfg(test)]
mod tests {
    use super::{Sort, SortBy, placed};

    #[test]
    fn an_order_comes_back_from_its_text() {
        for &by in SortBy::ALL {
            for descending in [false, true] {
                let sort = Sort { by, descending };
                assert_eq!(Sort::parse(&sort.to_string()), Some(sort));
            }
        }
        assert_eq!((Sort::parse("salary"), Sort::parse("--name"), Sort::parse("")), (None, None, None));
    }

    #[test]
    fn places_sort_like_numbers() {
        assert!(placed(Some(2)) < placed(Some(10)) && placed(Some(10)) < placed(None));
    }
}
