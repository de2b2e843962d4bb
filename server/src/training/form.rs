//! The form for a training.

use domain::departure_form::dates::parse_date;
use domain::working_days::DateRange;

use crate::form::line;

/// The longest name of a training, in characters.
const TRAINING_NAME_MAX_CHARS: usize = 120;

domain::coded! {
    pub enum TrainingField {
        Name = "name",
        ValidFrom = "valid_from",
        ValidUntil = "valid_until",
    }
}

domain::coded! {
    pub enum TrainingFault {
        NameMissing = "name_missing",
        NameTooLong = "name_too_long",
        DateMissing = "date_missing",
        DateImpossible = "date_impossible",
        UntilBeforeFrom = "until_before_from",
        /// A keeper's own training does not last longer by their own word.
        OwnTraining = "own_training",
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrainingForm {
    pub name: String,
    /// The first day on which it counts.
    pub valid_from: String,
    /// The last one.
    pub valid_until: String,
}

impl TrainingForm {
    pub(super) fn check(&self) -> Result<(String, DateRange), Vec<(TrainingField, TrainingFault)>> {
        let mut faults = Vec::new();
        let name = line(&self.name, TRAINING_NAME_MAX_CHARS, TrainingFault::NameMissing, TrainingFault::NameTooLong)
            .map_err(|fault| faults.push((TrainingField::Name, fault)));
        let mut date = |field, text: &str| {
            let fault = if text.trim().is_empty() { TrainingFault::DateMissing } else { TrainingFault::DateImpossible };
            parse_date(text).ok_or(()).map_err(|()| faults.push((field, fault)))
        };
        let first = date(TrainingField::ValidFrom, &self.valid_from);
        let last = date(TrainingField::ValidUntil, &self.valid_until);
        match (name, first, last) {
            (Ok(_), Ok(first), Ok(last)) if last < first => {
                Err(vec![(TrainingField::ValidUntil, TrainingFault::UntilBeforeFrom)])
            }
            (Ok(name), Ok(first), Ok(last)) => Ok((name, DateRange::new(first, last))),
            _ => Err(faults),
        }
    }
}
