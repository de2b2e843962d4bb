//! What may be handed in: only what was asked, all of it readable, and not nothing.

use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::data::Questionnaire;
use super::fault::Fault;
use super::reading::FieldFault;
use super::variant::Variant;
use crate::departure::ServiceBand;
use crate::reason::ReasonCode;

/// A questionnaire as handed in. Holds answers to items that were asked, and to no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Submitted {
    /// The version of the questionnaire.
    version: u32,
    variant: Variant,
    service_band: Option<ServiceBand>,
    answers: Answers,
}

/// Why answers cannot be handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotSubmittable {
    /// Nothing was answered. Every item may be skipped, but not all of them.
    Empty,
    /// Some answers cannot be read; each fault stands at its item.
    Faults(Vec<FieldFault>),
}

/// Hands in the answers, or says why not. Answers to items that were not asked are left behind.
pub fn submit(
    answers: &Answers,
    questionnaire: &Questionnaire,
    variant: Variant,
    band: Option<ServiceBand>,
) -> Result<Submitted, NotSubmittable> {
    let mut kept = answers.clone();
    kept.reconcile(questionnaire);
    kept.drop_aside();
    let shown: Vec<&str> =
        questionnaire.shown(variant, band, &kept).into_iter().map(|item| item.key.as_str()).collect();
    kept.retain(|key| shown.contains(&key.as_str()));
    let faults = kept.faults(questionnaire);
    if !faults.is_empty() {
        return Err(NotSubmittable::Faults(faults));
    }
    if kept.is_empty() {
        return Err(NotSubmittable::Empty);
    }
    Ok(Submitted { version: questionnaire.version(), variant, service_band: band, answers: kept })
}

impl Submitted {
    pub const fn version(&self) -> u32 {
        self.version
    }

    pub const fn variant(&self) -> Variant {
        self.variant
    }

    pub const fn service_band(&self) -> Option<ServiceBand> {
        self.service_band
    }

    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The decisive reason: the one named as such, or the only one there is.
    pub fn decisive_reason(&self) -> Option<ReasonCode> {
        self.answers.decisive_reason()
    }

    /// The form in which it is stored.
    pub fn to_json(&self) -> String {
        // reason: numbers, codes and strings only; writing them to memory cannot fail
        serde_json::to_string(self).expect("numbers and strings can always be written")
    }

    /// Reads it back, through the same door as handing it in: another version, an unknown item, a
    /// hidden item's answer or an unreadable value is refused.
    pub fn parse(json: &str, questionnaire: &Questionnaire) -> Result<Self, Vec<Fault>> {
        let stored: StoredSubmission =
            serde_json::from_str(json).map_err(|error| vec![Fault::from_json("", &error)])?;
        if stored.version != questionnaire.version() {
            let reason = format!("is {}, the questionnaire's is {}", stored.version, questionnaire.version());
            return Err(vec![Fault::stored("version".to_owned(), reason)]);
        }
        let answers = Answers::parse(&stored.answers.to_string(), questionnaire)?;
        let submitted =
            submit(&answers, questionnaire, stored.variant, stored.service_band).map_err(|why| match why {
                NotSubmittable::Empty => vec![Fault::stored("answers".to_owned(), "nothing was answered")],
                NotSubmittable::Faults(faults) => faults
                    .into_iter()
                    .map(|fault| Fault::stored(format!("answers.{}", fault.field), fault.kind.code().replace('_', " ")))
                    .collect(),
            })?;
        let hidden: Vec<Fault> = answers
            .iter()
            .map(|(key, _)| key)
            .filter(|key| submitted.answers.get(key.as_str()).is_none())
            .chain(answers.aside())
            .map(|key| Fault::stored(format!("answers.{key}"), "this item was not asked"))
            .collect();
        if hidden.is_empty() { Ok(submitted) } else { Err(hidden) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredSubmission {
    version: u32,
    variant: Variant,
    service_band: Option<ServiceBand>,
    answers: serde_json::Value,
}
