//! Reads the cells of one line, and collects what is wrong with them.

use chrono::NaiveDate;

use super::{Column, LineFault, Sheet};
use crate::departure_form::dates::parse_date;
use crate::departure_form::is_formula;
use crate::import::days::{is_read_both_ways, unambiguous};
use crate::import::sheet::Line;
use crate::person::EmailAddress;
use crate::unseen::seen;

/// Cell after cell of one line. Each reading gives `None` for what is empty or faulty.
pub(super) struct Cells<'a> {
    sheet: &'a Sheet,
    line: &'a Line,
    faults: Vec<(Column, LineFault)>,
}

impl<'a> Cells<'a> {
    pub fn of(sheet: &'a Sheet, line: &'a Line) -> Self {
        let faults = sheet.overrun(line).map(|column| (column, LineFault::TooManyCells)).into_iter().collect();
        Self { sheet, line, faults }
    }

    pub fn fault(&mut self, column: Column, fault: LineFault) {
        self.faults.push((column, fault));
    }

    /// What stands there; `None`, and a fault, for a formula.
    pub fn raw(&mut self, column: Column) -> Option<&'a str> {
        let raw = self.sheet.cell(self.line, column);
        if is_formula(raw) {
            self.fault(column, LineFault::Formula);
            return None;
        }
        Some(raw.trim()).filter(|text| !text.is_empty())
    }

    /// The same as people see it, on one line.
    pub fn text(&mut self, column: Column) -> Option<String> {
        self.raw(column).map(seen).filter(|text| !text.is_empty())
    }

    /// The same, of a name or a place.
    pub fn short(&mut self, column: Column, most_chars: usize, too_long: LineFault) -> Option<String> {
        let text = self.text(column)?;
        if text.chars().count() > most_chars {
            self.fault(column, too_long);
            return None;
        }
        Some(text)
    }

    /// What the cell means; a fault where it means nothing.
    pub fn known<T>(&mut self, column: Column, fault: LineFault, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(column)?;
        let value = read(&text);
        if value.is_none() {
            self.fault(column, fault);
        }
        value
    }

    pub fn address(&mut self, column: Column) -> Option<EmailAddress> {
        self.known(column, LineFault::AddressMalformed, |text| EmailAddress::parse(text).ok())
    }

    /// A day that has to be there, and that the whole list lets nobody read in two ways.
    pub fn day(&mut self, column: Column) -> Option<NaiveDate> {
        if self.is_empty(column) {
            self.fault(column, LineFault::DateMissing);
        }
        let sheet = self.sheet;
        let day =
            self.known(column, LineFault::DateImpossible, |text| parse_date(&unambiguous(text, sheet.date_order())))?;
        let is_unsure = sheet.ambiguous_date().is_some() && is_read_both_ways(sheet.cell(self.line, column));
        if is_unsure {
            self.fault(column, LineFault::DateUnsure);
        }
        (!is_unsure).then_some(day)
    }

    /// Whether nothing stands there that can be seen.
    pub fn is_empty(&self, column: Column) -> bool {
        seen(self.sheet.cell(self.line, column)).is_empty()
    }

    /// What was made of the line, unless something is wrong with it.
    pub fn finish<T>(self, made: Option<T>) -> Result<T, Vec<(Column, LineFault)>> {
        match made {
            Some(made) if self.faults.is_empty() => Ok(made),
            _ => Err(self.faults),
        }
    }
}
