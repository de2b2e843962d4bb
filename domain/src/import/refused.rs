//! The lines of a list that were refused, as they stand there, with why: to mend and to bring in again.

use serde::{Deserialize, Serialize};

use super::headings::{is_why, why_heading};
use super::{LineVerdict, Sheet, Verdict};
use crate::Language;
use crate::departure::RegistrationFault;
use crate::departure_form::Field;
use crate::sheet::csv;

/// The refused lines of a list below its headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedLines {
    /// As they stand in the file.
    pub heading: Vec<String>,
    pub lines: Vec<RefusedLine>,
}

/// A line as it stands in the file, and every fault at its column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedLine {
    pub cells: Vec<String>,
    pub faults: Vec<(Field, RegistrationFault)>,
}

/// The lines of a list that `verdicts` refuses; those are as [`super::judge`] gives them for this list.
pub fn refused_lines(sheet: &Sheet, verdicts: &[LineVerdict]) -> RefusedLines {
    let refused = |(line, judged): (&super::sheet::Line, &LineVerdict)| match &judged.verdict {
        Verdict::Refused(faults) => Some(RefusedLine { cells: line.cells.clone(), faults: faults.clone() }),
        Verdict::Make(_) | Verdict::Double | Verdict::OtherDay(..) => None,
    };
    RefusedLines {
        heading: sheet.heading.clone(),
        lines: sheet.lines.iter().zip(verdicts).filter_map(refused).collect(),
    }
}

impl RefusedLines {
    /// A file for spreadsheets ([`csv`]): why, in the words given, before the cells as they were. No cell of it is a
    /// formula, and it can be brought in again as it is: the column of reasons is left alone then.
    pub fn csv(&self, language: Language, words: impl Fn(Field, RegistrationFault) -> String) -> String {
        let is_kept = |index: &usize| !self.heading.get(*index).is_some_and(|heading| is_why(heading));
        let kept = |cells: &[String]| -> Vec<String> {
            cells.iter().enumerate().filter(|(index, _)| is_kept(index)).map(|(_, cell)| cell.clone()).collect()
        };
        let row = |why: String, cells: &[String]| -> Vec<String> { std::iter::once(why).chain(kept(cells)).collect() };
        let why = |line: &RefusedLine| {
            line.faults.iter().map(|(field, fault)| words(*field, *fault)).collect::<Vec<_>>().join(" ")
        };
        let rows: Vec<Vec<String>> = std::iter::once(row(why_heading(language).to_owned(), &self.heading))
            .chain(self.lines.iter().map(|line| row(why(line), &line.cells)))
            .collect();
        csv(rows.iter().map(|row| row.iter().map(String::as_str)))
    }
}
