//! Workbooks for spreadsheet programs (Office Open XML), in which numbers are numbers. Text is text, whatever it begins
//! with: no cell is a formula.

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use thiserror::Error;

/// The most characters of a sheet's name that Excel opens.
const NAME_MAX_CHARS: usize = 31;
/// What a sheet's name may not hold.
const NOT_IN_NAMES: [char; 8] = ['[', ']', ':', '*', '?', '/', '\\', '\''];

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
}

/// A sheet: its name, and its rows, the first of which are the headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Value>>,
}

/// The workbook could not be written: it has more than fits into one.
#[derive(Debug, Error)]
#[error("the workbook could not be written: {0}")]
pub struct NotWritten(#[from] XlsxError);

/// The file with these sheets, in their order. Names that no sheet may have are made ones that it may.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, NotWritten> {
    let mut book = Workbook::new();
    let heading = Format::new().set_bold();
    let mut taken: Vec<String> = Vec::new();
    for sheet in sheets {
        let name = name_for(&sheet.name, &taken);
        let page = book.add_worksheet();
        page.set_name(name.as_str())?;
        taken.push(name);
        for (at, row) in (0_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Value::Text(text) if at == 0 => {
                        page.write_string_with_format(at, column, text.as_str(), &heading)?
                    }
                    Value::Text(text) => page.write_string(at, column, text.as_str())?,
                    Value::Number(number) => page.write_number(at, column, *number)?,
                };
            }
        }
    }
    Ok(book.save_to_buffer()?)
}

/// A name that no other sheet has, in whichever case.
fn name_for(wanted: &str, taken: &[String]) -> String {
    let plain: String = wanted.chars().map(|one| if NOT_IN_NAMES.contains(&one) { ' ' } else { one }).collect();
    let plain = if plain.trim().is_empty() { "–" } else { plain.trim() };
    let is_taken = |name: &str| taken.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    let cut = |most: usize| plain.chars().take(most).collect::<String>().trim_end().to_owned();
    let first = cut(NAME_MAX_CHARS);
    if !is_taken(&first) {
        return first;
    }
    // There are fewer sheets than that.
    let more = (2..10_000).map(|number| format!("{} {number}", cut(NAME_MAX_CHARS - 5)));
    more.into_iter().find(|name| !is_taken(name)).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str) -> Sheet {
        let rows =
            vec![vec![Value::Text("Team".to_owned())], vec![Value::Text("=1+1".to_owned()), Value::Number(12.0)]];
        Sheet { name: name.to_owned(), rows }
    }

    #[test]
    fn names_that_no_sheet_may_have_are_made_ones_that_it_may() {
        let long = "Reden: waarom [iemand] vertrekt, en waarheen?";
        let first = name_for(long, &[]);
        assert!(first.chars().count() <= NAME_MAX_CHARS && !first.contains(NOT_IN_NAMES), "{first}");
        let second = name_for(long, std::slice::from_ref(&first));
        assert_ne!(first.to_lowercase(), second.to_lowercase());
        assert_eq!(name_for(" ", &[]), "–");
    }

    #[test]
    fn a_workbook_is_written_whatever_its_sheets_are_called() {
        let bytes = workbook(&[sheet("a/b"), sheet("A/B"), sheet("")]).expect("a workbook");
        assert!(bytes.starts_with(b"PK"), "an archive");
    }
}
