//! Writing a file for spreadsheets. Every cell goes through here, so that no spreadsheet runs one.

/// What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), the wide signs of East Asian keyboards
/// among them.
const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// With what a file begins, so that spreadsheets know that it is UTF-8.
pub const MARK: char = '\u{feff}';

/// Rows of cells as CSV: semicolons, as Dutch spreadsheets expect, and [`MARK`].
pub fn csv<'a, Row>(rows: impl IntoIterator<Item = Row>) -> String
where
    Row: IntoIterator<Item = &'a str>,
{
    let mut text = String::from(MARK);
    for row in rows {
        text.push_str(&line(row));
    }
    text
}

/// One row of it with the end of its line, for whoever writes more rows than should stand in memory apart.
pub fn line<'a>(row: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = row.into_iter().map(cell).collect();
    format!("{}\r\n", cells.join(";"))
}

/// A cell in quotes; one that begins like a formula begins with an apostrophe instead.
fn cell(text: &str) -> String {
    let apostrophe = if text.starts_with(BEGINNINGS) { "'" } else { "" };
    format!("\"{apostrophe}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn no_cell_is_a_formula_or_leaves_its_place() {
        let rows =
            [["a", "=1+1", "-2"], ["x;y", "say \"hi\"", "two\nlines"], ["@SUM", "+31", "\t="], ["＝1", "\n=", "é"]];
        let expected = "\u{feff}\"a\";\"'=1+1\";\"'-2\"\r\n\"x;y\";\"say \"\"hi\"\"\";\"two\nlines\"\r\n\
            \"'@SUM\";\"'+31\";\"'\t=\"\r\n\
            \"'＝1\";\"'\n=\";\"é\"\r\n";
        assert_eq!(csv(rows), expected);
    }
}
