//! What the leaver says of the final report: that it is right, or what is not.
//!
//! | field | value |
//! |---|---|
//! | `reply` | `agrees`, `corrects`; nothing is chosen beforehand |
//! | `words` | the leaver's own words; needed where they correct |

use chrono::{Days, NaiveDate};

use super::{FieldFault, FieldFaultKind};
use crate::questionnaire::clean_text;

/// Days after the one on which the report became final within which the leaver may answer
/// (docs/domain.md, "The guide and the report").
pub const REPLY_DAYS: u64 = 14;
/// The longest answer, in characters.
pub const REPLY_CHARACTERS: usize = 4000;

/// The last day on which the leaver may answer, or change what they wrote.
pub fn reply_until(final_on: NaiveDate) -> NaiveDate {
    final_on.checked_add_days(Days::new(REPLY_DAYS)).unwrap_or(NaiveDate::MAX)
}

/// Whether the leaver may still answer on this day of the organisation's own calendar.
pub fn may_reply(final_on: NaiveDate, today: NaiveDate) -> bool {
    today <= reply_until(final_on)
}

/// The leaver's answer. Their words are kept as they wrote them; only line ends become one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub agrees: bool,
    pub words: String,
}

impl Reply {
    /// Reads a posted form; every fault stands at its field.
    pub fn read(fields: &[(String, String)]) -> Result<Self, Vec<FieldFault>> {
        let value = |name: &str| fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
        let words = clean_text(value("words"));
        let is = words.chars().count();
        let mut faults = Vec::new();
        let mut wrong = |field: &str, kind| faults.push(FieldFault { field: field.to_owned(), kind });
        let agrees = match value("reply") {
            "agrees" => Some(true),
            "corrects" => Some(false),
            "" => {
                wrong("reply", FieldFaultKind::Missing);
                None
            }
            _ => {
                wrong("reply", FieldFaultKind::UnknownChoice);
                None
            }
        };
        if agrees == Some(false) && words.is_empty() {
            wrong("words", FieldFaultKind::Missing);
        }
        if is > REPLY_CHARACTERS {
            wrong("words", FieldFaultKind::TooLong { max: REPLY_CHARACTERS, is });
        }
        match agrees {
            Some(agrees) if faults.is_empty() => Ok(Self { agrees, words }),
            _ => Err(faults),
        }
    }
}

/// Reads an addition to a final report, at most [`super::BOX_CHARACTERS`] long.
pub fn addition(typed: &str) -> Result<String, FieldFault> {
    let fault = |kind| Err(FieldFault { field: "addition".to_owned(), kind });
    let words = clean_text(typed);
    let is = words.chars().count();
    if words.is_empty() {
        return fault(FieldFaultKind::Missing);
    }
    if is > super::BOX_CHARACTERS {
        return fault(FieldFaultKind::TooLong { max: super::BOX_CHARACTERS, is });
    }
    Ok(words)
}
