//! Small releases made by hand, for tests.

use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;

use super::content::{Content, Cut, DimensionContent, FORMAT, Given, SetContent, SetKind, TableContent, UnitName};
use crate::disclosure::{Population, Published, PublishedLayer};
use crate::ids::UnitId;

/// In a grid: this count is hidden.
pub const HIDDEN: u32 = u32::MAX;

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

pub fn unit(number: u128) -> UnitId {
    UnitId::new(Uuid::from_u128(number))
}

/// A list of categories below their whole.
pub fn list(given: Given, codes: &[&str]) -> DimensionContent {
    let is_fact = matches!(given, Given::Units | Given::Way | Given::Entry | Given::ServiceBand | Given::Subject);
    DimensionContent {
        given,
        is_answer: !is_fact,
        codes: std::iter::once("all").chain(codes.iter().copied()).map(str::to_owned).collect(),
        above: std::iter::once(None).chain(codes.iter().map(|_| Some(0))).collect(),
    }
}

/// So many schools, with the numbers from 1.
pub fn units(schools: u128) -> DimensionContent {
    let codes: Vec<String> = (1..=schools).map(|number| unit(number).to_string()).collect();
    list(Given::Units, &codes.iter().map(String::as_str).collect::<Vec<_>>())
}

/// One figure of one population: rows, columns with how many of them one may have, and the counts row by row.
pub fn set(
    kind: SetKind,
    who: Population,
    rows: DimensionContent,
    columns: Option<(DimensionContent, Option<u32>)>,
    grid: &[&[u32]],
) -> SetContent {
    let before = match kind {
        SetKind::Left => "",
        SetKind::Told => "told-",
    };
    let across = columns.as_ref().map(|(columns, _)| format!("-{}", columns.given)).unwrap_or_default();
    let code = format!("{before}{}{across}", rows.given);
    let most = columns.as_ref().and_then(|(_, most)| *most);
    let width = columns.as_ref().map_or(1, |(columns, _)| columns.codes.len());
    assert!(grid.len() == rows.codes.len() && grid.iter().all(|row| row.len() == width), "{code}");
    let counts: Vec<Option<u32>> =
        grid.iter().copied().flatten().map(|count| (*count != HIDDEN).then_some(*count)).collect();
    let layer = layer(who, width, &counts);
    let table = TableContent { code, rows: 0, columns: columns.as_ref().map(|_| 1), most };
    let dimensions = std::iter::once(rows).chain(columns.map(|(columns, _)| columns)).collect();
    SetContent { kind, dimensions, tables: vec![table], published: Published { tables: vec![vec![layer]] } }
}

/// Published counts as they are read from a file, which is the only way to make them by hand.
pub fn layer(who: Population, width: usize, counts: &[Option<u32>]) -> PublishedLayer {
    let written = json!({ "population": who, "width": width, "counts": counts });
    serde_json::from_value(written).expect("rows of one length")
}

/// A release of the school year 2025-2026, with four schools by name: 100 people in the first, 50 in the second, of
/// the others nobody said.
pub fn content(sets: Vec<SetContent>) -> Content {
    let headcounts = [Some(100), Some(50), None, None];
    let name = |(number, headcount): (u128, Option<u32>)| UnitName {
        id: unit(number),
        school: None,
        name: format!("School {number}"),
        headcount,
        region: None,
    };
    Content {
        format: FORMAT,
        period: "2025-2026".to_owned(),
        from: day(2025, 8, 1),
        until: day(2026, 7, 31),
        number: 1,
        made_on: day(2026, 8, 28),
        reason: None,
        thresholds: [5, 5, 10, 1],
        cut: Cut::Codes,
        subjects: Vec::new(),
        units: (1..).zip(headcounts).map(name).collect(),
        sets,
        days: Vec::new(),
        questions: Vec::new(),
        coverage: Vec::new(),
        is_narrowed: false,
    }
}

/// The same a year earlier.
pub fn year_before(sets: Vec<SetContent>) -> Content {
    Content {
        period: "2024-2025".to_owned(),
        from: day(2024, 8, 1),
        until: day(2025, 7, 31),
        made_on: day(2025, 8, 28),
        ..content(sets)
    }
}
