//! Reading a point's form, box by box.

use std::str::FromStr;

use chrono::NaiveDate;

use super::{PointFault, PointFaultAt, PointField, PointStatus};
use crate::questionnaire::clean_text;
use crate::report::ByDate;

/// A form that is being read: what is typed, and what is wrong so far.
pub(super) struct Reading<'a> {
    fields: &'a [(String, String)],
    pub(super) faults: Vec<PointFaultAt>,
}

impl<'a> Reading<'a> {
    pub(super) const fn of(fields: &'a [(String, String)]) -> Self {
        Self { fields, faults: Vec::new() }
    }

    pub(super) fn typed(&self, field: PointField) -> &'a str {
        self.fields.iter().find(|(name, _)| name == field.code()).map_or("", |(_, value)| value.as_str())
    }

    pub(super) fn text(&mut self, field: PointField, max: usize, needed: bool) -> String {
        let text = clean_text(self.typed(field));
        self.measured(field, text, max, needed)
    }

    pub(super) fn line(&mut self, field: PointField, max: usize, needed: bool) -> String {
        let text = clean_text(self.typed(field)).split_whitespace().collect::<Vec<_>>().join(" ");
        self.measured(field, text, max, needed)
    }

    fn measured(&mut self, field: PointField, text: String, max: usize, needed: bool) -> String {
        let is = text.chars().count();
        if is > max {
            self.faults.push((field, PointFault::TooLong { max, is }));
        } else if needed && is == 0 {
            self.faults.push((field, PointFault::Missing));
        }
        text
    }

    pub(super) fn day(&mut self) -> Option<NaiveDate> {
        match self.typed(PointField::Due).trim() {
            "" => None,
            typed => match ByDate::from(typed.to_owned()) {
                ByDate::On(day) => Some(day),
                ByDate::AsTyped(_) => {
                    self.faults.push((PointField::Due, PointFault::NoDay));
                    None
                }
            },
        }
    }

    pub(super) fn status(&mut self, status: Option<PointStatus>) -> Option<PointStatus> {
        if status.is_none() {
            self.faults.push((PointField::Status, PointFault::UnknownChoice));
        }
        status
    }

    /// A value that may be empty.
    pub(super) fn parsed<T: FromStr>(&mut self, field: PointField) -> Option<T> {
        match self.typed(field).trim() {
            "" => None,
            typed => {
                let parsed = typed.parse().ok();
                if parsed.is_none() {
                    self.faults.push((field, PointFault::UnknownChoice));
                }
                parsed
            }
        }
    }
}
