//! A release as rows for spreadsheets. What its reader may not read is not in it.

use std::collections::HashMap;

use domain::disclosure::Population;
use domain::organisation::Organisation;
use domain::release::{Cell, Content, Further, Given, HEADINGS, Labels, cells};
use server::workbook::{Sheet, Value};
use wording::Wording;

use super::words::Words;

fn labels(wording: Wording, organisation: &Organisation, content: &Content) -> Labels {
    Labels::new(content, wording.language(), organisation.sector, |family, code| wording.code(family, code))
}

/// All counts as CSV, under [`HEADINGS`].
pub fn csv(wording: Wording, organisation: &Organisation, content: &Content) -> String {
    domain::release::csv(content, &labels(wording, organisation, content), wording.language())
}

/// The same rows, one sheet for each thing that is counted, and for each that the release says beside.
pub fn sheets(wording: Wording, organisation: &Organisation, content: &Content) -> Vec<Sheet> {
    let labels = labels(wording, organisation, content);
    let words = Words { wording, organisation, content };
    let counted: HashMap<&str, Given> = content
        .figures()
        .map(|figure| (figure.code(), figure.columns().unwrap_or_else(|| figure.rows()).given))
        .collect();
    let mut sheets: Vec<(&str, Sheet)> = Vec::new();
    for cell in cells(content, &labels) {
        let given = counted.get(cell.figure).copied();
        let Some(code) = given.map(Given::code).or_else(|| Further::parse(cell.figure).map(Further::code)) else {
            continue;
        };
        if let Some((_, sheet)) = sheets.iter_mut().find(|(known, _)| *known == code) {
            sheet.rows.push(row_of(&cell));
        } else {
            let heads = HEADINGS.into_iter().map(|head| Value::Text(head.to_owned())).collect();
            let name = given.map_or_else(|| wording.code("release-part", code), |given| words.given(given));
            sheets.push((code, Sheet { name, rows: vec![heads, row_of(&cell)] }));
        }
    }
    sheets.into_iter().map(|(_, sheet)| sheet).collect()
}

/// A row under the same headings, in which numbers are numbers.
fn row_of(cell: &Cell<'_>) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.to_owned());
    // In points of a hundred, with one figure behind the comma.
    let share = cell.share.map(|share| Value::Number((1000.0 * share.part()).round() / 10.0));
    vec![
        text(cell.figure),
        text(cell.row_code),
        text(cell.row),
        text(cell.column_code),
        text(cell.column),
        text(cell.population.map_or("", Population::code)),
        cell.count.map_or_else(|| text(""), |count| Value::Number(f64::from(count))),
        text(if cell.is_hidden { "yes" } else { "no" }),
        share.unwrap_or_else(|| text("")),
    ]
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::*;
    use crate::staff::figures::made_up;

    #[test]
    fn each_thing_that_is_counted_has_its_sheet_with_every_count_once() {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        let sheets = sheets(Wording::new(Language::Nl), &organisation, &content);
        let rows: Vec<usize> = sheets.iter().map(|sheet| sheet.rows.len() - 1).collect();
        // Below the headings: nine lines of the release itself; three populations of three units; four and six columns of
        // three units; two counts of three groups, two medians, one rate, and the entries of the four lists.
        assert_eq!(rows, [9, 9, 12, 18, 6, 2, 2, 25]);
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!([names[0], names[4], names[5]], ["Deze cijfers", "Gesprekken", "Dagen tussen stappen"]);
        assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
    }

    #[test]
    fn a_hidden_count_is_an_empty_cell_that_says_so() {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        let labels = labels(Wording::new(Language::Nl), &organisation, &content);
        let hidden = cells(&content, &labels).find(|cell| cell.is_hidden).expect("one is hidden");
        let row = row_of(&hidden);
        assert_eq!(row[6..], [Value::Text(String::new()), Value::Text("yes".to_owned()), Value::Text(String::new())]);
    }
}
