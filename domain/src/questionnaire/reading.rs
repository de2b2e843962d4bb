//! How the fields of a posted form become an answer, and what can be wrong with them.

use serde::{Deserialize, Serialize};

use super::answers::{Agreement, Answer, Answers, Likelihood};
use super::item::{Item, Kind};
use crate::reason::{Destination, ReasonCode, ValueCode};

/// What is wrong at one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFault {
    /// The field's name as posted: an item key, or a box of the report.
    pub field: String,
    pub kind: FieldFaultKind,
}

/// The ways in which a field can be wrong; wording has a sentence for each (`code`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum FieldFaultKind {
    /// More chosen than may be.
    TooMany { max: usize },
    /// The decisive reason is none of the reasons chosen.
    NotOneOfTheReasons,
    /// More characters than may be; `is` counts them.
    TooLong { max: usize, is: usize },
    /// A value that the form does not offer.
    UnknownChoice,
    /// A name that is nobody's, or more than one person's.
    UnknownPerson,
    /// No day of the calendar.
    NotADate,
    /// Has to be filled in before this can be finished.
    Missing,
}

impl FieldFaultKind {
    /// A stable code, to name the sentence that explains it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooMany { .. } => "too_many",
            Self::NotOneOfTheReasons => "not_one_of_the_reasons",
            Self::TooLong { .. } => "too_long",
            Self::UnknownChoice => "unknown_choice",
            Self::UnknownPerson => "unknown_person",
            Self::NotADate => "not_a_date",
            Self::Missing => "missing",
        }
    }
}

/// More values than any honest form posts; the rest is not kept.
const MOST_VALUES_KEPT: usize = 50;

/// Reads what was posted for one item; `Ok(None)` is a skipped item.
pub(super) fn read(item: &Item, typed: &[String], answers: &Answers) -> Result<Option<Answer>, FieldFaultKind> {
    if let Kind::Text { max_characters } = item.kind {
        return read_text(typed, max_characters);
    }
    let chosen = chosen(typed);
    if chosen.is_empty() {
        return Ok(None);
    }
    match &item.kind {
        Kind::Reasons { max } => several(&chosen, *max, ReasonCode::parse).map(ReasonCode::said).map(Answer::Reasons),
        Kind::Values { max, something_else } => {
            several(&chosen, *max, |value| ValueCode::parse(value).filter(|value| value.is_offered(*something_else)))
                .map(ValueCode::said)
                .map(Answer::Values)
        }
        Kind::OneOf { item: source } => {
            let reason = single(&chosen, ReasonCode::parse)?;
            if !answers.is_chosen(source.as_str(), reason.code()) {
                return Err(FieldFaultKind::NotOneOfTheReasons);
            }
            Ok(Answer::Reason(reason))
        }
        Kind::Agreement { does_not_apply } => single(&chosen, |value| {
            Agreement::parse(value).filter(|answer| *does_not_apply || *answer != Agreement::DoesNotApply)
        })
        .map(Answer::Agreement),
        Kind::Likelihood {} => single(&chosen, Likelihood::parse).map(Answer::Likelihood),
        Kind::Choice { options } => single(&chosen, |value| {
            options.iter().find(|option| option.key.as_str() == value).map(|option| option.key.clone())
        })
        .map(Answer::Choice),
        Kind::Destination {} => single(&chosen, Destination::parse).map(Answer::Destination),
        Kind::Text { max_characters } => return read_text(typed, *max_characters),
    }
    .map(Some)
}

/// Reads an item, and keeps what was typed as it was where it cannot be read.
pub(super) fn keep(item: &Item, typed: &[String], answers: &Answers) -> (Option<Answer>, Option<FieldFaultKind>) {
    match read(item, typed, answers) {
        Ok(answer) => (answer, None),
        Err(kind) => {
            let kept = match item.kind {
                Kind::Text { .. } => vec![clean_text(&typed.join("\n"))],
                _ => chosen(typed),
            };
            (Some(Answer::AsTyped(kept)), Some(kind))
        }
    }
}

/// The values that are not empty, each once, in the order in which they came.
fn chosen(typed: &[String]) -> Vec<String> {
    let mut chosen: Vec<String> = Vec::new();
    for value in typed.iter().map(|value| clean_text(value)) {
        if !value.is_empty() && !chosen.contains(&value) && chosen.len() < MOST_VALUES_KEPT {
            chosen.push(value);
        }
    }
    chosen
}

fn single<T>(chosen: &[String], parse: impl Fn(&str) -> Option<T>) -> Result<T, FieldFaultKind> {
    match chosen {
        [value] => parse(value).ok_or(FieldFaultKind::UnknownChoice),
        _ => Err(FieldFaultKind::TooMany { max: 1 }),
    }
}

fn several<T: Ord>(chosen: &[String], max: usize, parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, FieldFaultKind> {
    let mut values: Vec<T> =
        chosen.iter().map(|value| parse(value)).collect::<Option<_>>().ok_or(FieldFaultKind::UnknownChoice)?;
    if values.len() > max {
        return Err(FieldFaultKind::TooMany { max });
    }
    values.sort_unstable();
    Ok(values)
}

fn read_text(typed: &[String], max: usize) -> Result<Option<Answer>, FieldFaultKind> {
    let text = clean_text(&typed.join("\n"));
    let is = text.chars().count();
    if is > max {
        return Err(FieldFaultKind::TooLong { max, is });
    }
    Ok((!text.is_empty()).then_some(Answer::Text(text)))
}

/// What somebody typed, as it is kept: one kind of line end, no control characters (databases refuse
/// some of them), nothing around it. Text that shows nothing at all becomes empty.
pub(crate) fn clean_text(typed: &str) -> String {
    let text: String = typed
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    let shows_nothing =
        |c: char| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}');
    if text.chars().all(shows_nothing) { String::new() } else { text.trim().to_owned() }
}
